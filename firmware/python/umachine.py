# SPDX-License-Identifier: MIT
# The former name of machine.
from machine import *
