# SPDX-License-Identifier: MIT
# Iterations over frames: from the first to the end of the channel, without the heap; and what the channel tells of them.
import gc
import micropython
from recording import Recording, MediaManager
from media.vencoder import *


def raised(function, *arguments):
    try:
        function(*arguments)
    except Exception as error:
        return error
    return None


r = Recording(width=128, height=64)
encoder = r.encoder
assert encoder.sps_pps(0) is None and encoder.stats(0)[:4] == (0, 0, 0, 0)

# 300 turns with the heap locked: each has packs, and the object is always the same.
frames = encoder.frames(0)
pictures = packs = size = turns = 0
header = None
for stream in frames:
    if turns == 0:
        assert stream is frames and iter(frames) is frames
        micropython.heap_lock()
    turns += 1
    for i in range(stream.pack_cnt):
        packs += 1
        size += stream.data_size[i]
        pictures += stream.stream_type[i] != 3
    if turns == 300:
        micropython.heap_unlock()
    if turns > 300 and stream.stream_type[0] == Encoder.STREAM_TYPE_HEADER:
        header = bytes(stream.view(0))
    if turns == 370:
        r.sensor.stop()
        encoder.Stop(0)
assert turns == 370 and frames.pack_cnt == 0 and pictures >= 300
stats = encoder.stats(0)
assert stats[:4] == (0, pictures, packs, size) and stats.bytes == size and stats.unread == 0
assert header[:5] == b"\x00\x00\x00\x01\x67" and encoder.sps_pps(0) == header
assert frames.Next() is None and list(frames) == []
r.is_recording = False
r.stop()
assert frames.Next() is None
for method in (encoder.frames, encoder.sps_pps, encoder.stats):
    assert isinstance(raised(method, 0), OSError)

# Not of frames(); wrong arguments.
error = raised(StreamData().Next)
assert "StreamData.Next: StreamData is of no Encoder.frames" in str(error), error
assert isinstance(raised(encoder.frames, 4), ValueError)

# A new run of the channel is not the one of the iteration, which keeps its Encoder.
r = Recording(width=128, height=64)
frames = r.encoder.frames(0)
view = next(frames).view(0)
assert len(view) > 0
r.encoder.Stop(0)
r.encoder.Destroy(0)
r.encoder.Create(0, ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64))
assert len(view) == 0 and frames.Next() is None and r.encoder.sps_pps(0) is None
r.encoder.Start(0)
frames, r.encoder, r.data = r.encoder.frames(0), None, None
for _ in range(3):
    gc.collect()
assert next(frames).pack_cnt > 0
r.sensor.stop()
# Not by the collection, which may find the object on the stack.
other = Encoder()
other.Stop(0)
other.Destroy(0)
r = frames = view = None
gc.collect()
MediaManager.deinit()


# Ends when another thread stops the channel; a Python subclass of Encoder; a break keeps the packs.
class Camera(Encoder):
    pass


with Camera() as camera:
    camera.SetOutBufs(0, 4, 128, 64)
    MediaManager.init()
    camera.Create(0, ChnAttrStr(Encoder.PAYLOAD_TYPE_JPEG, 0, 128, 64))
    camera.Start(0)
    from picture import Picture

    picture = Picture()
    for number in range(3):
        assert camera.SendFrame(0, picture.info) == 0
    for stream in camera.frames(0):
        assert camera.stats(0).frames == 3
        break
    assert stream.pack_cnt >= 1 and bytes(stream.view(0)[:2]) == b"\xff\xd8" and camera.sps_pps(0) is None
    picture.release()
assert stream.pack_cnt == 0
MediaManager.deinit()
print("frames: ok", turns, "turns")
