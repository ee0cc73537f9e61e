# SPDX-License-Identifier: MIT
# Views of packs show the data until the packs are released, and nothing from then on.
import binascii
import gc
import io
import time
import _virtual_board
from picture import Picture
from recording import Recording, MediaManager
from media.vencoder import ChnAttrStr, Encoder, StreamData
from uctypes import addressof, bytearray_at

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

# All packs of a call, and no others. Views of one StreamData do not depend on another one, nor on what a script assigns.
r = Recording(width=128, height=64, buffers=15, start=False)
r.start()
time.sleep(10)
encoder, data, other = r.encoder, r.data, StreamData()
assert r.get(0) == 0 and data.pack_cnt == 12 and encoder.GetStream(0, other, 0) == 0
views = [data.view(pack=i) for i in range(12)]
assert [bytes(view) for view in views] == [pack for _, _, pack in r.packs()]
assert is_raised(ValueError, "does not hold this pack", other.view, other.pack_cnt)
data.pack_cnt = 0
data.data_size[1] = 0
assert len(data.view(1)) == len(views[1]) > 0 and data.view(1) == views[1] != views[0]
kept = other.view(0)
for pack, error in ((-1, ValueError), (1 << 40, ValueError), ("0", TypeError), (None, TypeError), (0.5, TypeError)):
    assert is_raised(error, "StreamData.view: pack must be ", data.view, pack)
assert is_raised(TypeError, "missing required argument 'pack'", data.view)

# Slices of slices; what reads buffers reads views.
part = views[0][2:][2:5]
assert bytes(part) == bytes(views[0])[4:7] and list(part) == list(bytes(part)) and len(views[0][5:2]) == 0
assert addressof(views[0]) == data.data[0] and addressof(part) == data.data[0] + 4
stream = io.BytesIO()
stream.write(part)
assert stream.getvalue() == bytes(part) and binascii.crc32(views[0]) == binascii.crc32(bytes(views[0]))
assert is_raised(NotImplementedError, "step 1 only", lambda: views[0][::2])

# A release that the driver refuses leaves the views; ReleaseStream of another channel, too.
_virtual_board.fault("kd_mpi_venc_release_stream:1")
assert is_raised(OSError, "kd_mpi_venc_release_stream", r.release)
encoder.ReleaseStream(1, data)
assert len(views[0]) > 0
# A loop over a view ends with it.
rounds = 0
for _ in views[0]:
    rounds += 1
    if rounds == 3:
        r.release()
assert rounds == 3
check_empty(*views, part, part[0:1], views[3][1:])
assert bytes(kept) == bytes(bytearray_at(other.data[0], other.data_size[0])) != b""


# A with block that raises ends them.
class Lost(Exception):
    pass


def leave(view):
    with encoder:
        r.sensor.stop()
        assert len(view) > 0
        raise Lost


assert is_raised(Lost, "", leave, kept)
check_empty(kept, kept[0:1])
assert other.pack_cnt == 0 and is_raised(ValueError, "does not hold this pack", other.view, 0)
r.link = None
MediaManager.deinit()


# Of an own channel, by a subclass; an object that is not initialised has none.
class Packs(StreamData):
    pass


class TooEarly(StreamData):
    def __init__(self):
        StreamData.view(self, 0)


encoder, data = Encoder(), Packs()
encoder.SetOutBufs(3, 128, 64)
MediaManager.init()
encoder.Create(ChnAttrStr(Encoder.PAYLOAD_TYPE_JPEG, 0, 128, 64))
encoder.Start()
picture = Picture()
assert encoder.SendFrame(picture.info) == 0 and encoder.GetStream(data) == 0
view = data.view(0)
assert bytes(view[:2]) == b"\xff\xd8" and len(view) == data.data_size[0]
assert encoder.GetStream(data, 0) == -1
check_empty(view)
for _ in range(2):
    assert encoder.SendFrame(picture.info) == 0 and encoder.GetStream(data) == 0
    view = data.view(0)
    assert len(view) > 0
encoder.Destroy()
check_empty(view)
assert is_raised(TypeError, "StreamData object is not initialised: call super().__init__()", TooEarly)
picture.release()
MediaManager.deinit()
print("views: ok")
