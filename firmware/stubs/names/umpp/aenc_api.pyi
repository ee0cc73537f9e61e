# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

kd_mpi_aenc_create_chn: Any
kd_mpi_aenc_destroy_chn: Any
kd_mpi_aenc_get_stream: Any
kd_mpi_aenc_release_stream: Any
kd_mpi_aenc_send_frame: Any
