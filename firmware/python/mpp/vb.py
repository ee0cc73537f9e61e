# This file is part of the k230 vencoder project, MIT licence.
#
# The MPP's video buffers.
from _mpp import *
from mpp.common_struct import *
from mpp.vb_struct import *
