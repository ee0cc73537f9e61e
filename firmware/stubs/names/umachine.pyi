# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from machine import *
