// SPDX-License-Identifier: MIT
// CanMV's calls of the audio output: a device with two channels and no loudspeaker. It
// takes frames at the pace at which a board plays them.
#ifndef AUDIO_SPEAKER_H
#define AUDIO_SPEAKER_H

#include "audio/audio_structs.h"

k_s32 kd_mpi_ao_set_pub_attr(k_u32 dev, const k_aio_dev_attr *attr);
k_s32 kd_mpi_ao_get_pub_attr(k_u32 dev, k_aio_dev_attr *attr);
k_s32 kd_mpi_ao_enable(k_u32 dev);
k_s32 kd_mpi_ao_disable(k_u32 dev);
k_s32 kd_mpi_ao_enable_chn(k_u32 dev, k_u32 chn);
k_s32 kd_mpi_ao_disable_chn(k_u32 dev, k_u32 chn);
// Waits up to `milli_sec` ms until the driver has room for the frame.
k_s32 kd_mpi_ao_send_frame(k_u32 dev, k_u32 chn, const k_audio_frame *frame, k_u32 milli_sec);

// At the soft reset.
void speaker_reset(void);

#endif // AUDIO_SPEAKER_H
