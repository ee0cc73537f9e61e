// SPDX-License-Identifier: MIT
// CanMV's calls of the audio encoders and decoders, for G.711. A channel keeps what it
// made in media memory until it is released.
#ifndef AUDIO_CODECS_H
#define AUDIO_CODECS_H

#include "audio/audio_structs.h"

k_s32 kd_mpi_aenc_create_chn(k_u32 chn, const k_aenc_chn_attr *attr);
k_s32 kd_mpi_aenc_destroy_chn(k_u32 chn);
k_s32 kd_mpi_aenc_send_frame(k_u32 chn, const k_audio_frame *frame);
k_s32 kd_mpi_aenc_get_stream(k_u32 chn, k_audio_stream *stream, k_u32 milli_sec);
k_s32 kd_mpi_aenc_release_stream(k_u32 chn, const k_audio_stream *stream);

k_s32 kd_mpi_adec_create_chn(k_u32 chn, const k_adec_chn_attr *attr);
k_s32 kd_mpi_adec_destroy_chn(k_u32 chn);
k_s32 kd_mpi_adec_send_stream(k_u32 chn, const k_audio_stream *stream, k_bool block);
k_s32 kd_mpi_adec_clr_chn_buf(k_u32 chn);
k_s32 kd_mpi_adec_get_frame(k_u32 chn, k_audio_frame *frame, k_u32 milli_sec);
k_s32 kd_mpi_adec_release_frame(k_u32 chn, const k_audio_frame *frame);

// At the soft reset.
void audio_codecs_reset(void);

#endif // AUDIO_CODECS_H
