# SPDX-License-Identifier: MIT
"""media.vdecoder and mpp.vdec: pictures must be those that ffmpeg decodes."""

import os
import subprocess
import tempfile
import unittest

from board_process import run_script

WIDTH, HEIGHT, FRAMES = 320, 240, 12

# Decodes access units from files au0, au1, … and writes what comes to nv12.
PLAYER = """
from media.vdecoder import *
from mpp.vdec import *
import os, sys, uctypes
from media.media import *

kind, count = int(sys.argv[1]), int(sys.argv[2])
decoder = Decoder(kind)
if hasattr(MediaManager, "Buffer"):
    MediaManager.init()
decoder.create()
decoder.start()
frame, supplement = k_video_frame_info(), k_vdec_supplement_info()

def save(file, timeout):
    while kd_mpi_vdec_get_frame(decoder.get_vdec_channel(), frame, supplement, timeout) == 0:
        f = frame.v_frame
        size = f.width * f.height * 3 // 2
        memory = kd_mpi_sys_mmap(f.phys_addr[0], size)
        file.write(uctypes.bytearray_at(memory, size))
        kd_mpi_sys_munmap(memory, size)
        print(f.width, f.height, f.pts)
        assert kd_mpi_vdec_release_frame(decoder.get_vdec_channel(), frame) == 0

with open("/sdcard/nv12", "wb") as file:
    for i in range(count):
        with open("/sdcard/au%d" % i, "rb") as au:
            decoder.decode(au.read())
        save(file, 0)
    decoder._send(k_vdec_stream(end_of_stream=1), b"")
    save(file, 0)
status = k_vdec_chn_status()
kd_mpi_vdec_query_status(decoder.get_vdec_channel(), status)
print("received", status.recv_stream_frames, "decoded", status.dec_stream_frames, "errors", status.dec_err.format_err)
decoder.stop()
decoder.destroy()
MediaManager.deinit()
"""

K_PT_JPEG, K_PT_H264, K_PT_H265 = 26, 96, 265
# ffmpeg's encoder and format.
CODECS = {K_PT_H264: ("libx264", "h264"), K_PT_H265: ("libx265", "hevc"), K_PT_JPEG: ("mjpeg", "mjpeg")}


def ffmpeg(*arguments):
    subprocess.run(["ffmpeg", "-v", "error", "-y", *arguments], check=True, stdin=subprocess.DEVNULL)


class Decode(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.card = folder.name

    def make_access_units(self, kind):
        """A file per picture, and the pictures as ffmpeg decodes them."""
        codec, form = CODECS[kind]
        stream = os.path.join(self.card, "stream." + form)
        source = ["-f", "lavfi", "-i", "testsrc2=size=%dx%d:rate=30" % (WIDTH, HEIGHT), "-frames:v", str(FRAMES)]
        quiet = ["-x265-params", "log-level=none:bframes=0"] if kind == K_PT_H265 else ["-bf", "0"]
        ffmpeg(*source, "-c:v", codec, "-pix_fmt", "yuvj420p" if kind == K_PT_JPEG else "yuv420p", *quiet, "-f", form, stream)
        # Each packet of the container is an access unit.
        ffmpeg("-i", stream, "-c", "copy", "-f", "image2", "-start_number", "0", os.path.join(self.card, "au%d"))
        ffmpeg("-i", stream, "-f", "rawvideo", "-pix_fmt", "nv12", os.path.join(self.card, "expected"))

    def read(self, name):
        with open(os.path.join(self.card, name), "rb") as file:
            return file.read()

    def play(self, kind, count=FRAMES, options=()):
        return run_script(PLAYER, str(kind), str(count), options=["--sdcard", self.card, "--leak-check", *options])

    def test_pictures(self):
        for kind in (K_PT_H264, K_PT_H265):
            with self.subTest(CODECS[kind][0]):
                self.make_access_units(kind)
                done = self.play(kind)
                self.assertEqual((done.returncode, done.stderr), (0, "leak check: clean\n"))
                self.assertEqual(self.read("nv12"), self.read("expected"))
                self.assertIn("received %d decoded %d errors 0" % (FRAMES, FRAMES), done.stdout)

    def test_jpeg(self):
        self.make_access_units(K_PT_JPEG)
        done = self.play(K_PT_JPEG)
        self.assertEqual((done.returncode, done.stderr), (0, "leak check: clean\n"))
        self.assertEqual(len(self.read("nv12")), FRAMES * WIDTH * HEIGHT * 3 // 2)

    def test_damaged_stream_is_counted(self):
        with open(os.path.join(self.card, "au0"), "wb") as file:
            file.write(b"\0\0\0\1" + bytes(range(1, 200)))
        done = self.play(K_PT_H264, 1)
        self.assertEqual(done.returncode, 0)
        self.assertIn("received 1 decoded 0 errors 1", done.stdout)


class Calls(unittest.TestCase):
    START = (
        "from mpp.vdec import *\nattr = k_vdec_chn_attr(type=K_PT_H264, pic_width=64, pic_height=64, stream_buf_size=4096)\n"
    )

    def results(self, *calls):
        done = run_script(self.START + "".join("print(hex(%s & 0xffffffff))\n" % call for call in calls))
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout.split()

    def test_order(self):
        self.assertEqual(
            self.results(
                "kd_mpi_vdec_start_chn(0)",
                "kd_mpi_vdec_create_chn(4, attr)",
                "kd_mpi_vdec_create_chn(0, k_vdec_chn_attr(type=K_PT_G711A, pic_width=64, pic_height=64, stream_buf_size=1))",
                "kd_mpi_vdec_create_chn(0, attr)",
                "kd_mpi_vdec_create_chn(0, attr)",
                "kd_mpi_vdec_send_stream(0, k_vdec_stream(len=1), 0)",
                "kd_mpi_vdec_start_chn(0)",
                "kd_mpi_vdec_send_stream(0, k_vdec_stream(len=4097), 0)",
                "kd_mpi_vdec_send_stream(0, k_vdec_stream(len=1, phy_addr=4096), 0)",
                "kd_mpi_vdec_destroy_chn(0)",
                "kd_mpi_vdec_stop_chn(0)",
                "kd_mpi_vdec_destroy_chn(0)",
            ),
            ["0xa00a8005", "0xa00a8002", "0xa00a8008", "0x0", "0xa00a8004", "0xa00a8009", "0x0", "0xa00a8003", "0xa00a8011"]
            + ["0xa00a8009", "0x0", "0x0"],
        )

    def test_a_wait_takes_virtual_time(self):
        done = run_script(
            self.START + "import time\nkd_mpi_vdec_create_chn(0, attr)\nkd_mpi_vdec_start_chn(0)\nstart = time.ticks_ms()\n"
            "print(hex(kd_mpi_vdec_get_frame(0, k_video_frame_info(), k_vdec_supplement_info(), 1000) & 0xffffffff))\n"
            "print(time.ticks_ms() - start)\n"
        )
        self.assertEqual(done.stdout, "0xa00a800e\n1000\n")

    def test_more_than_the_input_buffer(self):
        done = run_script(
            "from media.vdecoder import *\nDecoder.vb_pool_config(1, 1, 4096, 4096)\nMediaManager.init()\n"
            "decoder = Decoder(K_PT_H264)\ndecoder.create()\ndecoder.start()\n"
            "try:\n    decoder.decode(bytes(100000))\n"
            "except OSError as error:\n    print(error)\ndecoder.decode(bytes(4096))\nprint('done')\n"
        )
        self.assertEqual(done.stdout.splitlines()[-2:], ["('kd_mpi_vdec_send_stream failed,channel:', 0)", "done"], done.stderr)

    def test_leak(self):
        done = run_script(self.START + "kd_mpi_vdec_create_chn(2, attr)\n", options=["--leak-check"])
        self.assertIn("leaked: VDEC channel 2, acquired by kd_mpi_vdec_create_chn", done.stderr)


if __name__ == "__main__":
    unittest.main()
