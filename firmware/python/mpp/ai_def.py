# SPDX-License-Identifier: MIT
# Layouts of the audio input's structs.
import uctypes

k_ai_chn_param_desc = {"usr_frame_depth": 0 | uctypes.UINT32}

k_ai_chn_pitch_shift_param_desc = {"semitones": 0 | uctypes.INT32}

k_ai_vqe_enable_desc = {
    "aec_enable": 0 | uctypes.UINT32,
    "aec_echo_delay_ms": 4 | uctypes.UINT32,
    "agc_enable": 8 | uctypes.UINT32,
    "ans_enable": 12 | uctypes.UINT32,
}
