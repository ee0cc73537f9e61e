# SPDX-License-Identifier: MIT
"""Virtual time: a script gives the same result each time, whatever its threads do and however busy the machine is."""

import contextlib
import os
import signal
import subprocess
import tempfile
import time
import unittest

from board_process import COMMAND, TIMEOUT_S, ScriptProcess, run_script, wait_for_output

RECORDING = """
import _thread, time
from media.vencoder import *
from media.sensor import *
from media.media import *

sensor = Sensor()
sensor.reset()
sensor.set_framesize(width=128, height=64, alignment=12)
sensor.set_pixformat(Sensor.YUV420SP)
encoder = Encoder()
links = []

def set_up(channels, bound):
    for chn in range(channels):
        encoder.SetOutBufs(chn, 8, 128, 64)
        if bound:
            links.append(MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, chn)))
    MediaManager.init()
    for chn in range(channels):
        encoder.Create(chn, ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64))
        encoder.Start(chn)
    sensor.run()
"""

# One thread per channel; all of them append to one list under a lock. The main thread sleeps, then polls the clock.
STREAMING = RECORDING + """
CHANNELS = %d
BOUND = %s
log, running, ended, lock = [], True, 0, _thread.allocate_lock()

def stream(chn):
    global ended
    data = StreamData()
    while running:
        if not BOUND:
            encoder.SendFrame(chn, sensor.snapshot(dump_frame=True))
        if encoder.GetStream(chn, data, timeout=1000) == 0:
            with lock:
                log.extend((chn, data.pts[i]) for i in range(data.pack_cnt) if data.stream_type[i] != 3)
            encoder.ReleaseStream(chn, data)
        if not BOUND:
            time.sleep(0.01)
        for _ in range(chn * 300):
            pass
    ended += 1

set_up(CHANNELS, BOUND)
begin = time.ticks_ms()
for chn in range(CHANNELS):
    _thread.start_new_thread(stream, (chn,))
time.sleep(10)
print("slept", time.ticks_diff(time.ticks_ms(), begin), "pictures", [sum(1 for c, _ in log if c == chn) for chn in range(CHANNELS)])
begin = time.ticks_ms()
polls = 0
while time.ticks_diff(time.ticks_ms(), begin) < 100:
    polls += 1
running = False
while ended < CHANNELS:
    time.sleep_ms(1)
print(polls, time.ticks_us(), time.time_ns(), time.localtime(), log)
"""

LOOPS = """
import _thread, time
flag = False

def after_10_ms():
    global flag
    time.sleep_ms(10)
    flag = True

def loop(step):
    global flag
    flag = False
    _thread.start_new_thread(after_10_ms, ())
    begin, turns = time.ticks_us(), 0
    while not flag:
        turns += 1
        step()
    print(turns, time.ticks_diff(time.ticks_us(), begin))

loop(lambda: None)
loop(lambda: time.sleep(0))
loop(lambda: time.sleep_us(30))
loop(time.ticks_ms)
one, other, count = _thread.allocate_lock(), _thread.allocate_lock(), 0
one.acquire()
other.acquire()

def answer():
    global count
    while True:
        one.acquire()
        count += 1
        other.release()

_thread.start_new_thread(answer, ())

def ask():
    one.release()
    other.acquire()

loop(ask)
print(count)
"""

# Calls that return at once: an empty poll, a queue that takes the frame, a stopped channel.
POLLS = RECORDING + """
set_up(1, False)
data, flag = StreamData(), False

def after_a_second():
    global flag
    time.sleep(1)
    flag = True

def loop(call):
    global flag
    flag = False
    _thread.start_new_thread(after_a_second, ())
    begin, turns = time.ticks_ms(), 0
    while not flag:
        turns += 1
        try:
            call()
        except OSError:
            pass
    print(turns, time.ticks_diff(time.ticks_ms(), begin))

frame = sensor.snapshot(dump_frame=True)
loop(lambda: encoder.GetStream(0, data, timeout=0))
loop(lambda: encoder.SendFrame(0, frame, timeout=0))
encoder.Stop(0)
loop(lambda: encoder.GetStream(0, data, timeout=0))
loop(lambda: encoder.GetStream(0, data, timeout=1000))
loop(lambda: encoder.SendFrame(0, frame, timeout=0))
"""


@contextlib.contextmanager
def run_with_pipes(source, *options):
    """A process that runs `source`, with a pipe for each of its streams."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(source)
        script.flush()
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        with subprocess.Popen([*COMMAND, *options, script.name], text=True, **pipes) as process:
            yield process


class Repeated(unittest.TestCase):
    def output(self, source, notes):
        done = run_script(source)
        self.assertEqual((len(done.stderr.splitlines()), done.returncode), (len(notes), 0), done.stderr)
        for line, note in zip(done.stderr.splitlines(), notes):
            self.assertIn(note, line)
        return done.stdout

    # While other programs keep the processors busy, too. `notes` are parts of the lines on stderr.
    def assert_repeats(self, source, notes=()):
        first = self.output(source, notes)
        busy = [subprocess.Popen(["sh", "-c", "while :; do :; done"]) for _ in range(4)]
        try:
            for _ in range(2):
                self.assertEqual(self.output(source, notes), first)
        finally:
            for process in busy:
                process.kill()
                process.wait()
        return first

    def test_a_bound_channel(self):
        output = self.assert_repeats(STREAMING % (1, True))
        self.assertTrue(output.startswith("slept 10000 pictures [300]\n"), output[:100])

    def test_sent_frames(self):
        output = self.assert_repeats(STREAMING % (1, False))
        self.assertTrue(output.startswith("slept 10000 pictures [300]\n"), output[:100])

    def test_four_channels(self):
        output = self.assert_repeats(STREAMING % (4, True))
        self.assertTrue(output.startswith("slept 10000 pictures [300, 300, 300, 300]\n"), output[:100])

    def test_loops_without_a_clock_end(self):
        for line in self.assert_repeats(LOOPS).split("\n")[:5]:
            self.assertTrue(10000 <= int(line.split()[1]) < 11000, line)

    def test_polls_end(self):
        notes = ("nothing is linked to it and no frame was sent", "is lost, because the queue is full: all 8 output buffers")
        for line in self.assert_repeats(POLLS, notes).rstrip("\n").split("\n"):
            # The thread that sleeps for a second waits for its turn before and after; the loop's turns last up to 10 ms.
            self.assertTrue(1000 <= int(line.split()[1]) <= 1020, line)


class Clock(unittest.TestCase):
    def test_starts_at_a_fixed_epoch(self):
        done = run_script("import time\nprint(time.time(), time.localtime()[:6], time.ticks_ms())\n")
        self.assertEqual(done.stdout, "1767225600 (2026, 1, 1, 0, 0, 0) 0\n")

    def test_each_reading_is_a_step_later(self):
        done = run_script("import time\na, b, c = time.ticks_us(), time.ticks_us(), time.ticks_us()\nprint(b - a, c - b)\n")
        self.assertEqual(done.stdout, "10 10\n")

    def test_sleeps_are_exact(self):
        done = run_script(
            "import time\nt = time.ticks_us()\nfor i in range(100):\n    time.sleep_ms(10)\nprint(time.ticks_us() - t)\n"
        )
        self.assertEqual(done.stdout, "1000000\n")

    def test_a_timeout_ends_on_time_and_not_before_a_frame(self):
        source = RECORDING + (
            "set_up(1, True)\ndata = StreamData()\n"
            "for timeout in (33, 1, 34, 33, 50, 1000):\n"
            "    begin = time.ticks_us()\n"
            "    result = encoder.GetStream(0, data, timeout)\n"
            "    print(result, time.ticks_diff(time.ticks_us(), begin))\n"
            "sensor.stop()\n"
            "encoder.ReleaseStream(0, data)\n"
            "begin = time.ticks_us()\nprint(encoder.GetStream(0, data, 1234), time.ticks_diff(time.ticks_us(), begin))\n"
        )
        lines = [line.split() for line in run_script(source).stdout.splitlines()]
        self.assertEqual([code for code, _ in lines], ["-1", "0", "0", "-1", "0", "0", "-1"])
        self.assertEqual([time_us for code, time_us in lines if code == "-1"], ["33000", "33000", "1234000"])

    def test_a_sleep_in_real_time_is_as_long_as_it_says(self):
        # Not longer: only on a machine that is not busy, so that has no limit here.
        begin = time.monotonic()
        done = run_script(
            "import time\nt = time.ticks_ms()\ntime.sleep(0.5)\nprint(time.ticks_diff(time.ticks_ms(), t) >= 500)\n",
            options=("--realtime",),
        )
        self.assertEqual(done.stdout, "True\n")
        self.assertGreaterEqual(time.monotonic() - begin, 0.5)


class Outside(unittest.TestCase):
    INPUT = (
        "import _thread, time\nsteps = 0\n"
        "def count():\n    global steps\n    while True:\n        time.sleep_ms(10)\n        steps += 1\n"
        "_thread.start_new_thread(count, ())\ntime.sleep(1)\nbegin = time.ticks_ms()\nbefore = steps\n"
        "print('ready')\n"
        "line = input()\n"
        "print(line, time.ticks_diff(time.ticks_ms(), begin), steps - before)\n"
    )

    # Its thread needs time to run during the wait for input.
    REALTIME_INPUT = (
        "import _thread, time\nbegin = None\n"
        "def wait():\n    while begin is None: time.sleep_ms(1)\n    time.sleep_ms(200)\n    print('waited')\n"
        "_thread.start_new_thread(wait, ())\nbegin = time.ticks_ms()\n"
        "line = input()\n"
        "print(line, time.ticks_diff(time.ticks_ms(), begin) >= 200)\n"
    )

    def answer(self, delay_s):
        with run_with_pipes(self.INPUT) as process:
            wait_for_output(process.stdout)
            time.sleep(delay_s)
            output, errors = process.communicate("yes\n", timeout=TIMEOUT_S)
            return output.split("\n")[-2], errors

    def test_time_stands_while_the_script_waits_for_input(self):
        note = "clock: virtual time stands while the script waits for input; with --realtime it runs\n"
        at_once = self.answer(0)
        self.assertEqual(at_once[1], note)
        self.assertTrue(at_once[0].startswith("yes"), at_once)
        self.assertEqual(self.answer(0.5), at_once)

    def test_time_runs_with_realtime(self):
        with run_with_pipes(self.REALTIME_INPUT, "--realtime") as process:
            wait_for_output(process.stdout)
            output, errors = process.communicate("yes\n", timeout=TIMEOUT_S)
            self.assertEqual(output.split("\n")[0], "waited")
            self.assertEqual((output.split("\n")[-2], errors), ("yes True", ""))

    def test_poll_has_a_timeout_in_virtual_time(self):
        read, write = os.pipe()
        try:
            source = (
                "import select, time\np = select.poll()\np.register(open('/dev/fd/%d'), select.POLLIN)\n"
                "begin = time.ticks_ms()\nprint(p.poll(5000), time.ticks_diff(time.ticks_ms(), begin))\n" % read
            )
            with ScriptProcess(source, "--host-files", pass_fds=(read,)) as script:
                self.assertEqual(script.finish(), ("[] 5000\n", 0))
        finally:
            os.close(read)
            os.close(write)


class Idle(unittest.TestCase):
    SCRIPT = (
        "import _thread, time\nlock = _thread.allocate_lock()\nlock.acquire()\n"
        "def f():\n    time.sleep(1)\n    print('slept')\n    lock.acquire()\n"
        "_thread.start_new_thread(f, ())\n"
        "print('waits')\nlock.acquire()\n"
    )
    NOTE = "clock: every thread of the script waits, and nothing is due: press Ctrl-C to end the script\n"

    def test_it_says_once_that_nothing_is_due(self):
        # The thread that says so has the turn at that moment; Ctrl-C must wake the main thread nevertheless, each time.
        for _ in range(30):
            with run_with_pipes(self.SCRIPT) as process:
                wait_for_output(process.stderr)
                process.send_signal(signal.SIGINT)
                output, errors = process.communicate(timeout=TIMEOUT_S)
                self.assertEqual(output[:12], "waits\nslept\n")
                self.assertIn("KeyboardInterrupt", output)
                self.assertEqual((errors, process.returncode), (self.NOTE, 1))


if __name__ == "__main__":
    unittest.main()
