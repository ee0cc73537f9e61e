# SPDX-License-Identifier: MIT
# Four channels at once with different codecs, each with a thread that sends and one that gets.
import _thread
import time

from recording import *
from picture import Picture

PICTURES = 40
CODECS = (
    (Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, b"\x00\x00\x00\x01"),
    (Encoder.PAYLOAD_TYPE_H265, Encoder.H265_PROFILE_MAIN, b"\x00\x00\x00\x01"),
    (Encoder.PAYLOAD_TYPE_JPEG, 0, b"\xff\xd8\xff"),
    (Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_BASELINE, b"\x00\x00\x00\x01"),
)

encoder = Encoder()
for chn in range(4):
    encoder.SetOutBufs(chn, 4, 128, 64)
MediaManager.init()
pictures = [Picture() for _ in CODECS]
times = [[] for _ in CODECS]
failures = []
ended = [0]
lock = _thread.allocate_lock()


# A thread's failure is the script's.
def run(work, *arguments):
    try:
        work(*arguments)
    except Exception as error:
        failures.append((work, arguments, error))
    with lock:
        ended[0] += 1


def send(chn):
    info = pictures[chn].info
    for number in range(PICTURES):
        pictures[chn].draw(number)
        info.v_frame.pts = number + 1
        assert encoder.SendFrame(chn, info, -1) == 0


def get(chn):
    stream = StreamData()
    while len(times[chn]) < PICTURES:
        assert encoder.GetStream(chn, stream) == 0
        for i in range(stream.pack_cnt):
            start = bytes(uctypes.bytearray_at(stream.data[i], 4))
            assert start.startswith(CODECS[chn][2]), (chn, start)
            if stream.stream_type[i] != Encoder.STREAM_TYPE_HEADER:
                times[chn].append(stream.pts[i])
        encoder.ReleaseStream(chn, stream)


for chn, (payload, profile, _) in enumerate(CODECS):
    encoder.Create(chn, ChnAttrStr(payload, profile, 128, 64))
    encoder.Start(chn)
# Who gets waits first: it must not keep who sends from running.
for work in (get, send):
    for chn in range(4):
        _thread.start_new_thread(run, (work, chn))
while ended[0] < 8 and not failures:
    time.sleep_ms(5)
assert not failures, failures
assert all(got == list(range(1, PICTURES + 1)) for got in times), times

stream = StreamData()
outcome = []


def wait_for_a_pack():
    outcome.append("waits")
    try:
        outcome.append(encoder.GetStream(0, stream))
    except (OSError, ValueError) as error:
        outcome.append(error.args[-1])


# Begins to wait; `event` is what happens meanwhile. How the wait ended.
def wait_through(event):
    outcome.clear()
    ended[0] = 0
    _thread.start_new_thread(run, (wait_for_a_pack,))
    while not outcome:
        time.sleep_ms(5)
    event()
    while ended[0] == 0:
        time.sleep_ms(5)
    assert not failures, failures
    return outcome[1]


def shorten_and_send():
    stream.pts.clear()
    assert encoder.SendFrame(0, pictures[0].info) == 0


# A list made shorter: the others are filled, and the next call says what is missing. So does the first one, if it
# was not in its wait yet.
NO_ROOM = "list pts has 0 slots left of 12"
ending = wait_through(shorten_and_send)
assert ending == 0 and stream.data_size[stream.pack_cnt - 1] > 0 or NO_ROOM in ending, ending
try:
    encoder.GetStream(0, stream)
    assert False, "it has no room"
except ValueError as error:
    assert NO_ROOM in error.args[0], error

# A wait for what never comes ends when its channel is stopped.
stream = StreamData()
ending = wait_through(lambda: encoder.Stop(0))
assert ending == -1 or "chn 0 is stopped" in ending, ending

for chn in range(4):
    encoder.Stop(chn)
    encoder.Destroy(chn)
    pictures[chn].give_back()
MediaManager.deinit()
print("channels: ok", PICTURES, "pictures each")
