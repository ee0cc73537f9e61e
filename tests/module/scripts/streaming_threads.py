# SPDX-License-Identifier: MIT
# Threads that stream survive what the main thread does: Stop, Destroy, Create and Start, MediaManager.deinit().
import _thread
import time

from recording import *
from picture import Picture
from _virtual_board import outstanding

attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)
failures = []
events = []
running = [0]
lock = _thread.allocate_lock()


def run(work, *arguments):
    try:
        work(*arguments)
    except BaseException as error:
        failures.append((work, arguments, error))
    with lock:
        running[0] -= 1


def start(work, *arguments):
    with lock:
        running[0] += 1
    _thread.start_new_thread(run, (work,) + arguments)


def join():
    while running[0] > 0:
        time.sleep_ms(1)
    assert not failures, failures


def create(chn):
    encoder.Create(chn, attr)
    encoder.Start(chn)


def restart():
    encoder.Stop(0)
    encoder.Destroy(0)
    create(0)


# ---------------------------------------------------------------- waits without limit

encoder, other = Encoder(), Encoder()
encoder.SetOutBufs(0, 4, 128, 64)
other.SetOutBufs(1, 4, 128, 64)
MediaManager.init()
picture = Picture()
other.Create(1, attr)
other.Start(1)


def packs_of_other():
    return len([text for text in outstanding() if text.startswith("pack") and "channel 1" in text])


# Runs `event` while a thread waits in GetStream. The wait begins by releasing the packs that `data` holds.
def get_through(event):
    data = StreamData()
    assert other.SendFrame(1, picture.info) == 0
    assert other.GetStream(1, data, 0) == 0
    events.clear()
    start(lambda: events.append((encoder.GetStream(0, data), data.pack_cnt)))
    while packs_of_other() > 0 and not failures:
        time.sleep_ms(1)
    event()
    join()
    return events[0]


# Runs `event` while a thread waits in SendFrame, the queue being full.
def send_through(event):
    while encoder.SendFrame(0, picture.info, 1) == 0:
        pass
    events.clear()
    # Without a jump from "sends" to the call, so that no other thread runs between them.
    start(lambda: (events.append("sends"), events.append(encoder.SendFrame(0, picture.info, -1))))
    while not events:
        time.sleep_ms(1)
    event()
    join()
    return events[1]


def pause():
    time.sleep_ms(70)


for before in (lambda: None, pause):
    for event in (lambda: encoder.Stop(0), lambda: encoder.Destroy(0), restart):
        for through in (get_through, send_through):
            create(0)

            def end_the_wait():
                before()
                event()

            result = through(end_the_wait)
            if through is get_through:
                assert result == (-1, 0), result
            else:
                # The frame of a sender may still reach the restarted channel.
                assert result < 0 or event is restart, result
            encoder.Destroy(0)


# A reader may come before Start, as on the firmware.
def start_and_send():
    pause()
    encoder.Start(0)
    assert encoder.SendFrame(0, picture.info) == 0


encoder.Create(0, attr)
assert get_through(start_and_send) == (0, 1)
encoder.Destroy(0)

# Destroy ends such a wait, too.
encoder.Create(0, attr)
assert get_through(lambda: encoder.Destroy(0)) == (-1, 0)
other.Destroy(1)
picture.release()
MediaManager.deinit()

# ---------------------------------------------------------------- loops

r = Recording(width=128, height=64)
encoder = r.encoder
picture = Picture()
done = []
got = [0, 0, 0]


def read_loop(which, timeout):
    data = StreamData()
    while not done:
        result = encoder.GetStream(0, data, timeout)
        assert result == 0 and data.pack_cnt > 0 or result == -1, result
        if result == 0:
            got[which] += 1
        encoder.ReleaseStream(0, data)


def send_loop():
    while not done:
        assert encoder.SendFrame(0, picture.info) <= 0


for which, timeout in enumerate((0, 20, -1)):
    start(read_loop, which, timeout)
start(send_loop)
for _ in range(10):
    before = list(got)
    while not failures and sum(got) < sum(before) + 5:
        time.sleep_ms(1)
    encoder.Stop(0)
    encoder.Destroy(0)
    create(0)
encoder.Stop(0)
encoder.Destroy(0)
r.stop()
calls = sum(got)
time.sleep_ms(20)
done.append(True)
join()
picture.release()
print("streaming threads: ok", calls, "reads")
