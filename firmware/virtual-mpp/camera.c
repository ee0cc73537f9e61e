// SPDX-License-Identifier: MIT
// The camera: frames at a steady rate, for bound encoder channels as far as they
// have room, and for vmpp_camera_dump(). Each taker gets every picture from
// number 0 on: while it cannot take one, its next picture waits and time passes.
#include <stdio.h>
#include <string.h>

#include "bind.h"
#include "camera.h"
#include "frames.h"
#include "mmz.h"
#include "pattern.h"
#include "venc.h"
#include "virtual_mpp.h"
#include "clock.h"
#include "driver_lock.h"
#include "y4m.h"

#define DEVICES (3)
#define CHANNELS (3)
#define SIDE_MIN (16)
#define SIDE_MAX (8192)
#define DEFAULT_FPS (30)

typedef struct {
    // 0 until the channel is set.
    uint32_t width;
    uint32_t height;
    frames_t frames;
    // Frame times up to the one that was dumped last.
    uint64_t dumped_tick;
    uint32_t next_dump;
} channel_t;

typedef struct {
    channel_t channels[CHANNELS];
    uint32_t fps;
    bool running;
    uint64_t start_us;
    // Frame times that have passed since the start.
    uint64_t ticks;
    // The picture that each encoder channel gets next.
    uint32_t next_for_venc[VENC_MAX_CHN_NUMS];
} device_t;

static device_t devices[DEVICES];
static y4m_t source;

static uint32_t rate_num(const device_t *device) {
    if (source.file != NULL) {
        return source.rate_num;
    }
    return device->fps > 0 ? device->fps : DEFAULT_FPS;
}

static uint32_t rate_den(void) {
    return source.file != NULL ? source.rate_den : 1;
}

// When frame time `tick`, counted from 1, is.
static uint64_t tick_us(const device_t *device, uint64_t tick) {
    return device->start_us + (uint64_t)((__uint128_t)tick * 1000000 * rate_den() / rate_num(device));
}

static uint64_t ticks_until(const device_t *device, uint64_t us) {
    uint64_t ticks = (uint64_t)((__uint128_t)(us - device->start_us) * rate_num(device) / rate_den() / 1000000);
    // The division above and that of tick_us() round apart by one at most.
    return ticks + (tick_us(device, ticks + 1) <= us);
}

static void draw(const picture_t *picture, uint32_t number) {
    if (source.file != NULL) {
        y4m_draw(&source, picture, number);
    } else {
        pattern_draw(picture, number);
    }
}

// The running device and the channel that a venc channel is bound to; NULL when there is none.
static device_t *feeder_of(uint32_t venc_chn, const channel_t **channel) {
    k_mpp_chn from;
    if (!bind_source_of_venc(venc_chn, &from) || from.mod_id != K_ID_VI || from.dev_id >= DEVICES ||
        from.chn_id >= CHANNELS) {
        return NULL;
    }
    device_t *device = &devices[from.dev_id];
    *channel = &device->channels[from.chn_id];
    return device->running && (*channel)->width > 0 ? device : NULL;
}

// Whether the device has a frame for that encoder channel at its next frame time.
static bool can_feed(const device_t *device, uint32_t venc_chn, const channel_t **channel) {
    return feeder_of(venc_chn, channel) == device && venc_can_take(venc_chn, (*channel)->width, (*channel)->height);
}

static bool can_feed_any(const device_t *device) {
    const channel_t *channel;
    for (uint32_t i = 0; i < VENC_MAX_CHN_NUMS; i++) {
        if (can_feed(device, i, &channel)) {
            return true;
        }
    }
    return false;
}

uint64_t camera_due_for_venc(uint32_t venc_chn) {
    const channel_t *channel;
    const device_t *device = feeder_of(venc_chn, &channel);
    if (device == NULL || !venc_can_take(venc_chn, channel->width, channel->height)) {
        return WORLD_NEVER;
    }
    return tick_us(device, device->ticks + 1);
}

uint64_t camera_next_delivery(void) {
    uint64_t next = WORLD_NEVER;
    for (uint32_t i = 0; i < VENC_MAX_CHN_NUMS; i++) {
        uint64_t due = camera_due_for_venc(i);
        next = due < next ? due : next;
    }
    return next;
}

static void tick(device_t *device) {
    device->ticks++;
    for (uint32_t i = 0; i < VENC_MAX_CHN_NUMS; i++) {
        const channel_t *channel;
        if (can_feed(device, i, &channel)) {
            draw(venc_input(i), device->next_for_venc[i]++);
            venc_take_input(i, tick_us(device, device->ticks));
        }
    }
}

// The running device with the earliest frame time up to `us` that somebody waits for, or NULL.
static device_t *next_to_tick(uint64_t us) {
    device_t *next = NULL;
    for (uint32_t i = 0; i < DEVICES; i++) {
        device_t *device = &devices[i];
        if (device->running && can_feed_any(device) && tick_us(device, device->ticks + 1) <= us &&
            (next == NULL || tick_us(device, device->ticks + 1) < tick_us(next, next->ticks + 1))) {
            next = device;
        }
    }
    return next;
}

void camera_run_until(uint64_t us) {
    for (device_t *device = next_to_tick(us); device != NULL; device = next_to_tick(us)) {
        world_advance_to(tick_us(device, device->ticks + 1));
        tick(device);
    }
    world_advance_to(us);
    // Frame times that nobody could use just pass.
    for (uint32_t i = 0; i < DEVICES; i++) {
        if (devices[i].running) {
            devices[i].ticks = ticks_until(&devices[i], us);
        }
    }
    world_changed();
}

bool vmpp_configure(const vmpp_options_t *options, char *message, size_t message_size) {
    y4m_t opened = { 0 };
    if (options->source != NULL && !y4m_open(&opened, options->source, message, message_size)) {
        return false;
    }
    world_lock();
    bool fits = mmz_set_size(options->mmz_size != 0 ? options->mmz_size : MMZ_DEFAULT_SIZE);
    if (fits) {
        y4m_close(&source);
        source = opened;
        world_set_realtime(options->realtime);
    } else {
        y4m_close(&opened);
        snprintf(message, message_size, "the media memory is in use");
    }
    world_unlock();
    return fits;
}

static k_s32 check(k_u32 dev, k_u32 chn) {
    if (dev >= DEVICES) {
        return VMPP_CAMERA_INVALID_DEVID;
    }
    return chn >= CHANNELS ? VMPP_CAMERA_INVALID_CHNID : 0;
}

static bool size_is_allowed(k_u32 width, k_u32 height) {
    return width >= SIDE_MIN && height >= SIDE_MIN && width <= SIDE_MAX && height <= SIDE_MAX && width % 2 == 0 &&
        height % 2 == 0;
}

static k_s32 set_chn(k_u32 dev, k_u32 chn, k_u32 width, k_u32 height) {
    channel_t *channel = &devices[dev].channels[chn];
    if (devices[dev].running || frames_any_held(&channel->frames)) {
        return VMPP_CAMERA_BUSY;
    }
    if (source.file != NULL && (width != source.width || height != source.height)) {
        fprintf(stderr, "camera: the channel is set to %ux%u, the source's pictures are %ux%u; set the channel to that.\n",
            width, height, source.width, source.height);
        return VMPP_CAMERA_ILLEGAL_PARAM;
    }
    frames_drop_idle(&channel->frames);
    channel->width = width;
    channel->height = height;
    return 0;
}

k_s32 vmpp_camera_set_chn(k_u32 dev, k_u32 chn, k_u32 width, k_u32 height, k_pixel_format format) {
    k_s32 result = check(dev, chn);
    if (result != 0) {
        return result;
    }
    if (format != PIXEL_FORMAT_YUV_SEMIPLANAR_420) {
        return VMPP_CAMERA_NOT_SUPPORT;
    }
    if (!size_is_allowed(width, height)) {
        return VMPP_CAMERA_ILLEGAL_PARAM;
    }
    world_lock();
    result = set_chn(dev, chn, width, height);
    world_unlock();
    return result;
}

k_s32 vmpp_camera_set_fps(k_u32 dev, k_u32 fps) {
    k_s32 result = check(dev, 0);
    if (result != 0) {
        return result;
    }
    if (fps == 0) {
        return VMPP_CAMERA_ILLEGAL_PARAM;
    }
    world_lock();
    if (devices[dev].running) {
        result = VMPP_CAMERA_BUSY;
    } else {
        devices[dev].fps = fps;
    }
    world_unlock();
    return result;
}

static uint64_t luma_size(const channel_t *channel) {
    return mmz_align((uint64_t)channel->width * channel->height);
}

static uint64_t frame_size(const channel_t *channel) {
    return luma_size(channel) + (uint64_t)channel->width * channel->height / 2;
}

// Generation B's camera has pools of its own. In generation A the program has common pools for it.
static bool provide_frames(device_t *device) {
    bool provided = true;
    for (uint32_t i = 0; i < CHANNELS && MPP_GENERATION_B; i++) {
        channel_t *channel = &device->channels[i];
        provided = provided && (channel->width == 0 || frames_provide(&channel->frames, frame_size(channel)));
    }
    for (uint32_t i = 0; i < CHANNELS && !provided; i++) {
        frames_drop_idle(&device->channels[i].frames);
    }
    return provided;
}

static k_s32 start(device_t *device) {
    bool any_channel = false;
    for (uint32_t i = 0; i < CHANNELS; i++) {
        any_channel = any_channel || device->channels[i].width > 0;
        device->channels[i].dumped_tick = 0;
        device->channels[i].next_dump = 0;
    }
    if (device->running || !any_channel) {
        return device->running ? VMPP_CAMERA_BUSY : VMPP_CAMERA_NOT_PERM;
    }
    if (!provide_frames(device)) {
        return VMPP_CAMERA_NOMEM;
    }
    memset(device->next_for_venc, 0, sizeof(device->next_for_venc));
    device->start_us = world_now_us();
    device->ticks = 0;
    device->running = true;
    world_changed();
    return 0;
}

k_s32 vmpp_camera_start(k_u32 dev) {
    k_s32 result = check(dev, 0);
    if (result == 0) {
        world_lock();
        result = start(&devices[dev]);
        world_unlock();
    }
    return result;
}

static void stop(device_t *device) {
    device->running = false;
    for (uint32_t i = 0; i < CHANNELS; i++) {
        frames_drop_idle(&device->channels[i].frames);
    }
    world_changed();
}

k_s32 vmpp_camera_stop(k_u32 dev) {
    k_s32 result = check(dev, 0);
    if (result == 0) {
        world_lock();
        stop(&devices[dev]);
        world_unlock();
    }
    return result;
}

typedef struct {
    device_t *device;
    channel_t *channel;
} dump_t;

static bool dump_is_ready(const void *subject) {
    const dump_t *dump = subject;
    return dump->device->running && dump->device->ticks > dump->channel->dumped_tick &&
        frames_idle(&dump->channel->frames) != NULL;
}

static uint64_t dump_is_due(const void *subject) {
    const dump_t *dump = subject;
    bool possible = dump->device->running && frames_idle(&dump->channel->frames) != NULL;
    return possible ? tick_us(dump->device, dump->device->ticks + 1) : WORLD_NEVER;
}

// Draws the frame of the last frame time into a buffer of the channel.
static k_s32 dump_now(const dump_t *dump, k_video_frame_info *info) {
    channel_t *channel = dump->channel;
    uint32_t width = channel->width;
    uint32_t height = channel->height;
    uint64_t luma = luma_size(channel);
    frame_t *frame = frames_idle(&channel->frames);
    if (!frame_provide(frame, frame_size(channel))) {
        return VMPP_CAMERA_NOMEM;
    }
    uint8_t *y = mmz_view(frame->phys, frame_size(channel));
    picture_t picture = picture_nv12(y, width, y + luma, width, width, height);
    *info = (k_video_frame_info){ .pool_id = VB_INVALID_POOLID, .mod_id = K_ID_VI };
    info->v_frame.width = width;
    info->v_frame.height = height;
    info->v_frame.field = VIDEO_FIELD_FRAME;
    info->v_frame.pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420;
    info->v_frame.stride[0] = width;
    info->v_frame.stride[1] = width;
    info->v_frame.phys_addr[0] = frame->phys;
    info->v_frame.phys_addr[1] = frame->phys + luma;
    info->v_frame.time_ref = channel->next_dump;
    info->v_frame.pts = tick_us(dump->device, dump->device->ticks);
    draw(&picture, channel->next_dump++);
    channel->dumped_tick = dump->device->ticks;
    frame->out = true;
    return 0;
}

k_s32 vmpp_camera_dump(k_u32 dev, k_u32 chn, k_video_frame_info *frame, k_s32 milli_sec) {
    k_s32 result = check(dev, chn);
    if (result != 0 || frame == NULL) {
        return result != 0 ? result : VMPP_CAMERA_NULL_PTR;
    }
    dump_t dump = { .device = &devices[dev], .channel = &devices[dev].channels[chn] };
    wait_t wait = { .ready = dump_is_ready, .due = dump_is_due, .subject = &dump };
    world_lock();
    if (!dump.device->running || dump.channel->width == 0) {
        result = VMPP_CAMERA_NOT_PERM;
    } else {
        result = wait_for(&wait, milli_sec) ? dump_now(&dump, frame) : VMPP_CAMERA_BUF_EMPTY;
    }
    world_unlock();
    return result;
}

static k_s32 release(device_t *device, channel_t *channel, uint64_t phys) {
    frame_t *frame = frames_held(&channel->frames, phys);
    if (frame == NULL) {
        return VMPP_CAMERA_ILLEGAL_PARAM;
    }
    frame->out = false;
    if (!device->running) {
        frame_drop(frame);
    }
    world_changed();
    return 0;
}

k_s32 vmpp_camera_release(k_u32 dev, k_u32 chn, const k_video_frame_info *frame) {
    k_s32 result = check(dev, chn);
    if (result != 0 || frame == NULL) {
        return result != 0 ? result : VMPP_CAMERA_NULL_PTR;
    }
    world_lock();
    result = release(&devices[dev], &devices[dev].channels[chn], frame->v_frame.phys_addr[0]);
    world_unlock();
    return result;
}

void vmpp_release_cameras(void) {
    world_lock();
    for (uint32_t dev = 0; dev < DEVICES; dev++) {
        for (uint32_t chn = 0; chn < CHANNELS; chn++) {
            channel_t *channel = &devices[dev].channels[chn];
            for (uint32_t i = 0; i < FRAMES; i++) {
                channel->frames.all[i].out = false;
            }
        }
        stop(&devices[dev]);
    }
    world_unlock();
}
