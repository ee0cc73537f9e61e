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

# A GetStream that waits for what never comes ends when its channel is stopped.
outcome = []


def wait_in_vain():
    outcome.append("waits")
    try:
        outcome.append(encoder.GetStream(0, StreamData(), -1))
    except OSError as error:
        outcome.append(error.args[1])


ended[0] = 0
_thread.start_new_thread(run, (wait_in_vain,))
while not outcome:
    time.sleep_ms(5)
encoder.Stop(0)
while ended[0] == 0:
    time.sleep_ms(5)
assert not failures, failures
assert outcome[1] == -1 or "chn 0 is stopped" in outcome[1], outcome

for chn in range(4):
    encoder.Stop(chn)
    encoder.Destroy(chn)
    pictures[chn].give_back()
MediaManager.deinit()
print("channels: ok", PICTURES, "pictures each")
