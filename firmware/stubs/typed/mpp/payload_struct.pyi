# SPDX-License-Identifier: MIT
from mpp.generated.constants import *
