# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

Error: Any
WAVE_FORMAT_PCM: int
Wave_read: Any
Wave_write: Any
namedtuple: Any
open: Any
openfp: Any
