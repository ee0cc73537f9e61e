# This file is part of the k230 vencoder project, MIT licence.
#
# Structs and constants of the video encoder.
from mpp.generated.constants import *
from mpp.generated.structs import *
