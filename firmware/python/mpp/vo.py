# SPDX-License-Identifier: MIT
# The display's writeback and layers by the calls of MPP generation A, for scripts that
# do not use media.display for them. Results are those of the virtual MPP.
import _display
from mpp.generated.structs import k_video_frame, k_video_frame_info
from mpp.vo_struct import *

_FAILED = const(-1)


# NV12, whatever the attributes say. The size of a panel that stands, such as 480x800: the picture is turned.
def kd_mpi_vo_set_wbc_attr(attr):
    return _display.set_writeback_size(attr.target_size.width, attr.target_size.height)


def kd_mpi_vo_enable_wbc():
    return _display.writeback(True)


def kd_mpi_vo_disable_wbc():
    return _display.writeback(False)


# Fills a k_video_frame_info; -1 ms waits forever.
def kd_mpi_wbc_dump_frame(frame, milli_sec):
    return _display.dump_into(frame, milli_sec)


def kd_mpi_wbc_dump_release(frame):
    return _display.release(frame)


def kd_mpi_vo_set_video_layer_attr(layer, attr):
    place = attr.display_rect
    return _display.set_layer(layer, (place.x, place.y, attr.img_size.width, attr.img_size.height), 255)


def kd_mpi_vo_enable_video_layer(layer):
    return 0


def kd_mpi_vo_disable_video_layer(layer):
    return _display.hide_layer(layer)


def kd_mpi_vo_set_video_osd_attr(osd, attr):
    place = attr.display_rect
    size = attr.img_size
    return _display.set_layer(K_VO_DISPLAY_CHN_ID3 + osd, (place.x, place.y, size.width, size.height), attr.global_alpha)


def kd_mpi_vo_osd_enable(osd):
    return 0


def kd_mpi_vo_osd_disable(osd):
    return _display.hide_layer(K_VO_DISPLAY_CHN_ID3 + osd)


# A frame of the camera or of a script's own buffer is not shown: use media.display.
def kd_mpi_vo_chn_insert_frame(chn, frame):
    return _FAILED


def kd_display_reset():
    return 0
