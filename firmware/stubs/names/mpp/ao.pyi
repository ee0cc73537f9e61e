# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

KD_AUDIO_BIT_WIDTH_16: int
KD_AUDIO_BIT_WIDTH_24: int
KD_AUDIO_BIT_WIDTH_32: int
KD_AUDIO_INPUT_TYPE_I2S: int
KD_AUDIO_INPUT_TYPE_PDM: int
KD_AUDIO_OUTPUT_TYPE_I2S: int
KD_AUDIO_PDM_INPUT_OVERSAMPLE_128: int
KD_AUDIO_PDM_INPUT_OVERSAMPLE_32: int
KD_AUDIO_PDM_INPUT_OVERSAMPLE_64: int
KD_AUDIO_SOUND_MODE_MONO: int
KD_AUDIO_SOUND_MODE_STEREO: int
KD_AUDIO_SOUND_MODE_UNKNOWN: int
KD_I2S_IN_MONO_LEFT_CHANNEL: int
KD_I2S_IN_MONO_RIGHT_CHANNEL: int
K_AIO_I2STYPE_EXTERN: int
K_AIO_I2STYPE_INNERCODEC: int
K_LEFT_JUSTIFYING_MODE: int
K_RIGHT_JUSTIFYING_MODE: int
K_STANDARD_MODE: int
ao_get_vol: Any
ao_set_vol: Any
ao_swap_left_right: Any
k_aio_dev_attr: Any
k_ao_chn_param: Any
k_audio_frame: Any
k_audio_stream: Any
k_bool_ptr: Any
k_s32_ptr: Any
k_s64_ptr: Any
k_s8_ptr: Any
k_u32_ptr: Any
k_u64_ptr: Any
k_u8_ptr: Any
kd_mpi_ao_disable: Any
kd_mpi_ao_disable_chn: Any
kd_mpi_ao_enable: Any
kd_mpi_ao_enable_chn: Any
kd_mpi_ao_get_pub_attr: Any
kd_mpi_ao_send_frame: Any
kd_mpi_ao_set_pub_attr: Any
str_ptr: Any
struct_copy: Any
struct_ptr: Any
import uctypes as uctypes
