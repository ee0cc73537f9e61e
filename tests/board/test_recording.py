# SPDX-License-Identifier: MIT
"""Recordings that a soft reset or Ctrl-C interrupts. The next one works."""

import time
import unittest

from board_process import ScriptProcess, Terminal, run_script

SET_UP = """
from media.vencoder import *
from media.sensor import *
from media.media import *

def bind_camera(chn):
    global sensor, link
    sensor = Sensor()
    sensor.reset()
    sensor.set_framesize(width=320, height=240, alignment=12)
    sensor.set_pixformat(Sensor.YUV420SP)
    link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, chn))

def set_up(bound):
    global encoder, data
    encoder = Encoder()
    encoder.SetOutBufs(0, 4, 320, 240)
    if bound:
        bind_camera(0)
    MediaManager.init()
    encoder.Create(0, ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 320, 240))
    encoder.Start(0)
    data = StreamData()

def record_frames(count):
    sensor.run()
    for _ in range(count):
        assert encoder.GetStream(0, data) == 0 and data.pack_cnt > 0
    print("recorded", count)

def clean_up():
    global link
    link = None
    encoder.Stop(0)
    encoder.Destroy(0)
    MediaManager.deinit()
"""
COMPLETE_RECORDING = "set_up(True)\nrecord_frames(40)\nsensor.stop()\nclean_up()\n"
# The last packs are held, more are unread, and the camera is running.
INTERRUPTED_RECORDING = "set_up(True)\nrecord_frames(3)\n"


CLEAN_RESET = "OK\r\nMPY: soft reboot\r\nleak check: clean\n"

# The script after an interrupted one that only stopped its camera.
NEXT_SCRIPT = """
from _virtual_board import MPP_GENERATION, outstanding
if MPP_GENERATION == "A":
    # Generation A configures the pools once, for all scripts.
    import gc
    encoder = data = link = None
    gc.collect()
    MediaManager.deinit()
"""

# Records until Ctrl-C, fifty times: Ctrl-C interrupts a recording, a wait that never ends, or a send to a full queue.
INTERRUPTED = """
import gc
from _virtual_board import outstanding
from mpp.vb import *

def record():
    sensor.run()
    while True:
        encoder.GetStream(0, data)

def wait():
    encoder.GetStream(0, data, -1)

def send():
    frame = k_video_frame_info()
    pool = kd_mpi_vb_create_pool(k_vb_pool_config(blk_size=118784, blk_cnt=1))
    buffer = MediaManager.Buffer.get(118784, pool)
    try:
        frame.v_frame.width, frame.v_frame.height = 320, 240
        frame.v_frame.pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420
        frame.v_frame.phys_addr[0] = buffer.phys_addr
        frame.v_frame.phys_addr[1] = buffer.phys_addr + 77824
        while True:
            encoder.SendFrame(0, frame, -1)
    finally:
        buffer.destroy()
        kd_mpi_vb_destory_pool(pool)

def overwrite_stack(depth=20):
    filler = [depth] * 8
    return overwrite_stack(depth - 1) if depth else filler

def clean_up_all():
    global encoder, data, link
    if sensor is not None:
        sensor.stop(True)
    encoder = data = link = None
    overwrite_stack()
    gc.collect()
    MediaManager.deinit()

for turn in range(50):
    how = (record, wait, send)[turn % 3]
    sensor = None
    set_up(how is record)
    try:
        print('ready')
        how()
    except KeyboardInterrupt:
        pass
    clean_up_all()
    print(outstanding())
set_up(True)
record_frames(40)
sensor.stop()
clean_up()
"""


class RawRepl(Terminal):
    """Runs scripts one after the other in one process, as an IDE does."""

    def __enter__(self):
        self.expect(b">>> ")
        self.send(b"\x01")
        self.expect(b"raw REPL; CTRL-B to exit\r\n>")
        return self

    def start(self, source):
        # The terminal accepts no more at once than its line buffer.
        for line in source.splitlines(True):
            self.send(line.encode())
        self.send(b"\x04")
        self.expect(b"OK")

    def finish(self):
        """Returns the output of the script, and its traceback."""
        output, _, error = self.expect(b"\x04>").partition(b"\x04")
        return output.decode(), error.decode()

    def run(self, source):
        self.start(source)
        return self.finish()

    def soft_reset(self):
        """Resets the board; returns its output."""
        self.send(b"\x04")
        return self.expect(b"raw REPL; CTRL-B to exit\r\n>").decode()


class SoftReset(unittest.TestCase):
    def assert_resets_clean(self, source, times=3):
        with RawRepl("--leak-check") as board:
            for _ in range(times):
                self.assertEqual(board.run(SET_UP + source), ("recorded 3\r\n", ""))
                self.assertEqual(board.soft_reset(), CLEAN_RESET)
            self.assertEqual(board.run(SET_UP + COMPLETE_RECORDING), ("recorded 40\r\n", ""))

    def test_during_a_recording(self):
        self.assert_resets_clean(INTERRUPTED_RECORDING)

    def test_between_stop_and_destroy(self):
        self.assert_resets_clean(INTERRUPTED_RECORDING + "encoder.Stop(0)\n")

    def test_while_a_thread_waits_for_a_pack(self):
        self.assert_resets_clean(
            INTERRUPTED_RECORDING + "import _thread\nsensor.stop()\nencoder.ReleaseStream(0, data)\n"
            "def wait():\n    while True: encoder.GetStream(0, StreamData())\n"
            "_thread.start_new_thread(wait, ())\n"
        )

    def test_after_an_exception(self):
        with RawRepl("--leak-check") as board:
            output, error = board.run(SET_UP + INTERRUPTED_RECORDING + "1 / 0\n")
            self.assertEqual(output, "recorded 3\r\n")
            self.assertIn("ZeroDivisionError", error)
            self.assertEqual(board.soft_reset(), CLEAN_RESET)
            self.assertEqual(board.run(SET_UP + COMPLETE_RECORDING), ("recorded 40\r\n", ""))


class SecondScript(unittest.TestCase):
    def test_runs_after_an_interrupted_one(self):
        with RawRepl("--leak-check") as board:
            for _ in range(5):
                output, error = board.run(SET_UP + INTERRUPTED_RECORDING + "sensor.stop()\n1 / 0\n")
                self.assertEqual(output, "recorded 3\r\n")
                self.assertIn("ZeroDivisionError", error)
                self.assertEqual(board.run(NEXT_SCRIPT), ("", ""))
            source = COMPLETE_RECORDING + "import gc\ngc.collect()\nprint(outstanding())\n"
            self.assertEqual(board.run(source), ("recorded 40\r\n[]\r\n", ""))
            self.assertEqual(board.soft_reset(), CLEAN_RESET)


class EndOfScript(unittest.TestCase):
    def test_during_a_recording(self):
        done = run_script(SET_UP + INTERRUPTED_RECORDING)
        self.assertEqual((done.stdout, done.stderr, done.returncode), ("recorded 3\n", "", 0))


class FiftyTimes(unittest.TestCase):
    def test_record_interrupt_record(self):
        with ScriptProcess(SET_UP + INTERRUPTED, "--leak-check") as script:
            for turn in range(50):
                self.assertEqual(script.read_line(), "ready")
                # Interrupts it at a different time in each round.
                time.sleep(0.01 * (turn % 10))
                script.interrupt()
                leaks = script.read_line()
                # Why the wait, or the send, was one without end.
                while leaks.startswith("encoder: channel 0: "):
                    leaks = script.read_line()
                self.assertEqual(leaks, "[]", "turn %d%s" % (turn, "" if leaks == "[]" else script.finish()[0]))
            self.assertEqual(script.finish(), ("recorded 40\nleak check: clean\n", 0))


class CtrlC(unittest.TestCase):
    def assert_interrupts_the_wait(self, mode):
        with ScriptProcess(
            SET_UP + "import os\nos.exitpoint(%s)\nset_up(False)\n" % mode +
            "for _ in range(3):\n"
            "    print('waits')\n"
            "    try:\n"
            "        encoder.GetStream(0, data, -1)\n"
            "    except KeyboardInterrupt:\n"
            "        print('interrupted')\n"
            "clean_up()\nset_up(True)\nrecord_frames(5)\nsensor.stop()\nclean_up()\n"
        ) as script:
            for _ in range(3):
                self.assertEqual(script.read_line(), "waits")
                # It is probably waiting by now; otherwise the test is only less strict.
                time.sleep(0.1)
                script.interrupt()
                self.assertEqual(script.read_line(), "interrupted")
            output, code = script.finish()
            self.assertEqual((output.splitlines()[-1], code), ("recorded 5", 0))
            # Once, although three waits found nothing.
            self.assertEqual(output.count("nothing is linked to it and no frame was sent"), 1)

    def test_with_exit_points_disabled(self):
        self.assert_interrupts_the_wait("os.EXITPOINT_DISABLE")

    def test_with_exit_points_enabled(self):
        self.assert_interrupts_the_wait("os.EXITPOINT_ENABLE")

    def test_with_exit_points_enabled_for_sleeps(self):
        self.assert_interrupts_the_wait("os.EXITPOINT_ENABLE_SLEEP")

    def test_typed_on_a_terminal(self):
        with RawRepl() as board:
            board.start(SET_UP + "set_up(False)\nprint('waits')\nencoder.GetStream(0, data, -1)\n")
            board.expect(b"waits\r\n")
            board.send(b"\x03")
            _, error = board.finish()
            self.assertIn("KeyboardInterrupt", error)
            output, error = board.run("clean_up()\n")
            self.assertIn("nothing is linked to it and no frame was sent", output)
            self.assertEqual(error, "")
            self.assertEqual(board.run(COMPLETE_RECORDING), ("recorded 40\r\n", ""))


if __name__ == "__main__":
    unittest.main()
