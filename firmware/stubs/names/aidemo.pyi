# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

body_seg_postprocess: Any
contours: Any
eye_gaze_post_process: Any
face_det_post_process: Any
face_draw_mesh: Any
face_mesh_post_process: Any
face_parse_post_process: Any
invert_affine_transform: Any
kws_fp_create: Any
kws_fp_destroy: Any
kws_preprocess: Any
licence_det_postprocess: Any
mask_resize: Any
nanotracker_postprocess: Any
ocr_rec_preprocess: Any
person_kp_postprocess: Any
polylines: Any
rgb888_compress: Any
save_wav: Any
segment_postprocess: Any
tts_zh_create: Any
tts_zh_destroy: Any
tts_zh_preprocess: Any
yolo26_det_postprocess: Any
yolo26_obb_postprocess: Any
yolo26_pose_postprocess: Any
yolo26_seg_postprocess: Any
yolo_obb_postprocess: Any
yolov5_det_postprocess: Any
yolov5_seg_postprocess: Any
yolov8_det_postprocess: Any
yolov8_pose_postprocess: Any
yolov8_seg_postprocess: Any
yunet_postprocess: Any
