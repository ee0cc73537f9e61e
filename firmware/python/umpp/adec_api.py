# SPDX-License-Identifier: MIT
# Calls of the audio decoders, kd_mpi_adec_*.
from _audio import (
    kd_mpi_adec_create_chn,
    kd_mpi_adec_destroy_chn,
    kd_mpi_adec_send_stream,
    kd_mpi_adec_clr_chn_buf,
    kd_mpi_adec_get_frame,
    kd_mpi_adec_release_frame,
)
