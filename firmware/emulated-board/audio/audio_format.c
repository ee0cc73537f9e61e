// SPDX-License-Identifier: MIT
// Sizes and times of a device's frames; see audio_format.h.
#include "audio/audio_format.h"

#define RATE_MIN (8000)
#define RATE_MAX (192000)
#define POINTS_MAX (192000)
#define RING_MIN (2)
#define RING_MAX (50)
#define LINES_MAX (4)

static uint32_t sample_bytes(k_u32 bit_width) {
    return bit_width == KD_AUDIO_BIT_WIDTH_16 ? sizeof(int16_t) : sizeof(int32_t);
}

bool audio_format_of(const k_aio_dev_attr *attr, audio_format_t *format) {
    bool is_pdm = attr->audio_type == KD_AUDIO_INPUT_TYPE_PDM;
    const k_audio_pdm_attr *pdm = &attr->pdm_attr;
    const k_audio_i2s_attr *i2s = &attr->i2s_attr;
    *format = (audio_format_t){
        // Both begin alike.
        .rate = pdm->sample_rate,
        .sample_bytes = sample_bytes(pdm->bit_width),
        .channels = pdm->snd_mode,
        .points = is_pdm ? pdm->point_num_per_frame : i2s->point_num_per_frame,
        .ring = is_pdm ? pdm->frame_num : i2s->frame_num,
        .lines = is_pdm ? pdm->chn_cnt : 1,
    };
    return format->rate >= RATE_MIN && format->rate <= RATE_MAX && pdm->bit_width <= KD_AUDIO_BIT_WIDTH_32 &&
        (format->channels == KD_AUDIO_SOUND_MODE_MONO || format->channels == KD_AUDIO_SOUND_MODE_STEREO) &&
        format->points > 0 && format->points <= POINTS_MAX && format->ring >= RING_MIN && format->ring <= RING_MAX &&
        format->lines > 0 && format->lines <= LINES_MAX;
}

uint32_t audio_frame_bytes(const audio_format_t *format) {
    return format->points * format->channels * format->sample_bytes;
}

uint64_t audio_frame_end_us(const audio_format_t *format, uint64_t frame) {
    return (frame + 1) * format->points * 1000000 / format->rate;
}
