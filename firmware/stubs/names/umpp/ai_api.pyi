# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

ai_get_vol: Any
ai_set_vol: Any
ai_swap_left_right: Any
kd_mpi_ai_disable: Any
kd_mpi_ai_disable_chn: Any
kd_mpi_ai_enable: Any
kd_mpi_ai_enable_chn: Any
kd_mpi_ai_get_chn_param: Any
kd_mpi_ai_get_frame: Any
kd_mpi_ai_get_pitch_shift_attr: Any
kd_mpi_ai_get_pub_attr: Any
kd_mpi_ai_get_vqe_attr: Any
kd_mpi_ai_release_frame: Any
kd_mpi_ai_send_far_echo_frame: Any
kd_mpi_ai_set_chn_param: Any
kd_mpi_ai_set_pitch_shift_attr: Any
kd_mpi_ai_set_pub_attr: Any
kd_mpi_ai_set_vqe_attr: Any
