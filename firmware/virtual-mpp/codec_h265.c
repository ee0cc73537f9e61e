// SPDX-License-Identifier: MIT
// H.265 by kvazaar: I and P frames, single-threaded, without delay.
#include "codec.h"

#include <kvazaar.h>
#include <stdlib.h>
#include <string.h>

// NAL types from the VPS up (parameter sets, delimiters, SEI) do not belong in a frame's pack.
#define FIRST_NON_VCL_TYPE (32)
// The library warns above the main tier's limit.
#define BIT_RATE_MAX (240000000)
// The side of the smallest coding unit.
#define UNIT (8)

typedef struct {
    const kvz_api *api;
    kvz_config *config;
    kvz_encoder *encoder;
    uint32_t gop;
    uint32_t since_open;
} h265_t;

// The library has no upper bound, and exceeds its target by up to a sixth.
static uint32_t target_of(const codec_settings_t *settings) {
    uint32_t below_max = settings->max_bit_rate / 20 * 17;
    bool is_bounded = settings->rc_mode == K_VENC_RC_MODE_VBR && below_max < settings->bit_rate;
    uint32_t target = is_bounded ? below_max : settings->bit_rate;
    return target < BIT_RATE_MAX ? target : BIT_RATE_MAX;
}

static void set_fixed_qp(kvz_config *config, int32_t i_qp, int32_t p_qp) {
    config->qp = p_qp;
    config->intra_qp_offset_auto = 0;
    if (i_qp != p_qp) {
        // Only in a GOP of its own does the library add no offset of I frames to P frames, but 1.
        config->gop_len = 1;
        config->gop_lowdelay = 1;
        config->qp = p_qp > 0 ? p_qp - 1 : 0;
    }
    config->intra_qp_offset = (int8_t)(i_qp - config->qp);
}

static void set_rate(kvz_config *config, const codec_settings_t *settings) {
    if (settings->rc_mode == K_VENC_RC_MODE_FIXQP) {
        set_fixed_qp(config, (int32_t)settings->i_qp, (int32_t)settings->p_qp);
    } else {
        config->rc_algorithm = KVZ_LAMBDA;
        config->target_bitrate = (int32_t)target_of(settings);
    }
}

static void set_config(kvz_config *config, const codec_settings_t *settings) {
    config->width = (int32_t)settings->width;
    config->height = (int32_t)settings->height;
    config->framerate_num = (int32_t)settings->fps;
    config->framerate_denom = 1;
    config->intra_period = (int32_t)settings->gop;
    config->vps_period = -1;
    config->gop_len = 0;
    config->bipred = 0;
    config->open_gop = 0;
    config->threads = 0;
    config->owf = 0;
    config->wpp = 0;
    // Vector instructions, where the library has them: the stream is the same as without.
    config->cpuid = 1;
    config->hash = KVZ_HASH_NONE;
    config->add_encoder_info = 0;
    config->deblock_enable = (int32_t)settings->deblocking;
    config->sao_type = settings->sao ? KVZ_SAO_FULL : KVZ_SAO_OFF;
    set_rate(config, settings);
}

static void h265_close(void *codec) {
    h265_t *h265 = codec;
    if (h265->encoder != NULL) {
        h265->api->encoder_close(h265->encoder);
    }
    h265->api->config_destroy(h265->config);
    free(h265);
}

static bool reopen(h265_t *h265) {
    if (h265->encoder != NULL) {
        h265->api->encoder_close(h265->encoder);
    }
    h265->encoder = h265->api->encoder_open(h265->config);
    h265->since_open = 0;
    return h265->encoder != NULL;
}

static void *h265_open(const codec_settings_t *settings) {
    h265_t *h265 = calloc(1, sizeof(h265_t));
    if (h265 == NULL) {
        return NULL;
    }
    h265->api = kvz_api_get(8);
    h265->gop = settings->gop;
    h265->config = h265->api->config_alloc();
    if (h265->config != NULL && h265->api->config_init(h265->config)) {
        h265->config->enable_logging_output = 0;
        // Prediction units of 16 only take a fifth less time than the preset's 32 and 16.
        if (h265->api->config_parse(h265->config, "preset", "ultrafast") &&
            h265->api->config_parse(h265->config, "pu-depth-inter", "2-2")) {
            set_config(h265->config, settings);
            if (reopen(h265)) {
                return h265;
            }
        }
    }
    h265_close(h265);
    return NULL;
}

static bool append_chunks(const kvz_data_chunk *chunk, bytes_t *out) {
    for (; chunk != NULL; chunk = chunk->next) {
        if (!bytes_append(out, chunk->data, chunk->len)) {
            return false;
        }
    }
    return true;
}

static bool h265_headers(void *codec, bytes_t *out) {
    h265_t *h265 = codec;
    kvz_data_chunk *chunks = NULL;
    bool done = h265->api->encoder_headers(h265->encoder, &chunks, NULL) && append_chunks(chunks, out);
    h265->api->chunk_free(chunks);
    return done;
}

// The offset of the next start code's first byte at or after `at`, or the size.
static size_t next_nal(const bytes_t *bytes, size_t at) {
    for (; at + 3 < bytes->size; at++) {
        const uint8_t *p = bytes->data + at;
        if (p[0] == 0 && p[1] == 0 && (p[2] == 1 || (p[2] == 0 && p[3] == 1))) {
            return at;
        }
    }
    return bytes->size;
}

// Appends the coded slices of an access unit, and no other NAL units.
static bool append_slices(const bytes_t *unit, bytes_t *out) {
    size_t at = next_nal(unit, 0);
    while (at < unit->size) {
        size_t first = at + (unit->data[at + 2] == 1 ? 3 : 4);
        size_t end = next_nal(unit, first);
        bool slice = first < unit->size && (unit->data[first] >> 1 & 0x3f) < FIRST_NON_VCL_TYPE;
        if (slice && !bytes_append(out, unit->data + at, end - at)) {
            return false;
        }
        at = end;
    }
    return true;
}

typedef struct {
    uint32_t width;
    uint32_t height;
} extent_t;

// Repeats a plane's last column beside it and its last row below it.
static void pad(uint8_t *plane, size_t stride, extent_t used, extent_t padded) {
    for (uint32_t row = 0; row < used.height && used.width < padded.width; row++) {
        memset(plane + row * stride + used.width, plane[row * stride + used.width - 1], padded.width - used.width);
    }
    for (uint32_t row = used.height; row < padded.height; row++) {
        memcpy(plane + row * stride, plane + (used.height - 1) * stride, padded.width);
    }
}

static uint32_t whole_units(uint32_t samples) {
    return (samples + UNIT - 1) / UNIT * UNIT;
}

static extent_t half(extent_t luma) {
    return (extent_t){ luma.width / 2, luma.height / 2 };
}

// The library needs whole coding units and crops the padding.
static kvz_picture *copy_in(h265_t *h265, const image_t *image) {
    extent_t used = { image->width, image->height };
    extent_t padded = { whole_units(image->width), whole_units(image->height) };
    kvz_picture *input = h265->api->picture_alloc((int32_t)padded.width, (int32_t)padded.height);
    if (input == NULL) {
        return NULL;
    }
    size_t stride = (size_t)input->stride;
    image_t view = {
        .width = image->width,
        .height = image->height,
        .y = input->y,
        .u = input->u,
        .v = input->v,
        .y_stride = stride,
        .c_stride = stride / 2,
        .c_step = 1,
    };
    image_copy(&view, image);
    pad(view.y, view.y_stride, used, padded);
    pad(view.u, view.c_stride, half(used), half(padded));
    pad(view.v, view.c_stride, half(used), half(padded));
    return input;
}

static bool encode_one(h265_t *h265, kvz_picture *input, bytes_t *out) {
    kvz_data_chunk *chunks = NULL;
    bytes_t unit = { 0 };
    bool done = h265->api->encoder_encode(h265->encoder, input, &chunks, NULL, NULL, NULL, NULL) &&
        chunks != NULL && append_chunks(chunks, &unit) && append_slices(&unit, out);
    h265->api->chunk_free(chunks);
    bytes_free(&unit);
    return done;
}

static bool h265_encode(void *codec, const image_t *image, bool idr, bytes_t *out) {
    h265_t *h265 = codec;
    // The library cannot force an IDR: one that is not due needs a new encoder.
    if (idr && h265->since_open % h265->gop != 0 && !reopen(h265)) {
        return false;
    }
    kvz_picture *input = copy_in(h265, image);
    if (input == NULL) {
        return false;
    }
    bool done = encode_one(h265, input, out);
    h265->api->picture_free(input);
    h265->since_open++;
    return done;
}

const codec_t codec_h265 = {
    .open = h265_open,
    .headers = h265_headers,
    .encode = h265_encode,
    .close = h265_close,
};
