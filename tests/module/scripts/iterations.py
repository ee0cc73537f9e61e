# SPDX-License-Identifier: MIT
# Iterations end when the channel does, whoever ends it, and never go on with another one.
import _thread
import time
from recording import *
from picture import Picture
from raised import raised
from _virtual_board import MPP_GENERATION, fault, interrupt, outstanding

IS_A = MPP_GENERATION == "A"

H264 = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)


def packs():
    return sum(text.startswith("pack ") for text in outstanding())


# A running channel, for calls with its number or, without one, on an own channel. A block of it leaves nothing.
class Running:
    def __init__(self, *number):
        self.number = number

    def __enter__(self):
        self.encoder = Encoder()
        self.encoder.SetOutBufs(*self.number, 6, 128, 64)
        MediaManager.init()
        self.picture = Picture()
        self.begin()
        return self

    def __exit__(self, *error):
        self.picture.release()
        self.encoder.Close()
        MediaManager.deinit()
        assert not outstanding(), outstanding()

    def __getattr__(self, name):
        method = getattr(self.encoder, name)
        return lambda *arguments: method(*self.number, *arguments)

    def begin(self):
        self.Create(H264)
        self.Start()

    def send(self):
        assert self.SendFrame(self.picture.info) == 0

    def end(self):
        self.Stop()
        self.Destroy()

    def again(self):
        self.end()
        # An own channel has lost its buffers.
        if not self.number:
            self.encoder.SetOutBufs(6, 128, 64)
        self.begin()

    def close(self):
        self.encoder.Close()


# Runs `end` while a thread waits for its second turn. Returns what the loop saw, and its object.
def through(chn, end):
    events = []

    def iterate(frames):
        try:
            for stream in frames:
                events.append(stream.pack_cnt)
            events.append("over")
        except BaseException as error:
            events.append(error)

    frames = chn.frames()
    _thread.start_new_thread(iterate, (frames,))
    chn.send()
    # The header and the picture, in one turn or two; the next one releases them and waits.
    while sum(events) < 2 or packs() > 0:
        time.sleep_ms(1)
    end(chn)
    while isinstance(events[-1], int):
        time.sleep_ms(1)
    return events, frames


ENDS = (lambda chn: chn.Stop(), Running.end, Running.again, Running.close)
# In generation A, an own channel gets no buffers after MediaManager.init().
OWN_ENDS = [end for end in ENDS if end != Running.again or not IS_A]

# Ended by another thread. The loop ends without an exception.
for number in ((0,), (2,), ()):
    for end in ENDS if number else OWN_ENDS:
        with Running(*number) as chn:
            events, frames = through(chn, end)
            assert events[-1] == "over" and sum(events[:-1]) == 2, events
            if end == Running.again:
                chn.send()
            assert frames.Next() is None and list(frames) == [] and frames.pack_cnt == 0
            # Its packs are those of the new run.
            if end == Running.again:
                assert next(chn.frames()).stream_type[0] == Encoder.STREAM_TYPE_HEADER

# The same before its first turn, and after packs that the loop has not got.
for end in OWN_ENDS:
    with Running() as chn:
        frames, begun = chn.frames(), chn.frames()
        chn.send()
        view = next(begun).view(0)
        assert len(view) > 0
        end(chn)
        assert len(view) == 0 and list(frames) == [] and list(begun) == []

# Another Encoder has the number of the channel now.
with Running() as chn:
    frames = chn.frames()
    chn.send()
    next(frames)
    other = Running(chn.encoder.chn)
    chn.Destroy()
    other.encoder, other.picture = Encoder(), chn.picture
    if not IS_A:
        other.encoder.SetOutBufs(*other.number, 6, 128, 64)
        other.begin()
        other.send()
        assert frames.Next() is None and other.stats().packs == 0
        assert next(other.frames()).pack_cnt > 0
        other.close()


# Ctrl-C ends a turn that waits, and the next one goes on; the packs of the turn before are released.
def interrupt_soon():
    time.sleep_ms(80)
    interrupt()


for number in ((1,), ()):
    with Running(*number) as chn:
        frames = chn.frames()
        chn.send()
        turns = interrupted = 0
        while turns < 2:
            try:
                for stream in frames:
                    turns += stream.pack_cnt
                    if turns == 2:
                        _thread.start_new_thread(interrupt_soon, ())
            except KeyboardInterrupt:
                interrupted += 1
        assert interrupted == 1 and packs() == 0 and frames.pack_cnt == 0
        chn.send()
        assert next(frames).pack_cnt > 0


# An exception in the loop leaves the packs of its turn; the object has its Encoder.
with Running(0) as chn:
    chn.send()
    try:
        for stream in chn.frames():
            raise LookupError
    except LookupError:
        assert stream.pack_cnt == packs() > 0 and len(stream.view(0)) > 0
    chn.ReleaseStream(stream)
    assert packs() == 0
    chn.send()
    assert len(next(stream).view(0)) > 0

# Two iterations share the packs, as two readers do; each releases its own ones.
with Running(0) as chn:
    one, other = chn.frames(), chn.frames()
    total = 0
    for _ in range(4):
        chn.send()
        view = next(one).view(0)
        total += one.pack_cnt
        chn.send()
        total += next(other).pack_cnt
        assert len(view) > 0 and packs() == one.pack_cnt + other.pack_cnt
    assert chn.stats().packs == total and chn.stats().frames == 8

# Its object is a StreamData: another channel's GetStream may use it, and the iteration goes on.
with Running(0) as chn:
    frames = chn.frames()
    chn.send()
    assert chn.GetStream(frames) == 0 and len(frames.view(0)) > 0
    other = Encoder()
    raised(OSError, lambda: other.GetStream(1, frames, 0), "call SetOutBufs first")
    chn.send()
    assert next(frames).pack_cnt > 0


# Before Start, a turn waits for it.
def start_soon(chn):
    time.sleep_ms(80)
    chn.Start()
    chn.send()


with Running(0) as chn:
    chn.end()
    chn.Create(H264)
    frames = chn.frames()
    _thread.start_new_thread(start_soon, (chn,))
    assert next(frames).pack_cnt > 0
    chn.end()
    chn.Create(H264)
    frames = chn.frames()
    chn.Destroy()
    assert frames.Next() is None


# The driver's error is raised, and the iteration can go on.
with Running(0) as chn:
    frames = chn.frames()
    chn.send()
    next(frames)
    for name in ("kd_mpi_venc_release_stream", "kd_mpi_venc_query_status", "kd_mpi_sys_mmap"):
        chn.send()
        fault(name + ":1")
        raised(OSError, frames.Next, "StreamData.Next: StreamData failed in %s: " % name)
        assert frames.pack_cnt == 0
    for stream in frames:
        if chn.stats().pictures == 4:
            break
print("iterations: ok")
