// SPDX-License-Identifier: MIT
// Module _display: the virtual MPP's display, for the stand-ins media.display, _media
// and mpp.vo. Calls return 0 or the MPP's error code.
#include "py/runtime.h"

#include "display_reset.h"
#include "frame_objects.h"
#include "image/image_object.h"
#include "osd_buffers.h"
#include "raw_wait.h"
#include "struct_argument.h"
#include "virtual_mpp.h"

// start(width, height, fps)
static mp_obj_t start(mp_obj_t width, mp_obj_t height, mp_obj_t fps) {
    return mp_obj_new_int(vmpp_display_start(mp_obj_get_int(width), mp_obj_get_int(height), mp_obj_get_int(fps)));
}
static MP_DEFINE_CONST_FUN_OBJ_3(start_obj, start);

static mp_obj_t stop(void) {
    display_reset();
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(stop_obj, stop);

// set_layer(layer, (x, y, width, height), alpha)
static mp_obj_t set_layer(mp_obj_t layer, mp_obj_t rect, mp_obj_t alpha) {
    mp_obj_t *items;
    mp_obj_get_array_fixed_n(rect, 4, &items);
    vmpp_display_layer_t place = {
        .x = mp_obj_get_int(items[0]),
        .y = mp_obj_get_int(items[1]),
        .width = mp_obj_get_int(items[2]),
        .height = mp_obj_get_int(items[3]),
        .alpha = mp_obj_get_int(alpha),
    };
    return mp_obj_new_int(vmpp_display_set_layer(mp_obj_get_int(layer), &place));
}
static MP_DEFINE_CONST_FUN_OBJ_3(set_layer_obj, set_layer);

// hide_layer(layer)
static mp_obj_t hide_layer(mp_obj_t layer_in) {
    k_u32 layer = mp_obj_get_int(layer_in);
    k_s32 result = vmpp_display_set_layer(layer, NULL);
    if (result == 0) {
        vmpp_display_set_picture(layer, NULL);
        osd_buffers_free(layer);
    }
    return mp_obj_new_int(result);
}
static MP_DEFINE_CONST_FUN_OBJ_1(hide_layer_obj, hide_layer);

// create_buffers(block_size, blocks): whether there is memory for show().
static mp_obj_t create_buffers(mp_obj_t block_size, mp_obj_t blocks) {
    return mp_obj_new_bool(osd_buffers_create(mp_obj_get_int(block_size), mp_obj_get_int(blocks)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(create_buffers_obj, create_buffers);

static k_s32 set_picture_at(k_u32 layer, k_u64 phys_addr, const image_obj_t *image, pixels_format_t format) {
    vmpp_display_picture_t picture = { .phys_addr = phys_addr, .width = image->width, .height = image->height, .format = format };
    return vmpp_display_set_picture(layer, &picture);
}

// show(layer, image, format): a copy of the image, in the memory of create_buffers(). False when there is none.
static mp_obj_t show(mp_obj_t layer_in, mp_obj_t image_in, mp_obj_t format_in) {
    k_u32 layer = mp_obj_get_int(layer_in);
    const image_obj_t *image = image_argument(image_in);
    pixels_format_t format;
    if (layer >= VMPP_DISPLAY_LAYERS || !image_pixels_format(mp_obj_get_int(format_in), &format)) {
        return mp_const_false;
    }
    k_u64 needed = (k_u64)image->width * image->height * pixels_size(format);
    k_u32 size = (k_u32)(needed < image->size ? needed : image->size);
    k_u64 phys_addr = osd_buffers_copy(layer, image->data, size);
    return mp_obj_new_bool(phys_addr != 0 && set_picture_at(layer, phys_addr, image, format) == 0);
}
static MP_DEFINE_CONST_FUN_OBJ_3(show_obj, show);

// set_picture(layer, phys_addr, image): the display shows what is at the address, in the image's format.
static mp_obj_t set_picture(mp_obj_t layer, mp_obj_t phys_addr, mp_obj_t image_in) {
    const image_obj_t *image = image_argument(image_in);
    pixels_format_t format;
    if (!image_pixels_format(image->format, &format)) {
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("unsupport image format %d"), (int)image->format);
    }
    return mp_obj_new_int(set_picture_at(mp_obj_get_int(layer), mp_obj_get_int(phys_addr), image, format));
}
static MP_DEFINE_CONST_FUN_OBJ_3(set_picture_obj, set_picture);

// has_format(format): whether the display shows images of it.
static mp_obj_t has_format(mp_obj_t format_in) {
    pixels_format_t format;
    return mp_obj_new_bool(image_pixels_format(mp_obj_get_int(format_in), &format));
}
static MP_DEFINE_CONST_FUN_OBJ_1(has_format_obj, has_format);

// writeback([enable]): without an argument, whether there is one.
static mp_obj_t writeback(size_t n_args, const mp_obj_t *args) {
    if (n_args == 0) {
        return mp_obj_new_bool(vmpp_display_writes_back());
    }
    return mp_obj_new_int(vmpp_display_enable_writeback(mp_obj_is_true(args[0])));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(writeback_obj, 0, 1, writeback);

// set_writeback_size(width, height)
static mp_obj_t set_writeback_size(mp_obj_t width, mp_obj_t height) {
    return mp_obj_new_int(vmpp_display_set_writeback_size(mp_obj_get_int(width), mp_obj_get_int(height)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(set_writeback_size_obj, set_writeback_size);

static k_s32 dump_frame(k_video_frame_info *info, k_s32 milli_sec) {
    raw_wait_t wait = { milli_sec };
    k_s32 result;
    do {
        MP_THREAD_GIL_EXIT();
        result = vmpp_display_dump(info, raw_wait_slice(&wait));
        MP_THREAD_GIL_ENTER();
    } while (result == VMPP_DISPLAY_BUF_EMPTY && raw_wait_continues(&wait));
    return result;
}

// dump(milli_sec): a py_video_frame_info, or None.
static mp_obj_t dump(mp_obj_t milli_sec) {
    k_video_frame_info info;
    return dump_frame(&info, mp_obj_get_int(milli_sec)) == 0 ? frame_info_new(&info) : mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(dump_obj, dump);

// dump_into(frame, milli_sec): fills a k_video_frame_info.
static mp_obj_t dump_into(mp_obj_t frame, mp_obj_t milli_sec) {
    return mp_obj_new_int(dump_frame(struct_argument(frame, sizeof(k_video_frame_info)), mp_obj_get_int(milli_sec)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(dump_into_obj, dump_into);

// release(frame): any buffer of a k_video_frame_info.
static mp_obj_t release(mp_obj_t frame) {
    return mp_obj_new_int(vmpp_display_release(struct_argument(frame, sizeof(k_video_frame_info))));
}
static MP_DEFINE_CONST_FUN_OBJ_1(release_obj, release);

static const mp_rom_map_elem_t display_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__display) },
    { MP_ROM_QSTR(MP_QSTR_py_video_frame), MP_ROM_PTR(&frame_type) },
    { MP_ROM_QSTR(MP_QSTR_py_video_frame_info), MP_ROM_PTR(&frame_info_type) },
    { MP_ROM_QSTR(MP_QSTR_start), MP_ROM_PTR(&start_obj) },
    { MP_ROM_QSTR(MP_QSTR_stop), MP_ROM_PTR(&stop_obj) },
    { MP_ROM_QSTR(MP_QSTR_set_layer), MP_ROM_PTR(&set_layer_obj) },
    { MP_ROM_QSTR(MP_QSTR_hide_layer), MP_ROM_PTR(&hide_layer_obj) },
    { MP_ROM_QSTR(MP_QSTR_create_buffers), MP_ROM_PTR(&create_buffers_obj) },
    { MP_ROM_QSTR(MP_QSTR_show), MP_ROM_PTR(&show_obj) },
    { MP_ROM_QSTR(MP_QSTR_set_picture), MP_ROM_PTR(&set_picture_obj) },
    { MP_ROM_QSTR(MP_QSTR_has_format), MP_ROM_PTR(&has_format_obj) },
    { MP_ROM_QSTR(MP_QSTR_writeback), MP_ROM_PTR(&writeback_obj) },
    { MP_ROM_QSTR(MP_QSTR_set_writeback_size), MP_ROM_PTR(&set_writeback_size_obj) },
    { MP_ROM_QSTR(MP_QSTR_dump), MP_ROM_PTR(&dump_obj) },
    { MP_ROM_QSTR(MP_QSTR_dump_into), MP_ROM_PTR(&dump_into_obj) },
    { MP_ROM_QSTR(MP_QSTR_release), MP_ROM_PTR(&release_obj) },
};
static MP_DEFINE_CONST_DICT(display_globals, display_globals_table);

const mp_obj_module_t display_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&display_globals,
};
MP_REGISTER_MODULE(MP_QSTR__display, display_module);
