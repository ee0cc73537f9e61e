# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

kd_mpi_vdec_attach_vb_pool: Any
kd_mpi_vdec_close_fd: Any
kd_mpi_vdec_create_chn: Any
kd_mpi_vdec_destroy_chn: Any
kd_mpi_vdec_detach_vb_pool: Any
kd_mpi_vdec_get_frame: Any
kd_mpi_vdec_query_status: Any
kd_mpi_vdec_release_frame: Any
kd_mpi_vdec_send_stream: Any
kd_mpi_vdec_start_chn: Any
kd_mpi_vdec_stop_chn: Any
