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

    def test_bind_info(self):
        self.assertEqual(
            self.script(
                SENSOR + "s.set_framesize(Sensor.HD, chn=CAM_CHN_ID_1)\ns.set_pixformat(Sensor.YUV420SP, chn=1)\n"
                "i = s.bind_info(chn=1)\nprint(i['src'], i['rect'], i['pix_format'])\n"
            ),
            "(6, 0, 1) (0, 0, 1280, 720) 31\n",
        )

    def test_unsupported_format(self):
        self.assertIn("YUV420SP only", self.raised(SENSOR + "s.set_pixformat(Sensor.RGB565)\n"))

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
