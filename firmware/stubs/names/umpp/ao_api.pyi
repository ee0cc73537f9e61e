# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

ao_get_vol: Any
ao_set_vol: Any
ao_swap_left_right: Any
kd_mpi_ao_disable: Any
kd_mpi_ao_disable_chn: Any
kd_mpi_ao_enable: Any
kd_mpi_ao_enable_chn: Any
kd_mpi_ao_get_pub_attr: Any
kd_mpi_ao_send_frame: Any
kd_mpi_ao_set_pub_attr: Any
