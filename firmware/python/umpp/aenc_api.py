# SPDX-License-Identifier: MIT
# Calls of the audio encoders, kd_mpi_aenc_*.
from _audio import (
    kd_mpi_aenc_create_chn,
    kd_mpi_aenc_destroy_chn,
    kd_mpi_aenc_send_frame,
    kd_mpi_aenc_get_stream,
    kd_mpi_aenc_release_stream,
)
