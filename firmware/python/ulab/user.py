# SPDX-License-Identifier: MIT
# ulab.user.
from _ulab.user import *
