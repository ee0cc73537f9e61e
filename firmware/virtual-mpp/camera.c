// SPDX-License-Identifier: MIT
// The camera: frames at a steady rate, for the sinks that are bound to its
// channels and for vmpp_camera_dump(). Each consumer gets every frame from number
// 0: while it accepts none, its next frame waits and the time of the frame passes.
#include "camera.h"

#include <stdio.h>
#include <string.h>

#include "driver_lock.h"
#include "frames.h"
#include "mmz.h"
#include "pattern.h"
#include "picture.h"
#include "virtual_camera.h"

#define DEVICES (3)
#define CHANNELS (3)
#define SIDE_MIN (16)
#define SIDE_MAX (8192)
#define DEFAULT_FPS (30)

typedef struct {
    // 0 until the channel is set.
    uint32_t width;
    uint32_t height;
    k_pixel_format format;
    frames_t frames;
    // The frame time of the last dump.
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
    // The number of the next frame for each sink channel.
    uint32_t next_for_port[BIND_PORTS];
} device_t;

static device_t devices[DEVICES];
// The file that is played; not open: the test pattern.
static y4m_t footage;

static uint32_t rate_num(const device_t *device) {
    if (footage.file != NULL) {
        return footage.rate_num;
    }
    return device->fps > 0 ? device->fps : DEFAULT_FPS;
}

static uint32_t rate_den(void) {
    return footage.file != NULL ? footage.rate_den : 1;
}

// The time of frame `tick`, counted from 1.
static uint64_t tick_us(const device_t *device, uint64_t tick) {
    return device->start_us + (uint64_t)((__uint128_t)tick * 1000000 * rate_den() / rate_num(device));
}

static uint64_t ticks_until(const device_t *device, uint64_t us) {
    uint64_t ticks = (uint64_t)((__uint128_t)(us - device->start_us) * rate_num(device) / rate_den() / 1000000);
    // This division and that of tick_us() differ by one at most.
    return ticks + (tick_us(device, ticks + 1) <= us);
}

static void draw(const image_t *image, uint32_t number) {
    if (footage.file != NULL) {
        y4m_draw(&footage, image, number);
    } else {
        pattern_draw(image, number);
    }
}

static bool next_frame(k_u32 dev, k_u32 chn, bind_frame_t *frame) {
    if (dev >= DEVICES || chn >= CHANNELS) {
        return false;
    }
    const device_t *device = &devices[dev];
    const channel_t *channel = &device->channels[chn];
    *frame = (bind_frame_t){ .width = channel->width, .height = channel->height, .pts = tick_us(device, device->ticks + 1) };
    return device->running && channel->width > 0 && channel->format == PIXEL_FORMAT_YUV_SEMIPLANAR_420;
}

static void draw_for_port(k_u32 dev, k_u32 chn, uint32_t port, const image_t *image) {
    (void)chn;
    draw(image, devices[dev].next_for_port[port]++);
}

static bool explain(k_u32 dev, k_u32 chn, char *text, size_t size) {
    if (dev >= DEVICES || chn >= CHANNELS) {
        snprintf(text, size, "it is linked to channel %u of camera %u, which does not exist; cameras are 0..%d, their channels 0..%d", chn,
            dev, DEVICES - 1, CHANNELS - 1);
    } else if (!devices[dev].running) {
        snprintf(text, size, "the linked camera %u does not run; call run() of its Sensor", dev);
    } else if (devices[dev].channels[chn].width == 0) {
        snprintf(text, size,
            "channel %u of the linked camera %u is not set up; call set_framesize() and set_pixformat() with chn=%u before run()", chn, dev,
            chn);
    } else if (devices[dev].channels[chn].format != PIXEL_FORMAT_YUV_SEMIPLANAR_420) {
        snprintf(text, size, "channel %u of the linked camera %u delivers RGB; call set_pixformat(Sensor.YUV420SP, chn=%u)", chn, dev, chn);
    } else {
        return false;
    }
    return true;
}

// Frame times that have passed; those of a stopped camera until it stopped.
static uint64_t ticks_so_far(const device_t *device) {
    return device->running ? ticks_until(device, clock_now_us()) : device->ticks;
}

static bool shown_frame(k_u32 dev, k_u32 chn, bind_frame_t *frame) {
    if (dev >= DEVICES || chn >= CHANNELS) {
        return false;
    }
    const device_t *device = &devices[dev];
    const channel_t *channel = &device->channels[chn];
    *frame = (bind_frame_t){ .width = channel->width, .height = channel->height, .pts = tick_us(device, ticks_so_far(device)) };
    return channel->width > 0 && ticks_so_far(device) > 0;
}

static void draw_shown(k_u32 dev, k_u32 chn, const image_t *image) {
    (void)chn;
    draw(image, (uint32_t)(ticks_so_far(&devices[dev]) - 1));
}

const bind_source_t camera_frames = {
    .module = K_ID_VI,
    .next_frame = next_frame,
    .draw = draw_for_port,
    .explain = explain,
    .shown_frame = shown_frame,
    .draw_shown = draw_shown,
};

// The device whose next frame arrives first at a sink, and when; CLOCK_NEVER when no sink accepts a frame.
static uint64_t first_due(k_u32 *dev) {
    uint64_t first = CLOCK_NEVER;
    *dev = 0;
    for (k_u32 i = 0; i < DEVICES; i++) {
        uint64_t due = bind_due_from(&camera_frames, i);
        if (due < first) {
            first = due;
            *dev = i;
        }
    }
    return first;
}

static uint64_t next_event(void) {
    k_u32 dev;
    return first_due(&dev);
}

static void run_event(void) {
    k_u32 dev;
    if (first_due(&dev) != CLOCK_NEVER) {
        bind_deliver(&camera_frames, dev);
        devices[dev].ticks++;
    }
}

static void skip_to(uint64_t us) {
    for (uint32_t i = 0; i < DEVICES; i++) {
        if (devices[i].running) {
            devices[i].ticks = ticks_until(&devices[i], us);
        }
    }
}

const clock_source_t camera_events = {
    .next_event = next_event,
    .run_event = run_event,
    .skip_to = skip_to,
};

void camera_play(const y4m_t *played) {
    y4m_close(&footage);
    footage = *played;
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

static k_s32 set_chn(k_u32 dev, k_u32 chn, k_u32 width, k_u32 height, k_pixel_format format) {
    channel_t *channel = &devices[dev].channels[chn];
    if (devices[dev].running || frames_any_outstanding(&channel->frames)) {
        return VMPP_CAMERA_BUSY;
    }
    if (footage.file != NULL && (width != footage.width || height != footage.height)) {
        fprintf(stderr, "camera: the channel is set to %ux%u but the source delivers %ux%u; set the channel to that size\n",
            width, height, footage.width, footage.height);
        return VMPP_CAMERA_ILLEGAL_PARAM;
    }
    frames_free_idle(&channel->frames);
    channel->width = width;
    channel->height = height;
    channel->format = format;
    return 0;
}

k_s32 vmpp_camera_set_chn(k_u32 dev, k_u32 chn, k_u32 width, k_u32 height, k_pixel_format format) {
    k_s32 result = check(dev, chn);
    if (result != 0) {
        return result;
    }
    if (format != PIXEL_FORMAT_YUV_SEMIPLANAR_420 && format != PIXEL_FORMAT_RGB_888 && format != PIXEL_FORMAT_RGB_888_PLANAR) {
        return VMPP_CAMERA_NOT_SUPPORT;
    }
    if (!size_is_allowed(width, height)) {
        return VMPP_CAMERA_ILLEGAL_PARAM;
    }
    driver_lock();
    result = set_chn(dev, chn, width, height, format);
    driver_unlock();
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
    driver_lock();
    if (devices[dev].running) {
        result = VMPP_CAMERA_BUSY;
    } else {
        devices[dev].fps = fps;
    }
    driver_unlock();
    return result;
}

static uint64_t luma_size(const channel_t *channel) {
    return mmz_align((uint64_t)channel->width * channel->height);
}

static uint64_t frame_size(const channel_t *channel) {
    uint64_t pixels = (uint64_t)channel->width * channel->height;
    return channel->format == PIXEL_FORMAT_YUV_SEMIPLANAR_420 ? luma_size(channel) + pixels / 2 : pixels * PICTURE_RGB;
}

// Generation B's camera allocates its own pools. In generation A the program configures common pools for it.
static bool alloc_frames(device_t *device) {
    bool allocated = true;
    for (uint32_t i = 0; i < CHANNELS && MPP_GENERATION_B; i++) {
        channel_t *channel = &device->channels[i];
        allocated = allocated && (channel->width == 0 || frames_alloc(&channel->frames, frame_size(channel)));
    }
    for (uint32_t i = 0; i < CHANNELS && !allocated; i++) {
        frames_free_idle(&device->channels[i].frames);
    }
    return allocated;
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
    if (!alloc_frames(device)) {
        return VMPP_CAMERA_NOMEM;
    }
    memset(device->next_for_port, 0, sizeof(device->next_for_port));
    device->start_us = clock_now_us();
    device->ticks = 0;
    device->running = true;
    return 0;
}

k_s32 vmpp_camera_start(k_u32 dev) {
    k_s32 result = check(dev, 0);
    if (result == 0) {
        driver_lock();
        result = start(&devices[dev]);
        driver_unlock();
    }
    return result;
}

static void stop(device_t *device) {
    device->ticks = ticks_so_far(device);
    device->running = false;
    for (uint32_t i = 0; i < CHANNELS; i++) {
        frames_free_idle(&device->channels[i].frames);
    }
}

k_s32 vmpp_camera_stop(k_u32 dev) {
    k_s32 result = check(dev, 0);
    if (result == 0) {
        driver_lock();
        stop(&devices[dev]);
        driver_unlock();
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
    return possible ? tick_us(dump->device, dump->device->ticks + 1) : CLOCK_NEVER;
}

static void separate(uint8_t *planes, const uint8_t *rgb, size_t pixels) {
    for (size_t i = 0; i < pixels; i++) {
        for (size_t plane = 0; plane < PICTURE_RGB; plane++) {
            planes[plane * pixels + i] = rgb[i * PICTURE_RGB + plane];
        }
    }
}

static bool draw_rgb(const channel_t *channel, uint8_t *to) {
    image_t image = image_alloc(channel->width, channel->height);
    bytes_t rgb = { 0 };
    bool done = image.y != NULL;
    if (done) {
        draw(&image, channel->next_dump);
        done = picture_to_rgb(&image, &rgb);
    }
    if (done && channel->format == PIXEL_FORMAT_RGB_888_PLANAR) {
        separate(to, rgb.data, rgb.size / PICTURE_RGB);
    } else if (done) {
        memcpy(to, rgb.data, rgb.size);
    }
    bytes_free(&rgb);
    image_free(&image);
    return done;
}

// Draws the channel's next frame at `y`; false when there is no memory.
static bool draw_dump(const channel_t *channel, uint8_t *y) {
    if (channel->format != PIXEL_FORMAT_YUV_SEMIPLANAR_420) {
        return draw_rgb(channel, y);
    }
    image_t image = image_nv12(y, channel->width, y + luma_size(channel), channel->width, channel->width, channel->height);
    draw(&image, channel->next_dump);
    return true;
}

static void describe_planes(const channel_t *channel, uint64_t phys, k_video_frame *frame) {
    bool is_packed = channel->format == PIXEL_FORMAT_RGB_888;
    bool is_planar = channel->format == PIXEL_FORMAT_RGB_888_PLANAR;
    uint64_t plane = is_planar ? (uint64_t)channel->width * channel->height : luma_size(channel);
    unsigned int count = is_packed ? 1 : is_planar ? PICTURE_RGB
                                                   : 2;
    for (unsigned int i = 0; i < count; i++) {
        frame->stride[i] = channel->width * (is_packed ? PICTURE_RGB : 1);
        frame->phys_addr[i] = phys + i * plane;
    }
}

// Draws the frame of the last tick into a buffer of the channel.
static k_s32 dump_now(const dump_t *dump, k_video_frame_info *info) {
    channel_t *channel = dump->channel;
    frame_t *frame = frames_idle(&channel->frames);
    if (!frame_alloc(frame, frame_size(channel)) || !draw_dump(channel, mmz_view(frame->phys, frame_size(channel)))) {
        return VMPP_CAMERA_NOMEM;
    }
    *info = (k_video_frame_info){ .pool_id = VB_INVALID_POOLID, .mod_id = K_ID_VI };
    info->v_frame.width = channel->width;
    info->v_frame.height = channel->height;
    info->v_frame.field = VIDEO_FIELD_FRAME;
    info->v_frame.pixel_format = channel->format;
    describe_planes(channel, frame->phys, &info->v_frame);
    info->v_frame.time_ref = channel->next_dump++;
    info->v_frame.pts = tick_us(dump->device, dump->device->ticks);
    channel->dumped_tick = dump->device->ticks;
    frame->outstanding = true;
    return 0;
}

k_s32 vmpp_camera_dump(k_u32 dev, k_u32 chn, k_video_frame_info *frame, k_s32 milli_sec) {
    k_s32 result = check(dev, chn);
    if (result != 0 || frame == NULL) {
        return result != 0 ? result : VMPP_CAMERA_NULL_PTR;
    }
    dump_t dump = { .device = &devices[dev], .channel = &devices[dev].channels[chn] };
    clock_wait_t wait = { .ready = dump_is_ready, .due = dump_is_due, .subject = &dump };
    driver_lock();
    if (!dump.device->running || dump.channel->width == 0) {
        result = VMPP_CAMERA_NOT_PERM;
    } else {
        result = clock_wait_for(&wait, milli_sec) ? dump_now(&dump, frame) : VMPP_CAMERA_BUF_EMPTY;
    }
    driver_unlock();
    return result;
}

static k_s32 release(device_t *device, channel_t *channel, uint64_t phys) {
    frame_t *frame = frames_find_outstanding(&channel->frames, phys);
    if (frame == NULL) {
        return VMPP_CAMERA_ILLEGAL_PARAM;
    }
    frame->outstanding = false;
    if (!device->running) {
        frame_free(frame);
    }
    return 0;
}

k_s32 vmpp_camera_release(k_u32 dev, k_u32 chn, const k_video_frame_info *frame) {
    k_s32 result = check(dev, chn);
    if (result != 0 || frame == NULL) {
        return result != 0 ? result : VMPP_CAMERA_NULL_PTR;
    }
    driver_lock();
    result = release(&devices[dev], &devices[dev].channels[chn], frame->v_frame.phys_addr[0]);
    driver_unlock();
    return result;
}

void vmpp_release_cameras(void) {
    driver_lock();
    for (uint32_t dev = 0; dev < DEVICES; dev++) {
        for (uint32_t chn = 0; chn < CHANNELS; chn++) {
            channel_t *channel = &devices[dev].channels[chn];
            for (uint32_t i = 0; i < FRAMES; i++) {
                channel->frames.all[i].outstanding = false;
            }
        }
        stop(&devices[dev]);
    }
    driver_unlock();
}
