// SPDX-License-Identifier: MIT
// _media.py_video_frame_info and _media.py_video_frame: the MPP's structs as objects,
// which are buffers of the structs, too.
#ifndef FRAME_OBJECTS_H
#define FRAME_OBJECTS_H

#include "py/obj.h"

#include "mpp.h"

extern const mp_obj_type_t frame_info_type;
extern const mp_obj_type_t frame_type;

mp_obj_t frame_info_new(const k_video_frame_info *info);

#endif // FRAME_OBJECTS_H
