# SPDX-License-Identifier: MIT
"""What the board says on stderr about scripts that wait for nothing, or use memory wrongly."""

import tempfile
import unittest

from board_process import run_script

SET_UP = """
from media.vencoder import *
from media.sensor import *
import sys, time

def set_up(buffers=4, size=(320, 240), buffer_size=None):
    global encoder, stream
    encoder = Encoder()
    encoder.SetOutBufs(0, buffers, *(buffer_size or size))

def start(size=(320, 240)):
    global stream
    MediaManager.init()
    encoder.Create(0, ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, *size))
    encoder.Start(0)
    stream = StreamData()

def camera(size=(320, 240)):
    global sensor, link
    sensor = Sensor()
    sensor.reset()
    sensor.set_framesize(width=size[0], height=size[1])
    sensor.set_pixformat(Sensor.YUV420SP)
    link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, 0))

def frame():
    global buffer, pool
    pool = VB_INVALID_POOLID
    if MPP_GENERATION == "B":
        pool = kd_mpi_vb_create_pool(k_vb_pool_config(blk_size=126976, blk_cnt=1))
    buffer = MediaManager.Buffer.get(118784, pool)
    info = k_video_frame_info()
    info.v_frame.width, info.v_frame.height = 320, 240
    info.v_frame.pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420
    info.v_frame.phys_addr[0] = buffer.phys_addr
    info.v_frame.phys_addr[1] = buffer.phys_addr + 77824
    return info

def request_frame_pool():
    if MPP_GENERATION == "A":
        config = k_vb_config(max_pool_cnt=1)
        config.comm_pool[0].blk_size, config.comm_pool[0].blk_cnt = 126976, 1
        MediaManager._config(config)

def clean_up():
    encoder.Stop(0)
    encoder.Destroy(0)
"""


class Misuse(unittest.TestCase):
    def stderr(self, source, code=0, options=()):
        done = run_script(SET_UP + source, options=options)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stderr

    def assert_said_once(self, sentence, source, code=0, options=()):
        stderr = self.stderr(source, code, options)
        self.assertEqual(stderr.count(sentence), 1, stderr)
        self.assertEqual(len(stderr.splitlines()), 1, stderr)


class NoPacks(Misuse):
    NOTHING = "nothing is linked to it and no frame was sent"

    def test_nothing_is_linked(self):
        for wait in (
            "encoder.GetStream(0, stream, timeout=100)",
            "[encoder.GetStream(0, stream, timeout=1000) for _ in range(3)]",
            "[encoder.GetStream(0, stream, timeout=0) for _ in range(2200)]",
            "for _ in range(40):\n    encoder.GetStream(0, stream, timeout=0)\n    time.sleep_ms(50)",
        ):
            self.assert_said_once(self.NOTHING, "set_up()\nstart()\n%s\nclean_up()\n" % wait)

    def test_before_the_end_of_the_script(self):
        self.assert_said_once(self.NOTHING, "set_up()\nstart()\nencoder.GetStream(0, stream, timeout=5000)\n")

    def test_the_link_is_another(self):
        for link, sentence in (
            ("VENC(0), CAMERA", "exchange the arguments of MediaManager.link()"),
            ("CAMERA, VENC(1)", "call MediaManager.link() with a camera for it, as for channel 1, or SendFrame"),
        ):
            self.assert_said_once(
                sentence,
                "import gc\nVENC = lambda chn: (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, chn)\nset_up()\ncamera()\nCAMERA = sensor.bind_info()['src']\n"
                "link = None\ngc.collect()\nlink = MediaManager.link(%s)\nstart()\nsensor.run()\nencoder.GetStream(0, stream, timeout=1000)\ndel link\nclean_up()\n" % link,
            )

    def test_camera_does_not_run(self):
        self.assert_said_once(
            "the linked camera 0 does not run", "set_up()\ncamera()\nstart()\nencoder.GetStream(0, stream, timeout=1000)\nclean_up()\n"
        )

    def test_packs_are_not_released(self):
        self.assert_said_once(
            "all 4 output buffers hold packs that were not released",
            "set_up()\ncamera()\nstart()\nsensor.run()\nstreams = [StreamData() for _ in range(6)]\n"
            "print([encoder.GetStream(0, each, timeout=1000) for each in streams])\nclean_up()\n",
        )

    def test_one_buffer(self):
        self.assert_said_once(
            "1 output buffer cannot hold a header and a picture",
            "set_up(1)\ncamera()\nstart()\nsensor.run()\nencoder.GetStream(0, stream, timeout=1000)\nclean_up()\n",
        )

    def test_frames_have_another_size(self):
        self.assert_said_once(
            "expects 320x240 but the bound camera delivers 640x480",
            "set_up()\ncamera((640, 480))\nstart()\nsensor.run()\nencoder.GetStream(0, stream, timeout=1000)\nclean_up()\n",
        )

    def test_buffers_are_for_smaller_frames(self):
        if run_script("import _virtual_board; print(_virtual_board.MPP_GENERATION)").stdout == "A\n":
            self.skipTest("generation A takes buffers of the size that Create gets")
        self.assert_said_once(
            "give SetOutBufs the size that Create gets",
            "set_up(4, buffer_size=(640, 480))\ncamera((1280, 720))\nstart((1280, 720))\nsensor.run()\n"
            "encoder.GetStream(0, stream, timeout=1000)\nencoder.ReleaseStream(0, stream)\nsensor.stop()\nclean_up()\n",
        )

    def test_lost_frames(self):
        self.assert_said_once(
            "is lost, because the queue is full: all 4 output buffers",
            "set_up()\nrequest_frame_pool()\nstart()\ninfo = frame()\nfor _ in range(50): encoder.SendFrame(0, info, 0)\n"
            "clean_up()\nbuffer.destroy()\n",
        )

    def test_sane_scripts(self):
        for source in (
            # A poll before the camera runs, polls of a running camera, and a drain after its end.
            "set_up()\ncamera()\nstart()\nencoder.GetStream(0, stream, timeout=0)\nsensor.run()\n"
            "packs = 0\nwhile packs < 30:\n    if encoder.GetStream(0, stream, timeout=0) == 0:\n        packs += stream.pack_cnt\n"
            "        encoder.ReleaseStream(0, stream)\n"
            "sensor.stop()\n"
            "while encoder.GetStream(0, stream, timeout=1000) == 0: encoder.ReleaseStream(0, stream)\nclean_up()\n",
            # Sent frames, all received.
            "set_up()\nrequest_frame_pool()\nstart()\ninfo = frame()\nfor _ in range(3):\n    encoder.SendFrame(0, info, 0)\n"
            "    while encoder.GetStream(0, stream, timeout=100) == 0: encoder.ReleaseStream(0, stream)\n"
            "clean_up()\nbuffer.destroy()\n",
            # No wait at all.
            "set_up()\ncamera()\nstart()\nencoder.GetStream(0, stream, timeout=0)\nclean_up()\n",
        ):
            self.assertEqual(self.stderr(source), "")


class Memory(Misuse):
    RECORD = (
        "set_up()\ncamera()\nstart()\nsensor.run()\nencoder.GetStream(0, stream, timeout=1000)\n"
        "pack = uctypes.bytearray_at(stream.data[0], stream.data_size[0])\nencoder.ReleaseStream(0, stream)\n"
    )
    END = "sensor.stop()\ndel link\nclean_up()\n"
    SEND = "set_up()\nrequest_frame_pool()\nstart()\ninfo = frame()\n"

    def test_pack_after_release(self):
        for use in ("bytes(pack)", "open('/sdcard/pack', 'wb').write(pack)"):
            with tempfile.TemporaryDirectory() as card:
                stderr = self.stderr(self.RECORD + use + "\nbytes(pack)\n" + self.END, options=["--sdcard", card])
                self.assertRegex(stderr, r"^board: .*the output buffer at 0x1[0-9a-f]+ of channel 0, which was released by vencoder_packs_release .*\n$")
                self.assertEqual(len(stderr.splitlines()), 1)

    def test_pack_of_the_next_get_stream(self):
        self.assertEqual(self.stderr(self.RECORD + "for _ in range(20):\n    encoder.GetStream(0, stream, timeout=1000)\n"
            "    for i in range(stream.pack_cnt): bytes(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))\n"
            "    encoder.ReleaseStream(0, stream)\n" + self.END), "")

    def test_pack_after_destroy(self):
        with tempfile.TemporaryDirectory() as card:
            for use in ("bytes(pack)", "open('/sdcard/pack', 'wb').write(pack)"):
                self.assertRegex(
                    self.stderr(self.RECORD + self.END + use + "\n", 1, ["--sdcard", card]),
                    r"^board: .*of channel 0, which was removed by vencoder_\w+ \(vencoder_mapping.c:\d+\) with kd_mpi_sys_munmap",
                )

    def test_physical_address(self):
        self.assert_said_once(
            "is a physical address",
            "set_up()\ncamera()\nstart()\nsensor.run()\nencoder.GetStream(0, stream, timeout=1000)\n"
            "bytes(uctypes.bytearray_at(stream.phy_addr[0], 4))\n",
            1,
        )

    def test_other_address(self):
        done = run_script("import uctypes\nuctypes.bytearray_at(16, 4)[0]\n")
        self.assertNotIn(done.returncode, (0, 1, 2))
        self.assertIn("invalid access to memory at 0x10", done.stderr)

    def test_planes(self):
        for plane, sentence in ((76800, "its plane 1 at 0x"), (4096, "overlap")):
            self.assert_said_once(
                sentence,
                self.SEND + "info.v_frame.phys_addr[1] = buffer.phys_addr + %d\n" % plane +
                "for _ in range(2): encoder.SendFrame(0, info, 0)\nclean_up()\nbuffer.destroy()\n",
            )

    def test_released_while_queued(self):
        stderr = self.stderr(self.SEND + "for _ in range(20): encoder.SendFrame(0, info, 0)\nbuffer.destroy()\nclean_up()\n")
        self.assertEqual(stderr.count("was released while a sent frame in it is queued"), 1)


class PoolIsGone(Misuse):
    # Generation B. The documents say UNEXIST, a driver returned ILLEGAL_PARAM.
    SCRIPT = """
import _virtual_board
set_up()
pool = encoder.private_poolid if MPP_GENERATION == "B" else None
_virtual_board.fault("kd_mpi_vb_destory_pool:1+:%s")
set_up()
_virtual_board.fault()
if pool is not None:
    assert encoder.private_poolid != pool
    assert kd_mpi_vb_destory_pool(pool) == 0
"""

    def test_either_code_of_the_driver(self):
        for code in ("K_ERR_VB_UNEXIST", "K_ERR_VB_ILLEGAL_PARAM"):
            with self.subTest(code=code):
                self.stderr(self.SCRIPT % code)


if __name__ == "__main__":
    unittest.main()
