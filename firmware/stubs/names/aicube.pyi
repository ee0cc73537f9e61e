# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

anchorbasedet_post_process: Any
anchorfreedet_post_process: Any
gfldet_post_process: Any
ocr_post_process: Any
seg_post_process: Any
