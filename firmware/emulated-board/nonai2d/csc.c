// SPDX-License-Identifier: MIT
// Channels of the colour space converter, a sink of binds; see csc.h.
#include "csc.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "bind.h"
#include "clock.h"
#include "csc_pixels.h"
#include "driver_lock.h"
#include "mmz.h"
#include "picture.h"
#include "vb.h"

typedef enum {
    BUFFER_FREE,
    // Until csc_get_frame().
    BUFFER_WAITS,
    BUFFER_OUTSTANDING,
} buffer_state_t;

typedef struct {
    buffer_state_t state;
    uint64_t number;
    k_vb_blk_handle block;
    k_video_frame_info info;
} buffer_t;

typedef struct {
    bool exists;
    csc_attr_t attr;
    // VB_INVALID_POOLID: the common pools.
    k_u32 pool;
    buffer_t *buffers;
    uint64_t frames;
    // Of a bound source.
    image_t input;
    bool is_reported;
} channel_t;

static channel_t channels[CSC_CHANNELS];

static k_s32 find(k_u32 chn, channel_t **channel) {
    if (chn >= CSC_CHANNELS) {
        return CSC_INVALID_CHNID;
    }
    *channel = &channels[chn];
    return channels[chn].exists ? 0 : CSC_UNEXIST;
}

static size_t block_size(const csc_attr_t *attr) {
    return csc_bytes(attr->format, attr->max_width, attr->max_height);
}

static void report(channel_t *channel, const char *what) {
    if (!channel->is_reported) {
        channel->is_reported = true;
        fprintf(stderr, "csc: channel %u %s\n", (unsigned int)(channel - channels), what);
    }
}

static buffer_t *free_buffer(const channel_t *channel) {
    for (k_u32 i = 0; i < channel->attr.buffers; i++) {
        if (channel->buffers[i].state == BUFFER_FREE) {
            return &channel->buffers[i];
        }
    }
    return NULL;
}

static buffer_t *first_waiting(const channel_t *channel) {
    buffer_t *first = NULL;
    for (k_u32 i = 0; i < channel->attr.buffers; i++) {
        buffer_t *buffer = &channel->buffers[i];
        if (buffer->state == BUFFER_WAITS && (first == NULL || buffer->number < first->number)) {
            first = buffer;
        }
    }
    return first;
}

static bool fits(channel_t *channel, uint32_t width, uint32_t height) {
    bool is_small = csc_bytes(channel->attr.format, width, height) <= block_size(&channel->attr);
    if (!is_small) {
        report(channel, "gets frames that are larger than its buffers: set max_width and max_height");
    }
    return is_small;
}

// A block for the channel's next frame, in a free buffer; NULL when there is none.
static buffer_t *new_frame(channel_t *channel, uint32_t width, uint32_t height, k_u64 pts) {
    buffer_t *buffer = free_buffer(channel);
    buffer->block = vb_acquire(channel->pool, csc_bytes(channel->attr.format, width, height));
    if (buffer->block == VB_INVALID_HANDLE) {
        report(channel, "finds no video buffer: create the CSC before MediaManager.init()");
        return NULL;
    }
    buffer->info = (k_video_frame_info){ .mod_id = K_ID_NONAI_2D, .pool_id = channel->pool };
    k_video_frame *frame = &buffer->info.v_frame;
    frame->width = width;
    frame->height = height;
    frame->field = VIDEO_FIELD_FRAME;
    frame->pixel_format = channel->attr.format;
    frame->pts = pts;
    csc_describe(frame, vb_phys(buffer->block));
    return buffer;
}

static uint8_t *pixels_of(const channel_t *channel, const buffer_t *buffer) {
    const k_video_frame *frame = &buffer->info.v_frame;
    return mmz_view(frame->phys_addr[0], csc_bytes(channel->attr.format, frame->width, frame->height));
}

static k_s32 finish_frame(channel_t *channel, buffer_t *buffer, bool is_converted) {
    if (!is_converted) {
        vb_release(buffer->block);
        return CSC_NOMEM;
    }
    buffer->number = channel->frames++;
    buffer->state = BUFFER_WAITS;
    return 0;
}

static k_s32 convert_image(channel_t *channel, const image_t *image, k_u64 pts) {
    buffer_t *buffer = new_frame(channel, image->width, image->height, pts);
    if (buffer == NULL) {
        return CSC_NOBUF;
    }
    return finish_frame(channel, buffer, csc_from_image(image, channel->attr.format, pixels_of(channel, buffer)));
}

static bool prepare_input(channel_t *channel, uint32_t width, uint32_t height) {
    if (channel->input.y == NULL || channel->input.width != width || channel->input.height != height) {
        image_free(&channel->input);
        channel->input = image_alloc(width, height);
    }
    return channel->input.y != NULL;
}

static bool accepts(k_u32 chn, uint32_t width, uint32_t height) {
    channel_t *channel = &channels[chn];
    return channel->exists && free_buffer(channel) != NULL && fits(channel, width, height) && prepare_input(channel, width, height);
}

// Of the size that was accepted last.
static const image_t *input(k_u32 chn) {
    return &channels[chn].input;
}

static void consume(k_u32 chn, uint64_t pts) {
    convert_image(&channels[chn], &channels[chn].input, pts);
}

static const bind_sink_t csc_sink = {
    .module = K_ID_NONAI_2D,
    .channels = CSC_CHANNELS,
    .accepts = accepts,
    .input = input,
    .consume = consume,
};

// Other programs have no such channels to look at.
static void register_sink(void) {
    static bool is_registered;
    if (!is_registered) {
        is_registered = true;
        bind_add_sink(&csc_sink);
    }
}

static k_u32 new_pool(const csc_attr_t *attr) {
    k_vb_pool_config config = { .blk_cnt = attr->buffers, .blk_size = mmz_align(block_size(attr)), .mode = VB_REMAP_MODE_NOCACHE };
    return (k_u32)kd_mpi_vb_create_pool(&config);
}

static void destroy_pool(k_u32 pool) {
    if (pool != VB_INVALID_POOLID) {
        kd_mpi_vb_destory_pool(pool);
    }
}

k_s32 csc_create(k_u32 chn, const csc_attr_t *attr) {
    channel_t *channel;
    k_s32 result = find(chn, &channel);
    if (result != CSC_UNEXIST) {
        return result == 0 ? CSC_EXIST : result;
    }
    k_u32 pool = MPP_GENERATION_B ? new_pool(attr) : VB_INVALID_POOLID;
    if (MPP_GENERATION_B && pool == VB_INVALID_POOLID) {
        return CSC_NOBUF;
    }
    buffer_t *buffers = calloc(attr->buffers, sizeof(buffer_t));
    if (buffers == NULL && attr->buffers > 0) {
        destroy_pool(pool);
        return CSC_NOMEM;
    }
    driver_lock();
    register_sink();
    *channel = (channel_t){ .exists = true, .attr = *attr, .pool = pool, .buffers = buffers };
    driver_unlock();
    return 0;
}

static void close_channel(channel_t *channel) {
    for (k_u32 i = 0; i < channel->attr.buffers; i++) {
        if (channel->buffers[i].state != BUFFER_FREE) {
            vb_release(channel->buffers[i].block);
        }
    }
    free(channel->buffers);
    image_free(&channel->input);
    *channel = (channel_t){ 0 };
}

k_s32 csc_destroy(k_u32 chn) {
    channel_t *channel;
    driver_lock();
    k_s32 result = find(chn, &channel);
    k_u32 pool = VB_INVALID_POOLID;
    if (result == 0) {
        pool = channel->pool;
        close_channel(channel);
    }
    driver_unlock();
    destroy_pool(pool);
    return result;
}

void csc_destroy_all(void) {
    for (k_u32 chn = 0; chn < CSC_CHANNELS; chn++) {
        if (channels[chn].exists) {
            csc_destroy(chn);
        }
    }
}

// Packed pixels of an RGB frame, which the caller frees.
static bool read_rgb(const k_video_frame *frame, bytes_t *rgb) {
    size_t pixels = (size_t)frame->width * frame->height;
    bool is_planar = frame->pixel_format == PIXEL_FORMAT_RGB_888_PLANAR;
    uint8_t *to = bytes_extend(rgb, pixels * PICTURE_RGB);
    for (size_t colour = 0; colour < PICTURE_RGB && to != NULL; colour++) {
        const uint8_t *from = is_planar ? mmz_view(frame->phys_addr[colour], pixels) : mmz_view(frame->phys_addr[0], pixels * PICTURE_RGB);
        if (from == NULL) {
            return false;
        }
        size_t step = is_planar ? 1 : PICTURE_RGB;
        for (size_t i = 0; i < pixels; i++) {
            to[i * PICTURE_RGB + colour] = from[i * step + (is_planar ? 0 : colour)];
        }
    }
    return to != NULL;
}

static k_s32 convert_pixels(channel_t *channel, const uint8_t *rgb, const k_video_frame *frame) {
    buffer_t *buffer = new_frame(channel, frame->width, frame->height, frame->pts);
    if (buffer == NULL) {
        return CSC_NOBUF;
    }
    uint8_t *to = pixels_of(channel, buffer);
    return finish_frame(channel, buffer, csc_from_rgb(rgb, frame->width, frame->height, channel->attr.format, to));
}

static k_s32 convert_rgb(channel_t *channel, const k_video_frame *frame) {
    bytes_t rgb = { 0 };
    k_s32 result = read_rgb(frame, &rgb) ? convert_pixels(channel, rgb.data, frame) : CSC_BADADDR;
    bytes_free(&rgb);
    return result;
}

static k_s32 convert_nv12(channel_t *channel, const k_video_frame *frame) {
    size_t stride = frame->stride[0] > 0 ? frame->stride[0] : frame->width;
    uint8_t *y = mmz_view(frame->phys_addr[0], stride * frame->height);
    uint8_t *uv = mmz_view(frame->phys_addr[1], stride * frame->height / 2);
    if (y == NULL || uv == NULL || stride < frame->width) {
        return CSC_BADADDR;
    }
    // picture_to_rgb() reads planar images only.
    image_t planar = image_alloc(frame->width, frame->height);
    if (planar.y == NULL) {
        return CSC_NOMEM;
    }
    image_t nv12 = image_nv12(y, stride, uv, stride, frame->width, frame->height);
    image_copy(&planar, &nv12);
    k_s32 result = convert_image(channel, &planar, frame->pts);
    image_free(&planar);
    return result;
}

static k_s32 check_frame(channel_t *channel, const k_video_frame *frame) {
    if (frame->pixel_format != PIXEL_FORMAT_YUV_SEMIPLANAR_420 && frame->pixel_format != PIXEL_FORMAT_RGB_888 &&
        frame->pixel_format != PIXEL_FORMAT_RGB_888_PLANAR) {
        return CSC_NOT_SUPPORT;
    }
    bool is_even = frame->width > 0 && frame->height > 0 && frame->width % 2 == 0 && frame->height % 2 == 0;
    return is_even && fits(channel, frame->width, frame->height) ? 0 : CSC_ILLEGAL_PARAM;
}

static bool has_space(const void *subject) {
    const channel_t *channel = subject;
    return !channel->exists || free_buffer(channel) != NULL;
}

static uint64_t never(const void *subject) {
    (void)subject;
    return CLOCK_NEVER;
}

static k_s32 send(channel_t *channel, const k_video_frame *frame, k_s32 milli_sec) {
    k_s32 result = check_frame(channel, frame);
    if (result != 0) {
        return result;
    }
    clock_wait_t space = { .ready = has_space, .due = never, .subject = channel };
    if (!clock_wait_for(&space, milli_sec)) {
        return CSC_BUSY;
    }
    if (!channel->exists) {
        return CSC_UNEXIST;
    }
    return frame->pixel_format == PIXEL_FORMAT_YUV_SEMIPLANAR_420 ? convert_nv12(channel, frame) : convert_rgb(channel, frame);
}

k_s32 csc_send_frame(k_u32 chn, const k_video_frame_info *frame, k_s32 milli_sec) {
    channel_t *channel;
    driver_lock();
    k_s32 result = find(chn, &channel);
    if (result == 0) {
        result = send(channel, &frame->v_frame, milli_sec);
    }
    driver_unlock();
    return result;
}

static bool has_frame(const void *subject) {
    const channel_t *channel = subject;
    return !channel->exists || first_waiting(channel) != NULL;
}

static uint64_t frame_is_due(const void *subject) {
    const channel_t *channel = subject;
    return bind_due_at(&csc_sink, (k_u32)(channel - channels));
}

static k_s32 get(channel_t *channel, k_video_frame_info *frame, k_s32 milli_sec) {
    clock_wait_t wait = { .ready = has_frame, .due = frame_is_due, .subject = channel };
    if (!clock_wait_for(&wait, milli_sec)) {
        return CSC_BUF_EMPTY;
    }
    if (!channel->exists) {
        return CSC_UNEXIST;
    }
    buffer_t *buffer = first_waiting(channel);
    buffer->state = BUFFER_OUTSTANDING;
    *frame = buffer->info;
    return 0;
}

k_s32 csc_get_frame(k_u32 chn, k_video_frame_info *frame, k_s32 milli_sec) {
    channel_t *channel;
    driver_lock();
    k_s32 result = find(chn, &channel);
    if (result == 0) {
        result = get(channel, frame, milli_sec);
    }
    driver_unlock();
    return result;
}

static k_s32 release(const channel_t *channel, k_u64 phys) {
    for (k_u32 i = 0; i < channel->attr.buffers; i++) {
        buffer_t *buffer = &channel->buffers[i];
        if (buffer->state == BUFFER_OUTSTANDING && buffer->info.v_frame.phys_addr[0] == phys) {
            buffer->state = BUFFER_FREE;
            return vb_release(buffer->block);
        }
    }
    return CSC_ILLEGAL_PARAM;
}

k_s32 csc_release_frame(k_u32 chn, const k_video_frame_info *frame) {
    channel_t *channel;
    driver_lock();
    k_s32 result = find(chn, &channel);
    if (result == 0) {
        result = release(channel, frame->v_frame.phys_addr[0]);
    }
    driver_unlock();
    return result;
}
