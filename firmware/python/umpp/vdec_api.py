# SPDX-License-Identifier: MIT
# The video decoder's calls, kd_mpi_vdec_*.
from _vdec import *
