// SPDX-License-Identifier: MIT
// The structs and results of CanMV's audio calls.
#ifndef AUDIO_STRUCTS_H
#define AUDIO_STRUCTS_H

#include "mpp.h"

typedef enum {
    KD_AUDIO_INPUT_TYPE_I2S = 0,
    KD_AUDIO_INPUT_TYPE_PDM = 1,
    KD_AUDIO_OUTPUT_TYPE_I2S = 2,
} k_audio_type;

typedef enum {
    KD_AUDIO_BIT_WIDTH_16 = 0,
    KD_AUDIO_BIT_WIDTH_24 = 1,
    KD_AUDIO_BIT_WIDTH_32 = 2,
} k_audio_bit_width;

typedef enum {
    KD_AUDIO_SOUND_MODE_MONO = 1,
    KD_AUDIO_SOUND_MODE_STEREO = 2,
} k_audio_snd_mode;

typedef struct {
    k_u32 chn_cnt;
    k_u32 sample_rate;
    k_u32 bit_width;
    k_u32 snd_mode;
    k_u32 pdm_oversample;
    k_u32 frame_num;
    k_u32 point_num_per_frame;
} k_audio_pdm_attr;

typedef struct {
    k_u32 chn_cnt;
    k_u32 sample_rate;
    k_u32 bit_width;
    k_u32 snd_mode;
    k_u32 mono_channel;
    k_u32 i2s_mode;
    k_u32 frame_num;
    k_u32 point_num_per_frame;
    k_u32 i2s_type;
} k_audio_i2s_attr;

typedef struct {
    k_u32 audio_type;
    k_u32 avsync;
    union {
        k_audio_pdm_attr pdm_attr;
        k_audio_i2s_attr i2s_attr;
    };
} k_aio_dev_attr;

typedef struct {
    k_u32 bit_width;
    k_u32 snd_mode;
    k_u64 virt_addr;
    k_u64 phys_addr;
    k_u64 time_stamp;
    k_u32 seq;
    k_u32 len;
    k_u32 pool_id;
} k_audio_frame;

typedef struct {
    k_u64 stream;
    k_u64 phys_addr;
    k_u32 len;
    k_u64 time_stamp;
    k_u32 seq;
} k_audio_stream;

typedef struct {
    k_u32 type;
#if MPP_GENERATION_B
    k_u32 sample_rate;
    k_u32 channels;
    k_u32 bitrate;
#endif
    k_u32 point_num_per_frame;
    k_u32 buf_size;
} k_aenc_chn_attr;

typedef struct {
    k_u32 type;
    k_u32 mode;
#if MPP_GENERATION_B
    k_u32 sample_rate;
    k_u32 channels;
#endif
    k_u32 point_num_per_frame;
    k_u32 buf_size;
} k_adec_chn_attr;

typedef struct {
    k_u32 usr_frame_depth;
} k_ai_chn_param;

typedef struct {
    k_s32 semitones;
} k_ai_chn_pitch_shift_param;

typedef struct {
    k_u32 aec_enable;
    k_u32 aec_echo_delay_ms;
    k_u32 agc_enable;
    k_u32 ans_enable;
} k_ai_vqe_enable;

// Results, as those of the other modules: module and error in one number.
#define K_ERR_AUDIO(module, error) ((k_s32)(0xA0008000u | ((k_u32)(module) << 16) | (error)))
#define K_AUDIO_INVALID_DEVID (1)
#define K_AUDIO_INVALID_CHNID (2)
#define K_AUDIO_ILLEGAL_PARAM (3)
#define K_AUDIO_EXIST (4)
#define K_AUDIO_UNEXIST (5)
#define K_AUDIO_NOT_SUPPORT (8)
#define K_AUDIO_NOT_PERM (9)
#define K_AUDIO_NOMEM (12)
#define K_AUDIO_BUF_EMPTY (14)
#define K_AUDIO_BUF_FULL (15)

#endif // AUDIO_STRUCTS_H
