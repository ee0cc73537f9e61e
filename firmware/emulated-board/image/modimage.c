// SPDX-License-Identifier: MIT
// Module image: images for drawing and for files. What CanMV's module finds in images
// (blobs, lines, codes) is not here.
#include <stdlib.h>
#include <string.h>

#include "py/binary.h"
#include "py/objarray.h"
#include "py/runtime.h"

#include "conversion.h"
#include "drawing.h"
#include "image_object.h"

static mp_obj_t keyword(mp_map_t *kw_args, qstr name) {
    mp_map_elem_t *found = mp_map_lookup(kw_args, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    return found != NULL && found->value != mp_const_none ? found->value : MP_OBJ_NULL;
}

static mp_int_t keyword_int(mp_map_t *kw_args, qstr name, mp_int_t missing) {
    mp_obj_t value = keyword(kw_args, name);
    return value != MP_OBJ_NULL ? mp_obj_get_int_truncated(value) : missing;
}

static image_obj_t *new_reference(uint32_t width, uint32_t height, mp_int_t format, uint8_t *data, mp_obj_t owner) {
    image_obj_t *image = m_malloc_with_finaliser(sizeof(image_obj_t));
    *image = (image_obj_t){
        .base = { &image_type },
        .width = width,
        .height = height,
        .format = format,
        .alloc = owner != mp_const_none ? IMAGE_ALLOC_REF : IMAGE_ALLOC_VB,
        .data = data,
        .size = image_bytes(width, height, format),
        .plane = (size_t)width * height,
        .pool_id = VB_INVALID_POOLID,
        .owner = owner,
    };
    return image;
}

// cvt_565=True: RGB888 becomes RGB565, in its place.
static void reduce_to_rgb565(image_obj_t *image) {
    if (image->format != IMAGE_RGB888) {
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("cvt not support format %x"), (unsigned)image->format);
    }
    size_t count = (size_t)image->width * image->height;
    for (size_t i = 0; i < count; i++) {
        pixels_put(PIXELS_RGB565, image->data + 2 * i, pixels_get(PIXELS_RGB888, image->data + 3 * i));
    }
    image->format = IMAGE_RGB565;
    image->size = 2 * count;
}

// Memory of a video buffer: phyaddr= and virtaddr=, with poolid=. The stand-in of media.sensor adds plane=, from the first plane to
// the second, and size=.
static image_obj_t *new_in_video_buffer(uint32_t width, uint32_t height, mp_int_t format, mp_map_t *kw_args) {
    mp_int_t phyaddr = keyword_int(kw_args, MP_QSTR_phyaddr, 0);
    mp_int_t virtaddr = keyword_int(kw_args, MP_QSTR_virtaddr, 0);
    if (phyaddr == 0 || virtaddr == 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("please set phyaddr and virtaddr"));
    }
    image_obj_t *image = new_reference(width, height, format, (uint8_t *)virtaddr, mp_const_none);
    image->phys_addr = (k_u64)phyaddr;
    image->pool_id = (k_u32)keyword_int(kw_args, MP_QSTR_poolid, (mp_int_t)VB_INVALID_POOLID);
    image->plane = (size_t)keyword_int(kw_args, MP_QSTR_plane, (mp_int_t)image->plane);
    image->size = (size_t)keyword_int(kw_args, MP_QSTR_size, (mp_int_t)image->size);
    return image;
}

static const uint8_t *data_argument(mp_obj_t data, size_t size) {
    mp_buffer_info_t buffer;
    mp_get_buffer_raise(data, &buffer, MP_BUFFER_READ);
    if (buffer.len < size) {
        mp_raise_ValueError(MP_ERROR_TEXT("Not enough data"));
    }
    return buffer.buf;
}

static image_obj_t *make(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    if (!mp_obj_is_int(args[0])) {
        return MP_OBJ_TO_PTR(image_load(args[0]));
    }
    if (n_args < 3) {
        mp_raise_msg(&mp_type_OSError, MP_ERROR_TEXT("Expected width, height, and type"));
    }
    mp_int_t width = mp_obj_get_int(args[0]);
    mp_int_t height = mp_obj_get_int(args[1]);
    mp_int_t format = mp_obj_get_int(args[2]);
    if (width <= 0 || height <= 0) {
        mp_raise_msg_varg(&mp_type_OSError, MP_ERROR_TEXT("%s must be > 0"), width <= 0 ? "Width" : "Height");
    }
    size_t size = width <= IMAGE_SIDE_MAX && height <= IMAGE_SIDE_MAX ? image_bytes((uint32_t)width, (uint32_t)height, format) : 0;
    if (size == 0) {
        mp_raise_msg(&mp_type_OSError, MP_ERROR_TEXT("Unsupported type"));
    }
    mp_int_t alloc = keyword_int(kw_args, MP_QSTR_alloc, IMAGE_ALLOC_MMZ);
    mp_obj_t data = keyword(kw_args, MP_QSTR_data);
    const uint8_t *bytes = data != MP_OBJ_NULL ? data_argument(data, size) : NULL;
    if (alloc == IMAGE_ALLOC_VB) {
        return new_in_video_buffer((uint32_t)width, (uint32_t)height, format, kw_args);
    }
    if (alloc == IMAGE_ALLOC_REF) {
        if (bytes == NULL) {
            mp_raise_ValueError(MP_ERROR_TEXT("please set reference object"));
        }
        return new_reference((uint32_t)width, (uint32_t)height, format, (uint8_t *)bytes, data);
    }
    bool is_known = alloc == IMAGE_ALLOC_MPGC || alloc == IMAGE_ALLOC_HEAP;
    image_obj_t *image = image_new((uint32_t)width, (uint32_t)height, format, is_known ? (image_alloc_t)alloc : IMAGE_ALLOC_MMZ);
    if (bytes != NULL) {
        memcpy(image->data, bytes, size);
    } else {
        memset(image->data, 0, size);
    }
    return image;
}

static mp_obj_t image_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 1, 3, true);
    mp_map_t kw_args;
    mp_map_init_fixed_table(&kw_args, n_kw, args + n_args);
    image_obj_t *image = make(n_args, args, &kw_args);
    if (keyword(&kw_args, MP_QSTR_cvt_565) == mp_const_true) {
        reduce_to_rgb565(image);
    }
    return MP_OBJ_FROM_PTR(image);
}

static void image_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    (void)kind;
    const image_obj_t *image = MP_OBJ_TO_PTR(self);
    mp_printf(print, "{\"w\":%u, \"h\":%u, \"type\":%d, \"size\":%u}", (unsigned)image->width, (unsigned)image->height, (int)image->format,
        (unsigned)image->size);
}

static mp_int_t image_buffer(mp_obj_t self, mp_buffer_info_t *buffer, mp_uint_t flags) {
    const image_obj_t *image = MP_OBJ_TO_PTR(self);
    if (flags != MP_BUFFER_READ || image->data == NULL) {
        return 1;
    }
    *buffer = (mp_buffer_info_t){ .buf = image->data, .len = image->size, .typecode = 'b' };
    return 0;
}

static mp_obj_t image_del(mp_obj_t self) {
    image_obj_t *image = MP_OBJ_TO_PTR(self);
    if (image->data != NULL && image->alloc == IMAGE_ALLOC_MMZ) {
        kd_mpi_sys_mmz_free(image->phys_addr, image->data);
    } else if (image->alloc == IMAGE_ALLOC_HEAP) {
        free(image->data);
    }
    image->data = NULL;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(image_del_obj, image_del);

static mp_obj_t image_width(mp_obj_t self) {
    return mp_obj_new_int_from_uint(image_argument(self)->width);
}
static MP_DEFINE_CONST_FUN_OBJ_1(image_width_obj, image_width);

static mp_obj_t image_height(mp_obj_t self) {
    return mp_obj_new_int_from_uint(image_argument(self)->height);
}
static MP_DEFINE_CONST_FUN_OBJ_1(image_height_obj, image_height);

static mp_obj_t image_format(mp_obj_t self) {
    return mp_obj_new_int(image_argument(self)->format);
}
static MP_DEFINE_CONST_FUN_OBJ_1(image_format_obj, image_format);

static mp_obj_t image_size(mp_obj_t self) {
    return mp_obj_new_int_from_uint(image_argument(self)->size);
}
static MP_DEFINE_CONST_FUN_OBJ_1(image_size_obj, image_size);

static mp_obj_t image_virtaddr(mp_obj_t self) {
    return mp_obj_new_int_from_uint((mp_uint_t)image_argument(self)->data);
}
static MP_DEFINE_CONST_FUN_OBJ_1(image_virtaddr_obj, image_virtaddr);

// phyaddr(plane=0)
static mp_obj_t image_phyaddr(size_t n_args, const mp_obj_t *args) {
    const image_obj_t *image = image_argument(args[0]);
    mp_int_t plane = n_args > 1 ? mp_obj_get_int(args[1]) : 0;
    return mp_obj_new_int_from_ull(image->phys_addr + (size_t)plane * image->plane);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(image_phyaddr_obj, 1, 2, image_phyaddr);

static mp_obj_t image_poolid(mp_obj_t self) {
    return mp_obj_new_int_from_uint(image_argument(self)->pool_id);
}
static MP_DEFINE_CONST_FUN_OBJ_1(image_poolid_obj, image_poolid);

// The image's own memory: a camera's frame is invalid after the next snapshot().
static mp_obj_t image_bytearray(mp_obj_t self) {
    const image_obj_t *image = image_argument(self);
    return mp_obj_new_bytearray_by_ref(image->size, image->data);
}
static MP_DEFINE_CONST_FUN_OBJ_1(image_bytearray_obj, image_bytearray);

static mp_obj_t image_to_bytes(mp_obj_t self) {
    const image_obj_t *image = image_argument(self);
    return mp_obj_new_bytes(image->data, image->size);
}
static MP_DEFINE_CONST_FUN_OBJ_1(image_to_bytes_obj, image_to_bytes);

static mp_obj_t image_copy_from(mp_obj_t self, mp_obj_t source) {
    image_obj_t *image = image_argument(self);
    mp_buffer_info_t buffer;
    mp_get_buffer_raise(source, &buffer, MP_BUFFER_READ);
    if (buffer.len != image->size) {
        mp_raise_ValueError(MP_ERROR_TEXT("image and buffer size mismatch"));
    }
    memcpy(image->data, buffer.buf, buffer.len);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(image_copy_from_obj, image_copy_from);

static mp_obj_t image_copy_to(mp_obj_t self, mp_obj_t target_in) {
    const image_obj_t *image = image_argument(self);
    image_obj_t *target = image_argument(target_in);
    if (image->size != target->size) {
        mp_raise_ValueError(MP_ERROR_TEXT("image size or format mismatch"));
    }
    memcpy(target->data, image->data, image->size);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(image_copy_to_obj, image_copy_to);

static mp_obj_t image_flush(mp_obj_t self) {
    (void)self;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(image_flush_obj, image_flush);

// The dimensions of an image's array.
static mp_obj_t shape_of(const image_obj_t *image) {
    mp_obj_t height = mp_obj_new_int_from_uint(image->height);
    mp_obj_t width = mp_obj_new_int_from_uint(image->width);
    pixels_format_t format;
    if (image->format == IMAGE_RGBP888 || image->format == IMAGE_BGRP888) {
        return mp_obj_new_tuple(3, (mp_obj_t[]){ MP_OBJ_NEW_SMALL_INT(3), height, width });
    }
    if (!image_pixels_format(image->format, &format)) {
        mp_raise_ValueError(MP_ERROR_TEXT("image format not support"));
    }
    if (format == PIXELS_GRAY) {
        return mp_obj_new_tuple(2, (mp_obj_t[]){ height, width });
    }
    return mp_obj_new_tuple(3, (mp_obj_t[]){ height, width, MP_OBJ_NEW_SMALL_INT(pixels_size(format)) });
}

// ulab.numpy, which the board has with a MicroPython tree that has it.
static mp_obj_t numpy(void) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_t ulab = mp_import_name(MP_QSTR_ulab, mp_const_none, MP_OBJ_NEW_SMALL_INT(0));
        mp_obj_t module = mp_load_attr(ulab, MP_QSTR_numpy);
        nlr_pop();
        return module;
    }
    mp_raise_NotImplementedError(MP_ERROR_TEXT("to_numpy_ref() needs ulab, which this board has not: use bytearray()"));
}

// An array over the image's own memory.
static mp_obj_t image_to_numpy_ref(mp_obj_t self) {
    const image_obj_t *image = image_argument(self);
    mp_obj_t shape = shape_of(image);
    mp_obj_t module = numpy();
    mp_obj_t call[2 + 3] = { MP_OBJ_NULL };
    call[0] = image_bytearray(self);
    call[1] = MP_OBJ_NEW_QSTR(MP_QSTR_dtype);
    call[2] = mp_load_attr(module, MP_QSTR_uint8);
    mp_obj_t flat = mp_call_function_n_kw(mp_load_attr(module, MP_QSTR_frombuffer), 1, 1, call);
    mp_load_method(flat, MP_QSTR_reshape, call);
    call[2] = shape;
    return mp_call_method_n_kw(1, 0, call);
}
static MP_DEFINE_CONST_FUN_OBJ_1(image_to_numpy_ref_obj, image_to_numpy_ref);

static mp_obj_t image_missing(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    (void)n_args;
    (void)args;
    (void)kw_args;
    mp_raise_NotImplementedError(MP_ERROR_TEXT("this method needs the library of a board, which is not emulated: run the script on a K230"));
}
static MP_DEFINE_CONST_FUN_OBJ_KW(image_missing_obj, 0, image_missing);

#define METHOD(name) \
    { MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&image_##name##_obj) }
#define MISSING(name) \
    { MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&image_missing_obj) }

static const mp_rom_map_elem_t image_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___del__), MP_ROM_PTR(&image_del_obj) },
    METHOD(width),
    METHOD(height),
    METHOD(format),
    METHOD(size),
    METHOD(virtaddr),
    METHOD(phyaddr),
    METHOD(poolid),
    METHOD(bytearray),
    METHOD(to_bytes),
    METHOD(copy_from),
    METHOD(copy_to),
    METHOD(flush),
    METHOD(to_numpy_ref),
    METHOD(clear),
    METHOD(get_pixel),
    METHOD(set_pixel),
    METHOD(draw_line),
    METHOD(draw_rectangle),
    METHOD(draw_circle),
    METHOD(draw_ellipse),
    METHOD(draw_cross),
    METHOD(draw_arrow),
    METHOD(draw_edges),
    METHOD(draw_keypoints),
    METHOD(draw_string),
    METHOD(draw_string_advanced),
    METHOD(draw_image),
    METHOD(copy),
    { MP_ROM_QSTR(MP_QSTR_crop), MP_ROM_PTR(&image_copy_obj) },
    { MP_ROM_QSTR(MP_QSTR_scale), MP_ROM_PTR(&image_copy_obj) },
    METHOD(to_grayscale),
    METHOD(to_rgb565),
    METHOD(to_rgb888),
    METHOD(to_jpeg),
    METHOD(to_png),
    { MP_ROM_QSTR(MP_QSTR_compress), MP_ROM_PTR(&image_compress_obj) },
    { MP_ROM_QSTR(MP_QSTR_compressed), MP_ROM_PTR(&image_compress_obj) },
    { MP_ROM_QSTR(MP_QSTR_compress_for_ide), MP_ROM_PTR(&image_compress_obj) },
    { MP_ROM_QSTR(MP_QSTR_compressed_for_ide), MP_ROM_PTR(&image_compress_obj) },
    METHOD(save),
    MISSING(to_bitmap),
    MISSING(to_rainbow),
    MISSING(to_ironbow),
    MISSING(find_blobs),
    MISSING(find_lines),
    MISSING(find_line_segments),
    MISSING(find_circles),
    MISSING(find_rects),
    MISSING(find_qrcodes),
    MISSING(find_apriltags),
    MISSING(find_datamatrices),
    MISSING(find_barcodes),
    MISSING(find_displacement),
    MISSING(find_template),
    MISSING(find_features),
    MISSING(find_eye),
    MISSING(find_lbp),
    MISSING(find_keypoints),
    MISSING(find_edges),
    MISSING(find_hog),
    MISSING(get_regression),
    MISSING(get_histogram),
    MISSING(get_hist),
    MISSING(histogram),
    MISSING(get_statistics),
    MISSING(get_stats),
    MISSING(statistics),
    MISSING(get_similarity),
    MISSING(flood_fill),
    MISSING(binary),
    MISSING(invert),
    MISSING(negate),
    MISSING(erode),
    MISSING(dilate),
    MISSING(open),
    MISSING(close),
    MISSING(top_hat),
    MISSING(black_hat),
    MISSING(histeq),
    MISSING(mean),
    MISSING(median),
    MISSING(mode),
    MISSING(midpoint),
    MISSING(morph),
    MISSING(gaussian),
    MISSING(laplacian),
    MISSING(bilateral),
    MISSING(cartoon),
    MISSING(linpolar),
    MISSING(logpolar),
    MISSING(lens_corr),
    MISSING(rotation_corr),
    MISSING(replace),
    MISSING(difference),
    MISSING(blend),
    MISSING(mean_pool),
    MISSING(mean_pooled),
    MISSING(midpoint_pool),
    MISSING(midpoint_pooled),
    MISSING(gamma_corr),
    MISSING(awb),
    MISSING(ccm),
    MISSING(mask_rectangle),
    MISSING(mask_circle),
    MISSING(mask_ellipse),
};
static MP_DEFINE_CONST_DICT(image_locals, image_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    image_type,
    MP_QSTR_Image,
    MP_TYPE_FLAG_NONE,
    make_new, image_make_new,
    print, image_print,
    buffer, image_buffer,
    locals_dict, &image_locals);

#define FORMAT(name) \
    { MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_INT(IMAGE_##name) }

static const mp_rom_map_elem_t image_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_image) },
    { MP_ROM_QSTR(MP_QSTR_Image), MP_ROM_PTR(&image_type) },
    FORMAT(BINARY),
    FORMAT(GRAYSCALE),
    FORMAT(RGB565),
    FORMAT(BAYER),
    FORMAT(YUV422),
    FORMAT(YUV420),
    FORMAT(JPEG),
    FORMAT(PNG),
    FORMAT(ARGB8888),
    FORMAT(ABGR8888),
    FORMAT(RGBA8888),
    FORMAT(BGRA8888),
    FORMAT(RGB888),
    FORMAT(BGR888),
    FORMAT(RGBP888),
    FORMAT(BGRP888),
    { MP_ROM_QSTR(MP_QSTR_AREA), MP_ROM_INT(1) },
    { MP_ROM_QSTR(MP_QSTR_BILINEAR), MP_ROM_INT(2) },
    { MP_ROM_QSTR(MP_QSTR_BICUBIC), MP_ROM_INT(4) },
    { MP_ROM_QSTR(MP_QSTR_CENTER), MP_ROM_INT(128) },
    FORMAT(ALLOC_MPGC),
    FORMAT(ALLOC_HEAP),
    FORMAT(ALLOC_MMZ),
    FORMAT(ALLOC_VB),
    FORMAT(ALLOC_REF),
};
static MP_DEFINE_CONST_DICT(image_globals, image_globals_table);

const mp_obj_module_t image_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&image_globals,
};
MP_REGISTER_MODULE(MP_QSTR_image, image_module);
