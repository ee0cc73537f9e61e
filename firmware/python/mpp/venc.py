# This file is part of the k230 vencoder project, MIT licence.
#
# The MPP's video encoder.
from _mpp import *
from mpp.common_struct import *
from mpp.payload_struct import *
from mpp.venc_struct import *
from mpp.video_struct import *
