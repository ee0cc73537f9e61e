# SPDX-License-Identifier: MIT
# Structs and constants that all audio modules share.
import uctypes
from mpp import audio_def
from mpp.generated.structs import _new

KD_AUDIO_BIT_WIDTH_16 = const(0)
KD_AUDIO_BIT_WIDTH_24 = const(1)
KD_AUDIO_BIT_WIDTH_32 = const(2)

KD_AUDIO_SOUND_MODE_UNKNOWN = const(0)
KD_AUDIO_SOUND_MODE_MONO = const(1)
KD_AUDIO_SOUND_MODE_STEREO = const(2)

KD_I2S_IN_MONO_RIGHT_CHANNEL = const(0)
KD_I2S_IN_MONO_LEFT_CHANNEL = const(1)

KD_AUDIO_INPUT_TYPE_I2S = const(0)
KD_AUDIO_INPUT_TYPE_PDM = const(1)
KD_AUDIO_OUTPUT_TYPE_I2S = const(2)

KD_AUDIO_PDM_INPUT_OVERSAMPLE_32 = const(0)
KD_AUDIO_PDM_INPUT_OVERSAMPLE_64 = const(1)
KD_AUDIO_PDM_INPUT_OVERSAMPLE_128 = const(2)

K_STANDARD_MODE = const(1)
K_RIGHT_JUSTIFYING_MODE = const(2)
K_LEFT_JUSTIFYING_MODE = const(4)

K_AIO_I2STYPE_INNERCODEC = const(0)
K_AIO_I2STYPE_EXTERN = const(1)


def k_aio_dev_attr(**values):
    return _new(audio_def.k_aio_dev_attr_desc, values)


def k_audio_frame(**values):
    return _new(audio_def.k_audio_frame_desc, values)


def k_audio_stream(**values):
    return _new(audio_def.k_audio_stream_desc, values)
