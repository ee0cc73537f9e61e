# SPDX-License-Identifier: MIT
# Structs and constants of the video encoder.
from mpp.generated.constants import *
from mpp.generated.structs import *
