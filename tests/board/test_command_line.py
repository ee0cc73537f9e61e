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
        for use in ("open('/sdcard/x', 'w')", "open('/sdcard/x')", "import os; os.listdir('/sdcard')", "import os; os.mkdir('/sdcard/x')"):
            done = run_script(use)
            self.assertEqual(done.returncode, 1)
            self.assertIn("ENOENT", done.stdout)
            self.assertIn("add --sdcard DIR", done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1)

    def test_no_hint_for_a_look(self):
        done = run_script(
            "import os\ntry:\n    os.stat('/sdcard')\nexcept OSError:\n    print(os.listdir('/'))\ntry:\n    import nowhere\n"
            "except ImportError:\n    pass\n"
        )
        self.assertEqual((done.stdout, done.stderr, done.returncode), ("[]\n", "", 0))

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
            self.assertEqual(output, "['file'] 5\n['new']\n")
            self.assertEqual(os.listdir(card), [])

    def test_examples_folder_is_created_when_it_is_used(self):
        for use in (
            "open('/sdcard/examples/x', 'w').close()",
            "os.mkdir('/sdcard/examples')",
            "os.mkdir('/sdcard/examples/deep')",
            "os.chdir('/sdcard/examples')",
        ):
            with tempfile.TemporaryDirectory() as card:
                self.run_with_card("import os\n" + use, card)
                self.assertEqual(os.listdir(card), ["examples"], use)

    def test_folders_of_the_first_release(self):
        with tempfile.TemporaryDirectory() as card:
            self.run_with_card("open('/sdcard/app/tests/x', 'w').close()", card)
            self.assertEqual(os.listdir(os.path.join(card, "app/tests")), ["x"])

    def test_working_directory(self):
        with tempfile.TemporaryDirectory() as card:
            output = self.run_with_card(
                "import os\nprint(os.getcwd())\nos.chdir('examples')\n"
                "with open('file', 'w') as f: f.write('text')\n"
                "os.rename('file', 'other')\n"
                "print(os.getcwd(), open('other').read(), open('/sdcard/examples/other').read(), os.listdir())\n"
                "os.chdir('..')\nprint(os.getcwd(), os.listdir('examples'))\nos.chdir('/')\nprint(os.getcwd())\n",
                card,
            )
            self.assertEqual(output, "/sdcard\n/sdcard/examples text text ['other']\n/sdcard ['other']\n/\n")

    def test_import_and_script_from_the_card(self):
        with tempfile.TemporaryDirectory() as card:
            with open(os.path.join(card, "mine.py"), "w") as module:
                module.write("value = 5\nprint(__file__)\n")
            # By the first entry of sys.path, the working directory.
            self.assertEqual(self.run_with_card("import mine\nprint(mine.value)\n", card), "mine.py\n5\n")
            for script in ("/sdcard/mine.py", os.path.join(card, "mine.py")):
                done = run(["--sdcard", card, script])
                self.assertEqual((done.stdout, done.returncode), ("/sdcard/mine.py\n", 0), done.stderr)

    def test_relative_folder(self):
        with tempfile.TemporaryDirectory() as parent:
            os.mkdir(os.path.join(parent, "card"))
            self.run_with_card("import os\nos.chdir('/')\nopen('/sdcard/here', 'w').close()\n", "card", cwd=parent)
            self.assertTrue(os.path.exists(os.path.join(parent, "card", "here")))


class OwnFiles(unittest.TestCase):
    """Scripts see the card, /data and their own folder, and no other files of the host."""

    def test_no_path_leads_out_of_the_card(self):
        with tempfile.TemporaryDirectory() as parent:
            card = os.path.join(parent, "card")
            os.mkdir(card)
            secret = os.path.join(parent, "secret.py")
            with open(secret, "w") as file:
                file.write("value = 1\n")
            script = os.path.join(parent, "scripts", "script.py")
            os.mkdir(os.path.dirname(script))
            with open(script, "w") as file:
                file.write(
                "import os, sys\n"
                "def fails(call, *args):\n"
                "    try:\n        call(*args)\n        print('no error', args)\n"
                "    except (OSError, ImportError):\n        pass\n"
                "out = ('/sdcard/../secret.py', '../secret.py', '/sdcard/./x/../../secret.py', '//sdcard/../secret.py', sys.argv[1])\n"
                "for path in out:\n"
                "    fails(open, path)\n    fails(open, path, 'w')\n    fails(os.stat, path)\n    fails(os.remove, path)\n"
                "    fails(os.rename, path, '/sdcard/stolen')\n    fails(os.rename, '/sdcard/mine', path)\n"
                "    fails(os.mkdir, path + 'x')\n    fails(os.listdir, path[:-10] or '/none')\n"
                "sys.path += ['..', '/sdcard/..', sys.argv[1][:-10]]\n"
                "fails(__import__, 'secret')\n"
                "for path in ('..', '../..', '/sdcard/..'):\n    os.chdir('/sdcard')\n    os.chdir(path)\n    print(os.getcwd(), os.listdir())\n"
                "fails(os.rmdir, '/sdcard')\nfails(os.chdir, '/etc')\nfails(open, '/etc/passwd')\nfails(open, '/new', 'w')\n"
                )
            done = run(["--sdcard", card, "--data", card, script, secret])
            listing = "/ ['sdcard', 'data']\n"
            # "/" itself, which scripts can list.
            root = ("/sdcard/..", "..", "/sdcard/./x/../..", "//sdcard/..")
            outside = ["no error ('%s',)\n" % path for path in root]
            lines = [line for line in done.stdout.splitlines(True) if line not in outside]
            self.assertEqual(lines, [listing] * 3)
            self.assertEqual(sorted(os.listdir(parent)), ["card", "scripts", "secret.py"])
            self.assertEqual(os.listdir(card), [])
            with open(secret) as file:
                self.assertEqual(file.read(), "value = 1\n")

    def test_modules_beside_the_script(self):
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "package"))
            for name, text in (
                ("helper.py", "value = 7\n"),
                ("package/__init__.py", "from . import inner\n"),
                ("package/inner.py", "value = 8\n"),
                ("main.py", "import helper, package\nprint(helper.value, package.inner.value, open(__file__).readline().strip())\nopen(__file__, 'w')\n"),
            ):
                with open(os.path.join(folder, name), "w") as file:
                    file.write(text)
            for path, cwd in (("main.py", folder), (os.path.join(folder, "main.py"), None), (os.path.basename(folder) + "/main.py", os.path.dirname(folder))):
                done = run([path], cwd=cwd)
                self.assertEqual(done.returncode, 1)
                self.assertIn("7 8 import helper, package\n", done.stdout)
                # It cannot change itself, and the traceback names it as the command line does.
                self.assertIn("EACCES", done.stdout)
                self.assertIn('File "%s", line 3' % path, done.stdout)

    def test_other_files_of_the_host(self):
        with tempfile.TemporaryDirectory() as card:
            done = run_script("open('/etc/passwd')\n", options=["--sdcard", card])
            self.assertEqual(done.returncode, 1)
            self.assertIn("scripts see /sdcard (--sdcard DIR) and no other files", done.stderr)


class Data(unittest.TestCase):
    SCRIPT = (
        "import os, sys\nprint(os.listdir('/'), os.listdir('/data'), os.stat('/data')[0] & 0x4000)\n"
        "if len(sys.argv) > 1: open('/data/x', 'w').close()\n"
    )

    def test_is_beside_the_card_when_it_is_written(self):
        with tempfile.TemporaryDirectory() as parent:
            card = os.path.join(parent, "card")
            os.mkdir(card)
            done = run_script(self.SCRIPT, options=["--sdcard", card])
            self.assertEqual((done.stdout, done.stderr), ("['sdcard', 'data'] [] 16384\n", ""))
            self.assertEqual(os.listdir(parent), ["card"])
            done = run_script(self.SCRIPT, "write", options=["--sdcard", card])
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertEqual(os.listdir(os.path.join(parent, "card-data")), ["x"])

    def test_has_an_option(self):
        with tempfile.TemporaryDirectory() as data:
            done = run_script(self.SCRIPT, "write", options=["--data", data])
            self.assertEqual((done.stdout, done.stderr), ("['data'] [] 16384\n", ""))
            self.assertEqual(os.listdir(data), ["x"])

    def test_hint_without_it(self):
        done = run_script("open('/data/x', 'w')\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("add --data DIR", done.stderr)


if __name__ == "__main__":
    unittest.main()
