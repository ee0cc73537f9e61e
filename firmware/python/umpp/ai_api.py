# SPDX-License-Identifier: MIT
# Calls of the audio input, kd_mpi_ai_*. Voice processing, pitch and volume are kept and have no effect on a tone.
from _audio import (
    kd_mpi_ai_set_pub_attr,
    kd_mpi_ai_get_pub_attr,
    kd_mpi_ai_enable,
    kd_mpi_ai_disable,
    kd_mpi_ai_enable_chn,
    kd_mpi_ai_disable_chn,
    kd_mpi_ai_get_frame,
    kd_mpi_ai_release_frame,
)
from umpp.volume import Volume as _Volume

_structs = {}
_volume = _Volume()


def _keep(kind, dev, chn, struct):
    _structs[kind, dev, chn] = bytes(struct)
    return 0


def _get(kind, dev, chn, struct):
    memoryview(struct)[:] = _structs.get((kind, dev, chn), bytes(len(memoryview(struct))))
    return 0


def kd_mpi_ai_set_chn_param(dev, chn, param):
    return _keep("param", dev, chn, param)


def kd_mpi_ai_get_chn_param(dev, chn, param):
    return _get("param", dev, chn, param)


def kd_mpi_ai_set_vqe_attr(dev, chn, enable):
    return _keep("vqe", dev, chn, enable)


def kd_mpi_ai_get_vqe_attr(dev, chn, enable):
    return _get("vqe", dev, chn, enable)


def kd_mpi_ai_set_pitch_shift_attr(dev, chn, param):
    return _keep("pitch", dev, chn, param)


def kd_mpi_ai_get_pitch_shift_attr(dev, chn, param):
    return _get("pitch", dev, chn, param)


def kd_mpi_ai_send_far_echo_frame(dev, chn, frame, milli_sec):
    return 0


def ai_get_vol():
    return _volume.get()


def ai_set_vol(vol, channel):
    return _volume.set(vol, channel)


def ai_swap_left_right(state):
    return True
