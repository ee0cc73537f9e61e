// SPDX-License-Identifier: MIT
// Images in other formats, and in files.
#ifndef CONVERSION_H
#define CONVERSION_H

#include "image_object.h"

MP_DECLARE_CONST_FUN_OBJ_KW(image_copy_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_to_grayscale_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_to_rgb565_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_to_rgb888_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_to_jpeg_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_to_png_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_compress_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(image_save_obj);

// Reads a JPEG or PNG file, as RGB565.
mp_obj_t image_load(mp_obj_t path);

#endif // CONVERSION_H
