# SPDX-License-Identifier: MIT
# Calls of the audio output, kd_mpi_ao_*.
from _audio import (
    kd_mpi_ao_set_pub_attr,
    kd_mpi_ao_get_pub_attr,
    kd_mpi_ao_enable,
    kd_mpi_ao_disable,
    kd_mpi_ao_enable_chn,
    kd_mpi_ao_disable_chn,
    kd_mpi_ao_send_frame,
)
from umpp.volume import Volume as _Volume

_volume = _Volume()


def ao_get_vol():
    return _volume.get()


def ao_set_vol(vol, channel):
    return _volume.set(vol, channel)


def ao_swap_left_right(state):
    return True
