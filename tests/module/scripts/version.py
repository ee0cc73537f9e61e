# SPDX-License-Identifier: MIT
# The MicroPython that the board's program was built with.
import sys

print(".".join(str(part) for part in sys.implementation.version[:3]))
