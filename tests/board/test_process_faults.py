# SPDX-License-Identifier: MIT
"""Processes of the board's program that cannot start, or fail at work: the program reports it, and loses nothing."""

import os
import pathlib
import subprocess
import tempfile
import unittest

from board_process import COMMAND, TIMEOUT_S

RTSP_PROCESS = pathlib.Path(__file__).parents[2] / "firmware" / "rtsp-process" / "rtsp_process.py"


def run_with_rtsp_process(program, source):
    environment = {**os.environ, "VENCODER_RTSP_PROCESS": str(program)}
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(source)
        script.flush()
        command = [*COMMAND, "--host-files", script.name]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=TIMEOUT_S)


class ProcessFaults(unittest.TestCase):
    def test_failed_starts_leave_no_open_file(self):
        done = run_with_rtsp_process(
            "/not/there.py",
            "import multimedia, os\n"
            "def open_files(): return len(os.listdir('/proc/self/fd'))\n"
            "server = multimedia.rtsp_server()\nserver.rtspserver_init(0)\nbefore = open_files()\n"
            "print([server.rtspserver_init(0) for _ in range(3)], open_files() - before)\n",
        )
        self.assertEqual((done.returncode, done.stdout), (0, "[-1, -1, -1] 0\n"), done.stderr)

    def test_an_error_of_the_rtsp_process_ends_it(self):
        with tempfile.NamedTemporaryFile("w", suffix=".py") as program:
            program.write(
                "import runpy, sys\n"
                f"sys.path.insert(0, {str(RTSP_PROCESS.parent)!r})\n"
                "import server\n"
                "server.Server._send_video = lambda *_: 1 / 0\n"
                f"runpy.run_path({str(RTSP_PROCESS)!r}, run_name='__main__')\n"
            )
            program.flush()
            done = run_with_rtsp_process(
                program.name,
                "import multimedia\nserver = multimedia.rtsp_server()\nserver.rtspserver_init(0)\n"
                "server.rtspserver_createsession('a', 0, 0)\n"
                # More than a socket holds: the program would wait.
                "while server.rtspserver_sendvideodata('a', bytes(65536), 65536, 0) == 0: pass\n"
                "server.rtspserver_deinit()\nprint('end')\n",
            )
        self.assertEqual((done.returncode, done.stdout), (0, "end\n"))
        self.assertIn("ZeroDivisionError", done.stderr)
        self.assertIn(f"rtsp: the RTSP process {program.name} ended: exit code 1\n", done.stderr)

    def test_names_that_are_no_text(self):
        done = run_with_rtsp_process(
            RTSP_PROCESS,
            "import multimedia\nserver = multimedia.rtsp_server()\nserver.rtspserver_init(0)\n"
            "print(server.rtspserver_createsession(b'\\xff', 0, 0), server.rtspserver_sendvideodata(b'\\xff', bytes(8), 8, 0))\n"
            "server.rtspserver_deinit()\n",
        )
        self.assertEqual((done.returncode, done.stdout), (0, "0 0\n"))
        self.assertNotIn("Traceback", done.stderr)


if __name__ == "__main__":
    unittest.main()
