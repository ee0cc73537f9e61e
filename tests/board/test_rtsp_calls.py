# SPDX-License-Identifier: MIT
"""RTSP servers of scripts: what CanMV's calls return, and the process that serves."""

import os
import pathlib
import signal
import socket
import subprocess
import tempfile
import time
import unittest

from board_process import COMMAND, TIMEOUT_S, ScriptProcess, Terminal, run_script, wait_for_output
from rtsp_script import STREAM, TIME_IS_VIRTUAL, Rtsp

PROCESS = pathlib.Path(__file__).parents[2] / "firmware" / "rtsp-process" / "rtsp_process.py"


def children(pid):
    """The processes that a process started."""
    found = []
    for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            text = status.read_text()
        except OSError:
            continue
        if int(text.rpartition(")")[2].split()[1]) == pid:
            found.append(int(status.parent.name))
    return found


def wait_for_end(pid):
    """Until the process is gone, or a zombie that nobody waits for."""
    deadline = time.monotonic() + TIMEOUT_S
    while time.monotonic() < deadline:
        try:
            if pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.01)
    return False


class Calls(Rtsp):
    def test_results(self):
        output = self.script(
            "import multimedia, rtspserver, multi_media_type\n"
            "types = multimedia.multi_media_type\n"
            "print(types.media_h264, types.media_h265, types.media_mjpeg, multi_media_type.media_mjpeg)\n"
            "server = multimedia.rtsp_server(1, 2)\n"
            "print(server.rtspserver_init(8554), server.rtspserver_test())\n"
            "create = server.rtspserver_createsession\n"
            "print(create('a', 0, False), create('b', 2, True), create('a', 0, False), create('c', 3, False))\n"
            "print(server.rtspserver_start())\n"
            "video, audio = server.rtspserver_sendvideodata, server.rtspserver_sendaudiodata\n"
            "print(video('a', bytes(8), 8, 0), video('a', 'text', 4, 0), video('none', bytes(8), 8, 0))\n"
            "print(audio('a', bytes(8), 8, 0), audio('b', bytes(8), 8, 0), audio('none', bytes(8), 8, 0))\n"
            "print(server.rtspserver_destroysession('b'), video('b', bytes(8), 8, 0))\n"
            "print(server.rtspserver_getrtspurl('a'))\n"
            "print(server.rtspserver_stop(), video('a', bytes(8), 8, 0), server.rtspserver_getrtspurl('a'))\n"
            "print(server.rtspserver_deinit(), server.rtspserver_destroy())\n"
            "other = multimedia.rtsp_server.rtspserver_create()\n"
            "print(rtspserver.rtspserver_init(other, 8555))\n"
            "print(create.__class__ is not None, rtspserver.rtspserver_createsession(other, 'a', 1, 1))\n"
            "print(other.rtspserver_getrtspurl('a'))\n"
            "other.rtspserver_deinit()\n",
            "--leak-check",
            stderr="rtsp: rtspserver_createsession: no video type has the number 3; see multi_media_type\n"
            + TIME_IS_VIRTUAL
            + "rtsp: session a: data without 00 00 00 01 at its start is dropped, as on a board\nleak check: clean\n",
        )
        self.assertEqual(
            output,
            f"0 1 2 2\n0 hello world\n0 0 0 -1\nNone\n0 0 -1\n0 0 -1\n0 -1\n{self.url('a')}\nNone -1 {self.url('a')}\n"
            f"None None\n0\nTrue 0\nrtsp://{self.address}:8555/a\n",
        )

    def test_an_address_leaves_out_the_port_of_rtsp(self):
        with socket.socket() as probe:
            try:
                probe.bind((self.address, 554))
            except PermissionError:
                self.skipTest("this user may not use port 554")
        output = self.script(
            "import multimedia\nserver = multimedia.rtsp_server()\nserver.rtspserver_init(554)\n"
            "server.rtspserver_createsession('a', 0, False)\nprint(server.rtspserver_getrtspurl('a'))\n"
            "server.rtspserver_deinit()\n"
        )
        self.assertEqual(output, f"rtsp://{self.address}/a\n")

    def test_wrong_use(self):
        output = self.script(
            "import multimedia\n"
            "server = multimedia.rtsp_server()\n"
            "def attempt(*call):\n"
            "    try:\n"
            "        print(call[0](*call[1:]))\n"
            "    except Exception as error:\n"
            "        print(repr(error))\n"
            "attempt(server.rtspserver_create)\n"
            "attempt(server.rtspserver_createsession, 'a', 0, False)\n"
            "attempt(server.rtspserver_start)\n"
            "attempt(server.rtspserver_stop)\n"
            "attempt(server.rtspserver_deinit)\n"
            "attempt(server.rtspserver_getrtspurl, 'a')\n"
            "assert server.rtspserver_init(8554) == 0\n"
            "attempt(server.rtspserver_init, 8555)\n"
            "assert server.rtspserver_createsession('a', 0, False) == 0\n"
            "attempt(server.rtspserver_createsession, 'a', 0)\n"
            "attempt(server.rtspserver_createsession, 1, 0, False)\n"
            "attempt(server.rtspserver_sendvideodata, 'a', bytearray(8), 8, 0)\n"
            "attempt(server.rtspserver_sendvideodata, 'a', bytes(8), 9, 0)\n"
            "attempt(server.rtspserver_sendvideodata, 'a', bytes(8), -1, 0)\n"
            "attempt(server.rtspserver_sendvideodata, 'a', bytes(8), 8, 0.5)\n"
            "attempt(server.rtspserver_sendvideodata_byphyaddr, 'a', 4096, 4096, 0)\n"
            "attempt(server.rtspserver_destroysession, 'b')\n"
            "attempt(multimedia.multi_media_type)\n"
            "server.rtspserver_destroy()\n"
            "attempt(server.rtspserver_init, 8554)\n"
            "attempt(server.rtspserver_destroy)\n",
            stderr="rtsp: rtspserver_createsession: a board crashes here: call rtspserver_init first, and check that it returns 0\n"
            "rtsp: rtspserver_start: a board crashes here: call rtspserver_init first, and check that it returns 0\n"
            "rtsp: rtspserver_init: the server has port 8554 already; call rtspserver_deinit first\n"
            "rtsp: a size of 9 for 8 bytes of data; they are not sent\n"
            "rtsp: a size of -1 for 8 bytes of data; they are not sent\n"
            "rtsp: a board crashes here: 4096 bytes at the physical address 0x1000 cannot be mapped\n"
            "rtsp: rtspserver_destroysession: a board crashes here: there is no session b\n",
        )
        self.assertEqual(
            output,
            "TypeError('function takes 0 positional arguments but 1 were given',)\n-1\nNone\nNone\nNone\n"
            "ValueError(\"there is no session 'a': call rtspserver_createsession first\",)\n-1\n"
            "TypeError('function takes 4 positional arguments but 3 were given',)\n"
            "TypeError(\"can't convert 'int' object to str implicitly\",)\n"
            "TypeError(\"can't convert 'bytearray' object to str implicitly\",)\n-1\n-1\n"
            "TypeError(\"can't convert float to int\",)\n-1\n-1\n"
            "TypeError(\"can't create 'multi_media_type' instances\",)\n"
            "RuntimeError('the RTSP server is destroyed',)\nNone\n",
        )

    def test_names_belong_to_all_servers(self):
        # Up to a stop.
        output = self.script(
            "import multimedia\n"
            "one, other = multimedia.rtsp_server(), multimedia.rtsp_server()\n"
            "print(one.rtspserver_init(8554), other.rtspserver_init(8555))\n"
            "print(one.rtspserver_createsession('a', 0, 0), other.rtspserver_createsession('a', 0, 0))\n"
            "print(other.rtspserver_sendvideodata('a', bytes(3) + b'\\1', 4, 0))\n"
            "try:\n"
            "    other.rtspserver_getrtspurl('a')\n"
            "except ValueError as error:\n"
            "    print(error)\n"
            "one.rtspserver_stop()\n"
            "print(other.rtspserver_createsession('a', 0, 0), other.rtspserver_getrtspurl('a'))\n"
            "one.rtspserver_deinit()\nother.rtspserver_deinit()\n"
        )
        self.assertEqual(
            output,
            f"0 0\n0 0\n0\nthere is no session 'a': call rtspserver_createsession first\n0 {self.url('a', 8555)}\n",
        )

    def test_port_in_use(self):
        with socket.socket() as other:
            other.bind((self.address, 8554))
            other.listen()
            output = self.script(
                "import multimedia\nprint(multimedia.rtsp_server().rtspserver_init(8554))\n",
                stderr=f"rtsp: {self.address}:8554: Address already in use; "
                "stop the other server, or use another --address\n",
            )
        self.assertEqual(output, "-1\n")

    def test_soft_reset_releases_the_port(self):
        with Terminal(*self.options) as terminal:
            terminal.expect(b">>> ")
            for _ in range(2):
                terminal.send(b"import multimedia; multimedia.rtsp_server().rtspserver_init(8554)\r")
                self.assertIn(b"\r\n0", terminal.expect(b"\r\n>>> "))
                terminal.send(b"\x04")
                self.assertIn(b"before rtspserver_deinit", terminal.expect(b">>> "))

    def test_leak_check(self):
        done = run_script(
            "import multimedia\nmultimedia.rtsp_server().rtspserver_init(8554)\n",
            options=[*self.options, "--leak-check"],
        )
        self.assertIn("leaked: RTSP server at port 8554, bound by rtspserver_init\nleak check: LEAKED\n", done.stderr)
        self.assertEqual(done.returncode, 1)


class VirtualTime(Rtsp):
    # What the script sees of its stream and its clock.
    SOURCE = STREAM + (
        "import sys, time\n"
        "start_encoder(TYPES.media_h264)\n"
        "server = mm.rtsp_server()\n"
        "assert server.rtspserver_init(8554) == 0\n"
        "server.rtspserver_createsession('test', TYPES.media_h264, False)\n"
        "print('bound')\n"
        "sys.stdin.readline()\n"
        "server.rtspserver_start()\n"
        "count = 0\n"
        "for packs in frames():\n"
        "    for data, address, size in packs: send('test', data)\n"
        "    print(time.ticks_us(), [size for data, address, size in packs])\n"
        "    count += 1\n"
        "    if count == 60: break\n"
        "stop_encoder()\n"
        "stop_server()\n"
    )

    def run_watched(self, is_watched):
        with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
            script.write(self.SOURCE)
            script.flush()
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
            board = subprocess.Popen([*COMMAND, *self.options, script.name], text=True, **pipes)
            wait_for_output(board.stdout)
            connection = socket.create_connection((self.address, 8554)) if is_watched else None
            output, _ = board.communicate("\n", timeout=TIMEOUT_S)
            if connection:
                connection.close()
            self.assertEqual(board.returncode, 0)
            return output

    def test_clients_change_no_result(self):
        alone = self.run_watched(False)
        self.assertEqual(self.run_watched(True), alone)
        lines = alone.splitlines()
        self.assertEqual((lines[0], len(lines)), ("bound", 61))


class Process(Rtsp):
    LISTEN = "import multimedia\nprint(multimedia.rtsp_server().rtspserver_init(8554))\n"

    def run_with_process(self, program):
        environment = {**os.environ, "VENCODER_RTSP_PROCESS": str(program)}
        with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
            script.write(self.LISTEN)
            script.flush()
            command = [*COMMAND, *self.options, script.name]
            return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=TIMEOUT_S)

    def test_missing(self):
        done = self.run_with_process("/not/there.py")
        self.assertEqual((done.returncode, done.stdout), (0, "-1\n"))
        self.assertIn("rtsp: the RTSP process /not/there.py ended: exit code 2\n", done.stderr)

    def test_missing_packages(self):
        with tempfile.NamedTemporaryFile("w", suffix=".py") as program:
            program.write(
                "import runpy, sys\n"
                "sys.modules['gi'] = None\n"
                f"sys.path.insert(0, {str(PROCESS.parent)!r})\n"
                f"runpy.run_path({str(PROCESS)!r}, run_name='__main__')\n"
            )
            program.flush()
            done = self.run_with_process(program.name)
        self.assertEqual((done.returncode, done.stdout), (0, "-1\n"))
        self.assertIn("; install the packages: sudo apt install python3-gi gir1.2-gst-rtsp-server-1.0\n", done.stderr)

    def start_script(self):
        """A board with a server and without a codec process; its process's number."""
        script = ScriptProcess(
            "import multimedia, time\n"
            "server = multimedia.rtsp_server()\n"
            "assert server.rtspserver_init(8554) == 0\n"
            "server.rtspserver_createsession('a', 0, 0)\n"
            "print('bound')\n"
            "try:\n"
            "    while True: time.sleep(1)\n"
            "except KeyboardInterrupt:\n"
            "    print([server.rtspserver_sendvideodata('a', bytes(8), 8, 0) for _ in range(2)])\n"
            "    server.rtspserver_deinit()\n",
            *self.options,
        )
        self.addCleanup(script.__exit__)
        self.assertEqual(script.read_line(), "bound")
        (process,) = children(script.pid)
        return script, process

    def test_killed(self):
        script, process = self.start_script()
        os.kill(process, signal.SIGKILL)
        self.assertTrue(wait_for_end(process))
        self.finish(script, f"rtsp: the RTSP process {PROCESS} ended: signal 9\n[-1, -1]\n")

    def test_ends_with_the_board(self):
        script, process = self.start_script()
        os.kill(script.pid, signal.SIGKILL)
        self.assertTrue(wait_for_end(process))


if __name__ == "__main__":
    unittest.main()
