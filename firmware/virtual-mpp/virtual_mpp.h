// SPDX-License-Identifier: MIT
// The virtual MPP beside its kd_mpi_* functions: what a board's program sets
// up before the first call, and the camera that stands in for the VICAP.
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
    // Bytes of media memory, 0: 512 MiB.
    uint64_t mmz_size;
} vmpp_options_t;

// Takes the options; false with a sentence in `message` when the source cannot be used, or media memory is in use.
bool vmpp_configure(const vmpp_options_t *options, char *message, size_t message_size);

// Bytes of media memory.
k_u64 vmpp_mmz_size(void);

// The camera's codes: the MPP's error numbers as its VICAP gives them.
#define VMPP_CAMERA_ERROR(number) ((k_s32)(0xa0008000u | (unsigned int)K_ID_VICAP << 16 | (number)))
#define VMPP_CAMERA_INVALID_DEVID VMPP_CAMERA_ERROR(0x01)
#define VMPP_CAMERA_INVALID_CHNID VMPP_CAMERA_ERROR(0x02)
#define VMPP_CAMERA_ILLEGAL_PARAM VMPP_CAMERA_ERROR(0x03)
#define VMPP_CAMERA_NULL_PTR VMPP_CAMERA_ERROR(0x06)
#define VMPP_CAMERA_NOT_SUPPORT VMPP_CAMERA_ERROR(0x08)
#define VMPP_CAMERA_NOT_PERM VMPP_CAMERA_ERROR(0x09)
#define VMPP_CAMERA_NOMEM VMPP_CAMERA_ERROR(0x0c)
#define VMPP_CAMERA_BUF_EMPTY VMPP_CAMERA_ERROR(0x0e)
#define VMPP_CAMERA_BUSY VMPP_CAMERA_ERROR(0x12)

// The camera: one device per sensor (0..2), three channels each, NV12 only.
// Frames go to what kd_mpi_sys_bind() bound to (K_ID_VI, dev, chn) and to vmpp_camera_dump(). Each taker
// gets every picture from number 0 on; a restart begins at 0 again.
// All return 0 or a VMPP_CAMERA_* code. Channels and rate are set while the camera stands (else BUSY);
// a source file has its own rate, and a channel of another size than its pictures is refused.
k_s32 vmpp_camera_set_chn(k_u32 dev, k_u32 chn, k_u32 width, k_u32 height, k_pixel_format format);
k_s32 vmpp_camera_set_fps(k_u32 dev, k_u32 fps);
k_s32 vmpp_camera_start(k_u32 dev);
k_s32 vmpp_camera_stop(k_u32 dev);

// The next frame of a channel: waits up to `milli_sec` (-1: for ever, in slices by the caller), then
// BUF_EMPTY. A program can hold six frames of a channel; NOT_PERM when the camera stands.
k_s32 vmpp_camera_dump(k_u32 dev, k_u32 chn, k_video_frame_info *frame, k_s32 milli_sec);
k_s32 vmpp_camera_release(k_u32 dev, k_u32 chn, const k_video_frame_info *frame);

// What CanMV's media clean-up does with cameras on a soft reset: stops them and gives back their frames.
void vmpp_release_cameras(void);

// Tells of each thing that a program has taken and not given back: binds, channels, packs, pools, blocks, media
// memory, mappings; with the call that took it. Returns how many there are.
unsigned int vmpp_account(void (*tell)(const char *text, void *context), void *context);

// µs since the (virtual) boot.
k_u64 vmpp_now_us(void);
// A sleep of the script: moves the virtual clock on, or really sleeps with `realtime`.
void vmpp_sleep_us(k_u64 us);

#endif // VIRTUAL_MPP_H
