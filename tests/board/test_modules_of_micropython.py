# SPDX-License-Identifier: MIT
"""What CanMV's firmware has of MicroPython besides the modules that recorders need."""

import base64
import gzip
import hashlib
import os
import tempfile
import unittest

from board_process import run_script


class Modules(unittest.TestCase):
    def output(self, source, *options):
        done = run_script(source, options=options)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        return done.stdout

    def test_names_that_import(self):
        names = (
            "_thread array binascii cmath collections deflate errno framebuf gc hashlib heapq io json math micropython network"
            " os platform random re select socket struct sys time uctypes websocket asyncio uasyncio base64 gzip"
            # The former names, which scripts still use.
            " ubinascii ucollections uerrno uhashlib uheapq uio ujson uos uplatform urandom ure uselect usocket ustruct utime"
        )
        self.output("for name in %r.split():\n    __import__(name)\n" % names)

    def test_hashes(self):
        # Around the ends of blocks.
        for size in (0, 3, 55, 56, 63, 64, 65, 200):
            data = bytes(i * 7 % 256 for i in range(size))
            for name in ("md5", "sha1", "sha256"):
                output = self.output(
                    "import hashlib\nh = hashlib.%s(%r)\nh.update(%r)\nprint(h.digest())\n" % (name, data[:5], data[5:])
                )
                self.assertEqual(output, "%r\n" % hashlib.new(name, data).digest(), (name, size))
        self.assertEqual(
            self.output("import hashlib\nprint(hashlib.new('sha1', b'abc').hexdigest())\n"), hashlib.sha1(b"abc").hexdigest() + "\n"
        )

    def test_base64(self):
        data = bytes(range(256)) * 2
        source = "from base64 import *\ndata = bytes(range(256)) * 2\n"
        for name in ("b64encode", "urlsafe_b64encode", "b16encode", "encodebytes"):
            encoded = getattr(base64, name)(data)
            self.assertEqual(self.output(source + "print(%s(data))\n" % name), "%r\n" % encoded)
            decode = name.replace("encode", "decode")
            self.assertEqual(self.output(source + "print(%s(%r) == data)\n" % (decode, encoded)), "True\n", decode)
        self.assertEqual(self.output(source + "print(b64decode('YWJj'), b16decode('0a', True))\n"), "b'abc' b'\\n'\n")

    def test_gzip(self):
        with tempfile.TemporaryDirectory() as card:
            with gzip.open(card + "/there.gz", "wb") as file:
                file.write(b"text\n" * 1000)
            self.output(
                "import gzip\nwith gzip.open('/sdcard/there.gz') as f:\n    data = f.read()\n"
                "with gzip.open('/sdcard/here.gz', 'w') as f:\n    f.write(data)\n"
                "open('/sdcard/whole.gz', 'wb').write(gzip.compress(gzip.decompress(gzip.compress(data))))\n",
                "--sdcard",
                card,
            )
            for name in ("here", "whole"):
                with gzip.open("%s/%s.gz" % (card, name)) as file:
                    self.assertEqual(file.read(), b"text\n" * 1000, name)

    def test_urandom_is_the_same_on_every_run(self):
        source = "import os\na = os.urandom(13)\nprint(len(a), a != os.urandom(13), os.urandom(0), a)\n"
        first = self.output(source)
        self.assertTrue(first.startswith("13 True b'' "))
        self.assertEqual(self.output(source), first)

    def test_statvfs(self):
        with tempfile.TemporaryDirectory() as card:
            status = os.statvfs(card)
            expected = "%d %d %d True\n" % (status.f_bsize, status.f_frsize, status.f_blocks)
            for path in ("/sdcard", "/", "/data"):
                if path == "/data" and "'data'" not in self.output("import os\nprint(os.listdir('/'))\n", "--sdcard", card):
                    continue
                output = self.output(
                    "import os\ns = os.statvfs('%s')\nprint(s[0], s[1], s[2], 0 < s[3] <= s[2])\n" % path, "--sdcard", card
                )
                self.assertEqual(output, expected, path)

    def test_tls_is_missing(self):
        done = run_script("import ssl\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("ImportError: no TLS on the emulated board", done.stdout)


if __name__ == "__main__":
    unittest.main()
