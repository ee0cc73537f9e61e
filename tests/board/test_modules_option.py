# SPDX-License-Identifier: MIT
"""Modules of the user's among the frozen ones: --modules, and a card's folder libs."""

import os
import tempfile
import unittest

from board_process import run, run_script


class Folder:
    """A folder with files."""

    def __init__(self, **files):
        self._folder = tempfile.TemporaryDirectory()
        self.path = os.path.realpath(self._folder.name)
        for name, text in files.items():
            path = os.path.join(self.path, name.replace("__in__", "/") + ".py")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as file:
                file.write(text)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._folder.cleanup()


class Modules(unittest.TestCase):
    def output(self, source, *options):
        done = run_script(source, options=options)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        return done.stdout

    def test_module_that_the_board_lacks(self):
        with Folder(my_ai="print(__name__)\nimport mine.part\n", mine__in__part="print(__name__, __file__)\n") as folder:
            output = self.output("import my_ai\n", "--modules", folder.path)
            self.assertEqual(output, "my_ai\nmine.part %s/mine/part.py\n" % folder.path)

    def test_submodules_beside_frozen_ones(self):
        with Folder(mpp__in__x="answer = 42\n", media__in__x="answer = 43\n", mpp__in__venc="kd_mpi_venc_mine = 1\n") as folder:
            output = self.output(
                "import mpp.x, media.x, mpp.sys, mpp.venc\nfrom media.sensor import *\n"
                "print(mpp.x.answer, media.x.answer, hasattr(mpp.venc, 'kd_mpi_venc_mine'), hasattr(mpp.sys, 'kd_mpi_sys_bind'))\n",
                "--modules",
                folder.path,
            )
            self.assertEqual(output, "42 43 True True\n")

    def test_init_of_a_frozen_package(self):
        with Folder(umpp__in____init__="mine = True\n") as folder:
            self.assertEqual(self.output("import umpp\nprint(umpp.mine)\n", "--modules", folder.path), "True\n")

    def test_over_a_built_in_module(self):
        # Of the modules in C only the extensible ones; a script's own module stays its own.
        with Folder(json="mine = True\n", micropython="mine = True\n") as folder:
            output = self.output(
                "import json, micropython\nprint(json.mine, hasattr(micropython, 'mine'))\n", "--modules", folder.path
            )
            self.assertEqual(output, "True False\n")

    def test_several_folders_the_first_wins(self):
        with Folder(both="n = 1\n") as first, Folder(both="n = 2\n", second="n = 3\n") as second:
            output = self.output(
                "import both, second\nprint(both.n, second.n)\n", "--modules", first.path, "--modules", second.path
            )
            self.assertEqual(output, "1 3\n")

    def test_error_names_the_file(self):
        with Folder(broken="def f():\n    raise ValueError('no')\nf()\n") as folder:
            done = run_script("import broken\n", options=["--modules", folder.path])
            self.assertEqual(done.returncode, 1)
            self.assertIn('File "%s/broken.py", line 2, in f' % folder.path, done.stdout)

    def test_folder_is_read_only_and_no_other_becomes_visible(self):
        source = (
            "import os, sys\n"
            "for path in (sys.argv[1] + '/x.py', sys.argv[1] + '/../secret.py'):\n"
            "    try:\n        print(open(path).read())\n    except OSError as e:\n        print(e.errno)\n"
            "try:\n    open(sys.argv[1] + '/x.py', 'a')\nexcept OSError as e:\n    print(e.errno)\n"
            "print(os.listdir('/'))\n"
        )
        with Folder(main=source) as script, Folder(inside__in__x="a = 1\n", secret="a = 1\n") as folder:
            inside = folder.path + "/inside"
            done = run(["--modules", inside, script.path + "/main.py", inside])
            self.assertEqual(done.stdout, "a = 1\n\n2\n13\n[]\n", done.stderr)

    def test_missing_folder(self):
        done = run(["--modules", "/not/there", "x.py"])
        self.assertEqual(done.returncode, 2)
        self.assertIn("--modules /not/there: No such file or directory", done.stderr)


class Libs(unittest.TestCase):
    """CanMV has its libs in a folder of the card; here some are frozen."""

    def output(self, card, source, *options):
        done = run_script(source, options=["--sdcard", card.path, *options])
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        return done.stdout

    def test_frozen_module_without_a_folder(self):
        with Folder() as card:
            self.assertEqual(self.output(card, "import libs.Network\nprint(libs.Network.__file__)\n"), "libs/Network.py\n")

    def test_module_of_the_card_beside_a_frozen_one(self):
        with Folder(libs__in__Mine="n = 1\n", libs__in__deep__in__part="n = 2\n") as card:
            output = self.output(
                card,
                "from libs.Mine import *\nimport libs.Network, libs.deep.part\nprint(n, libs.deep.part.n, libs.Network.__file__)\n",
            )
            self.assertEqual(output, "1 2 libs/Network.py\n")

    def test_module_of_the_card_wins(self):
        with Folder(libs__in__Network="mine = True\n") as card:
            for change in ("", "import os\nos.chdir('/')\n"):
                self.assertEqual(self.output(card, change + "import libs.Network\nprint(libs.Network.mine)\n"), "True\n")

    def test_package_of_the_card_is_the_cards(self):
        with Folder(libs__in____init__="mine = True\n") as card:
            self.assertEqual(self.output(card, "import libs\nprint(libs.mine, libs.__path__)\n"), "True libs\n")

    def test_folder_option_between_card_and_frozen(self):
        with Folder(libs__in__A="n = 1\n") as card, Folder(libs__in__A="n = 2\n", libs__in__Network="n = 3\n") as folder:
            output = self.output(
                card, "import libs.A, libs.Network\nprint(libs.A.n, libs.Network.n)\n", "--modules", folder.path
            )
            self.assertEqual(output, "1 3\n")

    def test_other_folder_of_that_name(self):
        with Folder(other__in__libs__in__A="n = 1\n") as card:
            self.assertEqual(self.output(card, "import other.libs.A\nprint(other.libs.A.n)\n"), "1\n")


if __name__ == "__main__":
    unittest.main()
