# SPDX-License-Identifier: MIT
"""The display's writeback: scripts encode what is on the display; judged by the decoded pictures."""

import pathlib
import subprocess
import tempfile
import unittest

from board_process import run_script

WIDTH, HEIGHT = 640, 480
GENERATION = run_script("from _virtual_board import MPP_GENERATION\nprint(MPP_GENERATION)\n").stdout.strip()

# As published recorders do it, with the calls of each generation.
RECORDER = """
from media.vencoder import *
from media.sensor import *
from media.display import *
from media.media import *
from _virtual_board import MPP_GENERATION
import image, time, uctypes
if MPP_GENERATION == "A":
    from mpp.vo import *

WIDTH, HEIGHT = 640, 480

def open_display(fps, osd=True):
    global sensor, encoder, stream
    encoder = Encoder()
    encoder.SetOutBufs(0, 8, WIDTH, HEIGHT)
    sensor = Sensor()
    sensor.reset()
    sensor.set_framesize(width=WIDTH, height=HEIGHT)
    sensor.set_pixformat(Sensor.YUV420SP)
    Display.init(Display.VIRT, width=WIDTH, height=HEIGHT, fps=fps, to_ide=True)
    Display.bind_layer(**sensor.bind_info(), layer=Display.LAYER_VIDEO1)
    MediaManager.init()
    if osd:
        picture = image.Image(WIDTH, HEIGHT, image.ARGB8888)
        picture.draw_rectangle(100, 200, 100, 50, color=(255, 255, 0, 0), fill=True)
        Display.show_image(picture)
    encoder.Create(0, ChnAttrStr(encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT))
    encoder.Start(0)
    stream = StreamData()
    sensor.run()
    start()

def start():
    if MPP_GENERATION == "A":
        attr = k_vo_wbc_attr()
        attr.target_size.width = WIDTH
        attr.target_size.height = HEIGHT
        assert kd_mpi_vo_set_wbc_attr(attr) == 0 and kd_mpi_vo_enable_wbc() == 0
    else:
        assert Display.writeback(True) and Display.writeback()

def dump(timeout=1000):
    if MPP_GENERATION == "B":
        return Display.writeback_dump(timeout)
    frame = k_video_frame_info()
    return frame if kd_mpi_wbc_dump_frame(frame, timeout) == 0 else None

def release(frame):
    if MPP_GENERATION == "A":
        assert kd_mpi_wbc_dump_release(frame) == 0

def collect(file):
    while encoder.GetStream(0, stream, 0) == 0 and stream.pack_cnt:
        for i in range(stream.pack_cnt):
            file.write(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
        encoder.ReleaseStream(0, stream)

def record(name, count, each=lambda i: None):
    with open(name, "wb") as file:
        for i in range(count):
            frame = dump()
            assert encoder.SendFrame(0, frame, timeout=-1) == 0
            collect(file)
            release(frame)
            each(i)
        collect(file)

def close():
    if MPP_GENERATION == "A":
        assert kd_mpi_vo_disable_wbc() == 0
    else:
        assert Display.writeback(False) and not Display.writeback()
    sensor.stop()
    Display.deinit()
    encoder.Stop(0)
    encoder.Destroy(0)
    MediaManager.deinit()
"""


def read_number(luma, width=WIDTH):
    """The number that the camera draws: 32 squares in two rows, white is 1."""
    side = max(width // 32 // 16 * 16, 8)
    code = 0
    for cell in range(32):
        x = cell % 16 * side + side // 2
        y = cell // 16 * side + side // 2
        code = code << 1 | (luma[y * width + x] > 128)
    return code >> 8


class Writeback(unittest.TestCase):
    def setUp(self):
        self._card = tempfile.TemporaryDirectory()
        self.addCleanup(self._card.cleanup)
        self.card = pathlib.Path(self._card.name)

    def script(self, source, stderr="leak check: clean\n"):
        done = run_script(RECORDER + source, options=["--sdcard", self.card, "--leak-check"])
        self.assertEqual((done.returncode, done.stderr), (0, stderr), done.stdout)
        return done.stdout

    def decoded(self, name, pixels="gray", size=WIDTH * HEIGHT):
        command = ["ffmpeg", "-v", "error", "-i", self.card / name, "-fps_mode", "passthrough"]
        done = subprocess.run([*command, "-f", "rawvideo", "-pix_fmt", pixels, "-"], capture_output=True, check=True)
        self.assertEqual(done.stderr, b"")
        return [done.stdout[at : at + size] for at in range(0, len(done.stdout), size)]

    def numbers(self, name):
        return [read_number(luma) for luma in self.decoded(name)]

    def test_the_camera_is_in_the_file(self):
        self.script("open_display(30)\nrecord('/sdcard/a.264', 20)\nclose()\n")
        self.assertEqual(self.numbers("a.264"), list(range(20)))

    def test_a_faster_display_shows_a_frame_twice(self):
        self.script("open_display(60)\nrecord('/sdcard/a.264', 12)\nclose()\n")
        numbers = self.numbers("a.264")
        self.assertEqual(numbers[2:], [n // 2 for n in range(1, 11)], numbers)

    def test_the_osd_is_over_the_camera(self):
        self.script("open_display(30)\nrecord('/sdcard/a.264', 3)\nclose()\n")
        picture = self.decoded("a.264", "rgb24", WIDTH * HEIGHT * 3)[-1]
        red, green, blue = picture[(225 * WIDTH + 150) * 3 :][:3]
        self.assertTrue(red > 200 and green < 60 and blue < 60, (red, green, blue))
        red, green, blue = picture[(225 * WIDTH + 300) * 3 :][:3]
        self.assertFalse(red > 200 and green < 60 and blue < 60, (red, green, blue))

    def test_frames_take_the_displays_time(self):
        output = self.script(
            "open_display(50)\ntimes = []\n"
            "for _ in range(6):\n"
            "    frame = dump()\n"
            "    times.append(frame.v_frame.pts)\n"
            "    planes = frame.v_frame.phys_addr\n"
            "    assert planes[0] % 4096 == 0 and planes[1] % 4096 == 0 and planes[1] - planes[0] >= WIDTH * HEIGHT\n"
            "    assert frame.v_frame.pixel_format == PIXEL_FORMAT_YUV_SEMIPLANAR_420\n"
            "    release(frame)\n"
            "print([b - a for a, b in zip(times, times[1:])])\nclose()\n"
        )
        self.assertEqual(output, "[20000, 20000, 20000, 20000, 20000]\n")

    def test_it_stalls_no_other_consumer(self):
        # A bound channel and snapshots beside the display, at different speeds: each gets consecutive frames.
        self.script(
            "encoder_1 = Encoder()\nencoder_1.SetOutBufs(1, 4, WIDTH, HEIGHT)\n"
            "link = MediaManager.link((CAMERA_MOD_ID, 0, 0), (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, 1))\n"
            "snapshots = []\n"
            "def other(i):\n"
            "    snapshots.append(sensor.snapshot(timeout=1000).bytearray()[8 * WIDTH + 240])\n"
            "def set_up_bound():\n"
            "    encoder_1.Create(1, ChnAttrStr(encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT))\n"
            "    encoder_1.Start(1)\n"
            "open_display(30)\nset_up_bound()\n"
            "def both(i):\n"
            "    other(i)\n"
            "    packs = StreamData()\n"
            "    encoder_1.GetStream(1, packs)\n"
            "    for k in range(packs.pack_cnt):\n"
            "        bound.write(uctypes.bytearray_at(packs.data[k], packs.data_size[k]))\n"
            "    encoder_1.ReleaseStream(1, packs)\n"
            "bound = open('/sdcard/bound.264', 'wb')\n"
            "record('/sdcard/a.264', 10, both)\nbound.close()\n"
            "encoder_1.Stop(1)\nencoder_1.Destroy(1)\nlink.destroy()\nclose()\n"
        )
        shown = self.numbers("a.264")
        bound = self.numbers("bound.264")
        self.assertEqual(bound, list(range(len(bound))))
        self.assertGreater(len(bound), 5)
        self.assertEqual(shown, sorted(shown))

    @unittest.skipUnless(GENERATION == "A", "generation A")
    def test_a_panel_that_stands(self):
        # The squares of the number are in the left upper corner: turned, in the right upper one.
        output = self.script(
            "open_display(30, osd=False)\nattr = k_vo_wbc_attr()\nattr.target_size.width = HEIGHT\nattr.target_size.height = WIDTH\n"
            "assert kd_mpi_vo_set_wbc_attr(attr) == 0\nframe = dump()\nprint(frame.v_frame.width, frame.v_frame.height)\n"
            "size = WIDTH * HEIGHT\naddress = kd_mpi_sys_mmap(frame.v_frame.phys_addr[0], size)\n"
            "luma = uctypes.bytearray_at(address, size)\n"
            "print(luma[8 * HEIGHT + HEIGHT - 1 - 8], luma[248 * HEIGHT + HEIGHT - 1 - 24], luma[8 * HEIGHT + 8])\n"
            "kd_mpi_sys_munmap(address, size)\nrelease(frame)\nclose()\n"
        )
        size, luma = output.splitlines()
        self.assertEqual(size, "480 640")
        first, last, other = map(int, luma.split())
        self.assertEqual(first, 30)
        self.assertIn(last, (30, 220))
        self.assertNotIn(other, (30, 220))

    def test_without_a_frame(self):
        self.assertEqual(
            self.script(
                "open_display(30)\n"
                "before = time.ticks_ms()\nassert dump(0) is None\n"
                "assert dump(1000) is not None\n"
                "close()\nassert dump(100) is None\nprint()\nprint('done')\n"
            ).splitlines()[-1],
            "done",
        )

    def test_a_frame_that_is_held_at_the_end_is_no_leak(self):
        self.script("open_display(30)\nheld = dump()\n")


if __name__ == "__main__":
    unittest.main()
