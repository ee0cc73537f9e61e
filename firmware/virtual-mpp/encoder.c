// SPDX-License-Identifier: MIT
// Encodes frames into packs.
#include "encoder.h"

#include <stdio.h>
#include <string.h>

static void turn_size(k_rotation rotation, uint32_t *width, uint32_t *height) {
    if (image_turn_swaps(rotation)) {
        uint32_t side = *width;
        *width = *height;
        *height = side;
    }
}

bool encoder_open(encoder_t *encoder, const codec_t *codec, const codec_settings_t *settings, const image_turn_t *turn,
    const overlay_t *overlay, output_t *output) {
    codec_settings_t coded = *settings;
    turn_size(turn->rotation, &coded.width, &coded.height);
    *encoder = (encoder_t){ .codec = codec, .settings = *settings, .turn = turn, .overlay = overlay, .output = output };
    encoder->input = image_alloc(settings->width, settings->height);
    encoder->handle = encoder->input.y != NULL ? codec->open(&coded) : NULL;
    if (encoder->handle == NULL) {
        encoder_close(encoder);
        return false;
    }
    return true;
}

void encoder_close(encoder_t *encoder) {
    if (encoder->handle != NULL) {
        encoder->codec->close(encoder->handle);
    }
    for (uint32_t i = 0; i < encoder->queue_count; i++) {
        image_free(&encoder->queue[i].image);
    }
    image_free(&encoder->input);
    image_free(&encoder->turned);
    bytes_free(&encoder->header);
    bytes_free(&encoder->unit);
    *encoder = (encoder_t){ 0 };
}

static bool next_is_idr(const encoder_t *encoder) {
    return encoder->idr_requested || encoder->since_idr == 0;
}

static bool next_has_header(const encoder_t *encoder) {
    return encoder->codec->headers != NULL && next_is_idr(encoder) && (encoder->repeat_headers || !encoder->header_sent);
}

uint32_t encoder_next_packs(const encoder_t *encoder) {
    return next_has_header(encoder) ? 2 : 1;
}

bool encoder_has_space(const encoder_t *encoder) {
    return output_has_space(encoder->output, encoder_next_packs(encoder));
}

void encoder_explain_full(const encoder_t *encoder, char *text, size_t size) {
    uint32_t blocks = output_blocks(encoder->output);
    uint32_t needed = encoder_next_packs(encoder);
    if (blocks < needed) {
        snprintf(text, size, "%u output buffer cannot hold a header and a picture, which are two packs; call SetOutBufs with two or more",
            blocks);
    } else {
        snprintf(text, size, "all %u output buffers hold packs that were not released; call ReleaseStream after each GetStream", blocks);
    }
}

// The image to encode, with its overlay; NULL when there is no memory.
static const image_t *final_input(encoder_t *encoder) {
    const image_t *input = &encoder->input;
    overlay_draw(encoder->overlay, input);
    if (image_turn_is_none(encoder->turn)) {
        return input;
    }
    if (encoder->turned.y == NULL) {
        uint32_t width = input->width;
        uint32_t height = input->height;
        turn_size(encoder->turn->rotation, &width, &height);
        encoder->turned = image_alloc(width, height);
    }
    if (encoder->turned.y == NULL) {
        return NULL;
    }
    image_turn(encoder->turn, &encoder->turned, input);
    return &encoder->turned;
}

static bool run_codec(encoder_t *encoder, bool idr, bool with_header) {
    encoder->header.size = 0;
    encoder->unit.size = 0;
    const image_t *image = final_input(encoder);
    return image != NULL && (!with_header || encoder->codec->headers(encoder->handle, &encoder->header)) &&
        encoder->codec->encode(encoder->handle, image, idr, &encoder->unit) && encoder->unit.size > 0;
}

// Puts both packs or neither.
static bool put(encoder_t *encoder, k_u64 pts, bool idr, bool with_header) {
    if (encoder->unit.size > output_block_size(encoder->output)) {
        fprintf(stderr, "encoder: frame dropped: %zu bytes do not fit an output buffer of %llu bytes; use larger buffers\n",
            encoder->unit.size, (unsigned long long)output_block_size(encoder->output));
        return false;
    }
    // As on the board, the header repeats the previous pts.
    return (!with_header || output_put(encoder->output, &encoder->header, encoder->last_pts, K_VENC_HEADER)) &&
        output_put(encoder->output, &encoder->unit, pts, idr ? K_VENC_I_FRAME : K_VENC_P_FRAME);
}

k_s32 encoder_encode(encoder_t *encoder, k_u64 pts) {
    bool idr = next_is_idr(encoder);
    bool with_header = next_has_header(encoder);
    bool encoded = run_codec(encoder, idr, with_header);
    if (!encoded) {
        fprintf(stderr, "encoder: frame dropped: the codec library could not encode it; use a higher QP or a lower bit rate\n");
    }
    if (!encoded || !put(encoder, pts, idr, with_header)) {
        // The following frames cannot be decoded without this one.
        encoder->idr_requested = true;
        return encoded ? K_ERR_VENC_NOBUF : K_ERR_VENC_NOMEM;
    }
    encoder->last_pts = pts;
    encoder->header_sent = encoder->header_sent || with_header;
    encoder->idr_requested = false;
    encoder->since_idr = ((idr ? 0 : encoder->since_idr) + 1) % encoder->settings.gop;
    return 0;
}

k_s32 encoder_enqueue(encoder_t *encoder, k_u64 pts, const k_video_frame *frame) {
    image_t fresh = image_alloc(encoder->settings.width, encoder->settings.height);
    if (fresh.y == NULL) {
        return K_ERR_VENC_NOMEM;
    }
    encoder->queue[encoder->queue_count++] =
        (encoder_input_t){ .image = encoder->input, .pts = pts, .frame = *frame };
    encoder->input = fresh;
    return 0;
}

bool encoder_has_queued(const encoder_t *encoder, k_u64 phys, k_u64 size) {
    for (uint32_t i = 0; i < encoder->queue_count; i++) {
        const k_u64 *planes = encoder->queue[i].frame.phys_addr;
        if (planes[0] - phys < size || planes[1] - phys < size || planes[2] - phys < size) {
            return true;
        }
    }
    return false;
}

void encoder_drain_queue(encoder_t *encoder) {
    while (encoder->queue_count > 0 && encoder_has_space(encoder)) {
        encoder_input_t first = encoder->queue[0];
        encoder->queue_count--;
        memmove(encoder->queue, encoder->queue + 1, encoder->queue_count * sizeof(encoder_input_t));
        image_free(&encoder->input);
        encoder->input = first.image;
        encoder_encode(encoder, first.pts);
    }
}
