# SPDX-License-Identifier: MIT
"""Options, arguments, exit codes and the card."""

import os
import tempfile
import unittest

from board_process import run, run_script


class ExitCode(unittest.TestCase):
    def test_end_of_script(self):
        self.assertEqual(run_script("pass\n").returncode, 0)

    def test_exception_with_traceback(self):
        done = run_script("def f():\n    raise ValueError('no')\nf()\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("Traceback (most recent call last):", done.stdout)
        self.assertIn("line 2, in f", done.stdout)
        self.assertIn("ValueError: no", done.stdout)

    def test_syntax_error(self):
        done = run_script("def f(:\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("SyntaxError", done.stdout)

    def test_sys_exit(self):
        for argument, code in (("", 0), ("0", 0), ("3", 3), ("255", 255), ("'text'", 1), ("None", 0)):
            self.assertEqual(run_script("import sys\nsys.exit(%s)\n" % argument).returncode, code, argument)

    def test_out_of_memory(self):
        done = run_script("a = bytearray(10**9)\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("MemoryError", done.stdout)

    def test_recursion(self):
        done = run_script("def f(): f()\nf()\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("RuntimeError", done.stdout)


class Options(unittest.TestCase):
    def test_help(self):
        done = run(["--help"])
        self.assertEqual(done.returncode, 0)
        self.assertIn("--sdcard DIR", done.stdout)

    def test_unknown_option(self):
        done = run(["--nonsense"])
        self.assertEqual(done.returncode, 2)
        self.assertIn("nonsense", done.stderr)

    def test_missing_script(self):
        done = run(["not-there.py"])
        self.assertEqual(done.returncode, 2)
        self.assertIn("not-there.py", done.stderr)

    def test_missing_card(self):
        done = run(["--sdcard", "/not/there", "x.py"])
        self.assertEqual(done.returncode, 2)
        self.assertIn("/not/there", done.stderr)

    def test_missing_source(self):
        done = run(["--source", "/not/there.y4m", "x.py"])
        self.assertEqual(done.returncode, 2)
        self.assertIn("/not/there.y4m", done.stderr)

    def test_arguments_go_to_the_script(self):
        done = run_script("import sys\nprint(sys.argv[1:])\n", "one", "--two", "-h")
        self.assertEqual(done.stdout, "['one', '--two', '-h']\n")

    def test_main_module(self):
        done = run_script("print(__name__, __file__.endswith('.py'))\n")
        self.assertEqual(done.stdout, "__main__ True\n")


class Card(unittest.TestCase):
    def run_with_card(self, source, card, cwd=None):
        done = run_script(source, options=["--sdcard", card], cwd=cwd)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        return done.stdout

    def test_no_card_without_the_option(self):
        done = run_script("open('/sdcard/x', 'w')\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("ENOENT", done.stdout)

    def test_files_and_folders(self):
        with tempfile.TemporaryDirectory() as card:
            output = self.run_with_card(
                "import os\n"
                "os.mkdir('/sdcard/new')\n"
                "with open('/sdcard/new/file', 'wb') as f: f.write(b'bytes')\n"
                "print(os.listdir('/sdcard/new'), os.stat('/sdcard/new/file')[6])\n"
                "os.rename('/sdcard/new/file', '/sdcard/new/other')\n"
                "print(sorted(os.listdir('/sdcard')))\n"
                "os.remove('/sdcard/new/other')\n"
                "os.rmdir('/sdcard/new')\n",
                card,
            )
            self.assertEqual(output, "['file'] 5\n['examples', 'new']\n")
            self.assertEqual(os.listdir(card), ["examples"])

    def test_working_directory_on_the_card(self):
        if "1.21" in run_script("import os\nprint(os.uname().release)\n").stdout:
            self.skipTest("MicroPython 1.21 resolves relative paths on a mounted folder from its root")
        with tempfile.TemporaryDirectory() as card:
            output = self.run_with_card(
                "import os\nos.chdir('/sdcard/examples')\n"
                "with open('file', 'w') as f: f.write('text')\n"
                "os.rename('file', 'other')\n"
                "print(os.getcwd(), open('other').read(), open('/sdcard/examples/other').read())\n",
                card,
            )
            self.assertEqual(output, "/sdcard/examples text text\n")

    def test_import_and_script_from_the_card(self):
        with tempfile.TemporaryDirectory() as card:
            with open(os.path.join(card, "mine.py"), "w") as module:
                module.write("value = 5\n")
            self.assertEqual(self.run_with_card("import mine\nprint(mine.value)\n", card), "5\n")
            done = run(["--sdcard", card, "/sdcard/mine.py"])
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_relative_folder(self):
        with tempfile.TemporaryDirectory() as parent:
            os.mkdir(os.path.join(parent, "card"))
            self.run_with_card("import os\nos.chdir('/')\nopen('/sdcard/here', 'w').close()\n", "card", cwd=parent)
            self.assertTrue(os.path.exists(os.path.join(parent, "card", "here")))


if __name__ == "__main__":
    unittest.main()
