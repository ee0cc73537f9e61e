# SPDX-License-Identifier: MIT
# A board on a pseudo terminal whose raw REPL runs code with CPython, and which misbehaves on request.
# Usage: fake_board.py LINK BEHAVIOUR [N]; the behaviour begins at the Nth piece of code (default: 1).
# Ends when its stdin is closed.

import contextlib
import io
import os
import select
import sys
import termios
import tty

PROMPT = b"raw REPL; CTRL-B to exit\r\n>"
BANNER = b"\r\nMicroPython v1.25.0 on a fake board\r\n>>> "
U_BOOT = b"\r\n\r\nU-Boot SPL 2022.10 (Jan 01 2025)\r\nDRAM: 1 GiB\r\n"
WINDOW = 64


class Unplugged(Exception):
    pass


class Board:
    def __init__(self, link, behaviour, count):
        self.link = link
        self.behaviour = behaviour
        self.left = count
        self.names = {"__name__": "__main__"}
        self.pending = b""
        self.is_raw = False
        self.attempts = 0
        self.plug(link)

    def plug(self, link):
        self.master, self.slave = os.openpty()
        tty.setraw(self.slave, termios.TCSANOW)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(link)
        os.symlink(os.ttyname(self.slave), link)

    def unplug(self):
        os.close(self.slave)
        os.close(self.master)

    def send(self, data):
        while data:
            data = data[os.write(self.master, data[:512]) :]

    def wait(self, seconds=None):
        """Waits for input; ends with the parent."""
        ready, _, _ = select.select([self.master, sys.stdin], [], [], seconds)
        if sys.stdin in ready and not os.read(0, 1):
            sys.exit()
        if self.master in ready:
            self.pending += os.read(self.master, 4096)

    def byte(self):
        while not self.pending:
            self.wait()
        first, self.pending = self.pending[:1], self.pending[1:]
        return first

    def has(self, behaviour):
        return self.behaviour == behaviour and self.left <= 0

    def serve(self):
        while True:
            key = self.byte()
            if self.behaviour == "silent":
                continue
            if self.behaviour == "echo":
                self.send(key)
            elif self.behaviour == "flood":
                self.flood(b"main.py is running\r\n")
            elif key == b"\x01":
                self.enter()
            elif key == b"\x02":
                self.is_raw = False
                self.send(BANNER)
            elif key == b"\x03" and not self.is_raw:
                self.send(b"\r\nKeyboardInterrupt: \r\n>>> ")
            elif key == b"\x05" and self.is_raw:
                self.request()

    def enter(self):
        self.attempts += 1
        # Its main.py catches the first Ctrl-C.
        if self.behaviour == "stubborn" and self.attempts == 1:
            return
        if self.behaviour == "banner" and not self.is_raw:
            self.send(BANNER)
        self.is_raw = True
        self.send(PROMPT)

    def request(self):
        request = self.byte() + self.byte()
        assert request == b"A\x01", request
        if self.behaviour == "no-paste":
            self.send(PROMPT)
            self.run(self.plain())
        elif self.behaviour == "paste-refused":
            self.send(b"R\x00")
            self.run(self.plain())
        elif self.behaviour == "paste-ignored":
            self.run(self.plain())
        else:
            self.run(self.pasted())

    def plain(self):
        code = b""
        while (key := self.byte()) != b"\x04":
            code += key
        self.send(b"OK")
        return code

    def pasted(self):
        self.left -= 1
        if self.has("window-0"):
            self.send(b"R\x01\x00\x00")
            return self.until_end()
        self.send(b"R\x01" + WINDOW.to_bytes(2, "little"))
        if self.has("aborts"):
            self.byte()
            self.send(b"\x04")
            self.until_end()
            return b"raise MemoryError()"
        if self.has("stops-reading"):
            self.wait_for_end()
        code = b""
        while (key := self.byte()) != b"\x04":
            code += key
            if len(code) % WINDOW == 0:
                self.send(b"\x01")
        self.send(b"\x04")
        return code

    def until_end(self):
        while self.byte() != b"\x04":
            pass
        return b""

    def wait_for_end(self):
        self.behaviour = "silent"
        while True:
            self.pending = b""
            self.wait()

    def flood(self, line):
        while True:
            ready = select.select([self.master, sys.stdin], [self.master], [])
            if sys.stdin in ready[0]:
                sys.exit()
            if self.master in ready[0]:
                os.read(self.master, 4096)
            self.send(line)

    def trickle(self):
        while True:
            self.send(b".")
            self.wait(0.1)

    def run(self, code):
        if self.has("goes-silent"):
            self.wait_for_end()
        if self.has("unplugged"):
            raise Unplugged()
        if self.has("trickle"):
            self.trickle()
        if self.has("flood-later"):
            self.flood(b"a thread is running\r\n")
        if self.has("restarts"):
            self.is_raw = False
            self.behaviour = "restarted"
            self.send(U_BOOT + BANNER)
            return
        if self.has("reset-by-script"):
            self.send(b"text\r\n\x04\x04\r\nMPY: soft reboot\r\n" + PROMPT)
            return
        output, traceback = self.execute(code)
        if self.has("odd"):
            output = '["\\u001b[31mred", 32768, 5]\n["../../etc/passwd", 32768, 7]\n2\n'
        elif self.has("damages"):
            output = "QUJD"
        elif self.has("noisy"):
            output += "a thread\x04prints\x04"
        output = output.replace("\n", "\r\n").encode()
        self.send(output + b"\x04" + traceback.encode() + b"\x04>")

    def execute(self, code):
        output = io.StringIO()
        try:
            with contextlib.redirect_stdout(output):
                exec(compile(code, "<stdin>", "exec"), self.names)
            return output.getvalue(), ""
        except BaseException as error:
            head = 'Traceback (most recent call last):\r\n  File "<stdin>", line 1, in <module>\r\n'
            return output.getvalue(), f"{head}{type(error).__name__}: {error}\r\n"


def main():
    link, behaviour = sys.argv[1:3]
    board = Board(link, behaviour, int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    try:
        board.serve()
    except Unplugged:
        board.unplug()
        # It appears under the next number, as a USB port that is still open in a program.
        if link.endswith("0"):
            board.plug(link[:-1] + "1")
        while os.read(0, 1):
            pass


main()
