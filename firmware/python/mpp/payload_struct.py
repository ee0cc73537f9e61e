# SPDX-License-Identifier: MIT
# Payload types, K_PT_*.
from mpp.generated.constants import *
