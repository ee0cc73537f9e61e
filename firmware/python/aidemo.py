# SPDX-License-Identifier: MIT
# Stand-in for CanMV's aidemo: what its functions return for a model that has found
# nothing (--kpu blind). Without that option they raise.
import kpu_option

# Functions by what they return: so many empty lists in a list.
_EMPTY_LISTS = {
    "ocr_rec_preprocess": 2,
    "segment_postprocess": 3,
    "person_kp_postprocess": 3,
    "nanotracker_postprocess": 2,
    "yolov5_seg_postprocess": 3,
    "yolov8_seg_postprocess": 3,
    "yolo26_seg_postprocess": 3,
    "yolov5_det_postprocess": 3,
    "yolov8_det_postprocess": 3,
    "yolo26_det_postprocess": 3,
    "yolo_obb_postprocess": 3,
    "yolo26_obb_postprocess": 3,
    "yolov8_pose_postprocess": 4,
    "yolo26_pose_postprocess": 4,
    "yunet_postprocess": 2,
    "yolo_license_plate_det_postprocess": 3,
    "tts_zh_preprocess": 2,
    "face_det_post_process": 0,
    "licence_det_postprocess": 0,
    "opencv_grayscale_find_blobs": 0,
}

# They draw, release or write.
_NOTHING = (
    "polylines",
    "contours",
    "face_parse_post_process",
    "face_mesh_post_process",
    "face_draw_mesh",
    "kws_fp_destroy",
    "tts_zh_destroy",
    "save_wav",
)

# A feature pipeline has 30 frames of 40 values.
_FEATURES = const(1200)


def _function(name, result):
    def call(*args):
        kpu_option.require("aidemo." + name)
        return result()

    return call


for _name in _EMPTY_LISTS:
    globals()[_name] = _function(_name, lambda count=_EMPTY_LISTS[_name]: [[] for _ in range(count)])
for _name in _NOTHING:
    globals()[_name] = _function(_name, lambda: None)

kws_fp_create = _function("kws_fp_create", object)
tts_zh_create = _function("tts_zh_create", object)
kws_preprocess = _function("kws_preprocess", lambda: [[0.0] * _FEATURES, _FEATURES])
eye_gaze_post_process = _function("eye_gaze_post_process", lambda: [0.0, 0.0])


def _zeros(shape, kind):
    from ulab import numpy

    return numpy.zeros(shape, dtype=getattr(numpy, kind))


def mask_resize(mask, shape, target_shape):
    kpu_option.require("aidemo.mask_resize")
    return _zeros((target_shape[0], target_shape[1]), "float")


def body_seg_postprocess(data, num_class, shape, target_shape, colors):
    kpu_option.require("aidemo.body_seg_postprocess")
    return _zeros((target_shape[0], target_shape[1], 4), "uint8")


def rgb888_compress(shape, image, quality):
    kpu_option.require("aidemo.rgb888_compress")
    return image


# No AI: the inverse of an affine transform.
def invert_affine_transform(matrix):
    from ulab import numpy

    if matrix.shape != (2, 3):
        raise AssertionError("Error: Assertion failed (rows == 2 && cols == 3) in invert_affine_transform")
    (a, b, x), (c, d, y) = [[float(matrix[i][j]) for j in range(3)] for i in range(2)]
    determinant = a * d - b * c
    scale = 1 / determinant if determinant else 0.0
    a, b, c, d = d * scale, -b * scale, -c * scale, a * scale
    return numpy.array([[a, b, -a * x - b * y], [c, d, -c * x - d * y]], dtype=numpy.float)
