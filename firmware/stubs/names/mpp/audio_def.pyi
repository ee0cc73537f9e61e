# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

k_aio_dev_attr_desc: Any
k_audio_frame_desc: Any
k_audio_i2s_attr_desc: Any
k_audio_pdm_attr_desc: Any
k_audio_stream_desc: Any
kd_audio_attr_desc: Any
import uctypes as uctypes
