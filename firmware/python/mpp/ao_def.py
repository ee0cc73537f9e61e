# SPDX-License-Identifier: MIT
# Layouts of the audio output's structs.
import uctypes

k_ao_chn_param_desc = {"usr_frame_depth": 0 | uctypes.UINT32}
