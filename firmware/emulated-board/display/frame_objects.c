// SPDX-License-Identifier: MIT
// Frames of a camera or a writeback, as CanMV's objects.
#include "frame_objects.h"

#include <string.h>

#include "py/binary.h"
#include "py/runtime.h"

#include "image/image_object.h"
#include "struct_argument.h"

// No new format in to_image().
#define AS_IT_IS (-1)

typedef struct {
    mp_obj_base_t base;
    k_video_frame frame;
    // Of to_image(); NULL: there is none.
    void *address;
    k_u32 size;
} frame_obj_t;

typedef struct {
    mp_obj_base_t base;
    k_video_frame_info info;
    mp_obj_t frame;
} frame_info_obj_t;

static mp_obj_t frame_new(const k_video_frame *frame) {
    frame_obj_t *object = m_malloc_with_finaliser(sizeof(frame_obj_t));
    *object = (frame_obj_t){ .base = { &frame_type }, .frame = *frame };
    return MP_OBJ_FROM_PTR(object);
}

mp_obj_t frame_info_new(const k_video_frame_info *info) {
    frame_info_obj_t *object = m_new_obj(frame_info_obj_t);
    *object = (frame_info_obj_t){ .base = { &frame_info_type }, .info = *info, .frame = mp_const_none };
    return MP_OBJ_FROM_PTR(object);
}

static const void *struct_bytes(mp_obj_t object, size_t size) {
    mp_buffer_info_t buffer;
    mp_get_buffer_raise(object, &buffer, MP_BUFFER_READ);
    if (buffer.len != size) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("expect size: %u, actual size: %u"), (unsigned)size, (unsigned)buffer.len);
    }
    return buffer.buf;
}

static mp_obj_t addresses(const k_u64 *values) {
    mp_obj_t items[3];
    for (size_t i = 0; i < MP_ARRAY_SIZE(items); i++) {
        items[i] = mp_obj_new_int_from_ull(values[i]);
    }
    return mp_obj_new_list(MP_ARRAY_SIZE(items), items);
}

static mp_obj_t frame_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 1, 1, false);
    return frame_new(struct_bytes(args[0], sizeof(k_video_frame)));
}

static void frame_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    const k_video_frame *frame = &((frame_obj_t *)MP_OBJ_TO_PTR(self))->frame;
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    switch (attr) {
        case MP_QSTR_width:
            dest[0] = mp_obj_new_int_from_uint(frame->width);
            break;
        case MP_QSTR_height:
            dest[0] = mp_obj_new_int_from_uint(frame->height);
            break;
        case MP_QSTR_pixel_format:
            dest[0] = mp_obj_new_int_from_uint(frame->pixel_format);
            break;
        case MP_QSTR_phys_addr:
            dest[0] = addresses(frame->phys_addr);
            break;
        case MP_QSTR_virt_addr:
            dest[0] = addresses(frame->virt_addr);
            break;
        case MP_QSTR_pts:
            dest[0] = mp_obj_new_int_from_ull(frame->pts);
            break;
        default:
            // The methods.
            dest[1] = MP_OBJ_SENTINEL;
            break;
    }
}

static mp_int_t frame_buffer(mp_obj_t self, mp_buffer_info_t *buffer, mp_uint_t flags) {
    (void)flags;
    frame_obj_t *object = MP_OBJ_TO_PTR(self);
    *buffer = (mp_buffer_info_t){ .buf = &object->frame, .len = sizeof(object->frame), .typecode = BYTEARRAY_TYPECODE };
    return 0;
}

static mp_obj_t frame_release(mp_obj_t self) {
    frame_obj_t *object = MP_OBJ_TO_PTR(self);
    if (object->address != NULL && kd_mpi_sys_munmap(object->address, object->size) == 0) {
        object->address = NULL;
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(frame_release_obj, frame_release);

// A script can make a frame of any bytes: its planes may overlap, or be far from each other.
static bool has_planes(const image_obj_t *image) {
    return image->plane >= (size_t)image->width * image->height && image->plane <= image->size && image->size <= UINT32_MAX;
}

// to_image(new_format=None): the frame's own memory, until release(). PIXEL_FORMAT_RGB_MONOCHROME_8BPP is the luma.
static mp_obj_t frame_to_image(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_new_format, MP_ARG_INT, { .u_int = AS_IT_IS } },
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(n_args - 1, pos_args + 1, kw_args, MP_ARRAY_SIZE(allowed), allowed, args);
    frame_obj_t *object = MP_OBJ_TO_PTR(pos_args[0]);
    if (args[0].u_int != AS_IT_IS && args[0].u_int != PIXEL_FORMAT_RGB_MONOCHROME_8BPP) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("Can not convert pixel format %d to %d"), (int)object->frame.pixel_format,
            (int)args[0].u_int);
    }
    frame_release(pos_args[0]);
    image_obj_t *image = image_of_frame(&object->frame, args[0].u_int != AS_IT_IS);
    object->size = (k_u32)image->size;
    object->address = has_planes(image) ? kd_mpi_sys_mmap_cached(object->frame.phys_addr[0], object->size) : NULL;
    if (object->address == NULL) {
        mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("py_video_frame_to_image mmap failed"));
    }
    image->data = object->address;
    image->owner = pos_args[0];
    return MP_OBJ_FROM_PTR(image);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(frame_to_image_obj, 1, frame_to_image);

// nv12_to_grayscale(): removes the colour from the frame's memory.
static mp_obj_t frame_nv12_to_grayscale(mp_obj_t self) {
    const k_video_frame *frame = &((frame_obj_t *)MP_OBJ_TO_PTR(self))->frame;
    if (frame->pixel_format != PIXEL_FORMAT_YUV_SEMIPLANAR_420) {
        mp_raise_ValueError(MP_ERROR_TEXT("Only YUV420 format is supported for grayscale conversion"));
    }
    k_u32 size = frame->stride[1] * frame->height / 2;
    void *chroma = kd_mpi_sys_mmap_cached(frame->phys_addr[1], size);
    if (chroma != NULL) {
        memset(chroma, 0x80, size);
        kd_mpi_sys_munmap(chroma, size);
        return mp_const_none;
    }
    mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("Failed to mmap UV plane"));
}
static MP_DEFINE_CONST_FUN_OBJ_1(frame_nv12_to_grayscale_obj, frame_nv12_to_grayscale);

static const mp_rom_map_elem_t frame_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___del__), MP_ROM_PTR(&frame_release_obj) },
    { MP_ROM_QSTR(MP_QSTR_to_image), MP_ROM_PTR(&frame_to_image_obj) },
    { MP_ROM_QSTR(MP_QSTR_release), MP_ROM_PTR(&frame_release_obj) },
    { MP_ROM_QSTR(MP_QSTR_nv12_to_grayscale), MP_ROM_PTR(&frame_nv12_to_grayscale_obj) },
};
static MP_DEFINE_CONST_DICT(frame_locals, frame_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    frame_type,
    MP_QSTR_py_video_frame,
    MP_TYPE_FLAG_NONE,
    make_new, frame_make_new,
    attr, frame_attr,
    buffer, frame_buffer,
    locals_dict, &frame_locals);

static mp_obj_t frame_info_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 1, 1, false);
    return frame_info_new(struct_bytes(args[0], sizeof(k_video_frame_info)));
}

static void frame_info_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    frame_info_obj_t *object = MP_OBJ_TO_PTR(self);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    switch (attr) {
        case MP_QSTR_mod_id:
            dest[0] = mp_obj_new_int(object->info.mod_id);
            break;
        case MP_QSTR_pool_id:
            dest[0] = mp_obj_new_int(object->info.pool_id);
            break;
        case MP_QSTR_v_frame:
            if (object->frame == mp_const_none) {
                object->frame = frame_new(&object->info.v_frame);
            }
            dest[0] = object->frame;
            break;
        default:
            dest[1] = MP_OBJ_SENTINEL;
            break;
    }
}

static mp_int_t frame_info_buffer(mp_obj_t self, mp_buffer_info_t *buffer, mp_uint_t flags) {
    (void)flags;
    frame_info_obj_t *object = MP_OBJ_TO_PTR(self);
    *buffer = (mp_buffer_info_t){ .buf = &object->info, .len = sizeof(object->info), .typecode = BYTEARRAY_TYPECODE };
    return 0;
}

MP_DEFINE_CONST_OBJ_TYPE(
    frame_info_type,
    MP_QSTR_py_video_frame_info,
    MP_TYPE_FLAG_NONE,
    make_new, frame_info_make_new,
    attr, frame_info_attr,
    buffer, frame_info_buffer);
