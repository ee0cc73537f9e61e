# SPDX-License-Identifier: MIT
"""The emulated board's program under test: the command in the environment variable BOARD_COMMAND."""

import os
import pty
import select
import shlex
import signal
import subprocess
import tempfile
import time

COMMAND = shlex.split(os.environ.get("BOARD_COMMAND", ""))
if not COMMAND:
    raise SystemExit("set BOARD_COMMAND to a program, such as 'qemu-riscv64 build/qemu-riscv64-B/micropython'")

# When a program counts as hanging: no test passes or fails by how fast the machine is.
TIMEOUT_S = 600


def run_script(source, *args, options=(), cwd=None):
    """Runs `source` as a script; returns the completed process with text output."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(source)
        script.flush()
        return run([*options, script.name, *args], cwd=cwd)


def run(arguments, cwd=None, stdin=""):
    """Runs the program with `arguments`; returns the completed process."""
    return subprocess.run(
        [*COMMAND, *arguments], cwd=cwd, input=stdin, capture_output=True, text=True, timeout=TIMEOUT_S
    )


def wait_for_output(pipe):
    """Until a process has written to `pipe`. Reads nothing: communicate() would lose what readline() buffers."""
    ready, _, _ = select.select([pipe], [], [], TIMEOUT_S)
    if not ready:
        raise AssertionError("no output")


# On stderr, once, when a script can only be ended from outside.
NOTHING_IS_DUE = "clock: every thread of the script waits, and nothing is due: press Ctrl-C to end the script"


class ScriptProcess:
    """A running script, on pipes. Its stderr is in the output, without NOTHING_IS_DUE."""

    def __init__(self, source, *options, pass_fds=()):
        self._script = tempfile.NamedTemporaryFile("w", suffix=".py")
        self._script.write(source)
        self._script.flush()
        self._process = subprocess.Popen(
            [*COMMAND, *options, self._script.name],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=pass_fds,
            # read_line() must leave the rest of the output for finish().
            bufsize=0,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._process.poll() is None:
            self._process.kill()
        self._process.communicate()
        self._script.close()

    @property
    def pid(self):
        return self._process.pid

    def read_line(self):
        while True:
            line = self._process.stdout.readline().decode().rstrip("\n")
            if line != NOTHING_IS_DUE:
                return line

    def interrupt(self):
        self._process.send_signal(signal.SIGINT)

    def finish(self):
        """Returns the rest of the output and the exit code."""
        output, _ = self._process.communicate(timeout=TIMEOUT_S)
        return output.decode().replace(NOTHING_IS_DUE + "\n", ""), self._process.returncode


class Terminal:
    """The REPL on a pseudo-terminal, as an IDE or mpremote sees a board."""

    def __init__(self, *options):
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.execvp(COMMAND[0], [*COMMAND, *options])
        self.output = b""
        self._exit_code = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._exit_code is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._fd)

    def send(self, data):
        os.write(self._fd, data)

    def _read_some(self, deadline):
        ready, _, _ = select.select([self._fd], [], [], max(0, deadline - time.monotonic()))
        if not ready:
            raise AssertionError("timeout after %r" % self.output[-500:])
        try:
            data = os.read(self._fd, 4096)
        except OSError:
            data = b""
        if not data:
            raise AssertionError("the program exited after %r" % self.output[-500:])
        self.output += data

    def expect(self, text, within=TIMEOUT_S):
        """Reads up to `text`; returns the output before it, and keeps the output after it for the next call."""
        deadline = time.monotonic() + within
        while text not in self.output:
            self._read_some(deadline)
        before, _, self.output = self.output.partition(text)
        return before

    def wait(self):
        """Waits for the program to end; returns the exit code."""
        deadline = time.monotonic() + TIMEOUT_S
        try:
            while True:
                self._read_some(deadline)
        except AssertionError:
            _, status = os.waitpid(self._pid, 0)
            self._exit_code = os.waitstatus_to_exitcode(status)
            return self._exit_code
