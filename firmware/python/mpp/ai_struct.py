# SPDX-License-Identifier: MIT
# Structs of the audio input.
import uctypes
from mpp import ai_def
from mpp.generated.structs import _new


def k_ai_chn_param(**values):
    return _new(ai_def.k_ai_chn_param_desc, values)


def k_ai_chn_pitch_shift_param(**values):
    return _new(ai_def.k_ai_chn_pitch_shift_param_desc, values)


def k_ai_vqe_enable(**values):
    return _new(ai_def.k_ai_vqe_enable_desc, values)
