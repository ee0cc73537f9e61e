// SPDX-License-Identifier: MIT
// Lists of pictures, which are a source of binds; see decoded_pictures.h.
#include "decoded_pictures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bind.h"
#include "clock.h"
#include "driver_lock.h"

typedef struct {
    decoded_picture_t *waiting;
    // What a display shows, or NULL.
    decoded_picture_t *shown;
    // An encoder has the first one that waits.
    bool is_delivered;
} pictures_t;

static pictures_t channels[VDEC_CHANNELS];

size_t decoded_size(const media_picture_t *facts) {
    return (size_t)facts->width * facts->height * 3 / 2;
}

static bool has_dest(k_u32 chn, k_mod_id module) {
    k_mpp_chn source = { .mod_id = K_ID_VDEC, .dev_id = 0, .chn_id = (k_s32)chn };
    return bind_has_dest(&source, module);
}

static void show_first(pictures_t *pictures) {
    free(pictures->shown);
    pictures->shown = pictures->waiting;
    pictures->waiting = pictures->shown->next;
}

static const bind_source_t decoder_frames;

// Whether the next picture waits for no one. A display takes it at once; a colour space converter that has no buffer for it loses it.
static bool is_shown_now(k_u32 chn) {
    if (channels[chn].waiting == NULL || has_dest(chn, K_ID_VENC)) {
        return false;
    }
    return has_dest(chn, K_ID_NONAI_2D) ? bind_due_from(&decoder_frames, 0) == CLOCK_NEVER : has_dest(chn, K_ID_VO);
}

static void show(k_u32 chn) {
    while (is_shown_now(chn)) {
        show_first(&channels[chn]);
    }
}

static bool next_frame(k_u32 dev, k_u32 chn, bind_frame_t *frame) {
    const decoded_picture_t *picture = dev == 0 && chn < VDEC_CHANNELS ? channels[chn].waiting : NULL;
    if (picture != NULL) {
        *frame = (bind_frame_t){ .width = picture->facts.width, .height = picture->facts.height, .pts = picture->decoded_us };
    }
    return picture != NULL;
}

static void draw_picture(const image_t *to, decoded_picture_t *picture) {
    uint32_t width = picture->facts.width;
    uint32_t height = picture->facts.height;
    image_t from = image_nv12(picture->nv12, width, picture->nv12 + (size_t)width * height, width, width, height);
    image_copy(to, &from);
}

static void draw(k_u32 dev, k_u32 chn, uint32_t port, const image_t *image) {
    (void)dev;
    (void)port;
    draw_picture(image, channels[chn].waiting);
    channels[chn].is_delivered = true;
}

static bool explain(k_u32 dev, k_u32 chn, char *text, size_t size) {
    if (dev != 0 || chn >= VDEC_CHANNELS) {
        snprintf(text, size, "it is linked to channel %u of decoder %u, which does not exist; the decoder is 0, its channels 0..%d", chn, dev,
            VDEC_CHANNELS - 1);
    } else if (channels[chn].waiting == NULL) {
        snprintf(text, size, "the linked decoder has no picture; call decode() of its Decoder");
    } else {
        return false;
    }
    return true;
}

static bool shown_frame(k_u32 dev, k_u32 chn, bind_frame_t *frame) {
    if (dev != 0 || chn >= VDEC_CHANNELS) {
        return false;
    }
    show(chn);
    const decoded_picture_t *picture = channels[chn].shown;
    if (picture != NULL) {
        *frame = (bind_frame_t){ .width = picture->facts.width, .height = picture->facts.height, .pts = picture->decoded_us };
    }
    return picture != NULL;
}

static void draw_shown(k_u32 dev, k_u32 chn, const image_t *image) {
    (void)dev;
    draw_picture(image, channels[chn].shown);
}

static const bind_source_t decoder_frames = {
    .module = K_ID_VDEC,
    .next_frame = next_frame,
    .draw = draw,
    .explain = explain,
    .shown_frame = shown_frame,
    .draw_shown = draw_shown,
};

static uint64_t next_event(void) {
    return bind_due_from(&decoder_frames, 0);
}

static void run_event(void) {
    bind_deliver(&decoder_frames, 0);
    for (k_u32 chn = 0; chn < VDEC_CHANNELS; chn++) {
        if (channels[chn].is_delivered) {
            channels[chn].is_delivered = false;
            show_first(&channels[chn]);
        }
        show(chn);
    }
}

// Pictures wait until they are taken.
static void skip_to(uint64_t us) {
    (void)us;
}

static const clock_source_t decoder_events = { .next_event = next_event, .run_event = run_event, .skip_to = skip_to };

void decoded_register(void) {
    static bool is_registered;
    driver_lock();
    if (!is_registered) {
        is_registered = true;
        clock_add_source(&decoder_events);
        bind_add_source(&decoder_frames);
    }
    driver_unlock();
}

static decoded_picture_t *new_picture(const media_picture_t *facts, const uint8_t *nv12) {
    decoded_picture_t *picture = malloc(sizeof(decoded_picture_t) + decoded_size(facts));
    if (picture != NULL) {
        picture->next = NULL;
        picture->facts = *facts;
        picture->decoded_us = clock_now_us();
        memcpy(picture->nv12, nv12, decoded_size(facts));
    }
    return picture;
}

bool decoded_append(k_u32 chn, const media_picture_t *facts, const uint8_t *nv12) {
    driver_lock();
    decoded_picture_t *picture = new_picture(facts, nv12);
    decoded_picture_t **end = &channels[chn].waiting;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = picture;
    show(chn);
    driver_unlock();
    return picture != NULL;
}

unsigned int decoded_count(k_u32 chn) {
    driver_lock();
    show(chn);
    unsigned int count = 0;
    for (const decoded_picture_t *picture = channels[chn].waiting; picture != NULL; picture = picture->next) {
        count++;
    }
    driver_unlock();
    return count;
}

const decoded_picture_t *decoded_first(k_u32 chn) {
    return channels[chn].waiting;
}

void decoded_drop_first(k_u32 chn) {
    decoded_picture_t *picture = channels[chn].waiting;
    channels[chn].waiting = picture->next;
    free(picture);
}

void decoded_drop_waiting(k_u32 chn) {
    while (channels[chn].waiting != NULL) {
        decoded_drop_first(chn);
    }
}

void decoded_drop_all(k_u32 chn) {
    decoded_drop_waiting(chn);
    free(channels[chn].shown);
    channels[chn].shown = NULL;
}
