// SPDX-License-Identifier: MIT
// The display: layers, and its frames as a writeback sees them. Nothing happens at
// a frame's time unless a program waits for the frame.
#include "virtual_display.h"

#include <stdlib.h>
#include <string.h>

#include "bind.h"
#include "clock.h"
#include "driver_lock.h"
#include "frames.h"
#include "mmz.h"

#define BLACK_LUMA (0)
#define NEUTRAL (128)

typedef struct {
    bool is_shown;
    vmpp_display_layer_t place;
    // No picture: its address is 0.
    vmpp_display_picture_t picture;
} layer_t;

// width is 0 while the display is stopped.
typedef struct {
    uint32_t width;
    uint32_t height;
    uint32_t fps;
    uint64_t start_us;
    layer_t layers[VMPP_DISPLAY_LAYERS];
    bool writes_back;
    uint32_t writeback_width;
    uint32_t writeback_height;
    // The number of the last frame that was dumped, or that there was when the writeback began.
    uint64_t dumped;
    uint32_t dump_count;
    frames_t frames;
} display_t;

static display_t display;
static bool keeps_last;
static image_t last;

static uint64_t frame_us(uint64_t number) {
    return display.start_us + (uint64_t)((__uint128_t)number * 1000000 / display.fps);
}

// The number of the frame that is on the display now.
static uint64_t current_frame(void) {
    uint64_t number = (uint64_t)((__uint128_t)(clock_now_us() - display.start_us) * display.fps / 1000000);
    // This division and that of frame_us() differ by one at most.
    return number + (frame_us(number + 1) <= clock_now_us());
}

// Of a writeback's frame.
static uint64_t luma_size(void) {
    return mmz_align((uint64_t)display.writeback_width * display.writeback_height);
}

static uint64_t frame_size(void) {
    return luma_size() + (uint64_t)display.writeback_width * display.writeback_height / 2;
}

static void fill_black(const image_t *image) {
    for (uint32_t row = 0; row < image->height; row++) {
        memset(image->y + row * image->y_stride, BLACK_LUMA, image->width);
    }
    for (uint32_t row = 0; row < image->height / 2; row++) {
        memset(image->u + row * image->c_stride, NEUTRAL, image->width / 2 * image->c_step);
        if (image->c_step == 1) {
            memset(image->v + row * image->c_stride, NEUTRAL, image->width / 2);
        }
    }
}

// The part of an image from (x, y) on, of that size at most; both are even.
static image_t part_of(const image_t *image, uint32_t x, uint32_t y, uint32_t width, uint32_t height) {
    image_t part = *image;
    part.width = image->width - x < width ? image->width - x : width;
    part.height = image->height - y < height ? image->height - y : height;
    size_t chroma = y / 2 * image->c_stride + x / 2 * image->c_step;
    part.y += y * image->y_stride + x;
    part.u += chroma;
    part.v += chroma;
    return part;
}

// Draws a frame of the source into its place, which starts at even coordinates and is not scaled.
static void draw_video(const image_t *image, const layer_t *layer, const bind_source_t *source, const k_mpp_chn *chn) {
    bind_frame_t frame;
    uint32_t x = layer->place.x > 0 ? (uint32_t)layer->place.x / 2 * 2 : 0;
    uint32_t y = layer->place.y > 0 ? (uint32_t)layer->place.y / 2 * 2 : 0;
    if (x >= image->width || y >= image->height || !source->shown_frame((k_u32)chn->dev_id, (k_u32)chn->chn_id, &frame)) {
        return;
    }
    image_t place = part_of(image, x, y, layer->place.width, layer->place.height);
    if (place.width == frame.width && place.height == frame.height) {
        source->draw_shown((k_u32)chn->dev_id, (k_u32)chn->chn_id, &place);
        return;
    }
    image_t whole = image_alloc(frame.width, frame.height);
    if (whole.y == NULL) {
        return;
    }
    source->draw_shown((k_u32)chn->dev_id, (k_u32)chn->chn_id, &whole);
    place.width = place.width < whole.width ? place.width : whole.width;
    place.height = place.height < whole.height ? place.height : whole.height;
    image_copy(&place, &whole);
    image_free(&whole);
}

static void draw_picture(const image_t *image, const layer_t *layer) {
    const vmpp_display_picture_t *picture = &layer->picture;
    pixels_t pixels = {
        .width = picture->width,
        .height = picture->height,
        .format = picture->format,
        .alpha = layer->place.alpha,
        .data = mmz_view(picture->phys_addr, (uint64_t)picture->width * picture->height * pixels_size(picture->format)),
    };
    // A program may have freed the memory.
    if (pixels.data != NULL) {
        pixels_blend(image, &pixels, layer->place.x, layer->place.y);
    }
}

static void draw(const image_t *image) {
    fill_black(image);
    for (uint32_t i = 0; i < VMPP_DISPLAY_LAYERS; i++) {
        const layer_t *layer = &display.layers[i];
        k_mpp_chn dest = { .mod_id = K_ID_VO, .dev_id = 0, .chn_id = (k_s32)i };
        k_mpp_chn chn;
        const bind_source_t *source = layer->is_shown ? bind_source_of(&dest, &chn) : NULL;
        if (source != NULL) {
            draw_video(image, layer, source, &chn);
        }
        if (layer->is_shown && layer->picture.phys_addr != 0) {
            draw_picture(image, layer);
        }
    }
}

static image_t new_drawing(void) {
    image_t image = image_alloc(display.width, display.height);
    if (image.y != NULL) {
        draw(&image);
    }
    return image;
}

static void stop(void) {
    if (display.width == 0) {
        return;
    }
    if (keeps_last) {
        image_free(&last);
        last = new_drawing();
    }
    for (uint32_t i = 0; i < FRAMES; i++) {
        frame_free(&display.frames.all[i]);
    }
    display = (display_t){ 0 };
}

k_s32 vmpp_display_start(k_u32 width, k_u32 height, k_u32 fps) {
    if (width == 0 || height == 0 || width % 2 != 0 || height % 2 != 0 || fps == 0) {
        return VMPP_DISPLAY_ILLEGAL_PARAM;
    }
    driver_lock();
    stop();
    display.width = width;
    display.height = height;
    display.writeback_width = width;
    display.writeback_height = height;
    display.fps = fps;
    display.start_us = clock_now_us();
    driver_unlock();
    return 0;
}

void vmpp_display_stop(void) {
    driver_lock();
    stop();
    driver_unlock();
}

static k_s32 check(k_u32 layer) {
    return display.width == 0 ? VMPP_DISPLAY_NOT_PERM : layer >= VMPP_DISPLAY_LAYERS ? VMPP_DISPLAY_INVALID_CHNID
                                                                                     : 0;
}

k_s32 vmpp_display_set_layer(k_u32 layer, const vmpp_display_layer_t *place) {
    driver_lock();
    k_s32 result = check(layer);
    if (result == 0) {
        display.layers[layer].is_shown = place != NULL;
        display.layers[layer].place = place != NULL ? *place : (vmpp_display_layer_t){ 0 };
    }
    driver_unlock();
    return result;
}

k_s32 vmpp_display_set_picture(k_u32 layer, const vmpp_display_picture_t *picture) {
    driver_lock();
    k_s32 result = check(layer);
    if (result == 0) {
        display.layers[layer].picture = picture != NULL ? *picture : (vmpp_display_picture_t){ 0 };
    }
    driver_unlock();
    return result;
}

k_s32 vmpp_display_enable_writeback(bool enable) {
    driver_lock();
    k_s32 result = check(0);
    if (result == 0) {
        display.writes_back = enable;
        display.dumped = current_frame();
    }
    driver_unlock();
    return result;
}

bool vmpp_display_writes_back(void) {
    driver_lock();
    bool writes_back = display.writes_back;
    driver_unlock();
    return writes_back;
}

k_s32 vmpp_display_set_writeback_size(k_u32 width, k_u32 height) {
    if (width == 0 || height == 0 || width % 2 != 0 || height % 2 != 0) {
        return VMPP_DISPLAY_ILLEGAL_PARAM;
    }
    driver_lock();
    k_s32 result = check(0);
    result = result == 0 && frames_any_outstanding(&display.frames) ? VMPP_DISPLAY_NOT_PERM : result;
    if (result == 0) {
        frames_free_idle(&display.frames);
        display.writeback_width = width;
        display.writeback_height = height;
    }
    driver_unlock();
    return result;
}

static bool dump_is_ready(const void *subject) {
    (void)subject;
    return display.writes_back && current_frame() > display.dumped && frames_idle(&display.frames) != NULL;
}

static uint64_t dump_is_due(const void *subject) {
    (void)subject;
    bool possible = display.writes_back && frames_idle(&display.frames) != NULL;
    return possible ? frame_us(current_frame() + 1) : CLOCK_NEVER;
}

// Turns a plane by 90 degrees clockwise. Both are so many samples apart.
static void turn_plane(uint8_t *to, size_t to_stride, size_t to_step, const uint8_t *from, size_t from_stride, uint32_t width, uint32_t height) {
    for (uint32_t row = 0; row < height; row++) {
        for (uint32_t column = 0; column < width; column++) {
            to[column * to_stride + (height - 1 - row) * to_step] = from[row * from_stride + column];
        }
    }
}

static void turn(const image_t *to, const image_t *from) {
    uint32_t width = from->width;
    uint32_t height = from->height;
    turn_plane(to->y, to->y_stride, 1, from->y, from->y_stride, width, height);
    turn_plane(to->u, to->c_stride, to->c_step, from->u, from->c_stride, width / 2, height / 2);
    turn_plane(to->v, to->c_stride, to->c_step, from->v, from->c_stride, width / 2, height / 2);
}

// Draws in another size than the display's; false when there is no memory.
static bool draw_resized(const image_t *image) {
    image_t whole = new_drawing();
    if (whole.y == NULL) {
        return false;
    }
    if (image->width == whole.height && image->height == whole.width) {
        turn(image, &whole);
    } else {
        image_t part = part_of(image, 0, 0, whole.width, whole.height);
        fill_black(image);
        image_copy(&part, &whole);
    }
    image_free(&whole);
    return true;
}

static bool draw_writeback(uint8_t *y) {
    uint32_t width = display.writeback_width;
    image_t image = image_nv12(y, width, y + luma_size(), width, width, display.writeback_height);
    if (width != display.width || display.writeback_height != display.height) {
        return draw_resized(&image);
    }
    draw(&image);
    return true;
}

static k_s32 dump_now(k_video_frame_info *info) {
    frame_t *frame = frames_idle(&display.frames);
    if (!frame_alloc(frame, frame_size()) || !draw_writeback(mmz_view(frame->phys, frame_size()))) {
        return VMPP_DISPLAY_NOMEM;
    }
    display.dumped = current_frame();
    frame->outstanding = true;
    *info = (k_video_frame_info){ .pool_id = VB_INVALID_POOLID, .mod_id = K_ID_VO };
    info->v_frame.width = display.writeback_width;
    info->v_frame.height = display.writeback_height;
    info->v_frame.field = VIDEO_FIELD_FRAME;
    info->v_frame.pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420;
    info->v_frame.stride[0] = display.writeback_width;
    info->v_frame.stride[1] = display.writeback_width;
    info->v_frame.phys_addr[0] = frame->phys;
    info->v_frame.phys_addr[1] = frame->phys + luma_size();
    info->v_frame.time_ref = display.dump_count++;
    info->v_frame.pts = frame_us(display.dumped);
    return 0;
}

k_s32 vmpp_display_dump(k_video_frame_info *frame, k_s32 milli_sec) {
    clock_wait_t wait = { .ready = dump_is_ready, .due = dump_is_due };
    driver_lock();
    k_s32 result = display.writes_back ? 0 : VMPP_DISPLAY_NOT_PERM;
    if (result == 0) {
        result = clock_wait_for(&wait, milli_sec) ? dump_now(frame) : VMPP_DISPLAY_BUF_EMPTY;
    }
    driver_unlock();
    return result;
}

k_s32 vmpp_display_release(const k_video_frame_info *frame) {
    driver_lock();
    frame_t *dumped = frames_find_outstanding(&display.frames, frame->v_frame.phys_addr[0]);
    if (dumped != NULL) {
        dumped->outstanding = false;
    }
    driver_unlock();
    return dumped != NULL ? 0 : VMPP_DISPLAY_ILLEGAL_PARAM;
}

void vmpp_display_keep_last(void) {
    driver_lock();
    keeps_last = true;
    driver_unlock();
}

bool vmpp_display_last(image_t *image) {
    driver_lock();
    if (display.width > 0) {
        *image = new_drawing();
    } else {
        *image = last.y != NULL ? image_alloc(last.width, last.height) : (image_t){ 0 };
        if (image->y != NULL) {
            image_copy(image, &last);
        }
    }
    driver_unlock();
    return image->y != NULL;
}
