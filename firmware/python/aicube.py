# SPDX-License-Identifier: MIT
# Stand-in for CanMV's aicube: what its functions return for a model that has found
# nothing (--kpu blind). Without that option they raise.
import kpu_option


def _no_boxes(name):
    def call(*args):
        kpu_option.require("aicube." + name)
        return []

    return call


ocr_post_process = _no_boxes("ocr_post_process")
anchorbasedet_post_process = _no_boxes("anchorbasedet_post_process")
anchorfreedet_post_process = _no_boxes("anchorfreedet_post_process")
gfldet_post_process = _no_boxes("gfldet_post_process")


def seg_post_process(data, num_class, shape, target_shape):
    kpu_option.require("aicube.seg_post_process")
    from ulab import numpy

    return numpy.zeros((target_shape[0], target_shape[1], 4), dtype=numpy.uint8)
