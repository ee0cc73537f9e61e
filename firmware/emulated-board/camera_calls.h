// SPDX-License-Identifier: MIT
// The camera's functions of _virtual_board; see camera_calls.c.
#ifndef CAMERA_CALLS_H
#define CAMERA_CALLS_H

#include "py/obj.h"

MP_DECLARE_CONST_FUN_OBJ_VAR_BETWEEN(camera_set_chn_obj);
MP_DECLARE_CONST_FUN_OBJ_2(camera_set_fps_obj);
MP_DECLARE_CONST_FUN_OBJ_1(camera_start_obj);
MP_DECLARE_CONST_FUN_OBJ_1(camera_stop_obj);
MP_DECLARE_CONST_FUN_OBJ_VAR_BETWEEN(camera_dump_obj);
MP_DECLARE_CONST_FUN_OBJ_3(camera_release_obj);

#endif // CAMERA_CALLS_H
