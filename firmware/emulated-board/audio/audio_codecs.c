// SPDX-License-Identifier: MIT
// Encoders and decoders; see audio_codecs.h. Both work before a call returns, so a wait
// for a result that is not there is a sleep.
#include "audio/audio_codecs.h"

#include <string.h>

#include "py/mphal.h"

#include "audio/g711.h"
#include "mmz.h"

#define CHANNELS (8)
#define SLOTS_MAX (32)
#define POINTS_MAX (192000)

typedef struct {
    uint32_t size;
    uint64_t time_stamp;
} slot_t;

// A ring of results: `first` is the next one to fetch, and `fetched` of those before it are not released.
typedef struct {
    bool exists;
    g711_law_t law;
    uint64_t phys;
    uint32_t slot_size;
    uint32_t slot_count;
    slot_t slots[SLOTS_MAX];
    uint32_t written;
    uint32_t first;
    uint32_t released;
} channel_t;

static channel_t encoders[CHANNELS];
static channel_t decoders[CHANNELS];

static k_s32 create(channel_t *channels, k_u32 chn, int module, k_u32 type, uint32_t slot_size, uint32_t slot_count) {
    if (chn >= CHANNELS) {
        return K_ERR_AUDIO(module, K_AUDIO_INVALID_CHNID);
    }
    if (channels[chn].exists) {
        return K_ERR_AUDIO(module, K_AUDIO_EXIST);
    }
    if (type != K_PT_G711A && type != K_PT_G711U) {
        return K_ERR_AUDIO(module, K_AUDIO_NOT_SUPPORT);
    }
    if (slot_size == 0 || slot_size > POINTS_MAX * 4 || slot_count == 0 || slot_count > SLOTS_MAX) {
        return K_ERR_AUDIO(module, K_AUDIO_ILLEGAL_PARAM);
    }
    uint64_t phys = mmz_alloc((uint64_t)slot_size * slot_count, MMZ_DRIVER);
    if (phys == 0) {
        return K_ERR_AUDIO(module, K_AUDIO_NOMEM);
    }
    channels[chn] = (channel_t){
        .exists = true,
        .law = type == K_PT_G711A ? G711_A_LAW : G711_MU_LAW,
        .phys = phys,
        .slot_size = slot_size,
        .slot_count = slot_count,
    };
    return 0;
}

static k_s32 find(channel_t *channels, k_u32 chn, int module, channel_t **channel) {
    if (chn >= CHANNELS) {
        return K_ERR_AUDIO(module, K_AUDIO_INVALID_CHNID);
    }
    *channel = &channels[chn];
    return channels[chn].exists ? 0 : K_ERR_AUDIO(module, K_AUDIO_UNEXIST);
}

static k_s32 destroy(channel_t *channels, k_u32 chn, int module) {
    channel_t *channel;
    k_s32 result = find(channels, chn, module, &channel);
    if (result == 0) {
        mmz_free(channel->phys, MMZ_DRIVER);
        *channel = (channel_t){ 0 };
    }
    return result;
}

// The memory of the next result, or NULL when the script has released none.
static uint8_t *next_slot(const channel_t *channel) {
    if (channel->written - channel->released == channel->slot_count) {
        return NULL;
    }
    return mmz_view(channel->phys + (uint64_t)(channel->written % channel->slot_count) * channel->slot_size, channel->slot_size);
}

static void keep(channel_t *channel, uint32_t size, uint64_t time_stamp) {
    channel->slots[channel->written % channel->slot_count] = (slot_t){ .size = size, .time_stamp = time_stamp };
    channel->written++;
}

// Media memory by its physical address, other memory by its address.
static const void *input_of(k_u64 phys, k_u64 address, k_u32 size) {
    const void *view = phys != 0 ? mmz_view(phys, size) : NULL;
    return view != NULL ? view : (const void *)(uintptr_t)address;
}

static k_s32 fetch(channel_t *channel, int module, k_u32 milli_sec, uint32_t *number) {
    if (channel->first == channel->written) {
        mp_hal_delay_ms(milli_sec);
        return K_ERR_AUDIO(module, K_AUDIO_BUF_EMPTY);
    }
    *number = channel->first++;
    return 0;
}

static uint64_t phys_of(const channel_t *channel, uint32_t number) {
    return channel->phys + (uint64_t)(number % channel->slot_count) * channel->slot_size;
}

static k_s32 release(channel_t *channels, k_u32 chn, int module) {
    channel_t *channel;
    k_s32 result = find(channels, chn, module, &channel);
    if (result == 0 && channel->released == channel->first) {
        return K_ERR_AUDIO(module, K_AUDIO_ILLEGAL_PARAM);
    }
    if (result == 0) {
        channel->released++;
    }
    return result;
}

k_s32 kd_mpi_aenc_create_chn(k_u32 chn, const k_aenc_chn_attr *attr) {
    // Stereo frames have twice the points.
    return create(encoders, chn, K_ID_AENC, attr->type, attr->point_num_per_frame * 2, attr->buf_size);
}

k_s32 kd_mpi_aenc_destroy_chn(k_u32 chn) {
    return destroy(encoders, chn, K_ID_AENC);
}

k_s32 kd_mpi_aenc_send_frame(k_u32 chn, const k_audio_frame *frame) {
    channel_t *channel;
    k_s32 result = find(encoders, chn, K_ID_AENC, &channel);
    if (result != 0) {
        return result;
    }
    uint32_t count = frame->len / sizeof(int16_t);
    const int16_t *samples = input_of(frame->phys_addr, frame->virt_addr, frame->len);
    if (count == 0 || count > channel->slot_size || samples == NULL) {
        return K_ERR_AUDIO(K_ID_AENC, K_AUDIO_ILLEGAL_PARAM);
    }
    uint8_t *codes = next_slot(channel);
    if (codes == NULL) {
        return K_ERR_AUDIO(K_ID_AENC, K_AUDIO_BUF_FULL);
    }
    g711_encode(channel->law, samples, count, codes);
    keep(channel, count, frame->time_stamp);
    return 0;
}

k_s32 kd_mpi_aenc_get_stream(k_u32 chn, k_audio_stream *stream, k_u32 milli_sec) {
    channel_t *channel;
    uint32_t number;
    k_s32 result = find(encoders, chn, K_ID_AENC, &channel);
    result = result == 0 ? fetch(channel, K_ID_AENC, milli_sec, &number) : result;
    if (result == 0) {
        const slot_t *slot = &channel->slots[number % channel->slot_count];
        *stream = (k_audio_stream){
            .phys_addr = phys_of(channel, number), .len = slot->size, .time_stamp = slot->time_stamp, .seq = number
        };
    }
    return result;
}

k_s32 kd_mpi_aenc_release_stream(k_u32 chn, const k_audio_stream *stream) {
    (void)stream;
    return release(encoders, chn, K_ID_AENC);
}

k_s32 kd_mpi_adec_create_chn(k_u32 chn, const k_adec_chn_attr *attr) {
    return create(decoders, chn, K_ID_ADEC, attr->type, attr->point_num_per_frame * 2 * (k_u32)sizeof(int16_t), attr->buf_size);
}

k_s32 kd_mpi_adec_destroy_chn(k_u32 chn) {
    return destroy(decoders, chn, K_ID_ADEC);
}

k_s32 kd_mpi_adec_send_stream(k_u32 chn, const k_audio_stream *stream, k_bool block) {
    (void)block;
    channel_t *channel;
    k_s32 result = find(decoders, chn, K_ID_ADEC, &channel);
    if (result != 0) {
        return result;
    }
    const uint8_t *codes = input_of(stream->phys_addr, stream->stream, stream->len);
    if (stream->len == 0 || stream->len * sizeof(int16_t) > channel->slot_size || codes == NULL) {
        return K_ERR_AUDIO(K_ID_ADEC, K_AUDIO_ILLEGAL_PARAM);
    }
    int16_t *samples = (int16_t *)(void *)next_slot(channel);
    if (samples == NULL) {
        return K_ERR_AUDIO(K_ID_ADEC, K_AUDIO_BUF_FULL);
    }
    g711_decode(channel->law, codes, stream->len, samples);
    keep(channel, stream->len * (k_u32)sizeof(int16_t), stream->time_stamp);
    return 0;
}

k_s32 kd_mpi_adec_clr_chn_buf(k_u32 chn) {
    channel_t *channel;
    k_s32 result = find(decoders, chn, K_ID_ADEC, &channel);
    if (result == 0) {
        channel->first = channel->released = channel->written;
    }
    return result;
}

k_s32 kd_mpi_adec_get_frame(k_u32 chn, k_audio_frame *frame, k_u32 milli_sec) {
    channel_t *channel;
    uint32_t number;
    k_s32 result = find(decoders, chn, K_ID_ADEC, &channel);
    result = result == 0 ? fetch(channel, K_ID_ADEC, milli_sec, &number) : result;
    if (result == 0) {
        const slot_t *slot = &channel->slots[number % channel->slot_count];
        *frame = (k_audio_frame){
            .bit_width = KD_AUDIO_BIT_WIDTH_16,
            .snd_mode = KD_AUDIO_SOUND_MODE_MONO,
            .phys_addr = phys_of(channel, number),
            .len = slot->size,
            .time_stamp = slot->time_stamp,
            .seq = number,
        };
    }
    return result;
}

k_s32 kd_mpi_adec_release_frame(k_u32 chn, const k_audio_frame *frame) {
    (void)frame;
    return release(decoders, chn, K_ID_ADEC);
}

void audio_codecs_reset(void) {
    for (k_u32 chn = 0; chn < CHANNELS; chn++) {
        destroy(encoders, chn, K_ID_AENC);
        destroy(decoders, chn, K_ID_ADEC);
    }
}
