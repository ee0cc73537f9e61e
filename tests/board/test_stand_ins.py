# SPDX-License-Identifier: MIT
"""The emulated board's stand-ins for CanMV's packages media and mpp."""

import unittest

from board_process import run_script

SENSOR = "from media.sensor import *\ns = Sensor()\ns.reset()\n"


class StandIns(unittest.TestCase):
    def script(self, source):
        done = run_script(source)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        return done.stdout

    def raised(self, source):
        done = run_script(source)
        self.assertEqual(done.returncode, 1)
        return done.stdout.splitlines()[-1]

    def test_star_imports_keep_the_scripts_modules(self):
        self.script("import sys, time, os\nfrom media.sensor import *\nfrom media.media import *\nsys.version, os.listdir")

    def test_names_that_public_scripts_use(self):
        self.script(
            "from media.sensor import *\nfrom media.media import *\n"
            "from mpp.venc import *\nfrom mpp.payload_struct import *\n"
            "ALIGN_UP, VENC_CHN_ID_0, MediaManager, uctypes, VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, k_video_frame_info\n"
            "CAM_CHN_ID_0, K_PT_H264, K_PT_H265, K_PT_JPEG, K_PT_G711A, K_PT_G711U, k_u64_ptr\n"
            "PIXEL_FORMAT_YUV_SEMIPLANAR_420, k_vb_config, VB_REMAP_MODE_NOCACHE, VENC_PACK_CNT_MAX\n"
            "VB_INVALID_POOLID, CAMERA_MOD_ID, CAM_DEV_ID_2, DISPLAY_MOD_ID, DISPLAY_CHN_ID_6, VENC_CHN_ID_MAX\n"
        )

    def test_names_of_the_star_import(self):
        self.assertEqual(
            self.script(
                "import media.vencoder, mpp\n"
                "names = ('k_venc_attr k_venc_chn_attr k_venc_stream k_venc_pack k_venc_rc_attr k_venc_chn_status k_venc_rect k_venc_roi_attr'\n"
                "  ' k_venc_h264_entropy k_venc_h265_entropy k_venc_h265_sao k_vb_config k_vb_pool_config k_video_frame_info k_mpp_chn'\n"
                "  ' venc_def vb_def sys_def video_def VENC_ALIGN_4K ENTROPY_MODE_CABAC K_VENC_MIRROR_HORI VB_UID_VENC K_ID_VPROC'\n"
                "  ' NONAI_2D_CSC_MOD_ID kd_mpi_venc_create_chn kd_mpi_sys_mmz_free kd_mpi_vb_init uctypes struct_copy k_u32_ptr')\n"
                "print([n for n in names.split() if not hasattr(media.vencoder, n)])\n"
                "print([n for n in 'ALIGN_UP k_vb_config k_venc_chn_attr kd_mpi_vb_init'.split() if not hasattr(mpp, n)])\n"
                "print([n for n in dir(media.vencoder) if n.endswith('_desc') or n.endswith('_A') or n.endswith('_B')])\n"
            ),
            "[]\n[]\n[]\n",
        )

    def test_structs_of_the_generation(self):
        # The driver rejects a struct of another size.
        self.assertEqual(
            self.script(
                "from media.vencoder import *\n"
                "attr = k_venc_chn_attr()\nattr.venc_attr.pic_width = 640\n"
                "print(uctypes.sizeof(venc_def.k_venc_attr_desc) == uctypes.sizeof(k_venc_attr()), attr.venc_attr.pic_width)\n"
                "print(kd_mpi_venc_create_chn(0, attr) != 0)\n"
            ),
            "True 640\nTrue\n",
        )

    def test_time_clock(self):
        self.assertEqual(
            self.script(
                "import time\nclock = time.clock()\n"
                "for _ in range(4):\n    clock.tick()\n    time.sleep_ms(50)\n    fps = clock.fps()\n"
                "print(19 < fps <= 20, 50 <= clock.avg() < 60)\n"
                "clock.reset()\nclock.tick()\ntime.sleep_ms(100)\nprint(100 <= clock.avg() < 110)\n"
            ),
            "True True\nTrue\n",
        )

    def test_asyncio(self):
        if "1.21" in run_script("import os\nprint(os.uname().release)\n").stdout:
            self.skipTest("MicroPython 1.21 waits in turns, whose time is not counted")
        self.assertEqual(
            self.script(
                "import asyncio, time\n"
                "async def tick(name, seconds):\n"
                "    for _ in range(3):\n        await asyncio.sleep(seconds)\n        print(name, end=' ')\n"
                "async def main():\n    await asyncio.gather(tick('a', 2), tick('b', 5))\n"
                "start = time.ticks_ms()\nasyncio.run(main())\n"
                "print(15000 <= time.ticks_diff(time.ticks_ms(), start) < 15500)\n"
            ),
            "a a b a b b True\n",
        )

    def test_snapshots_are_successive_frames(self):
        output = self.script(
            SENSOR + "s.set_framesize(width=800, height=480, alignment=12)\ns.set_pixformat(Sensor.YUV420SP)\n"
            "MediaManager.init()\ns.run()\n"
            "pts = []\n"
            "for _ in range(50):\n"
            "    f = s.snapshot(dump_frame=True)\n"
            "    pts.append(f.v_frame.pts)\n"
            "steps = [b - a for a, b in zip(pts, pts[1:])]\n"
            "print(min(steps), max(steps))\n"
            "i = s.snapshot(chn=CAM_CHN_ID_0)\n"
            "print(i.width(), i.height(), i.phyaddr() % 4096, i.phyaddr(1) - i.phyaddr(), len(i.to_bytes()) >= 576000)\n"
            "s.stop()\n"
        )
        steps, image = output.splitlines()
        self.assertTrue(all(33000 < int(step) < 34000 for step in steps.split()), steps)
        self.assertEqual(image, "800 480 0 385024 True")

    def test_snapshot_at_the_end_is_no_leak(self):
        for end in ("", "raise KeyboardInterrupt\n"):
            done = run_script(
                SENSOR + "s.set_framesize(width=640, height=480)\ns.set_pixformat(Sensor.YUV420SP)\nMediaManager.init()\ns.run()\n"
                "i = s.snapshot()\nprint(i.width())\n" + end,
                options=["--leak-check"],
            )
            self.assertEqual((done.stdout[:4], done.stderr, done.returncode), ("640\n", "leak check: clean\n", 1 if end else 0))

    def test_own_mapping_at_the_end_is_a_leak(self):
        done = run_script(
            SENSOR + "s.set_framesize(width=640, height=480)\ns.set_pixformat(Sensor.YUV420SP)\nMediaManager.init()\ns.run()\n"
            "f = s.snapshot(dump_frame=True)\nkd_mpi_sys_mmap(f.v_frame.phys_addr[0], 4096)\n",
            options=["--leak-check"],
        )
        self.assertIn("leaked: mapping of 4096 bytes", done.stderr)

    def test_bind_info(self):
        self.assertEqual(
            self.script(
                SENSOR + "s.set_framesize(Sensor.HD, chn=CAM_CHN_ID_1)\ns.set_pixformat(Sensor.YUV420SP, chn=1)\n"
                "i = s.bind_info(chn=1)\nprint(i['src'], i['rect'], i['pix_format'])\n"
            ),
            "(6, 0, 1) (0, 0, 1280, 720) 31\n",
        )

    def test_unsupported_format(self):
        self.assertIn(
            "attr failed", self.raised(SENSOR + "s.set_framesize(Sensor.VGA)\ns.set_pixformat(PIXEL_FORMAT_YUV_400)\ns.run()\n")
        )

    def test_calls_in_the_wrong_order(self):
        self.assertIn("reset()", self.raised("from media.sensor import *\nSensor().set_pixformat(Sensor.YUV420SP)\n"))
        self.assertIn("set_framesize()", self.raised(SENSOR + "s.run()\n"))
        self.assertIn("already inited", self.raised(SENSOR + "Sensor()\n"))

    def test_struct_of_the_wrong_size(self):
        self.assertIn("struct expect size: 224, actual size: 5", self.raised(
            "import _virtual_board\n_virtual_board.camera_release(0, 0, bytearray(5))\n"
        ))

    def test_link_needs_tuples(self):
        self.assertIn("tuple", self.raised("from media.media import *\nMediaManager.link([6, 0, 0], (9, 0, 0))\n"))

    def test_the_same_link_again(self):
        self.script(
            "from media.media import *\n"
            "for _ in range(3):\n"
            "    link = MediaManager.link((CAMERA_MOD_ID, 0, 0), (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, 0))\n"
            "    del link\n"
        )

    def test_virtual_sleeps_advance_time(self):
        self.assertEqual(
            self.script(
                "import time\nt = time.ticks_ms()\ns = time.time()\ntime.sleep(60)\ntime.sleep_ms(500)\n"
                "print(60500 <= time.ticks_diff(time.ticks_ms(), t) < 70000, 60 <= time.time() - s < 70)\n"
            ),
            "True True\n",
        )


if __name__ == "__main__":
    unittest.main()
