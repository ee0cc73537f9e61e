# This file is part of the k230 vencoder project, MIT licence.
#
# Module ids and the end points of a link.
from mpp.generated.constants import *
from mpp.generated.structs import k_mpp_chn
