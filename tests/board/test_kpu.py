# SPDX-License-Identifier: MIT
"""AI modules on a board without a KPU, and --kpu blind. What needs ulab runs if VENCODER_ULAB names it, and what needs
Canaan's libraries if VENCODER_CANMV_V1_8 does."""

import os
import pathlib
import shutil
import struct
import sys
import tempfile
import unittest

from board_process import run, run_script

BLIND = "kpu: --kpu blind: every model runs, and recognises nothing\n"
LIBRARIES = pathlib.Path(os.environ.get("VENCODER_CANMV_V1_8", ""), "resources", "libs")

has_ulab = bool(os.environ.get("VENCODER_ULAB"))
has_libraries = has_ulab and LIBRARIES.is_dir() and bool(os.environ.get("VENCODER_CANMV_V1_8"))
if not has_ulab:
    print("skipped: tests with ulab: set VENCODER_ULAB to a checkout of micropython-ulab", file=sys.stderr)
elif not has_libraries:
    print("skipped: Canaan's AI libraries: VENCODER_CANMV_V1_8 names no tree with resources/libs", file=sys.stderr)


class WithoutKpu(unittest.TestCase):
    def test_the_modules_can_be_imported(self):
        done = run_script(
            "import nncase_runtime as nn, aidemo, aicube, cv_lite\n"
            "model, resize = nn.kpu(), nn.ai2d()\n"
            "resize.set_dtype(nn.ai2d_format.NCHW_FMT, nn.ai2d_format.NCHW_FMT, 66, 66)\n"
            "resize.set_resize_param(True, nn.interp_method.tf_bilinear, nn.interp_mode.half_pixel)\n"
            "nn.shrink_memory_pool()\nprint('end')\n"
        )
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "end\n", ""))

    def test_calls_that_need_it_raise(self):
        for call in (
            "nncase_runtime.kpu().load_kmodel('/sdcard/a.kmodel')",
            "nncase_runtime.ai2d().build([1, 3, 4, 4], [1, 3, 2, 2])",
            "aidemo.yolov8_det_postprocess()",
            "aicube.ocr_post_process()",
            "cv_lite.rgb888_find_circles()",
        ):
            with self.subTest(call):
                done = run_script(f"import nncase_runtime, aidemo, aicube, cv_lite\n{call}")
                self.assertEqual(done.returncode, 1)
                self.assertIn("RuntimeError: the emulated board has no KPU (", done.stdout)
                self.assertIn("--kpu blind", done.stdout)

    @unittest.skipIf(has_ulab, "the program has ulab")
    def test_ulab_names_its_variable(self):
        done = run_script("try:\n    import ulab.numpy as np\nexcept ImportError as error:\n    print(error)\nfrom ulab import numpy")
        self.assertEqual(done.returncode, 1)
        self.assertTrue(done.stdout.startswith("no module named 'ulab': set the environment variable VENCODER_ULAB "))

    def test_wrong_option(self):
        done = run(["--kpu", "fast", "script.py"])
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("--kpu fast: must be blind", done.stderr)


class Blind(unittest.TestCase):
    def script(self, source, *options):
        done = run_script("import nncase_runtime as nn, aidemo, aicube, cv_lite\n" + source, options=["--kpu", "blind", *options])
        self.assertEqual((done.returncode, done.stderr), (0, BLIND), done.stdout)
        return done.stdout

    def test_nothing_is_found(self):
        self.assertEqual(
            self.script(
                "print(aidemo.face_det_post_process(), aidemo.yunet_postprocess(), aidemo.yolov8_det_postprocess())\n"
                "print(aidemo.yolov8_pose_postprocess(), aidemo.kws_preprocess(aidemo.kws_fp_create(), [0.0])[1])\n"
                "print(aicube.anchorbasedet_post_process(), cv_lite.rgb888_find_circles(), cv_lite.rgb888_erode([2, 2], 'image'))\n"
            ),
            "[] [[], []] [[], [], []]\n[[], [], [], []] 1200\n[] [] image\n",
        )

    def test_a_model_must_be_loaded(self):
        done = run_script("import nncase_runtime as nn\nnn.kpu().run()", options=["--kpu", "blind"])
        self.assertIn("RuntimeError: KPU run failed: call load_kmodel() first", done.stdout)

    @unittest.skipUnless(has_ulab, "needs VENCODER_ULAB")
    def test_outputs_are_zeros(self):
        with tempfile.TemporaryDirectory() as card:
            pathlib.Path(card, "b.kmodel.json").write_text('{"inputs": [[1, 2], [3]], "outputs": [[1, 30, 2]]}')
            self.assertEqual(
                self.script(
                    "from ulab import numpy as np\nmodel = nn.kpu()\nmodel.load_kmodel('/sdcard/none.kmodel')\n"
                    "resize = nn.ai2d().build([1, 3, 8, 8], [1, 3, 4, 4])\n"
                    "out = nn.from_numpy(np.ones((1, 3, 4, 4), dtype=np.uint8))\n"
                    "resize.run(nn.from_numpy(np.ones((1, 3, 8, 8), dtype=np.uint8)), out)\n"
                    "model.set_input_tensor(0, out)\nmodel.run()\nresult = model.get_output_tensor(0).to_numpy()\n"
                    "print(model.inputs_size(), model.outputs_size() >= 12, result.shape, np.max(result), out.to_numpy().shape)\n"
                    # A model with a state returns it.
                    "model.set_input_tensor(1, nn.from_numpy(np.ones((1, 2, 5))))\nprint(model.get_output_tensor(1).to_numpy().shape)\n"
                    "model.load_kmodel('/sdcard/b.kmodel')\n"
                    "print(model.inputs_size(), model.outputs_size(), model.get_output_tensor(0).to_numpy().shape)\n"
                    "model.load_kmodel('/sdcard/examples/kws.kmodel')\nprint(model.inputs_size())\n"
                    "print(aidemo.invert_affine_transform(np.array([[2, 0, 1], [0, 4, 2]], dtype=np.float)).tolist())\n"
                    "print(np.max(aidemo.mask_resize(None, [2, 2], [3, 4])), aicube.seg_post_process(None, 2, [2, 2], [3, 4]).shape)\n",
                    "--sdcard",
                    card,
                ),
                "1 True (1, 256) 0.0 (1, 3, 4, 4)\n(1, 2, 5)\n2 1 (1, 30, 2)\n2\n[[0.5, -0.0, -0.5], [-0.0, 0.25, -0.5]]\n0.0 (3, 4, 4)\n",
            )

    @unittest.skipUnless(has_ulab, "needs VENCODER_ULAB")
    def test_ulab(self):
        with tempfile.TemporaryDirectory() as card:
            pathlib.Path(card, "anchors.bin").write_bytes(struct.pack("<6f", *range(6)))
            done = run_script(
                "import ulab.numpy as np\nfrom ulab import numpy, scipy, utils\nimport ulab\n"
                "print(np is numpy, ulab.numpy is np, len(ulab.__version__) > 0)\n"
                "print(np.fromfile('/sdcard/anchors.bin', dtype=np.float).reshape((2, 3)).tolist())\n"
                "print(len(np.fromfile('/sdcard/anchors.bin')), np.fromfile('/sdcard/anchors.bin', dtype=np.float, count=8, offset=4).tolist())\n"
                "print(np.linalg.norm(np.array([3, 4])))\n",
                options=["--sdcard", card],
            )
        expected = "True True True\n[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]\n24 [1.0, 2.0]\n5.0\n"
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, expected, ""))

    @unittest.skipUnless(has_libraries, "needs VENCODER_ULAB, and VENCODER_CANMV_V1_8 with resources/libs")
    def test_canaans_libraries_find_nothing(self):
        with tempfile.TemporaryDirectory() as card:
            shutil.copytree(LIBRARIES, pathlib.Path(card, "libs"))
            # The display has no part in it.
            pathlib.Path(card, "nothing.py").write_text("")
            found = self.script(
                "import sys\nsys.path.insert(0, '/sdcard')\nimport nothing\nsys.modules['media.display'] = nothing\n"
                "from libs.YOLO import YOLOv5, YOLOv8, YOLO11\nimport ulab.numpy as np\n"
                "for kind in (YOLOv5, YOLOv8, YOLO11):\n    for task in ('classify', 'detect', 'segment', 'pose'):\n"
                "        if kind is YOLOv5 and task == 'pose':\n            continue\n"
                "        app = kind(task_type=task, kmodel_path='/sdcard/none.kmodel', labels=['a', 'b'], rgb888p_size=[224, 224],\n"
                "            model_input_size=[224, 224], display_size=[320, 240])\n"
                "        app.config_preprocess()\n        print(app.run(np.zeros((3, 224, 224), dtype=np.uint8)))\n        app.deinit()\n",
                "--sdcard",
                card,
            )
            one = "(-1, 0.0)\n[[], [], []]\n[[], [], []]\n"
            self.assertEqual(found, one + (one + "[[], [], [], []]\n") * 2)


if __name__ == "__main__":
    unittest.main()
