# SPDX-License-Identifier: MIT
# An Encoder's own channel, for calls without a number: its life, its number, and what happens if the driver has none.
import _thread
import gc
import struct
import time

from recording import *
from picture import Picture
from raised import raised
from _virtual_board import MPP_GENERATION, fault, outstanding

IS_A = MPP_GENERATION == "A"
# Generation A has no call that requests a channel, and its firmware uses the last one.
CHANNELS = 3 if IS_A else 4
BUSY = 0xA0098012 - (1 << 32)
attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_JPEG, 0, 128, 64)
stream = StreamData()
picture = None


def set_up(*encoders):
    for encoder in encoders:
        encoder.SetOutBufs(3, 128, 64)


# In generation A, all buffers are set up before.
def begin():
    global picture
    MediaManager.init()
    picture = Picture()


def end():
    picture.release()
    MediaManager.deinit()
    assert not outstanding(), outstanding()


def run(encoder):
    encoder.Create(attr)
    encoder.Start()


def encode(encoder):
    assert encoder.SendFrame(picture.info) == 0
    assert encoder.GetStream(stream, 1000) == 0 and stream.pack_cnt == 1
    assert bytes(uctypes.bytearray_at(stream.data[0], 2)) == b"\xff\xd8"
    encoder.ReleaseStream(stream)


# Without a channel, all calls after Create raise, as CanMV's do.
def raises_without_channel(encoder, frame):
    calls = {"Start": (), "Stop": (), "Destroy": (), "SendFrame": (frame,), "GetStream": (stream,), "ReleaseStream": (stream,)}
    for name, arguments in calls.items():
        call = getattr(encoder, name)
        raised(ValueError, lambda: call(*arguments), "Encoder.%s: the object's own chn does not exist: call Create first" % name)
    assert encoder.chn == -1


def life():
    frame = bytes(k_video_frame_info())
    encoder = Encoder()
    raises_without_channel(encoder, frame)
    raised(OSError, lambda: encoder.Create(attr), "Encoder.Create: the object's own chn has no output buffers: call SetOutBufs first")
    set_up(encoder)
    assert (encoder.private_poolid == -1) == IS_A
    # Again: replaces them.
    if not IS_A:
        set_up(encoder)
    raises_without_channel(encoder, frame)
    begin()
    encoder.Create(attr)
    assert encoder.chn == 0
    raised(OSError, lambda: encoder.Create(attr), "own chn is created but not started: call Destroy first")
    raised(OSError, lambda: encoder.SetOutBufs(3, 128, 64), "own chn is created but not started: call Destroy first")
    assert encoder.GetStream(stream, 0) == -1 and encoder.SendFrame(picture.info) != 0
    encoder.Start()
    raised(OSError, lambda: encoder.Start(), "own chn is running: call Destroy first")
    for _ in range(5):
        encode(encoder)
    assert encoder.chn == 0
    encoder.Stop()
    encoder.Stop()
    assert encoder.chn == 0 and encoder.GetStream(stream) == -1
    encoder.Destroy()
    raises_without_channel(encoder, frame)
    # The buffers are gone, too.
    raised(OSError, lambda: encoder.Create(attr), "has no output buffers")
    assert encoder.private_poolid == -1
    end()


# The driver rejects Create: buffers and channel stay for the next one.
def failed_create():
    encoder = Encoder()
    set_up(encoder)
    begin()
    for function in ("create_chn", "enable_idr"):
        fault("kd_mpi_venc_%s:1+" % function)
        video = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)
        raised(OSError, lambda: encoder.Create(video), " failed in kd_mpi_venc_%s: " % function)
        fault()
        raises_without_channel(encoder, picture.info)
    run(encoder)
    encode(encoder)
    encoder.Destroy()
    end()


# What a script assigns shows while there is no channel, and selects nothing.
def assigned():
    encoder, other = Encoder(), Encoder()
    set_up(encoder, other)
    begin()
    encoder.chn = 3
    assert encoder.chn == 3
    run(other)
    run(encoder)
    assert (encoder.chn, other.chn) == (0, 1)
    encode(encoder)
    encoder.Destroy()
    assert encoder.chn == 3
    del encoder.chn
    assert encoder.chn == -1 and other.chn == 1
    other.Destroy()
    end()


def all_channels():
    encoders = [Encoder() for _ in range(CHANNELS)]
    set_up(*encoders)
    one_more = Encoder()
    text = "own chn does not exist: no channel is free" if IS_A else " failed in kd_mpi_venc_request_chn: "
    raised(OSError, lambda: one_more.SetOutBufs(3, 128, 64), "Encoder.SetOutBufs: ", text, "K_ERR_VENC_BUSY")
    raises_without_channel(one_more, bytes(k_video_frame_info()))
    begin()
    for encoder in encoders:
        run(encoder)
    assert [encoder.chn for encoder in encoders] == list(range(CHANNELS))
    for encoder in reversed(encoders):
        encode(encoder)
    encoders[1].Destroy()
    assert [encoder.chn for encoder in encoders[:3]] == [0, -1, 2]
    if not IS_A:
        set_up(one_more)
        run(one_more)
        assert one_more.chn == 1
        encode(one_more)
        one_more.Destroy()
    for encoder in encoders:
        if encoder.chn >= 0:
            encode(encoder)
            encoder.Destroy()
    end()


# Objects that use numbers have theirs, whether the driver knows of it or not.
def beside_numbers():
    numbered, own = Encoder(), Encoder()
    numbered.SetOutBufs(0, 3, 128, 64)
    set_up(own)
    begin()
    run(own)
    assert own.chn == 1
    for call in (
        lambda: numbered.SetOutBufs(1, 3, 128, 64),
        lambda: numbered.Create(1, attr),
        lambda: numbered.GetStream(1, stream),
        lambda: numbered.Destroy(1),
    ):
        raised(OSError, call, "chn 1 is the own channel of another Encoder")
    encode(own)
    numbered.Create(0, attr)
    own.Destroy()
    # The number is free for all.
    if not IS_A:
        numbered.SetOutBufs(1, 3, 128, 64)
        numbered.Create(1, attr)
        numbered.Destroy(1)
    numbered.Destroy(0)
    end()


def lose_own():
    encoder = Encoder()
    set_up(encoder)


def lose_running(encoder):
    run(encoder)
    assert encoder.SendFrame(picture.info) == 0
    assert encoder.GetStream(stream, 1000) == 0 and stream.pack_cnt == 1


# Overwrites stale references on the stack.
def clear_stack(depth=20):
    filler = [depth] * 8
    return clear_stack(depth - 1) if depth else filler


# Objects that are not collected yet have all channels: the call collects them.
def collected():
    for _ in range(CHANNELS):
        lose_own()
    clear_stack()
    encoder = Encoder()
    set_up(encoder)
    begin()
    lose_running(encoder)
    encoder = None
    clear_stack()
    gc.collect()
    assert stream.pack_cnt == 0
    assert not any("channel" in text for text in outstanding()), outstanding()
    end()


# Generation A: SetOutBufs is too late, so it raises, and the channel is anybody's.
def set_up_too_late():
    late, other = Encoder(), Encoder()
    begin()
    raised(AssertionError, lambda: late.SetOutBufs(3, 128, 64))
    end()
    raises_without_channel(late, bytes(k_video_frame_info()))
    other.SetOutBufs(0, 3, 128, 64)
    late.SetOutBufs(1, 3, 128, 64)
    raised(TypeError, lambda: late.SetOutBufs(3, 128, 64), "the object has channels by number")
    begin()
    for encoder, chn in ((other, 0), (late, 1)):
        encoder.Create(chn, attr)
        encoder.Destroy(chn)
    end()


def requests():
    return [text for text in outstanding() if "requested" in text]


def request_fails():
    encoder = Encoder()
    for code in ("K_ERR_VENC_BUSY", "K_ERR_VENC_NULL_PTR", "1"):
        fault("kd_mpi_venc_request_chn:1+:" + code)
        raised(OSError, lambda: encoder.SetOutBufs(3, 128, 64), " failed in kd_mpi_venc_request_chn: ")
        fault()
        assert not requests()
    # SetOutBufs releases what it requested.
    fault("kd_mpi_vb_create_pool:1+")
    raised(OSError, lambda: encoder.SetOutBufs(3, 128, 64), " failed in kd_mpi_vb_create_pool: ")
    fault()
    assert not requests()
    raised(OSError, lambda: encoder.SetOutBufs(256, 8192, 8192), "media memory")
    assert not requests()
    # If the driver refuses, the next SetOutBufs does, of any object.
    fault("kd_mpi_venc_release_chn:1+")
    raised(OSError, lambda: encoder.SetOutBufs(256, 8192, 8192), "media memory")
    fault()
    assert len(requests()) == 1
    other = Encoder()
    set_up(other)
    assert len(requests()) == 1
    begin()
    run(other)
    fault("kd_mpi_venc_release_chn:1")
    raised(OSError, lambda: other.Destroy(), "Encoder.Destroy: ", " failed in kd_mpi_venc_release_chn: ")
    fault()
    assert other.chn >= 0
    raised(OSError, lambda: other.SetOutBufs(3, 128, 64), "call Destroy first")
    other.Destroy()
    assert other.chn == -1
    end()


# Another program's channels, as that of the IDE's preview, are not used.
def beside_raw_requests():
    number = bytearray(4)
    assert kd_mpi_venc_request_chn(number) == 0 and number[0] == 0
    encoder = Encoder()
    set_up(encoder)
    begin()
    run(encoder)
    assert encoder.chn == 1
    encode(encoder)
    encoder.Destroy()
    # A raw call released it: Destroy goes on.
    set_up(encoder)
    run(encoder)
    assert kd_mpi_venc_stop_chn(1) == 0 and kd_mpi_venc_detach_vb_pool(1) == 0 and kd_mpi_venc_destroy_chn(1) == 0
    assert kd_mpi_venc_release_chn(1) == 0
    encoder.Destroy()
    assert kd_mpi_venc_release_chn(0) == 0
    end()


# Start adopts a channel that raw calls created over the own buffers.
def adopted():
    # Channel 0 is free once the objects that used its number are gone.
    clear_stack()
    gc.collect()
    encoder = Encoder()
    set_up(encoder)
    begin()
    if IS_A:
        head = Encoder.PAYLOAD_TYPE_JPEG, 8192, 3
    else:
        head = (Encoder.PAYLOAD_TYPE_JPEG,)
        assert kd_mpi_venc_attach_vb_pool(0, encoder.private_poolid) == 0
    # K_VENC_RC_MODE_MJPEG_FIXQP
    fields = head + (128, 64, 0, 4, 30, 30, 45, 0, 0, 0)
    assert kd_mpi_venc_create_chn(0, bytearray(struct.pack("<%dI" % len(fields), *fields))) == 0
    assert encoder.chn == -1
    encoder.Start()
    assert encoder.chn == 0
    encode(encoder)
    encoder.Destroy()
    end()


results = []


def wait(encoder):
    results.append("waits")
    try:
        results.append(encoder.GetStream(StreamData()))
    except (OSError, ValueError) as error:
        results.append(error)


def begin_wait(encoder):
    results.clear()
    run(encoder)
    _thread.start_new_thread(wait, (encoder,))
    while not results:
        time.sleep_ms(1)
    time.sleep_ms(5)


# The result of the wait; None: it goes on.
def result_within(ms):
    while len(results) < 2 and ms > 0:
        time.sleep_ms(10)
        ms -= 10
    return results[1] if len(results) == 2 else None


# The object's channel is another one at once. A thread that was too late waits on that one.
def ends_on_another_channel(encoder, other):
    set_up(encoder)
    begin_wait(encoder)
    encoder.Destroy()
    other.SetOutBufs(0, 3, 128, 64)
    set_up(encoder)
    run(encoder)
    assert encoder.chn == 1
    has_ended = result_within(500) == -1
    encoder.Destroy()
    other.Destroy(0)
    result = result_within(10000)
    assert result == -1 or "does not exist" in str(result), result
    return has_ended


# A wait ends with the channel that it began on.
def waits():
    encoder = Encoder()
    set_up(encoder)
    begin()
    begin_wait(encoder)
    encoder.Destroy()
    result = result_within(10000)
    # The thread may have been too late.
    assert result == -1 or "does not exist" in str(result), result
    if not IS_A:
        tries = 20
        while not ends_on_another_channel(encoder, Encoder()):
            tries -= 1
            assert tries > 0
    end()


life()
failed_create()
assigned()
all_channels()
beside_numbers()
collected()
if IS_A:
    set_up_too_late()
else:
    request_fails()
    beside_raw_requests()
adopted()
waits()
print("own channel: ok")
