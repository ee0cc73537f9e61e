/*
 * This file is part of the k230 vencoder project, MIT licence.
 *
 * The virtual MPP beside its kd_mpi_* functions: what a board's program sets
 * up before the first call, and the camera that stands in for the VICAP.
 */
#ifndef VIRTUAL_MPP_H
#define VIRTUAL_MPP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mpp.h"

typedef struct {
    // Pace frames and waits by the wall clock instead of the virtual clock.
    bool realtime;
    // Y4M file (4:2:0, 8 bit) that the camera plays instead of its pattern, or NULL.
    const char *source;
} vmpp_options_t;

// Takes the options; false with a sentence in `message` when the source cannot be used.
bool vmpp_configure(const vmpp_options_t *options, char *message, size_t message_size);

// The camera: one device per sensor (0..2), three channels each, NV12 only.
// Frames go to what kd_mpi_sys_bind() bound to (K_ID_VI, dev, chn) and to vmpp_camera_dump().
// All return 0 or a K_ERR_* code of the MPP.
k_s32 vmpp_camera_set_chn(k_u32 dev, k_u32 chn, k_u32 width, k_u32 height, k_pixel_format format);
k_s32 vmpp_camera_set_fps(k_u32 dev, k_u32 fps);
k_s32 vmpp_camera_start(k_u32 dev);
k_s32 vmpp_camera_stop(k_u32 dev);

// The next frame of a channel: waits up to `milli_sec` (-1: for ever, in slices by the caller).
k_s32 vmpp_camera_dump(k_u32 dev, k_u32 chn, k_video_frame_info *frame, k_s32 milli_sec);
k_s32 vmpp_camera_release(k_u32 dev, k_u32 chn, const k_video_frame_info *frame);

// What CanMV's media clean-up does on a soft reset: stops the cameras, gives back their frames, unbinds every link.
void vmpp_release_camera_and_links(void);

// µs since the (virtual) boot.
k_u64 vmpp_now_us(void);
// A sleep of the script: moves the virtual clock on, or really sleeps with `realtime`.
void vmpp_sleep_us(k_u64 us);

#endif // VIRTUAL_MPP_H
