# SPDX-License-Identifier: MIT
"""Ctrl-C and os.exitpoint()."""

import os
import tempfile
import time
import unittest

from board_process import ScriptProcess, Terminal, run, run_script

# Generation B's camera has six frames per channel.
ALL_FRAMES_ARE_HELD = (
    "import _virtual_board as b\nfrom mpp.video_struct import *\nfrom media.sensor import *\n"
    "b.camera_set_chn(0, 0, 64, 64, Sensor.YUV420SP)\nb.camera_start(0)\n"
    "for _ in range(6): b.camera_dump(0, 0, k_video_frame_info(), -1)\n"
)


class CtrlC(unittest.TestCase):
    # No source ends by itself before finish() calls it hanging. `make benchmark` measures how soon it stops.
    def assert_stops(self, source, *options, pass_fds=()):
        with ScriptProcess("print('ready')\n" + source, *options, pass_fds=pass_fds) as script:
            self.assertEqual(script.read_line(), "ready")
            script.interrupt()
            output, code = script.finish()
            self.assertIn("KeyboardInterrupt", output)
            self.assertEqual(code, 1)

    def test_busy_loop(self):
        self.assert_stops("while True: pass\n")

    def test_virtual_sleeps(self):
        self.assert_stops("import time\nwhile True: time.sleep(1)\n")

    def test_one_long_virtual_sleep(self):
        # The other thread's short sleeps make it last.
        self.assert_stops(
            "import _thread, time\ndef f():\n    while True: time.sleep_ms(1)\n"
            "_thread.start_new_thread(f, ())\ntime.sleep(10**8)\n"
        )

    def test_a_lock_that_nobody_releases(self):
        self.assert_stops("import _thread\nlock = _thread.allocate_lock()\nlock.acquire()\nlock.acquire()\n")

    def test_a_lock_that_nobody_releases_in_real_time(self):
        self.assert_stops(
            "import _thread\nlock = _thread.allocate_lock()\nlock.acquire()\nlock.acquire()\n", "--realtime"
        )

    def test_real_sleep(self):
        self.assert_stops("import time\ntime.sleep(10**6)\n", "--realtime")

    def test_wait_for_a_frame_that_never_arrives(self):
        self.assert_stops(ALL_FRAMES_ARE_HELD + "b.camera_dump(0, 0, k_video_frame_info(), -1)\n")

    def test_while_a_thread_waits_for_a_frame(self):
        self.assert_stops(
            ALL_FRAMES_ARE_HELD + "import _thread\n"
            "_thread.start_new_thread(b.camera_dump, (0, 0, k_video_frame_info(), -1))\n"
            "while True: pass\n"
        )

    def test_while_a_thread_waits_for_input(self):
        read, write = os.pipe()
        try:
            self.assert_stops(
                "import _thread, time\n_thread.start_new_thread(open('/dev/fd/%d').read, (1,))\n"
                "while True: time.sleep(1)\n" % read,
                "--host-files",
                pass_fds=(read,),
            )
        finally:
            os.close(read)
            os.close(write)

    def test_just_before_a_wait_for_input(self):
        # At a different moment each time: before, at and after the beginning of the wait.
        source = (
            "file = open('/dev/fd/%d')\n"
            "for i in range(150):\n"
            "    try:\n        print(i)\n        file.read(1)\n    except KeyboardInterrupt:\n        pass\n"
        )
        read, write = os.pipe()
        try:
            with ScriptProcess(source % read, "--host-files", pass_fds=(read,)) as script:
                for i in range(150):
                    self.assertEqual(script.read_line(), str(i))
                    time.sleep(i % 30 / 100_000)
                    script.interrupt()
                self.assertEqual(script.finish(), ("", 0))
        finally:
            os.close(read)
            os.close(write)

    def test_script_can_catch_it(self):
        source = "try:\n    print('ready')\n    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')\n"
        with ScriptProcess(source) as script:
            script.read_line()
            script.interrupt()
            self.assertEqual(script.finish(), ("caught\n", 0))

    def test_typed_on_a_terminal(self):
        with Terminal() as board:
            board.expect(b">>> ")
            board.send(b"while True: pass\r\r")
            board.expect(b"... \r\n")
            board.send(b"\x03")
            board.expect(b"KeyboardInterrupt")
            board.expect(b">>> ")


class StopAfter(unittest.TestCase):
    """The option --stop-after."""

    def run_until(self, seconds, source):
        return run_script(source, options=("--stop-after", seconds))

    def test_stops_at_that_moment_of_the_script(self):
        result = self.run_until(
            "1.25",
            "import time\ntry:\n    while True: time.sleep_ms(400)\n"
            "except KeyboardInterrupt: print(time.ticks_ms())\n",
        )
        self.assertEqual((result.stdout, result.stderr, result.returncode), ("1250\n", "", 0))

    def test_stops_a_busy_loop(self):
        result = self.run_until("0.5", "while True: pass\n")
        self.assertIn("KeyboardInterrupt", result.stdout)
        self.assertEqual(result.returncode, 1)

    def test_stops_a_wait_that_nothing_ends(self):
        result = self.run_until("3600", "import _thread\nl = _thread.allocate_lock()\nl.acquire()\nl.acquire()\n")
        self.assertIn("KeyboardInterrupt", result.stdout)

    def test_comes_once(self):
        result = self.run_until(
            "1",
            "import time\nfor i in range(3):\n    try: time.sleep(2)\n"
            "    except KeyboardInterrupt: print('stopped')\nprint(time.ticks_ms())\n",
        )
        self.assertEqual(result.stdout, "stopped\n5000\n")

    def test_of_a_script_that_ends_before(self):
        result = self.run_until("60", "print('done')\n")
        self.assertEqual((result.stdout, result.returncode), ("done\n", 0))

    def test_in_real_time(self):
        result = run_script(
            "import time\nwhile True: time.sleep(1)\n", options=("--realtime", "--stop-after", "0.1")
        )
        self.assertIn("KeyboardInterrupt", result.stdout)

    def test_wrong_times(self):
        for seconds in ("", "x", "0", "-1", "nan", "1e9", "1s"):
            with self.subTest(seconds):
                result = self.run_until(seconds, "")
                self.assertEqual(result.returncode, 2)
                self.assertIn("must be a number of seconds in 0.001..1000000", result.stderr)

    def test_needs_a_script(self):
        result = run(["--stop-after", "1"])
        self.assertEqual(result.returncode, 2)
        self.assertIn("needs a script", result.stderr)


class Exitpoint(unittest.TestCase):
    def test_values_and_results(self):
        with ScriptProcess(
            "import os\n"
            "print(os.EXITPOINT_DISABLE, os.EXITPOINT_ENABLE, os.EXITPOINT_ENABLE_SLEEP)\n"
            "print(os.exitpoint(), os.exitpoint(os.EXITPOINT_ENABLE), os.exitpoint(), os.exitpoint(2), os.exitpoint(0))\n"
        ) as script:
            self.assertEqual(script.finish(), ("0 1 2\n0 0 1 1 2\n", 0))

    def interrupted_while_deferred(self, end):
        """The output and the exit code of a script that sees a file, which appears after Ctrl-C, and executes `end`."""
        with tempfile.TemporaryDirectory() as card:
            source = (
                "import os\nos.exitpoint(os.EXITPOINT_ENABLE)\nprint('ready')\n"
                "while 'pressed' not in os.listdir('/sdcard'):\n    for i in range(1000): pass\n"
            )
            with ScriptProcess(source + end, "--sdcard", card) as script:
                script.read_line()
                script.interrupt()
                open(os.path.join(card, "pressed"), "w").close()
                return script.finish()

    def test_enabled_defers_ctrl_c_to_the_exit_point(self):
        done = self.interrupted_while_deferred(
            "print('loop done')\ntry:\n    os.exitpoint()\nexcept KeyboardInterrupt:\n    print('at the exit point')\n"
        )
        self.assertEqual(done, ("loop done\nat the exit point\n", 0))

    def test_disabling_raises_a_pending_ctrl_c(self):
        done = self.interrupted_while_deferred(
            "try:\n    os.exitpoint(os.EXITPOINT_DISABLE)\nexcept KeyboardInterrupt:\n    print('raised')\n"
        )
        self.assertEqual(done, ("raised\n", 0))

    def test_sleep_is_an_exit_point(self):
        for mode in ("os.EXITPOINT_ENABLE", "os.EXITPOINT_ENABLE_SLEEP"):
            source = "import os, time\nos.exitpoint(%s)\nprint('ready')\nwhile True: time.sleep_ms(10)\n" % mode
            with ScriptProcess(source) as script:
                script.read_line()
                script.interrupt()
                output, code = script.finish()
                self.assertIn("KeyboardInterrupt", output)
                self.assertEqual(code, 1)

    def test_a_deferred_ctrl_c_does_not_shorten_a_call_of_the_driver(self):
        done = run_script(
            ALL_FRAMES_ARE_HELD + "import os, time\nos.exitpoint(os.EXITPOINT_ENABLE)\nstart = time.ticks_ms()\n"
            "code = b.camera_dump(0, 0, k_video_frame_info(), 500)\nprint(code != 0, time.ticks_ms() - start)\n"
            "try: os.exitpoint()\nexcept KeyboardInterrupt: print('stopped')\n",
            options=("--stop-after", "0.4"),
        )
        self.assertEqual((done.stdout, done.stderr), ("True 500\nstopped\n", ""))

    def test_unknown_mode(self):
        with ScriptProcess("import os\nos.exitpoint(7)\n") as script:
            output, code = script.finish()
            self.assertIn("ValueError", output)
            self.assertEqual(code, 1)


if __name__ == "__main__":
    unittest.main()
