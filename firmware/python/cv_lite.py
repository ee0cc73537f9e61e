# SPDX-License-Identifier: MIT
# Stand-in for CanMV's cv_lite, OpenCV on the board's CPU, which the emulated board does
# not have. With --kpu blind the searches find nothing, and the filters return their image.
import kpu_option

_SEARCHES = (
    "grayscale_find_blobs rgb888_find_blobs grayscale_find_circles rgb888_find_circles grayscale_find_rectangles "
    "grayscale_find_rectangles_with_corners rgb888_find_rectangles rgb888_find_rectangles_with_corners "
    "grayscale_find_lines_raw grayscale_find_lines rgb888_find_lines grayscale_find_lines_no_hough "
    "grayscale_find_lines_sobel grayscale_find_corners rgb888_find_corners rgb888_find_corners_fast "
    "rgb888_calc_histogram rgb888_pnp_distance rgb888_pnp_distance_from_corners"
).split()

# Their arguments begin with the shape and the image.
_FILTERS = (
    "grayscale_find_edges rgb888_find_edges grayscale_threshold_binary rgb888_threshold_binary "
    "rgb888_white_balance_gray_world rgb888_white_balance_gray_world_fast rgb888_white_balance_gray_world_fast_ex "
    "rgb888_white_balance_white_patch rgb888_white_balance_white_patch_ex rgb888_white_balance_gray_world_adjustable "
    "rgb888_adjust_exposure rgb888_adjust_exposure_fast rgb888_denoise rgb888_denoise_fast rgb888_mean_blur "
    "rgb888_mean_blur_fast rgb888_gaussian_blur_fast rgb888_erode rgb888_dilate rgb888_open rgb888_close "
    "rgb888_gradient rgb888_tophat rgb888_blackhat rgb888_undistort rgb888_undistort_fast rgb888_undistort_new_cam_mat "
    "rgb888_perspective_transform"
).split()


def _function(name, result):
    def call(*args):
        kpu_option.require("cv_lite." + name)
        return result(*args)

    return call


for _name in _SEARCHES:
    globals()[_name] = _function(_name, lambda *args: [])
for _name in _FILTERS:
    globals()[_name] = _function(_name, lambda shape, image, *args: image)
