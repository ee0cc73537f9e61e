// SPDX-License-Identifier: MIT
// The audio output; see speaker.h.
#include "audio/speaker.h"

#include <stdio.h>

#include "py/mphal.h"

#include "audio/audio_format.h"
#include "clock.h"

#define CHANNELS (2)

#define AO_ERROR(error) K_ERR_AUDIO(K_ID_AO, K_AUDIO_##error)

typedef struct {
    bool is_enabled;
    // When the last frame that it has is over.
    uint64_t end_us;
} channel_t;

static bool has_attr;
static bool is_enabled;
static k_aio_dev_attr attributes;
static audio_format_t format;
static channel_t channels[CHANNELS];
static bool is_reported;

k_s32 kd_mpi_ao_set_pub_attr(k_u32 dev, const k_aio_dev_attr *attr) {
    if (dev != 0) {
        return AO_ERROR(INVALID_DEVID);
    }
    audio_format_t wanted;
    if (attr->audio_type != KD_AUDIO_OUTPUT_TYPE_I2S || !audio_format_of(attr, &wanted)) {
        return AO_ERROR(ILLEGAL_PARAM);
    }
    attributes = *attr;
    format = wanted;
    has_attr = true;
    return 0;
}

k_s32 kd_mpi_ao_get_pub_attr(k_u32 dev, k_aio_dev_attr *attr) {
    if (dev != 0) {
        return AO_ERROR(INVALID_DEVID);
    }
    *attr = attributes;
    return has_attr ? 0 : AO_ERROR(NOT_PERM);
}

k_s32 kd_mpi_ao_enable(k_u32 dev) {
    if (dev != 0) {
        return AO_ERROR(INVALID_DEVID);
    }
    is_enabled = has_attr;
    return has_attr ? 0 : AO_ERROR(NOT_PERM);
}

k_s32 kd_mpi_ao_disable(k_u32 dev) {
    if (dev != 0) {
        return AO_ERROR(INVALID_DEVID);
    }
    is_enabled = false;
    return 0;
}

static k_s32 find_channel(k_u32 dev, k_u32 chn, channel_t **channel) {
    if (dev != 0) {
        return AO_ERROR(INVALID_DEVID);
    }
    if (chn >= CHANNELS) {
        return AO_ERROR(INVALID_CHNID);
    }
    *channel = &channels[chn];
    return 0;
}

k_s32 kd_mpi_ao_enable_chn(k_u32 dev, k_u32 chn) {
    channel_t *channel;
    k_s32 result = find_channel(dev, chn, &channel);
    if (result != 0) {
        return result;
    }
    if (!is_enabled) {
        return AO_ERROR(NOT_PERM);
    }
    *channel = (channel_t){ .is_enabled = true };
    if (!is_reported) {
        is_reported = true;
        fprintf(stderr, "audio: the emulated board has no speaker: what is played is lost\n");
    }
    return 0;
}

k_s32 kd_mpi_ao_disable_chn(k_u32 dev, k_u32 chn) {
    channel_t *channel;
    k_s32 result = find_channel(dev, chn, &channel);
    if (result == 0) {
        *channel = (channel_t){ 0 };
    }
    return result;
}

k_s32 kd_mpi_ao_send_frame(k_u32 dev, k_u32 chn, const k_audio_frame *frame, k_u32 milli_sec) {
    channel_t *channel;
    k_s32 result = find_channel(dev, chn, &channel);
    if (result != 0) {
        return result;
    }
    if (!channel->is_enabled) {
        return AO_ERROR(NOT_PERM);
    }
    clock_catch_up();
    uint64_t now_us = clock_now_us();
    uint64_t start_us = channel->end_us > now_us ? channel->end_us : now_us;
    uint64_t end_us = start_us + (uint64_t)frame->len * 1000000 / ((uint64_t)format.channels * format.sample_bytes * format.rate);
    uint64_t held_us = audio_frame_end_us(&format, format.ring - 1);
    uint64_t wait_us = end_us > now_us + held_us ? end_us - now_us - held_us : 0;
    bool is_in_time = wait_us <= (uint64_t)milli_sec * 1000;
    mp_hal_delay_us(is_in_time ? wait_us : (uint64_t)milli_sec * 1000);
    if (!is_in_time) {
        return AO_ERROR(BUF_FULL);
    }
    channel->end_us = end_us;
    return 0;
}

void speaker_reset(void) {
    has_attr = false;
    is_enabled = false;
    for (unsigned int chn = 0; chn < CHANNELS; chn++) {
        channels[chn] = (channel_t){ 0 };
    }
}
