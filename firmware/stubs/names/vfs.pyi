# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

VfsPosix: Any
mount: Any
umount: Any
