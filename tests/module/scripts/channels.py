# SPDX-License-Identifier: MIT
# Four channels at once with different codecs, each with a sending and a receiving thread.
import _thread
import time

from recording import *
from picture import Picture

FRAMES = 40
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
finished = [0]
lock = _thread.allocate_lock()


# Collects a thread's exception for the main thread.
def run(work, *arguments):
    try:
        work(*arguments)
    except Exception as error:
        failures.append((work, arguments, error))
    with lock:
        finished[0] += 1


def send(chn):
    info = pictures[chn].info
    for number in range(FRAMES):
        pictures[chn].draw(number)
        info.v_frame.pts = number + 1
        assert encoder.SendFrame(chn, info, -1) == 0


def get(chn):
    stream = StreamData()
    while len(times[chn]) < FRAMES:
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
# The receivers wait first. They must not block the senders.
for work in (get, send):
    for chn in range(4):
        _thread.start_new_thread(run, (work, chn))
while finished[0] < 8 and not failures:
    time.sleep_ms(5)
assert not failures, failures
assert all(got == list(range(1, FRAMES + 1)) for got in times), times

stream = StreamData()
results = []


def wait_for_a_pack():
    results.append("waits")
    try:
        results.append(encoder.GetStream(0, stream))
    except (OSError, ValueError) as error:
        results.append(error.args[-1])


# Calls GetStream in a thread, then `event` during its wait. Returns the result of the wait.
def wait_through(event):
    results.clear()
    finished[0] = 0
    _thread.start_new_thread(run, (wait_for_a_pack,))
    while not results:
        time.sleep_ms(5)
    event()
    while finished[0] == 0:
        time.sleep_ms(5)
    assert not failures, failures
    return results[1]


def shorten_and_send():
    stream.pts.clear()
    assert encoder.SendFrame(0, pictures[0].info) == 0


# A list shortened during the wait: GetStream fills the others, and the next call raises. If the thread does not wait
# yet, its own call raises.
TOO_SHORT = "list pts has 0 of 12 entries"
result = wait_through(shorten_and_send)
assert result == 0 and stream.data_size[stream.pack_cnt - 1] > 0 or TOO_SHORT in result, result
try:
    encoder.GetStream(0, stream)
    assert False, "no ValueError"
except ValueError as error:
    assert TOO_SHORT in error.args[0], error

# Stop ends a wait for a frame that never arrives.
stream = StreamData()
result = wait_through(lambda: encoder.Stop(0))
assert result == -1, result

for chn in range(4):
    encoder.Stop(chn)
    encoder.Destroy(chn)
    pictures[chn].release()
MediaManager.deinit()
print("channels: ok", FRAMES, "frames each")
