# SPDX-License-Identifier: MIT
# Prints the MicroPython version of the board's program.
import sys

print(".".join(str(part) for part in sys.implementation.version[:3]))
