// SPDX-License-Identifier: MIT
// The drawing methods of image.Image. Each returns its image.
#ifndef DRAWING_H
#define DRAWING_H

#include "py/obj.h"

MP_DECLARE_CONST_FUN_OBJ_KW(image_clear_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_get_pixel_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_set_pixel_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_draw_line_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_draw_rectangle_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_draw_circle_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_draw_ellipse_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_draw_cross_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_draw_arrow_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_draw_edges_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_draw_keypoints_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_draw_string_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_draw_string_advanced_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_draw_image_obj);

#endif // DRAWING_H
