# SPDX-License-Identifier: MIT
"""The soft reset, by Ctrl-D at a prompt and at the end of a script."""

import unittest

from board_process import Terminal, run_script

CAMERA = (
    b"from media.sensor import *; s = Sensor(); s.reset(); s.set_framesize(width=320, height=240);"
    b" s.set_pixformat(Sensor.YUV420SP); MediaManager.init(); s.run(); print(s.snapshot().width())\r"
)


class SoftReset(unittest.TestCase):
    def test_clears_variables_and_modules(self):
        with Terminal() as board:
            board.expect(b">>> ")
            board.send(b"kept = 1\r")
            board.expect(b"\r\n>>> ")
            board.send(b"\x04")
            board.expect(b"MPY: soft reboot\r\n")
            board.expect(b">>> ")
            board.send(b"kept\r")
            self.assertIn(b"NameError", board.expect(b"\r\n>>> "))

    def test_releases_the_camera(self):
        with Terminal() as board:
            for _ in range(3):
                board.expect(b">>> ")
                board.send(CAMERA)
                board.expect(b"\r\n320\r\n>>> ")
                board.send(b"\x04")
                board.expect(b"MPY: soft reboot")

    def test_two_hundred_times(self):
        with Terminal() as board:
            board.expect(b">>> ")
            for _ in range(200):
                board.send(b"\x04")
                board.expect(b"soft reboot")
                board.expect(b">>> ")

    def test_keeps_raw_mode(self):
        with Terminal() as board:
            board.expect(b">>> ")
            board.send(b"\x01")
            board.expect(b"\r\n>")
            board.send(b"\x04")
            board.expect(b"soft reboot\r\nraw REPL; CTRL-B to exit\r\n>")

    def test_resets_the_exit_point_mode(self):
        with Terminal() as board:
            board.expect(b">>> ")
            board.send(b"import os; os.exitpoint(1)\r")
            board.expect(b"\r\n>>> ")
            board.send(b"\x04")
            board.expect(b">>> ")
            board.send(b"import os; os.exitpoint()\r")
            self.assertTrue(board.expect(b"\r\n>>> ").endswith(b"\r\n0"))

    def test_stops_threads_before_atexit(self):
        with Terminal() as board:
            board.expect(b">>> ")
            board.send(
                b"import _thread, time, sys\r"
                b"begun = []\r"
                b"def f():\r try:\r  begun.append(1)\r  while True: time.sleep_ms(1)\r finally: print('thread ends')\r\r\r"
                b"t = _thread.start_new_thread(f, ())\r"
                b"while not begun: time.sleep_ms(1)\r\r"
                b"sys.atexit(lambda: print('at exit'))\r\x04"
            )
            board.expect(b"soft reboot")
            board.expect(b"thread ends")
            board.expect(b"at exit")
            board.expect(b">>> ")


class EndOfScript(unittest.TestCase):
    def test_no_soft_reboot_message(self):
        self.assertEqual(run_script("print(1)\n").stdout, "1\n")

    def test_atexit(self):
        done = run_script("import sys\nsys.atexit(lambda: print('bye'))\nprint('hi')\n")
        self.assertEqual((done.stdout, done.returncode), ("hi\nbye\n", 0))

    def test_stops_a_thread_that_catches_exceptions(self):
        done = run_script(
            "import _thread, time\n"
            "def f():\n"
            "    while True:\n"
            "        try:\n"
            "            while True: pass\n"
            "        except Exception: pass\n"
            "_thread.start_new_thread(f, ())\n"
            "time.sleep_ms(50)\n"
            "print('main is done')\n"
        )
        self.assertEqual((done.stdout, done.returncode), ("main is done\n", 0))

    def test_cancels_a_thread_that_never_ends(self):
        done = run_script(
            "import _thread, time\n"
            "def f():\n"
            "    while True:\n"
            "        try:\n"
            "            time.sleep_ms(1)\n"
            "        except: pass\n"
            "_thread.start_new_thread(f, ())\n"
            "time.sleep_ms(50)\n"
            "print('main is done')\n"
        )
        self.assertEqual((done.stdout, done.returncode), ("main is done\n", 0))
        self.assertEqual(done.stderr, "a script thread did not exit; cancelling it\n")

    def test_stops_a_thread_that_waits_for_a_lock(self):
        done = run_script(
            "import _thread, time\n"
            "lock = _thread.allocate_lock()\n"
            "lock.acquire()\n"
            "_thread.start_new_thread(lock.acquire, ())\n"
            "time.sleep_ms(50)\n"
            "print('main is done')\n"
        )
        self.assertEqual((done.stdout, done.returncode), ("main is done\n", 0))
        self.assertEqual(done.stderr, "")

    def test_releases_camera_and_link(self):
        done = run_script(
            CAMERA.decode().replace("\r", "\n")
            + "link = MediaManager.link(s.bind_info()['src'], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, 0))\n"
            "raise SystemExit(5)\n"
        )
        self.assertEqual((done.stdout, done.stderr, done.returncode), ("320\n", "", 5))


if __name__ == "__main__":
    unittest.main()
