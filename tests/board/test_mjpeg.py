# SPDX-License-Identifier: MIT
"""media.mjpeg: its files must show what the camera shows."""

import pathlib
import subprocess
import tempfile
import unittest

from board_process import run_script

GENERATION = run_script("from _virtual_board import MPP_GENERATION\nprint(MPP_GENERATION)\n").stdout.strip()

START = """
from media.mjpeg import *
from media.sensor import *
from media.media import *
from _virtual_board import outstanding
import image

def error(call, *args, **options):
    try:
        print(call(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)

def write(name, data):
    with open("/sdcard/%s.jpg" % name, "wb") as file:
        file.write(data)

def open_camera(grey=False):
    sensor = Sensor()
    sensor.reset()
    sensor.set_framesize(width=320, height=240, alignment=12)
    sensor.set_pixformat(Sensor.GRAYSCALE if grey else Sensor.YUV420SP)
    sensor.run()
    return sensor
"""


@unittest.skipIf(GENERATION == "A", "CanMV has media.mjpeg with the MPP of generation B")
class Mjpeg(unittest.TestCase):
    def lines(self, script):
        result = run_script(START + script, options=("--sdcard", self.card))
        self.assertEqual((result.returncode, result.stderr), (0, ""), result.stdout)
        return result.stdout.splitlines()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.card = folder.name

    def pixels(self, name):
        """The file's picture, decoded: luma and chroma."""
        command = ["ffmpeg", "-v", "error", "-i", pathlib.Path(self.card, name + ".jpg"), "-f", "rawvideo"]
        decoded = subprocess.run([*command, "-pix_fmt", "yuv420p", "-"], capture_output=True, check=True)
        self.assertEqual(decoded.stderr, b"")
        self.assertEqual(len(decoded.stdout), 320 * 240 * 3 // 2)
        return decoded.stdout

    def test_frames_and_images_give_the_same_picture(self):
        lines = self.lines(
            """
sensor = open_camera()
encoder = MJPEGEncoder(quality=99)
print(encoder, encoder.chn)
frame = sensor.snapshot(dump_frame=True)
files = [encoder.encode(frame), encoder.encode(frame.v_frame), encoder.encode(input=frame, timeout_ms=-1)]
print(encoder, encoder.chn, files[0] == files[1] == files[2], type(files[0]).__name__)
write("frame", files[0])
# The next snapshot is another picture.
picture = sensor.snapshot()
copy = picture.copy()
print(encoder.encode(picture) == encoder.encode(copy))
write("image", encoder.encode(picture))
small = MJPEGEncoder(quality=10)
print(len(small.encode(picture)) < len(files[0]) // 2, small.chn)
small.close()
encoder.close()
sensor.stop()
del picture, copy, frame
"""
        )
        self.assertEqual(
            lines,
            [
                "MJPEGEncoder(quality=99, width=0, height=0, closed=0) -1",
                "MJPEGEncoder(quality=99, width=320, height=240, closed=0) 0 True bytes",
                "True",
                "True 1",
            ],
        )
        frame, image = self.pixels("frame"), self.pixels("image")
        # The pattern moves by a few pixels between two frames.
        differing = sum(abs(one - other) > 32 for one, other in zip(frame, image))
        self.assertLess(differing, len(frame) // 4)

    def test_grey_images(self):
        lines = self.lines(
            """
sensor = open_camera(grey=True)
encoder = MJPEGEncoder()
picture = sensor.snapshot()
print(picture.format() == image.GRAYSCALE)
write("grey", encoder.encode(picture))
encoder.close()
sensor.stop()
"""
        )
        self.assertEqual(lines, ["True"])
        picture = self.pixels("grey")
        self.assertGreater(len(set(picture[: 320 * 240])), 50)
        self.assertLess(max(abs(value - 128) for value in picture[320 * 240 :]), 4)

    def test_another_size_makes_another_channel(self):
        lines = self.lines(
            """
encoder = MJPEGEncoder()
for size in ((128, 64), (320, 240), (128, 64)):
    encoder.encode(image.Image(*size, image.GRAYSCALE))
    print(encoder.width, encoder.height, encoder.chn)
encoder.close()
print(encoder.chn, encoder.is_closed())
"""
        )
        self.assertEqual(lines, ["128 64 0", "320 240 0", "128 64 0", "-1 True"])

    def test_nothing_is_left(self):
        lines = self.lines(
            """
sensor = open_camera()
encoder = MJPEGEncoder()
frame = sensor.snapshot(dump_frame=True)
before = len(outstanding())
encoder.encode(frame)
print(len(outstanding()) > before)
encoder.close()
encoder.close()
print(len(outstanding()) - before, encoder.is_closed())
sensor.stop()
"""
        )
        self.assertEqual(lines, ["True", "0 True"])

    def test_errors(self):
        lines = self.lines(
            """
encoder = MJPEGEncoder()
picture = image.Image(128, 64, image.GRAYSCALE)
error(MJPEGEncoder, 0)
error(MJPEGEncoder, quality=100)
error(encoder.encode, picture, -2)
encoder.encode(picture)
error(encoder.encode, b"1")
error(encoder.encode, image.Image(127, 64, image.GRAYSCALE))
error(encoder.encode, image.Image(128, 64, image.RGB565))
print(encoder.chn)
encoder.close()
encoder = MJPEGEncoder()
encoders = [MJPEGEncoder() for _ in range(5)]
for other in encoders:
    try:
        other.encode(picture)
    except RuntimeError as e:
        print(encoders.index(other), e)
for other in encoders:
    other.close()
encoder.close()
error(encoder.encode, picture)
"""
        )
        self.assertEqual(
            lines,
            [
                "ValueError quality must be between 1 and 99",
                "ValueError quality must be between 1 and 99",
                "ValueError timeout_ms must be -1 or greater",
                "TypeError input must be an image or a frame, not bytes",
                "ValueError YUV420 image dimensions must be even",
                "ValueError unsupported image pixel format 201523202: only YUV420 and GRAYSCALE are emulated",
                "0",
                "4 MJPEGEncoder failed to request VENC channel (-1609990126)",
                "ValueError MJPEGEncoder is closed",
            ],
        )


if __name__ == "__main__":
    unittest.main()
