# SPDX-License-Identifier: MIT
# Views of packs show the data until the packs are released, and nothing from then on.
import gc
from recording import Recording, MediaManager
from media.vencoder import Encoder, StreamData
from uctypes import bytearray_at

r = Recording(width=128, height=64)
encoder, data = r.encoder, r.data


def is_raised(error, text, function, *arguments):
    try:
        function(*arguments)
    except error as raised:
        assert text in str(raised), raised
        return True
    return False


def store(view):
    view[0] = 1


def get():
    assert r.get() == 0 and data.pack_cnt > 0
    return data.view(0)


def check_shown(view):
    shown = bytes(bytearray_at(data.data[0], data.data_size[0]))
    assert len(view) == data.data_size[0] and bytes(view) == shown and bytes(view[4:9]) == shown[4:9]
    assert is_raised(TypeError, "", store, view)


def check_empty(*views):
    for view in views:
        assert len(view) == 0 and not view and bytes(view) == b"" and bytes(view[0:4]) == b""
        assert is_raised(IndexError, "", lambda: view[0])


# Every way to release packs ends the view and its slices.
for release in (r.release, lambda: r.get(), lambda: encoder.Stop(0)):
    view = get()
    check_shown(view)
    part = view[4:9]
    release()
    check_empty(view, part)
    assert is_raised(ValueError, "StreamData does not hold this pack: call GetStream first", data.view, 11)
assert is_raised(ValueError, "pack must be 0..11, not 12", data.view, 12)
r.stop()
check_empty(view, part)

# Destroy and Close while the object holds packs.
for end in (lambda e: e.Destroy(0), lambda e: e.Close()):
    r = Recording(width=128, height=64)
    data = r.data
    view = get()
    check_shown(view)
    r.sensor.stop()
    end(r.encoder)
    check_empty(view)
    r.link = None
    MediaManager.deinit()


# A view keeps its object, and the object its packs; the collection of the Encoder ends it.
def forgotten():
    global r, data
    r = Recording(width=128, height=64)
    data = r.data
    view = get()
    r.data = data = None
    gc.collect()
    assert len(view) > 0 and view[0] == 0
    r.sensor.stop()
    r = None
    return view


view = forgotten()
for _ in range(3):
    bytearray(2000)
    gc.collect()
check_empty(view)
MediaManager.deinit()
print("views: ok")
