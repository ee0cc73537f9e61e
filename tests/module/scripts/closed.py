# SPDX-License-Identifier: MIT
# Close and `with` release all that an Encoder has, however the block ends.
from media.vencoder import *
from media.media import *
from picture import Picture
from raised import raised
from _virtual_board import MPP_GENERATION
import _virtual_board


def attributes():
    return ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)


def code_of(function, *arguments):
    try:
        function(*arguments)
    except OSError as error:
        return error.args[1]
    return None


# Channel 0 runs and its packs are held, channel 1 is created, channel 2 has buffers.
def use(encoder, data):
    for chn in (0, 1, 2):
        encoder.SetOutBufs(chn, 3, 128, 64)
    MediaManager.init()
    for chn in (0, 1):
        encoder.Create(chn, attributes())
    encoder.Start(0)
    picture = Picture()
    assert encoder.SendFrame(0, picture.info) == 0 and encoder.GetStream(0, data) == 0
    picture.release()
    return data.view(0)


def check_bare(encoder):
    for chn in (0, 1, 2):
        assert "has no output buffers" in code_of(encoder.Start, chn)


class Interrupted(Exception):
    pass


class Camera(Encoder):
    closed = 0

    def Close(self):
        self.closed += 1
        super().Close()


data = StreamData()
for made in (Encoder, Camera):
    try:
        with made() as encoder:
            assert type(encoder) is made
            view = use(encoder, data)
            raise Interrupted
    except Interrupted:
        check_bare(encoder)
    assert len(view) == 0 and data.pack_cnt == 0
    MediaManager.deinit()
assert encoder.closed == 1

# Another object's channels stay, and buffers over which another object created the channel become that object's.
one, other = Encoder(), Encoder()
one.SetOutBufs(0, 3, 128, 64)
other.SetOutBufs(1, 3, 128, 64)
MediaManager.init()
other.Create(0, attributes())
one.Close()
assert "is created but not started" in code_of(one.Create, 0, attributes()) and code_of(other.Create, 1, attributes()) is None
other.Close()
check_bare(other)
one.Close()
MediaManager.deinit()

# A refused step is the error; the rest is released, and the next Close goes on.
view = use(one, data)
_virtual_board.fault("kd_mpi_venc_destroy_chn:1")
text = code_of(one.Close)
assert text.startswith("Encoder.Close: Encoder failed in kd_mpi_venc_destroy_chn: "), text
assert "has no output buffers" in code_of(other.Start, 1)
one.Close()
check_bare(one)
MediaManager.deinit()

# Each step of the driver that is refused, of two channels that are in use; the packs are gone in any case.
STEPS = ["kd_mpi_venc_stop_chn", "kd_mpi_venc_destroy_chn", "kd_mpi_sys_munmap"]
if MPP_GENERATION == "B":
    STEPS += ["kd_mpi_venc_detach_vb_pool", "kd_mpi_vb_destory_pool"]
for step in STEPS:
    for often in ("1", "1+"):
        view = use(one, data)
        _virtual_board.fault("%s:%s" % (step, often))
        text = code_of(one.Close)
        assert text.startswith("Encoder.Close: Encoder failed in %s: " % step), text
        # Refused again: the same error. What was released stays so.
        if often == "1+":
            assert code_of(one.Close) == text
        _virtual_board.fault()
        assert len(view) == 0 and data.pack_cnt == 0
        one.Close()
        one.Close()
        check_bare(one)
        MediaManager.deinit()
        assert not _virtual_board.outstanding(), _virtual_board.outstanding()

# The error of a refused step is that of the block; the next block goes on.
for made in (one, Camera()):
    try:
        with made:
            use(made, data)
            _virtual_board.fault("kd_mpi_venc_destroy_chn:1")
            raise Interrupted
    except OSError as error:
        assert "Encoder.Close: " in error.args[1] and "kd_mpi_venc_destroy_chn" in error.args[1]
    with made as entered:
        assert entered is made
    check_bare(made)
    MediaManager.deinit()
    assert not _virtual_board.outstanding(), _virtual_board.outstanding()


# Objects without anything; own channels before and after Create; the same object again, in the other shape.
one.Close()
Encoder().Close()
assert one.Close() is None
raised(TypeError, lambda: one.Close(0), "takes 0 positional arguments but 1 were given")
raised(TypeError, Encoder.Close)
for steps in range(4):
    one.SetOutBufs(3, 128, 64)
    MediaManager.init()
    picture = Picture()
    for call in (lambda: one.Create(attributes()), one.Start, lambda: one.SendFrame(picture.info))[:steps]:
        assert call() in (None, 0)
    one.Close()
    assert one.chn == -1
    raised(ValueError, one.Start, "the object's own chn does not exist: call Create first")
    picture.release()
    MediaManager.deinit()
    assert not _virtual_board.outstanding(), _virtual_board.outstanding()
    view = use(one, data)
    one.Close()
    check_bare(one)
    MediaManager.deinit()
print("closed: ok")
