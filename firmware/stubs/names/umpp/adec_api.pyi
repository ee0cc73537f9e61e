# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

kd_mpi_adec_clr_chn_buf: Any
kd_mpi_adec_create_chn: Any
kd_mpi_adec_destroy_chn: Any
kd_mpi_adec_get_frame: Any
kd_mpi_adec_release_frame: Any
kd_mpi_adec_send_stream: Any
