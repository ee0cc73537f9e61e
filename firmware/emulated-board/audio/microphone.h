// SPDX-License-Identifier: MIT
// CanMV's calls of the audio input: device 0 by I2S, device 1 by PDM. Frames are there
// at their times of the board's clock.
#ifndef AUDIO_MICROPHONE_H
#define AUDIO_MICROPHONE_H

#include "audio/audio_structs.h"

k_s32 kd_mpi_ai_set_pub_attr(k_u32 dev, const k_aio_dev_attr *attr);
k_s32 kd_mpi_ai_get_pub_attr(k_u32 dev, k_aio_dev_attr *attr);
k_s32 kd_mpi_ai_enable(k_u32 dev);
k_s32 kd_mpi_ai_disable(k_u32 dev);
k_s32 kd_mpi_ai_enable_chn(k_u32 dev, k_u32 chn);
k_s32 kd_mpi_ai_disable_chn(k_u32 dev, k_u32 chn);
// Waits up to `milli_sec` ms for the next frame. A reader that is late loses the frames that the driver does not hold
// any more.
k_s32 kd_mpi_ai_get_frame(k_u32 dev, k_u32 chn, k_audio_frame *frame, k_u32 milli_sec);
k_s32 kd_mpi_ai_release_frame(k_u32 dev, k_u32 chn, const k_audio_frame *frame);

// At the soft reset.
void microphone_reset(void);

#endif // AUDIO_MICROPHONE_H
