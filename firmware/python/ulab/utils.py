# SPDX-License-Identifier: MIT
# ulab.utils.
from _ulab.utils import *
