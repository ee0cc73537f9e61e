# SPDX-License-Identifier: MIT
# ulab.scipy.
from _ulab.scipy import *
