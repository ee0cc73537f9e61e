// SPDX-License-Identifier: MIT
// The virtual MPP's camera, in place of the board's VICAP.
#ifndef VIRTUAL_CAMERA_H
#define VIRTUAL_CAMERA_H

#include "mpp.h"

// The camera's error codes: the MPP's error numbers with the VICAP's module id.
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

// One device per sensor (0..2), three channels each: NV12, RGB_888 or RGB_888_PLANAR,
// which are converted as JPEG's colours are. NV12 frames go to the channels that kd_mpi_sys_bind() has
// bound to (K_ID_VI, dev, chn) and to vmpp_camera_dump(). Each consumer gets every frame from number 0; a restart
// begins at 0 again.
//
// All return 0 or a VMPP_CAMERA_* code. A running camera rejects changes of its channels and its rate (BUSY). A source
// file sets the rate, and channels must have the size of its frames.
k_s32 vmpp_camera_set_chn(k_u32 dev, k_u32 chn, k_u32 width, k_u32 height, k_pixel_format format);
k_s32 vmpp_camera_set_fps(k_u32 dev, k_u32 fps);
k_s32 vmpp_camera_start(k_u32 dev);
k_s32 vmpp_camera_stop(k_u32 dev);

// Returns the next frame of a channel. Waits up to `milli_sec` (-1: forever), then returns BUF_EMPTY. A program can
// have six outstanding frames per channel. NOT_PERM when the camera is stopped.
k_s32 vmpp_camera_dump(k_u32 dev, k_u32 chn, k_video_frame_info *frame, k_s32 milli_sec);
k_s32 vmpp_camera_release(k_u32 dev, k_u32 chn, const k_video_frame_info *frame);

// Stops all cameras and releases their frames, as CanMV's media cleanup does on a soft reset.
void vmpp_release_cameras(void);

#endif // VIRTUAL_CAMERA_H
