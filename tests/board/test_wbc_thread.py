# SPDX-License-Identifier: MIT
"""The thread of libs.WBCRtsp: stop() ends in each order of calls."""

import os
import unittest

from board_process import run_script

# The port is always the same, and tests run in parallel.
ADDRESS = f"127.{os.getpid() >> 8 & 0xFF}.{os.getpid() & 0xFF}.200"
START = """
import os, time
from media.display import *
from media.media import *
from libs.WBCRtsp import WBCRtsp
Display.init(Display.VIRT, width=320, height=240, fps=30)
WBCRtsp.configure(320, 240)
MediaManager.init()
"""
END = "Display.deinit()\nMediaManager.deinit()\nprint('end')\n"


class WbcThread(unittest.TestCase):
    def script(self, source):
        done = run_script(START + source + END, options=["--address", ADDRESS, "--leak-check"])
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(done.stderr.splitlines()[-1], "leak check: clean")
        return done.stdout.splitlines()

    def test_stop_at_once_and_start_again(self):
        lines = self.script("for _ in range(3):\n    WBCRtsp.start()\n    WBCRtsp.stop()\n")
        self.assertEqual(lines[1:], ["_wbc_rtsp thread over", "WBC RTSP stopped", lines[0]] * 2 + ["_wbc_rtsp thread over", "WBC RTSP stopped", "end"])

    def test_stop_after_an_exception_in_the_thread(self):
        lines = self.script(
            "def fail(): raise OSError('thread')\nWBCRtsp.rtspserver.send_video_frame = lambda frame: fail()\n"
            "WBCRtsp.start()\ntime.sleep(0.5)\nWBCRtsp.stop()\n"
        )
        self.assertIn("OSError: thread", lines)
        self.assertEqual(lines[-2:], ["WBC RTSP stopped", "end"])

    def test_stop_without_start(self):
        self.assertEqual(self.script("WBCRtsp.stop()\n"), ["WBC RTSP stopped", "end"])


if __name__ == "__main__":
    unittest.main()
