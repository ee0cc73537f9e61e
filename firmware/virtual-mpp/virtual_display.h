// SPDX-License-Identifier: MIT
// The virtual MPP's display, in place of the board's VO: a panel that nobody looks at.
// It shows video layers, which are bound to a camera, and pictures above them.
//
// A display frame takes 1/fps. The display never stalls a camera: it shows the frame of the moment, and draws only
// what a writeback or vmpp_display_picture() asks for. A camera that stops leaves its last frame.
#ifndef VIRTUAL_DISPLAY_H
#define VIRTUAL_DISPLAY_H

#include <stdbool.h>
#include <stdint.h>

#include "image.h"
#include "mpp.h"
#include "pixels.h"

#define VMPP_DISPLAY_LAYERS (8)

#define VMPP_DISPLAY_ERROR(number) ((k_s32)(0xa0008000u | (unsigned int)K_ID_VO << 16 | (number)))
#define VMPP_DISPLAY_INVALID_CHNID VMPP_DISPLAY_ERROR(0x02)
#define VMPP_DISPLAY_ILLEGAL_PARAM VMPP_DISPLAY_ERROR(0x03)
#define VMPP_DISPLAY_NOT_PERM VMPP_DISPLAY_ERROR(0x09)
#define VMPP_DISPLAY_NOMEM VMPP_DISPLAY_ERROR(0x0c)
#define VMPP_DISPLAY_BUF_EMPTY VMPP_DISPLAY_ERROR(0x0e)

// A layer's place on the display. Layers of higher numbers are above the others.
typedef struct {
    k_s32 x;
    k_s32 y;
    k_u32 width;
    k_u32 height;
    // Of the whole layer, beside that of its pixels; 255 is opaque.
    k_u32 alpha;
} vmpp_display_layer_t;

// A picture in media memory, which the display reads again for each of its frames.
typedef struct {
    k_u64 phys_addr;
    k_u32 width;
    k_u32 height;
    pixels_format_t format;
} vmpp_display_picture_t;

// Shows a black picture of an even size.
k_s32 vmpp_display_start(k_u32 width, k_u32 height, k_u32 fps);
void vmpp_display_stop(void);

// The functions below return 0 or a VMPP_DISPLAY_* code: NOT_PERM while the display is stopped.

// Shows the layer: what is bound to (K_ID_VO, 0, layer), or its picture. NULL hides it.
k_s32 vmpp_display_set_layer(k_u32 layer, const vmpp_display_layer_t *place);
// NULL: no picture.
k_s32 vmpp_display_set_picture(k_u32 layer, const vmpp_display_picture_t *picture);

k_s32 vmpp_display_enable_writeback(bool enable);
bool vmpp_display_writes_back(void);
// The size of the frames that follow, even; initially the display's. The display's with its sides exchanged: the picture is turned
// by 90 degrees clockwise, as on a panel that stands. Another size: the left upper part of the picture, with black around it.
k_s32 vmpp_display_set_writeback_size(k_u32 width, k_u32 height);
// Returns the next display frame, NV12 of that size. Waits up to `milli_sec` (-1: forever), then returns
// BUF_EMPTY. A program can have six outstanding frames.
k_s32 vmpp_display_dump(k_video_frame_info *frame, k_s32 milli_sec);
k_s32 vmpp_display_release(const k_video_frame_info *frame);

// From now on, vmpp_display_stop() keeps the last picture for vmpp_display_last().
void vmpp_display_keep_last(void);
// The picture on the display now, or the last one before it stopped: planar. False when there is none, or no memory.
bool vmpp_display_last(image_t *image);

#endif // VIRTUAL_DISPLAY_H
