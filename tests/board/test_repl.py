# SPDX-License-Identifier: MIT
"""The friendly REPL, paste mode, the raw REPL and raw paste."""

import unittest

from board_process import Terminal, run

PROMPT = b"\r\n>>> "


class FriendlyRepl(unittest.TestCase):
    def test_evaluates_and_echoes(self):
        with Terminal() as board:
            board.expect(b">>> ")
            board.send(b"6*7\r")
            self.assertEqual(board.expect(PROMPT), b"6*7\r\n42")

    def test_lines_end_with_cr_lf(self):
        with Terminal() as board:
            board.expect(b">>> ")
            board.send(b"import sys; print(1); x = sys.stdout.write('2\\n3\\n')\r")
            board.expect(b"3\\n')\r\n")
            self.assertEqual(board.expect(PROMPT), b"1\r\n2\r\n3")

    def test_exception_leaves_the_repl_alive(self):
        with Terminal() as board:
            board.expect(b">>> ")
            board.send(b"1/0\r")
            self.assertIn(b"ZeroDivisionError", board.expect(PROMPT))
            board.send(b"2+2\r")
            self.assertIn(b"4", board.expect(PROMPT))

    def test_paste_mode(self):
        with Terminal() as board:
            board.expect(b">>> ")
            board.send(b"\x05")
            board.expect(b"=== ")
            board.send(b"for i in range(2):\r    print('pasted', i)\r\x04")
            self.assertIn(b"pasted 0\r\npasted 1", board.expect(PROMPT))

    def test_ctrl_c_discards_the_line(self):
        with Terminal() as board:
            board.expect(b">>> ")
            board.send(b"nonsense(\x03")
            board.expect(PROMPT)
            board.send(b"1+1\r")
            self.assertEqual(board.expect(PROMPT), b"1+1\r\n2")

    def test_ctrl_c_and_the_following_input_stay_in_order(self):
        with Terminal() as board:
            board.expect(b">>> ")
            board.send(b"\x03print('after')\r")
            board.expect(b"print('after')\r\nafter\r\n>>> ")

    def test_input_of_a_line(self):
        with Terminal() as board:
            board.expect(b">>> ")
            board.send(b"name = input('who? ')\r")
            board.expect(b"\nwho? ")
            board.send(b"me\r")
            board.expect(PROMPT)
            board.send(b"print(name * 2)\r")
            board.expect(b"meme")

    def test_end_of_stdin_ends_the_program(self):
        done = run([], stdin="print('from a pipe')\n")
        self.assertEqual(done.returncode, 0)
        self.assertIn("from a pipe\n", done.stdout)

    def test_end_of_stdin_within_a_line(self):
        self.assertEqual(run([], stdin="print('half").returncode, 0)


class ExitKeys(unittest.TestCase):
    KEYS = (b"\x18", b"\x1d")

    def assert_exits(self, board):
        self.assertEqual(board.wait(), 0)
        self.assertTrue(board.output.endswith(b"\r\n"), board.output)

    def test_leave_the_prompt(self):
        for key in self.KEYS:
            with Terminal() as board:
                self.assertIn(b"Ctrl-X or Ctrl-] exits", board.expect(b">>> "))
                board.send(key)
                self.assert_exits(board)

    def test_leave_an_unfinished_line_and_a_paste(self):
        for key in self.KEYS:
            for unfinished in (b"print('half", b"if True:\r", b"\x05print('pas' + 'ted')\r"):
                with Terminal("--leak-check") as board:
                    board.expect(b">>> ")
                    board.send(unfinished + key)
                    self.assert_exits(board)
                    self.assertNotIn(b"pasted", board.output)
                    self.assertIn(b"leak check: clean", board.output)

    def test_leave_after_a_soft_reset(self):
        with Terminal() as board:
            board.expect(b">>> ")
            board.send(b"\x04")
            self.assertIn(b"Ctrl-X or Ctrl-] exits", board.expect(b">>> "))
            board.send(b"\x1d")
            self.assert_exits(board)

    def test_are_data_in_the_raw_repl(self):
        with Terminal() as board:
            board.expect(b">>> ")
            board.send(b"\r\x03\x03\r\x01")
            board.expect(b"raw REPL; CTRL-B to exit\r\n>")
            board.send(b"print(len('\x18\x1d'))\x04")
            self.assertEqual(board.expect(b"\x04>"), b"OK2\r\n\x04")

    def test_are_data_for_input(self):
        with Terminal() as board:
            board.expect(b">>> ")
            board.send(b"import sys; print('start'); print(repr(sys.stdin.read(2)))\r")
            board.expect(b"\nstart\r\n")
            board.send(b"\x18\x1d")
            board.expect(b"'\\x18\\x1d'\r\n>>> ")

    def test_do_not_exit_at_a_serial_port(self):
        with Terminal("--serial-port") as board:
            self.assertNotIn(b"exits", board.expect(b">>> "))
            board.send(b"\x18\x1d1+1\r")
            board.expect(b"\r\n2\r\n>>> ")


class RawRepl(unittest.TestCase):
    def enter(self, board):
        board.expect(b">>> ")
        board.send(b"\r\x03\x03\r\x01")
        board.expect(b"raw REPL; CTRL-B to exit\r\n>")

    def test_runs_and_frames_the_output(self):
        with Terminal() as board:
            self.enter(board)
            board.send(b"print('raw')\x04")
            self.assertEqual(board.expect(b"\x04>"), b"OKraw\r\n\x04")

    def test_exception_is_in_the_second_part(self):
        with Terminal() as board:
            self.enter(board)
            board.send(b"print(1)\nundefined\x04")
            output, _, error = board.expect(b"\x04>").partition(b"\x04")
            self.assertEqual(output, b"OK1\r\n")
            self.assertIn(b"NameError", error)

    def test_ctrl_c_right_after_the_start(self):
        with Terminal() as board:
            self.enter(board)
            board.send(b"while True: pass\x04")
            board.expect(b"OK")
            board.send(b"\x03")
            self.assertIn(b"KeyboardInterrupt", board.expect(b"\x04>"))

    def test_back_to_friendly(self):
        with Terminal() as board:
            self.enter(board)
            board.send(b"\x02")
            board.expect(PROMPT)

    def test_raw_paste(self):
        with Terminal() as board:
            self.enter(board)
            board.send(b"\x05A\x01")
            board.expect(b"R\x01")
            board.send(b"print('pasted raw')\x04")
            board.expect(b"pasted raw\r\n\x04\x04>")

    def test_over_a_pipe(self):
        done = run([], stdin="\x01print('raw pipe')\x04")
        self.assertEqual(done.returncode, 0)
        self.assertIn("OKraw pipe\n\x04\x04>", done.stdout)


if __name__ == "__main__":
    unittest.main()
