# SPDX-License-Identifier: MIT
# Structs of the audio output.
import uctypes
from mpp import ao_def
from mpp.generated.structs import _new


def k_ao_chn_param(**values):
    return _new(ao_def.k_ao_chn_param_desc, values)
