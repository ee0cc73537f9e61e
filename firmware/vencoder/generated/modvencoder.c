// Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
#include <string.h>

#include "py/runtime.h"

#include "binding_runtime.h"
#include "mpp.h"
#include "mpp_abi_check.h"
#include "vencoder_contract.h"

extern const mp_obj_type_t vencoder_chn_attr_str_type;
extern const mp_obj_type_t vencoder_stream_data_type;
extern const mp_obj_type_t vencoder_encoder_type;

// ---------------------------------------------------------------- value types

static const binding_choice_t payload_type_type_choices[] = {
    { "Encoder.PAYLOAD_TYPE_H264", K_PT_H264 },
    { "Encoder.PAYLOAD_TYPE_H265", K_PT_H265 },
    { "Encoder.PAYLOAD_TYPE_JPEG", K_PT_JPEG },
};

static const binding_type_t payload_type_type = {
    .kind = BINDING_CHOICE,
    .choice_count = MP_ARRAY_SIZE(payload_type_type_choices),
    .choices = payload_type_type_choices,
};

static const binding_type_t profile_type = {
    .kind = BINDING_INT,
    .min = -2147483647 - 1,
    .max = 2147483647,
};

static const binding_type_t pic_width_type = {
    .kind = BINDING_INT,
    .multiple_of = 8,
    .unit = "pixels",
    .min = 8,
    .max = 8192,
};

static const binding_type_t pic_height_type = {
    .kind = BINDING_INT,
    .unit = "pixels",
    .min = 1,
    .max = 8192,
};

static const binding_type_t bit_rate_type = {
    .kind = BINDING_INT,
    .unit = "kbit/s",
    .min = 0,
    .max = 2147483647,
};

static const binding_type_t gop_len_type = {
    .kind = BINDING_INT,
    .unit = "frames",
    .min = 0,
    .max = 2147483647,
};

static const binding_type_t src_frame_rate_type = {
    .kind = BINDING_INT,
    .unit = "frames/s",
    .min = 0,
    .max = 2147483647,
};

static const binding_type_t dst_frame_rate_type = {
    .kind = BINDING_INT,
    .unit = "frames/s",
    .min = -2147483647 - 1,
    .max = 2147483647,
};

static const binding_type_t mjpeg_quality_factor_type = {
    .kind = BINDING_INT,
    .min = 0,
    .max = 2147483647,
};

static const binding_choice_t h264_profile_type_choices[] = {
    { "Encoder.H264_PROFILE_BASELINE", VENC_PROFILE_H264_BASELINE },
    { "Encoder.H264_PROFILE_MAIN", VENC_PROFILE_H264_MAIN },
    { "Encoder.H264_PROFILE_HIGH", VENC_PROFILE_H264_HIGH },
};

static const binding_type_t h264_profile_type = {
    .kind = BINDING_CHOICE,
    .choice_count = MP_ARRAY_SIZE(h264_profile_type_choices),
    .choices = h264_profile_type_choices,
};

static const binding_type_t h264_pic_width_type = {
    .kind = BINDING_INT,
    .multiple_of = 8,
    .unit = "pixels",
    .min = 128,
    .max = 3840,
};

static const binding_type_t h264_pic_height_type = {
    .kind = BINDING_INT,
    .multiple_of = 2,
    .unit = "pixels",
    .min = 64,
    .max = 2160,
};

static const binding_type_t h264_bit_rate_type = {
    .kind = BINDING_INT,
    .unit = "kbit/s",
    .min = 1,
    .max = 1000000,
};

static const binding_type_t h264_src_frame_rate_type = {
    .kind = BINDING_INT,
    .unit = "frames/s",
    .min = 1,
    .max = 4096,
};

static const binding_choice_t h265_profile_type_choices[] = {
    { "Encoder.H265_PROFILE_MAIN", VENC_PROFILE_H265_MAIN },
};

static const binding_type_t h265_profile_type = {
    .kind = BINDING_CHOICE,
    .choice_count = MP_ARRAY_SIZE(h265_profile_type_choices),
    .choices = h265_profile_type_choices,
};

static const binding_type_t jpeg_pic_width_type = {
    .kind = BINDING_INT,
    .multiple_of = 8,
    .unit = "pixels",
    .min = 128,
    .max = 8192,
};

static const binding_type_t jpeg_pic_height_type = {
    .kind = BINDING_INT,
    .multiple_of = 2,
    .unit = "pixels",
    .min = 64,
    .max = 8192,
};

static const binding_type_t jpeg_mjpeg_quality_factor_type = {
    .kind = BINDING_INT,
    .min = 1,
    .max = 100,
};

static const binding_type_t pack_cnt_type = {
    .kind = BINDING_INT,
    .min = 0,
    .max = 12,
};

static const binding_type_t chn_type = {
    .kind = BINDING_INT,
    .min = 0,
    .max = 3,
};

static const binding_type_t buf_num_type = {
    .kind = BINDING_INT,
    .unit = "buffers",
    .min = 1,
    .max = 256,
};

static const binding_type_t chn_attr_type = {
    .kind = BINDING_FIELDS,
};

static const binding_type_t frame_type = {
    .kind = BINDING_BUFFER,
    .label = "a k_video_frame_info",
    .max = sizeof(k_video_frame_info),
};

static const binding_type_t timeout_type = {
    .kind = BINDING_INT,
    .unit = "ms",
    .min = -1,
    .max = 2147483647,
};

static const binding_type_t stream_data_type = {
    .kind = BINDING_OBJECT,
    .label = "StreamData",
    .type = &vencoder_stream_data_type,
};

static const binding_error_t errors[] = {
    { K_ERR_SYS_BADADDR, "K_ERR_SYS_BADADDR", "bad address" },
    { K_ERR_SYS_BUF_EMPTY, "K_ERR_SYS_BUF_EMPTY", "buffer empty" },
    { K_ERR_SYS_BUF_FULL, "K_ERR_SYS_BUF_FULL", "buffer full" },
    { K_ERR_SYS_BUSY, "K_ERR_SYS_BUSY", "busy" },
    { K_ERR_SYS_EXIST, "K_ERR_SYS_EXIST", "already exists" },
    { K_ERR_SYS_ILLEGAL_PARAM, "K_ERR_SYS_ILLEGAL_PARAM", "invalid parameter" },
    { K_ERR_SYS_INVALID_CHNID, "K_ERR_SYS_INVALID_CHNID", "no such channel" },
    { K_ERR_SYS_INVALID_DEVID, "K_ERR_SYS_INVALID_DEVID", "no such device" },
    { K_ERR_SYS_NOBUF, "K_ERR_SYS_NOBUF", "no free buffer" },
    { K_ERR_SYS_NOMEM, "K_ERR_SYS_NOMEM", "out of memory" },
    { K_ERR_SYS_NOTREADY, "K_ERR_SYS_NOTREADY", "not ready" },
    { K_ERR_SYS_NOT_CONFIG, "K_ERR_SYS_NOT_CONFIG", "not configured" },
    { K_ERR_SYS_NOT_PERM, "K_ERR_SYS_NOT_PERM", "operation not permitted" },
    { K_ERR_SYS_NOT_SUPPORT, "K_ERR_SYS_NOT_SUPPORT", "not supported" },
    { K_ERR_SYS_NULL_PTR, "K_ERR_SYS_NULL_PTR", "null pointer" },
    { K_ERR_SYS_UNEXIST, "K_ERR_SYS_UNEXIST", "does not exist" },
    { K_ERR_VB_2MPOOLS, "K_ERR_VB_2MPOOLS", "too many pools" },
    { K_ERR_VB_BUSY, "K_ERR_VB_BUSY", "busy" },
    { K_ERR_VB_ILLEGAL_PARAM, "K_ERR_VB_ILLEGAL_PARAM", "invalid parameter" },
    { K_ERR_VB_NOBUF, "K_ERR_VB_NOBUF", "no free buffer" },
    { K_ERR_VB_NOMEM, "K_ERR_VB_NOMEM", "out of memory" },
    { K_ERR_VB_NOTREADY, "K_ERR_VB_NOTREADY", "not ready" },
    { K_ERR_VB_NOT_PERM, "K_ERR_VB_NOT_PERM", "operation not permitted" },
    { K_ERR_VB_NULL_PTR, "K_ERR_VB_NULL_PTR", "null pointer" },
    { K_ERR_VB_UNEXIST, "K_ERR_VB_UNEXIST", "does not exist" },
    { K_ERR_VENC_BADADDR, "K_ERR_VENC_BADADDR", "bad address" },
    { K_ERR_VENC_BUF_EMPTY, "K_ERR_VENC_BUF_EMPTY", "buffer empty" },
    { K_ERR_VENC_BUF_FULL, "K_ERR_VENC_BUF_FULL", "buffer full" },
    { K_ERR_VENC_BUSY, "K_ERR_VENC_BUSY", "busy" },
    { K_ERR_VENC_EXIST, "K_ERR_VENC_EXIST", "already exists" },
    { K_ERR_VENC_ILLEGAL_PARAM, "K_ERR_VENC_ILLEGAL_PARAM", "invalid parameter" },
    { K_ERR_VENC_INVALID_CHNID, "K_ERR_VENC_INVALID_CHNID", "no such channel" },
    { K_ERR_VENC_INVALID_DEVID, "K_ERR_VENC_INVALID_DEVID", "no such device" },
    { K_ERR_VENC_NOBUF, "K_ERR_VENC_NOBUF", "no free buffer" },
    { K_ERR_VENC_NOMEM, "K_ERR_VENC_NOMEM", "out of memory" },
    { K_ERR_VENC_NOTREADY, "K_ERR_VENC_NOTREADY", "not ready" },
    { K_ERR_VENC_NOT_CONFIG, "K_ERR_VENC_NOT_CONFIG", "not configured" },
    { K_ERR_VENC_NOT_PERM, "K_ERR_VENC_NOT_PERM", "operation not permitted" },
    { K_ERR_VENC_NOT_SUPPORT, "K_ERR_VENC_NOT_SUPPORT", "not supported" },
    { K_ERR_VENC_NULL_PTR, "K_ERR_VENC_NULL_PTR", "null pointer" },
    { K_ERR_VENC_UNEXIST, "K_ERR_VENC_UNEXIST", "does not exist" },
    { 0, NULL, NULL },
};

// ---------------------------------------------------------------- objects

typedef struct {
    mp_obj_base_t base;
    vencoder_chn_attr_str_t c;
} chn_attr_str_obj_t;

typedef struct {
    mp_obj_base_t base;
    vencoder_stream_data_t c;
    mp_obj_t data;
    mp_obj_t phy_addr;
    mp_obj_t data_size;
    mp_obj_t stream_type;
    mp_obj_t pts;
    mp_map_t *own_attributes;
} stream_data_obj_t;

typedef struct {
    mp_obj_base_t base;
    mp_obj_t output;
    mp_map_t *own_attributes;
} encoder_obj_t;

// ---------------------------------------------------------------- ChnAttrStr

static void chn_attr_str_check(const vencoder_chn_attr_str_t *c, const char *where) {
    if (c->payload_type == (int32_t)K_PT_H264) {
        if (!binding_fits(&h264_profile_type, c->profile)) {
            binding_raise_bad_value(where, MP_QSTR_profile, &h264_profile_type, c->profile, "H.264");
        }
        if (!binding_fits(&h264_pic_width_type, c->pic_width)) {
            binding_raise_bad_value(where, MP_QSTR_pic_width, &h264_pic_width_type, c->pic_width, "H.264");
        }
        if (!binding_fits(&h264_pic_height_type, c->pic_height)) {
            binding_raise_bad_value(where, MP_QSTR_pic_height, &h264_pic_height_type, c->pic_height, "H.264");
        }
        if (!binding_fits(&h264_bit_rate_type, c->bit_rate)) {
            binding_raise_bad_value(where, MP_QSTR_bit_rate, &h264_bit_rate_type, c->bit_rate, "H.264");
        }
        if (!binding_fits(&h264_src_frame_rate_type, c->src_frame_rate)) {
            binding_raise_bad_value(where, MP_QSTR_src_frame_rate, &h264_src_frame_rate_type, c->src_frame_rate, "H.264");
        }
    }
    if (c->payload_type == (int32_t)K_PT_H265) {
        if (!binding_fits(&h265_profile_type, c->profile)) {
            binding_raise_bad_value(where, MP_QSTR_profile, &h265_profile_type, c->profile, "H.265");
        }
        if (!binding_fits(&h264_pic_width_type, c->pic_width)) {
            binding_raise_bad_value(where, MP_QSTR_pic_width, &h264_pic_width_type, c->pic_width, "H.265");
        }
        if (!binding_fits(&h264_pic_height_type, c->pic_height)) {
            binding_raise_bad_value(where, MP_QSTR_pic_height, &h264_pic_height_type, c->pic_height, "H.265");
        }
        if (!binding_fits(&h264_bit_rate_type, c->bit_rate)) {
            binding_raise_bad_value(where, MP_QSTR_bit_rate, &h264_bit_rate_type, c->bit_rate, "H.265");
        }
        if (!binding_fits(&h264_src_frame_rate_type, c->src_frame_rate)) {
            binding_raise_bad_value(where, MP_QSTR_src_frame_rate, &h264_src_frame_rate_type, c->src_frame_rate, "H.265");
        }
    }
    if (c->payload_type == (int32_t)K_PT_JPEG) {
        if (!binding_fits(&jpeg_pic_width_type, c->pic_width)) {
            binding_raise_bad_value(where, MP_QSTR_pic_width, &jpeg_pic_width_type, c->pic_width, "JPEG");
        }
        if (!binding_fits(&jpeg_pic_height_type, c->pic_height)) {
            binding_raise_bad_value(where, MP_QSTR_pic_height, &jpeg_pic_height_type, c->pic_height, "JPEG");
        }
        if (!binding_fits(&jpeg_mjpeg_quality_factor_type, c->mjpeg_quality_factor)) {
            binding_raise_bad_value(where, MP_QSTR_mjpeg_quality_factor, &jpeg_mjpeg_quality_factor_type, c->mjpeg_quality_factor, "JPEG");
        }
    }
}

static const binding_field_t chn_attr_str_field_table[] = {
    { MP_QSTR_payload_type, offsetof(vencoder_chn_attr_str_t, payload_type), &payload_type_type, false, 0 },
    { MP_QSTR_profile, offsetof(vencoder_chn_attr_str_t, profile), &profile_type, false, 0 },
    { MP_QSTR_pic_width, offsetof(vencoder_chn_attr_str_t, pic_width), &pic_width_type, false, 0 },
    { MP_QSTR_pic_height, offsetof(vencoder_chn_attr_str_t, pic_height), &pic_height_type, false, 0 },
    { MP_QSTR_gop_len, offsetof(vencoder_chn_attr_str_t, gop_len), &gop_len_type, true, 30 },
    { MP_QSTR_bit_rate, offsetof(vencoder_chn_attr_str_t, bit_rate), &bit_rate_type, true, 4000 },
    { MP_QSTR_src_frame_rate, offsetof(vencoder_chn_attr_str_t, src_frame_rate), &src_frame_rate_type, true, 30 },
    { MP_QSTR_dst_frame_rate, offsetof(vencoder_chn_attr_str_t, dst_frame_rate), &dst_frame_rate_type, true, 30 },
    { MP_QSTR_mjpeg_quality_factor, offsetof(vencoder_chn_attr_str_t, mjpeg_quality_factor), &mjpeg_quality_factor_type, true, 45 },
};

static const binding_fields_t chn_attr_str_fields = { &vencoder_chn_attr_str_type, chn_attr_str_field_table, MP_ARRAY_SIZE(chn_attr_str_field_table) };

static void chn_attr_str_read(vencoder_chn_attr_str_t *c, mp_obj_t object, const char *where, qstr name) {
    if (mp_obj_is_type(object, &vencoder_chn_attr_str_type)) {
        *c = ((chn_attr_str_obj_t *)MP_OBJ_TO_PTR(object))->c;
    } else {
        binding_read_fields(&chn_attr_str_fields, object, c, where, name);
    }
    chn_attr_str_check(c, where);
}

static const binding_parameter_t chn_attr_str_parameters[] = {
    { MP_QSTR_payloadType, MP_QSTRnull, &payload_type_type, false, 0 },
    { MP_QSTR_profile, MP_QSTRnull, &profile_type, false, 0 },
    { MP_QSTR_picWidth, MP_QSTRnull, &pic_width_type, false, 0 },
    { MP_QSTR_picHeight, MP_QSTRnull, &pic_height_type, false, 0 },
    { MP_QSTR_bit_rate, MP_QSTRnull, &bit_rate_type, true, 4000 },
    { MP_QSTR_gopLen, MP_QSTRnull, &gop_len_type, true, 30 },
    { MP_QSTR_src_frame_rate, MP_QSTRnull, &src_frame_rate_type, true, 30 },
    { MP_QSTR_dst_frame_rate, MP_QSTRnull, &dst_frame_rate_type, true, 30 },
    { MP_QSTR_mjpeg_quality_factor, MP_QSTRnull, &mjpeg_quality_factor_type, true, 45 },
};

static const binding_signature_t chn_attr_str_signature = { "ChnAttrStr", NULL, chn_attr_str_parameters, 9, NULL };

static void chn_attr_str_construct(void *object, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_value_t values[9];
    binding_parse(&chn_attr_str_signature, n_args, arguments, n_kw, (const mp_map_elem_t *)(arguments + n_args), values);
    chn_attr_str_obj_t *self = object;
    self->c.payload_type = (int32_t)values[0].i;
    self->c.profile = (int32_t)values[1].i;
    self->c.pic_width = (int32_t)values[2].i;
    self->c.pic_height = (int32_t)values[3].i;
    self->c.gop_len = (int32_t)values[5].i;
    self->c.bit_rate = (int32_t)values[4].i;
    self->c.src_frame_rate = (int32_t)values[6].i;
    self->c.dst_frame_rate = (int32_t)values[7].i;
    self->c.mjpeg_quality_factor = (int32_t)values[8].i;
}

static mp_obj_t chn_attr_str_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    chn_attr_str_obj_t *self = m_malloc(sizeof(chn_attr_str_obj_t));
    memset(self, 0, sizeof(chn_attr_str_obj_t));
    self->base.type = type;
    chn_attr_str_construct(self, n_args, n_kw, arguments);
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t chn_attr_str_init(size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    return binding_init(&vencoder_chn_attr_str_type, chn_attr_str_construct, n_args, n_kw, arguments);
}
static const binding_method_t chn_attr_str_init_obj = { { &binding_method_type }, chn_attr_str_init };

static const mp_rom_map_elem_t chn_attr_str_parent_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___init__), MP_ROM_PTR(&chn_attr_str_init_obj) },
};
static MP_DEFINE_CONST_DICT(chn_attr_str_parent_locals, chn_attr_str_parent_locals_table);

// Has only __init__. MicroPython looks up the locals of a native class with the native object, which does not exist
// before __init__; those of this class, which counts as one of the script, with the instance.
static MP_DEFINE_CONST_OBJ_TYPE(
    chn_attr_str_parent_type,
    MP_QSTR_object,
    MP_TYPE_FLAG_INSTANCE_TYPE,
    locals_dict, &chn_attr_str_parent_locals);

static void chn_attr_str_attr(mp_obj_t self_in, qstr attribute, mp_obj_t *dest) {
    chn_attr_str_obj_t *self = MP_OBJ_TO_PTR(self_in);
    binding_attr_fields(&chn_attr_str_fields, &self->c, attribute, dest);
}

MP_DEFINE_CONST_OBJ_TYPE(
    vencoder_chn_attr_str_type,
    MP_QSTR_ChnAttrStr,
    MP_TYPE_FLAG_NONE,
    attr, chn_attr_str_attr,
    parent, &chn_attr_str_parent_type,
    make_new, chn_attr_str_make_new);

// ---------------------------------------------------------------- StreamData

// The script can shorten these lists.
static void stream_data_check(stream_data_obj_t *self, mp_obj_t object, const char *where) {
    binding_check_int_array(&self->data, object, VENC_PACK_CNT_MAX, where, MP_QSTR_data);
    binding_check_int_array(&self->phy_addr, object, VENC_PACK_CNT_MAX, where, MP_QSTR_phy_addr);
    binding_check_int_array(&self->data_size, object, VENC_PACK_CNT_MAX, where, MP_QSTR_data_size);
    binding_check_int_array(&self->stream_type, object, VENC_PACK_CNT_MAX, where, MP_QSTR_stream_type);
    binding_check_int_array(&self->pts, object, VENC_PACK_CNT_MAX, where, MP_QSTR_pts);
    binding_reset_count(object, MP_QSTR_pack_cnt);
}

static void stream_data_fill(const stream_data_obj_t *self, mp_obj_t object) {
    binding_fill_int_array(self->data, self->c.data, self->c.pack_cnt);
    binding_fill_int_array(self->phy_addr, self->c.phy_addr, self->c.pack_cnt);
    binding_fill_int_array(self->data_size, self->c.data_size, self->c.pack_cnt);
    binding_fill_int_array(self->stream_type, self->c.stream_type, self->c.pack_cnt);
    binding_fill_int_array(self->pts, self->c.pts, self->c.pack_cnt);
    binding_show_count(object, MP_QSTR_pack_cnt, self->c.pack_cnt);
}

static const binding_signature_t stream_data_signature = { "StreamData", NULL, NULL, 0, NULL };

static void stream_data_construct(void *object, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_parse(&stream_data_signature, n_args, arguments, n_kw, (const mp_map_elem_t *)(arguments + n_args), NULL);
    stream_data_obj_t *self = object;
    self->data = binding_new_int_array(VENC_PACK_CNT_MAX);
    self->phy_addr = binding_new_int_array(VENC_PACK_CNT_MAX);
    self->data_size = binding_new_int_array(VENC_PACK_CNT_MAX);
    self->stream_type = binding_new_int_array(VENC_PACK_CNT_MAX);
    self->pts = binding_new_int_array(VENC_PACK_CNT_MAX);
    self->c.pack_cnt = 0;
}

static mp_obj_t stream_data_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    stream_data_obj_t *self = m_malloc_with_finaliser(sizeof(stream_data_obj_t));
    memset(self, 0, sizeof(stream_data_obj_t));
    self->base.type = type;
    stream_data_construct(self, n_args, n_kw, arguments);
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t stream_data_init(size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    return binding_init(&vencoder_stream_data_type, stream_data_construct, n_args, n_kw, arguments);
}
static const binding_method_t stream_data_init_obj = { { &binding_method_type }, stream_data_init };

static const mp_rom_map_elem_t stream_data_parent_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___init__), MP_ROM_PTR(&stream_data_init_obj) },
};
static MP_DEFINE_CONST_DICT(stream_data_parent_locals, stream_data_parent_locals_table);

// Has only __init__. MicroPython looks up the locals of a native class with the native object, which does not exist
// before __init__; those of this class, which counts as one of the script, with the instance.
static MP_DEFINE_CONST_OBJ_TYPE(
    stream_data_parent_type,
    MP_QSTR_object,
    MP_TYPE_FLAG_INSTANCE_TYPE,
    locals_dict, &stream_data_parent_locals);

static void stream_data_store(stream_data_obj_t *self, qstr attribute, mp_obj_t *dest) {
    switch (attribute) {
        case MP_QSTR_pack_cnt:
            if (dest[1] == MP_OBJ_NULL) {
                binding_raise_undeletable("StreamData", attribute);
            }
            self->c.pack_cnt = (uint32_t)binding_value(&pack_cnt_type, dest[1], "StreamData", attribute).i;
            dest[0] = MP_OBJ_NULL;
            return;
        case MP_QSTR_data:
        case MP_QSTR_phy_addr:
        case MP_QSTR_data_size:
        case MP_QSTR_stream_type:
        case MP_QSTR_pts:
            binding_raise_read_only("StreamData", attribute);
        default:
            binding_store_own(&vencoder_stream_data_type, &self->own_attributes, attribute, dest);
    }
}

static void stream_data_attr(mp_obj_t self_in, qstr attribute, mp_obj_t *dest) {
    stream_data_obj_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        stream_data_store(self, attribute, dest);
        return;
    }
    switch (attribute) {
        case MP_QSTR_data:
            dest[0] = self->data;
            break;
        case MP_QSTR_phy_addr:
            dest[0] = self->phy_addr;
            break;
        case MP_QSTR_data_size:
            dest[0] = self->data_size;
            break;
        case MP_QSTR_stream_type:
            dest[0] = self->stream_type;
            break;
        case MP_QSTR_pts:
            dest[0] = self->pts;
            break;
        case MP_QSTR_pack_cnt:
            dest[0] = mp_obj_new_int_from_uint(self->c.pack_cnt);
            break;
        default:
            binding_load_own(self->own_attributes, attribute, dest);
    }
}

static mp_obj_t stream_data_del(mp_obj_t self_in) {
    stream_data_obj_t *self = MP_OBJ_TO_PTR(self_in);
    vencoder_stream_data_del(&self->c);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(stream_data_del_obj, stream_data_del);

static const mp_rom_map_elem_t stream_data_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___del__), MP_ROM_PTR(&stream_data_del_obj) },
};
static MP_DEFINE_CONST_DICT(stream_data_locals, stream_data_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    vencoder_stream_data_type,
    MP_QSTR_StreamData,
    MP_TYPE_FLAG_NONE,
    attr, stream_data_attr,
    parent, &stream_data_parent_type,
    locals_dict, &stream_data_locals,
    make_new, stream_data_make_new);

// ---------------------------------------------------------------- Encoder

static const binding_signature_t encoder_signature = { "Encoder", NULL, NULL, 0, NULL };

static void encoder_construct(void *object, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_parse(&encoder_signature, n_args, arguments, n_kw, (const mp_map_elem_t *)(arguments + n_args), NULL);
    (void)object;
}

static mp_obj_t encoder_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    encoder_obj_t *self = m_malloc_with_finaliser(sizeof(encoder_obj_t));
    memset(self, 0, sizeof(encoder_obj_t));
    self->base.type = type;
    encoder_construct(self, n_args, n_kw, arguments);
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t encoder_init(size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    return binding_init(&vencoder_encoder_type, encoder_construct, n_args, n_kw, arguments);
}
static const binding_method_t encoder_init_obj = { { &binding_method_type }, encoder_init };

static const mp_rom_map_elem_t encoder_parent_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___init__), MP_ROM_PTR(&encoder_init_obj) },
};
static MP_DEFINE_CONST_DICT(encoder_parent_locals, encoder_parent_locals_table);

// Has only __init__. MicroPython looks up the locals of a native class with the native object, which does not exist
// before __init__; those of this class, which counts as one of the script, with the instance.
static MP_DEFINE_CONST_OBJ_TYPE(
    encoder_parent_type,
    MP_QSTR_object,
    MP_TYPE_FLAG_INSTANCE_TYPE,
    locals_dict, &encoder_parent_locals);

static void encoder_store(encoder_obj_t *self, qstr attribute, mp_obj_t *dest) {
    switch (attribute) {
        case MP_QSTR_private_poolid:
        case MP_QSTR_output:
            binding_raise_read_only("Encoder", attribute);
        default:
            binding_store_own(&vencoder_encoder_type, &self->own_attributes, attribute, dest);
    }
}

static void encoder_attr(mp_obj_t self_in, qstr attribute, mp_obj_t *dest) {
    encoder_obj_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        encoder_store(self, attribute, dest);
        return;
    }
    switch (attribute) {
        case MP_QSTR_private_poolid:
            dest[0] = mp_obj_new_int(vencoder_encoder_private_poolid(self));
            break;
        case MP_QSTR_output:
            if (self->output == MP_OBJ_NULL) {
                self->output = mp_call_function_0(binding_import("media.vencoder", MP_QSTR_k_venc_stream));
            }
            dest[0] = self->output;
            break;
        default:
            binding_load_own(self->own_attributes, attribute, dest);
    }
}

static mp_obj_t encoder_del(mp_obj_t self_in) {
    encoder_obj_t *self = MP_OBJ_TO_PTR(self_in);
    vencoder_encoder_del(self);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(encoder_del_obj, encoder_del);

static const binding_parameter_t encoder_set_out_bufs_parameters[] = {
    { MP_QSTR_chn, MP_QSTRnull, &chn_type, false, 0 },
    { MP_QSTR_buf_num, MP_QSTRnull, &buf_num_type, false, 0 },
    { MP_QSTR_width, MP_QSTRnull, &pic_height_type, false, 0 },
    { MP_QSTR_height, MP_QSTRnull, &pic_height_type, false, 0 },
};
static const binding_signature_t encoder_set_out_bufs_signature = { "Encoder.SetOutBufs", &vencoder_encoder_type, encoder_set_out_bufs_parameters, 4, "CanMV after v1.8" };

static mp_obj_t encoder_set_out_bufs(size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_value_t values[4];
    void *self = binding_parse(&encoder_set_out_bufs_signature, n_args, arguments, n_kw, (const mp_map_elem_t *)(arguments + n_args), values);
    binding_result_t result = vencoder_set_out_bufs(self, (int32_t)values[0].i, (int32_t)values[1].i, (int32_t)values[2].i, (int32_t)values[3].i);
    if (binding_collect_before_retry(&result)) {
        result = vencoder_set_out_bufs(self, (int32_t)values[0].i, (int32_t)values[1].i, (int32_t)values[2].i, (int32_t)values[3].i);
    }
    binding_raise_error(&result, errors, "Encoder.SetOutBufs", "chn", values[0].i);
    return mp_const_none;
}
static const binding_method_t encoder_set_out_bufs_obj = { { &binding_method_type }, encoder_set_out_bufs };

static const binding_parameter_t encoder_create_parameters[] = {
    { MP_QSTR_chn, MP_QSTRnull, &chn_type, false, 0 },
    { MP_QSTR_chnAttr, MP_QSTRnull, &chn_attr_type, false, 0 },
};
static const binding_signature_t encoder_create_signature = { "Encoder.Create", &vencoder_encoder_type, encoder_create_parameters, 2, "CanMV after v1.8" };

static mp_obj_t encoder_create(size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_value_t values[2];
    void *self = binding_parse(&encoder_create_signature, n_args, arguments, n_kw, (const mp_map_elem_t *)(arguments + n_args), values);
    vencoder_chn_attr_str_t chnAttr;
    chn_attr_str_read(&chnAttr, values[1].o, "Encoder.Create", MP_QSTR_chnAttr);
    binding_result_t result = vencoder_create(self, (int32_t)values[0].i, &chnAttr);
    if (binding_collect_before_retry(&result)) {
        result = vencoder_create(self, (int32_t)values[0].i, &chnAttr);
    }
    binding_raise_error(&result, errors, "Encoder.Create", "chn", values[0].i);
    return mp_const_none;
}
static const binding_method_t encoder_create_obj = { { &binding_method_type }, encoder_create };

static const binding_parameter_t encoder_start_parameters[] = {
    { MP_QSTR_chn, MP_QSTRnull, &chn_type, false, 0 },
};
static const binding_signature_t encoder_start_signature = { "Encoder.Start", &vencoder_encoder_type, encoder_start_parameters, 1, "CanMV after v1.8" };

static mp_obj_t encoder_start(size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_value_t values[1];
    void *self = binding_parse(&encoder_start_signature, n_args, arguments, n_kw, (const mp_map_elem_t *)(arguments + n_args), values);
    binding_result_t result = vencoder_start(self, (int32_t)values[0].i);
    if (binding_collect_before_retry(&result)) {
        result = vencoder_start(self, (int32_t)values[0].i);
    }
    binding_raise_error(&result, errors, "Encoder.Start", "chn", values[0].i);
    return mp_const_none;
}
static const binding_method_t encoder_start_obj = { { &binding_method_type }, encoder_start };

static const binding_parameter_t encoder_send_frame_parameters[] = {
    { MP_QSTR_chn, MP_QSTR_venc_chn, &chn_type, false, 0 },
    { MP_QSTR_frame, MP_QSTR_frame_info, &frame_type, false, 0 },
    { MP_QSTR_timeout, MP_QSTRnull, &timeout_type, true, 1000 },
};
static const binding_signature_t encoder_send_frame_signature = { "Encoder.SendFrame", &vencoder_encoder_type, encoder_send_frame_parameters, 3, "CanMV after v1.8" };

static mp_obj_t encoder_send_frame(size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_value_t values[3];
    void *self = binding_parse(&encoder_send_frame_signature, n_args, arguments, n_kw, (const mp_map_elem_t *)(arguments + n_args), values);
    // Copied, because the script's buffer may be unaligned, and may change while the GIL is released.
    k_video_frame_info frame;
    memcpy(&frame, values[1].p, sizeof(frame));
    binding_wait_t wait = binding_wait_begin(values[2].i);
    binding_result_t result;
    do {
        result = vencoder_send_frame(self, (int32_t)values[0].i, &frame, binding_wait_slice(&wait), &binding_gil, &wait.progress);
    } while (result.timed_out && binding_wait_continues(&wait));
    binding_raise_state_error(&result, errors, "Encoder.SendFrame", "chn", values[0].i);
    return mp_obj_new_int(result.code);
}
static const binding_method_t encoder_send_frame_obj = { { &binding_method_type }, encoder_send_frame };

static const binding_parameter_t encoder_get_stream_parameters[] = {
    { MP_QSTR_chn, MP_QSTRnull, &chn_type, false, 0 },
    { MP_QSTR_streamData, MP_QSTRnull, &stream_data_type, false, 0 },
    { MP_QSTR_timeout, MP_QSTRnull, &timeout_type, true, -1 },
};
static const binding_signature_t encoder_get_stream_signature = { "Encoder.GetStream", &vencoder_encoder_type, encoder_get_stream_parameters, 3, "CanMV after v1.8" };

static mp_obj_t encoder_get_stream(size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_value_t values[3];
    void *self = binding_parse(&encoder_get_stream_signature, n_args, arguments, n_kw, (const mp_map_elem_t *)(arguments + n_args), values);
    stream_data_obj_t *streamData = binding_native(values[1].o, &vencoder_stream_data_type);
    stream_data_check(streamData, values[1].o, "Encoder.GetStream");
    binding_wait_t wait = binding_wait_begin(values[2].i);
    binding_result_t result;
    do {
        result = vencoder_get_stream(self, (int32_t)values[0].i, &streamData->c, binding_wait_slice(&wait), &binding_gil, &wait.progress);
    } while (result.timed_out && binding_wait_continues(&wait));
    binding_raise_state_error(&result, errors, "Encoder.GetStream", "chn", values[0].i);
    stream_data_fill(streamData, values[1].o);
    return MP_OBJ_NEW_SMALL_INT(result.code == 0 && !result.timed_out ? 0 : -1);
}
static const binding_method_t encoder_get_stream_obj = { { &binding_method_type }, encoder_get_stream };

static const binding_parameter_t encoder_release_stream_parameters[] = {
    { MP_QSTR_chn, MP_QSTRnull, &chn_type, false, 0 },
    { MP_QSTR_streamData, MP_QSTRnull, &stream_data_type, false, 0 },
};
static const binding_signature_t encoder_release_stream_signature = { "Encoder.ReleaseStream", &vencoder_encoder_type, encoder_release_stream_parameters, 2, "CanMV after v1.8" };

static mp_obj_t encoder_release_stream(size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_value_t values[2];
    void *self = binding_parse(&encoder_release_stream_signature, n_args, arguments, n_kw, (const mp_map_elem_t *)(arguments + n_args), values);
    stream_data_obj_t *streamData = binding_native(values[1].o, &vencoder_stream_data_type);
    binding_result_t result = vencoder_release_stream(self, (int32_t)values[0].i, &streamData->c);
    if (binding_collect_before_retry(&result)) {
        result = vencoder_release_stream(self, (int32_t)values[0].i, &streamData->c);
    }
    binding_raise_error(&result, errors, "Encoder.ReleaseStream", "chn", values[0].i);
    return mp_const_none;
}
static const binding_method_t encoder_release_stream_obj = { { &binding_method_type }, encoder_release_stream };

static const binding_parameter_t encoder_stop_parameters[] = {
    { MP_QSTR_chn, MP_QSTRnull, &chn_type, false, 0 },
};
static const binding_signature_t encoder_stop_signature = { "Encoder.Stop", &vencoder_encoder_type, encoder_stop_parameters, 1, "CanMV after v1.8" };

static mp_obj_t encoder_stop(size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_value_t values[1];
    void *self = binding_parse(&encoder_stop_signature, n_args, arguments, n_kw, (const mp_map_elem_t *)(arguments + n_args), values);
    binding_result_t result = vencoder_stop(self, (int32_t)values[0].i);
    if (binding_collect_before_retry(&result)) {
        result = vencoder_stop(self, (int32_t)values[0].i);
    }
    binding_raise_error(&result, errors, "Encoder.Stop", "chn", values[0].i);
    return mp_const_none;
}
static const binding_method_t encoder_stop_obj = { { &binding_method_type }, encoder_stop };

static const binding_parameter_t encoder_destroy_parameters[] = {
    { MP_QSTR_chn, MP_QSTRnull, &chn_type, false, 0 },
};
static const binding_signature_t encoder_destroy_signature = { "Encoder.Destroy", &vencoder_encoder_type, encoder_destroy_parameters, 1, "CanMV after v1.8" };

static mp_obj_t encoder_destroy(size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_value_t values[1];
    void *self = binding_parse(&encoder_destroy_signature, n_args, arguments, n_kw, (const mp_map_elem_t *)(arguments + n_args), values);
    binding_result_t result = vencoder_destroy(self, (int32_t)values[0].i);
    if (binding_collect_before_retry(&result)) {
        result = vencoder_destroy(self, (int32_t)values[0].i);
    }
    binding_raise_error(&result, errors, "Encoder.Destroy", "chn", values[0].i);
    return mp_const_none;
}
static const binding_method_t encoder_destroy_obj = { { &binding_method_type }, encoder_destroy };

static const mp_rom_map_elem_t encoder_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___del__), MP_ROM_PTR(&encoder_del_obj) },
    { MP_ROM_QSTR(MP_QSTR_SetOutBufs), MP_ROM_PTR(&encoder_set_out_bufs_obj) },
    { MP_ROM_QSTR(MP_QSTR_Create), MP_ROM_PTR(&encoder_create_obj) },
    { MP_ROM_QSTR(MP_QSTR_Start), MP_ROM_PTR(&encoder_start_obj) },
    { MP_ROM_QSTR(MP_QSTR_SendFrame), MP_ROM_PTR(&encoder_send_frame_obj) },
    { MP_ROM_QSTR(MP_QSTR_GetStream), MP_ROM_PTR(&encoder_get_stream_obj) },
    { MP_ROM_QSTR(MP_QSTR_ReleaseStream), MP_ROM_PTR(&encoder_release_stream_obj) },
    { MP_ROM_QSTR(MP_QSTR_Stop), MP_ROM_PTR(&encoder_stop_obj) },
    { MP_ROM_QSTR(MP_QSTR_Destroy), MP_ROM_PTR(&encoder_destroy_obj) },
    { MP_ROM_QSTR(MP_QSTR_PAYLOAD_TYPE_H264), MP_ROM_INT(K_PT_H264) },
    { MP_ROM_QSTR(MP_QSTR_PAYLOAD_TYPE_H265), MP_ROM_INT(K_PT_H265) },
    { MP_ROM_QSTR(MP_QSTR_PAYLOAD_TYPE_JPEG), MP_ROM_INT(K_PT_JPEG) },
    { MP_ROM_QSTR(MP_QSTR_H264_PROFILE_BASELINE), MP_ROM_INT(VENC_PROFILE_H264_BASELINE) },
    { MP_ROM_QSTR(MP_QSTR_H264_PROFILE_MAIN), MP_ROM_INT(VENC_PROFILE_H264_MAIN) },
    { MP_ROM_QSTR(MP_QSTR_H264_PROFILE_HIGH), MP_ROM_INT(VENC_PROFILE_H264_HIGH) },
    { MP_ROM_QSTR(MP_QSTR_H265_PROFILE_MAIN), MP_ROM_INT(VENC_PROFILE_H265_MAIN) },
    { MP_ROM_QSTR(MP_QSTR_STREAM_TYPE_HEADER), MP_ROM_INT(K_VENC_HEADER) },
    { MP_ROM_QSTR(MP_QSTR_STREAM_TYPE_I), MP_ROM_INT(K_VENC_I_FRAME) },
    { MP_ROM_QSTR(MP_QSTR_STREAM_TYPE_P), MP_ROM_INT(K_VENC_P_FRAME) },
    { MP_ROM_QSTR(MP_QSTR_chn), MP_ROM_INT(-1) },
};
static MP_DEFINE_CONST_DICT(encoder_locals, encoder_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    vencoder_encoder_type,
    MP_QSTR_Encoder,
    MP_TYPE_FLAG_NONE,
    attr, encoder_attr,
    parent, &encoder_parent_type,
    locals_dict, &encoder_locals,
    make_new, encoder_make_new);

// ---------------------------------------------------------------- module

//| module: _vencoder
//| """Video encoding on the K230: H.264, H.265 and JPEG in hardware.
//|
//| The Python API of `media.vencoder`, as scripts written for the VENC manual of K230 CanMV use it. Names, order of arguments, defaults and results are those of the manual and of the firmware (CanMV v1.4 to v1.8).
//|
//| Generation A is the MPP of CanMV up to v1.5, generation B that of CanMV v1.6 and later."""
//|
//| VENC_PACK_CNT_MAX: int
//| """Maximum number of packs in a StreamData."""
//|
//| class ChnAttrStr:
//|     """Attributes of an encoding channel. They can be changed until the object is passed to `Encoder.Create`.
//|     Objects own nothing that must be released.
//|     An object refuses other attributes, so that a misspelt name is found. An instance of a subclass takes any; calls read the attributes from the instance or its class. Calls also accept any other object that has the attributes; those with a default can be missing.
//|     """
//|     payload_type: int
//|     """Encoding format. `Encoder.PAYLOAD_TYPE_H264` (96), `Encoder.PAYLOAD_TYPE_H265` (265), `Encoder.PAYLOAD_TYPE_JPEG` (26)."""
//|     profile: int
//|     """Encoding profile. int, -2147483648..2147483647."""
//|     pic_width: int
//|     """Frame width. int, 8..8192, multiple of 8, pixels."""
//|     pic_height: int
//|     """Frame height. int, 1..8192, pixels."""
//|     gop_len: int
//|     """GOP length. int, 0..2147483647, frames."""
//|     bit_rate: int
//|     """Bit rate. int, 0..2147483647, kbit/s."""
//|     src_frame_rate: int
//|     """Input frame rate. int, 0..2147483647, frames/s."""
//|     dst_frame_rate: int
//|     """Output frame rate; has no effect. int, -2147483648..2147483647, frames/s."""
//|     mjpeg_quality_factor: int
//|     """JPEG quality. int, 0..2147483647."""
//|
//|     def __init__(self, payloadType: int, profile: int, picWidth: int, picHeight: int, bit_rate: int = 4000, gopLen: int = 30, src_frame_rate: int = 30, dst_frame_rate: int = 30, mjpeg_quality_factor: int = 45) -> None:
//|         """Creates the attributes of a channel.
//|         :param payloadType: Encoding format: one of `Encoder.PAYLOAD_TYPE_*`. `Encoder.PAYLOAD_TYPE_H264` (96), `Encoder.PAYLOAD_TYPE_H265` (265), `Encoder.PAYLOAD_TYPE_JPEG` (26).
//|         :param profile: Codec profile for the payload type: one of `Encoder.H264_PROFILE_*` or `Encoder.H265_PROFILE_*`. JPEG ignores it. int, -2147483648..2147483647.
//|         :param picWidth: Width of the frames, as passed to `Encoder.SetOutBufs`. int, 8..8192, multiple of 8, pixels.
//|         :param picHeight: Height of the frames, as passed to `Encoder.SetOutBufs`. int, 1..8192, pixels.
//|         :param bit_rate: Target bit rate at `src_frame_rate`. The actual bit rate follows the actual frame rate. JPEG ignores it. int, 0..2147483647, kbit/s.
//|         :param gopLen: GOP length, the distance between two I frames: 1 I frame and `gopLen` - 1 P frames; 0 is 30. JPEG ignores it. int, 0..2147483647, frames.
//|         :param src_frame_rate: Frame rate that the rate control assumes. JPEG ignores it. int, 0..2147483647, frames/s.
//|         :param dst_frame_rate: Accepted for compatibility: the driver ignores it and drops no frames. int, -2147483648..2147483647, frames/s.
//|         :param mjpeg_quality_factor: Quality of JPEG pictures; 100 is the best. H.264 and H.265 ignore it. int, 0..2147483647.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         """
//|
//| class StreamData:
//|     """Packs of encoded stream. Create one object and use it for every GetStream.
//|     Garbage collection releases the packs that the object holds, of all channels. Stop releases those that the driver refuses to release.
//|     `del` only removes the name: the packs are released when the object is collected.
//|     An exception releases nothing: the object holds its packs while a variable refers to it.
//|     Soft reset, including one at the end of a script: all objects are collected. The order of StreamData and Encoder does not matter.
//|     Stop, Destroy or the collection of the Encoder may come first: the object is then empty, `pack_cnt` is 0, and the addresses in `data` must not be used. Its collection releases and unmaps nothing a second time.
//|     A script can add attributes of its own to an object and replace its methods; constants and read-only attributes cannot be assigned.
//|     """
//|     data: list[int]
//|     """Address of each pack, for `uctypes.bytearray_at`; valid until ReleaseStream. list of 12 int, address."""
//|     phy_addr: list[int]
//|     """Physical address of each pack. list of 12 int, physical address."""
//|     data_size: list[int]
//|     """Size of each pack. list of 12 int, bytes."""
//|     stream_type: list[int]
//|     """Frame type of each pack: one of `Encoder.STREAM_TYPE_*`. list of 12 int, STREAM_TYPE_*."""
//|     pts: list[int]
//|     """Timestamp of each pack since boot. A header pack has that of the previous frame; use that of the next frame. list of 12 int, µs."""
//|     pack_cnt: int
//|     """Packs from the last GetStream: the first `pack_cnt` entries of the lists are valid. 0 if it returned none. A script can assign it, which changes nothing of what the object holds. int, packs."""
//|
//|     def __init__(self) -> None:
//|         """Allocates the lists, for `VENC_PACK_CNT_MAX` packs.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises MemoryError: the heap is full
//|         """
//|
//| class Encoder:
//|     """The hardware encoder: four channels, shared by H.264, H.265 and JPEG. Channel 3 works like the others, but the firmware uses it for its own JPEG (IDE preview, `compress_for_ide`): use 0 to 2 if these can run.
//|     Garbage collection destroys the channels that the object created, as Destroy does, including running ones. It releases the output buffers that the object configured, and their configuration; if another object created the channel with them, that object adopts them. A step that the driver refuses is retried once, and again by the next call on the channel from any object.
//|     `del` only removes the name: the channels are released when the object is collected. A call that does not block collects garbage and retries once if another object's resources make it fail, or if the driver is out of buffers or memory.
//|     An exception does not release channels: the object owns them while a variable refers to it. Call Stop and Destroy in a `finally` block to release them at once.
//|     Soft reset, including one at the end of a script: all objects are collected before the firmware shuts down its video buffers. Without a soft reset, the channels stay as they are for the next script, until no variable refers to their object.
//|     A script can add attributes of its own to an object and replace its methods; constants and read-only attributes cannot be assigned.
//|     """
//|     PAYLOAD_TYPE_H264: int
//|     """H.264 stream."""
//|     PAYLOAD_TYPE_H265: int
//|     """H.265 stream."""
//|     PAYLOAD_TYPE_JPEG: int
//|     """JPEG pictures, one pack each."""
//|     H264_PROFILE_BASELINE: int
//|     """H.264 Baseline profile."""
//|     H264_PROFILE_MAIN: int
//|     """H.264 Main profile."""
//|     H264_PROFILE_HIGH: int
//|     """H.264 High profile."""
//|     H265_PROFILE_MAIN: int
//|     """H.265 Main profile."""
//|     STREAM_TYPE_HEADER: int
//|     """Parameter sets: SPS and PPS, for H.265 also VPS. A separate pack before each IDR."""
//|     STREAM_TYPE_I: int
//|     """I frame; also each JPEG picture."""
//|     STREAM_TYPE_P: int
//|     """P frame."""
//|     chn: int
//|     """The object has no channel of its own: methods select a channel by their argument. CanMV after v1.8 has its own here. A script can assign `encoder.chn`, which selects nothing."""
//|     private_poolid: int
//|     """The VB pool that SetOutBufs created, for classes that create the channel with raw MPP calls; Start adopts such a channel. -1 if there is none, and always with firmware up to CanMV v1.5 (MPP generation A). From CanMV's vencoder.py (2026-01). int, pool ID, read only."""
//|     output: object
//|     """A stream struct for raw MPP calls; no method uses it. From CanMV's vencoder.py. k_venc_stream, read only."""
//|
//|     def __init__(self) -> None:
//|         """Creates an encoder object. The channels that it creates are released when it is collected.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         """
//|
//|     def SetOutBufs(self, chn: int, buf_num: int, width: int, height: int) -> None:
//|         """Configures the output buffers of a channel. With firmware up to CanMV v1.5 (MPP generation A), call it before `MediaManager.init()`. Another call before Create replaces the configuration. Raises OSError before reserving anything if the buffers exceed the board's media memory.
//|         :param chn: Channel number. int, 0..3.
//|         :param buf_num: Number of output buffers. Each unread or unreleased pack occupies one. int, 1..256, buffers.
//|         :param width: Width of the encoded frames. int, 1..8192, pixels.
//|         :param height: Height of the encoded frames. int, 1..8192, pixels.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises OSError: the buffers exceed the board's media memory (MMZ): `K_ERR_VB_NOMEM`; the message has the bytes needed and the bytes that the board has
//|         :raises OSError: the driver failed, or there are too many common pools (generation A)
//|         :raises AssertionError: `MediaManager.init()` was called before (generation A)
//|         :states: bare: allowed, then buffered; buffered, destroyed: allowed; created, running, stopped: OSError K_ERR_VENC_EXIST, call Destroy first
//|         :after success: In generation B, the channel has its own VB pool, and the pool of an earlier SetOutBufs is released. The pool exists until Destroy, another SetOutBufs or the collection of this object. In generation A, each call adds a common pool to the configuration of `MediaManager`. Its `init()` creates the pools and its `deinit()` releases them; call SetOutBufs again after that.
//|         :after failure: Nothing is acquired. A call that is rejected for its state or the buffers' size changes nothing. In generation B, if the driver creates no pool, the earlier pool is already released, but its configuration is kept and Create creates the pool again. In generation A, an exception from `MediaManager` may leave the common pool in its configuration; `MediaManager.deinit()` removes it.
//|         :after interruption: In generation A, Ctrl-C can interrupt the Python code of `MediaManager`, with the same result as a failure. In generation B, the call does not block.
//|         """
//|
//|     def Create(self, chn: int, chnAttr: ChnAttrStr) -> None:
//|         """Creates a channel. H.264 and H.265 streams repeat their parameter sets before each IDR.
//|         :param chn: Channel number. int, 0..3.
//|         :param chnAttr: Attributes of the channel. ChnAttrStr.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises ValueError: an attribute is not valid for the payload type
//|         :raises OSError: the driver failed
//|         :states: buffered, destroyed: allowed, then created; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; created, running, stopped: OSError K_ERR_VENC_EXIST, call Destroy first
//|         :after success: The channel exists in the driver, and this object owns it until Destroy or its own collection. In generation B, the channel's pool is attached to it; a pool that Destroy released is created again. In generation A, the driver allocates the output buffers from the common pools until Destroy.
//|         :after failure: Completed steps are undone: the pool is detached, the channel destroyed. The pool and its configuration stay. A step that the driver refuses to undo is retried by the next Create or Destroy on the channel, and at the collection of the object that called SetOutBufs.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     def Start(self, chn: int) -> None:
//|         """Starts encoding. A stopped channel cannot be started again: call Destroy and Create first. If raw MPP calls created the channel with the buffers of SetOutBufs, this object adopts it.
//|         :param chn: Channel number. int, 0..3.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises OSError: the driver failed
//|         :states: created: allowed, then running; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; running, stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
//|         :after success: Nothing is released. From then on, each encoded pack occupies an output buffer until it is released. An adopted channel is released by Destroy or at the collection of this object, as if the object had created it.
//|         :after failure: Nothing is released and the channel keeps its state. This object still owns an adopted channel.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     def SendFrame(self, chn: int, frame: object, timeout: int = 1000) -> int:
//|         """Sends a frame to the encoder. Do not change or free its memory until it is encoded. The planes of an NV12 frame start at multiples of 4096 bytes.
//|         :param chn: Channel number. int, 0..3.
//|         :param frame: A `k_video_frame_info`, or the result of a sensor's or display's dump. buffer of one `k_video_frame_info`.
//|         :param timeout: Maximum wait while the queue of 30 frames is full: -1 waits without limit, 0 does not wait. int, -1..2147483647, ms.
//|         :returns: 0, or the driver's error code as a signed int: also if the queue stays full, and on a channel that is not running.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises KeyboardInterrupt: Ctrl-C or the IDE's stop during the wait
//|         :states: running: allowed; destroyed: returns K_ERR_VENC_UNEXIST; created, stopped: returns K_ERR_VENC_NOT_PERM; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered: OSError K_ERR_VENC_UNEXIST, call Create first
//|         :after success: The script still owns the frame: the module keeps no reference to it or its memory. Each pack encoded from it occupies an output buffer until it is released. With `timeout` 0 and a full queue, the driver drops the frame and still returns 0.
//|         :after failure: After an exception, nothing was sent. After an error code, the frame produces no pack. Nothing is acquired or released. If another thread stops or destroys the channel, the call returns a code at once, unless the driver has queued the frame already.
//|         :after interruption: The exception is raised between two attempts: the frame is not in the queue. If it was queued just before, the call returns first and the exception follows.
//|         """
//|
//|     def GetStream(self, chn: int, streamData: StreamData, timeout: int = -1) -> int:
//|         """Gets encoded packs: all that are available, `VENC_PACK_CNT_MAX` at most; the next call gets the rest. If none is available, waits for one pack and returns it alone: a reader that waits gets a header and its I frame by two calls. First releases the packs that `streamData` still holds. Allocates nothing on the heap. A call before Start waits for it.
//|         :param chn: Channel number. int, 0..3.
//|         :param streamData: Receives the packs. StreamData.
//|         :param timeout: Maximum wait for a pack: -1 waits without limit, 0 does not wait. Stop, Ctrl-C and other threads work during the wait. int, -1..2147483647, ms.
//|         :returns: 0, or -1 on a timeout, if the driver failed, on a channel that is stopped or destroyed, and at once if another thread stops or destroys it; `streamData.pack_cnt` is then 0.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises ValueError: the script shortened a list of `streamData`
//|         :raises KeyboardInterrupt: Ctrl-C or the IDE's stop during the wait
//|         :states: created, running: allowed; destroyed, stopped: returns -1; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered: OSError K_ERR_VENC_UNEXIST, call Create first
//|         :after success: The earlier packs of `streamData`, of any channel, are released. It holds the new packs until ReleaseStream, the next GetStream with it, Stop, Destroy or its own collection; each occupies an output buffer until then. An output buffer is mapped when its first pack arrives and stays mapped until Destroy.
//|         :after failure: After an immediate exception, `streamData` keeps its earlier packs, although `pack_cnt` is 0 after an `OSError`. After -1 they are released; if the driver refuses, the next ReleaseStream, GetStream or Stop retries. Packs that could not be mapped are kept for the next GetStream; Stop releases them. If another thread stopped the channel, the packs that arrived are released.
//|         :after interruption: The exception is raised between two attempts, while no pack has arrived: `streamData` is empty, its earlier packs are released, and the next GetStream gets later packs. If a pack arrived just before, the call returns first, and `streamData` holds the pack when the exception follows.
//|         """
//|
//|     def ReleaseStream(self, chn: int, streamData: StreamData) -> None:
//|         """Releases the packs of `chn` that `streamData` holds. A second call, a call after a GetStream without packs, and a call after Stop or Destroy have no effect.
//|         :param chn: Channel number. int, 0..3.
//|         :param streamData: The object that GetStream filled. StreamData.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the driver failed
//|         :states: running: allowed; bare, buffered, destroyed, created, stopped: no effect
//|         :after success: The packs of `chn` that `streamData` held are released, and their output buffers are free. `streamData` still holds packs of other channels. `pack_cnt` and the lists keep their values, and the buffers stay mapped until Destroy, but the driver can overwrite the data.
//|         :after failure: `streamData` keeps the packs that the driver refused to release; the next ReleaseStream, GetStream or Stop retries.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     def Stop(self, chn: int) -> None:
//|         """Stops encoding and releases all unread and unreleased packs. Has no effect on a channel that is not running.
//|         :param chn: Channel number. int, 0..3.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the driver failed
//|         :states: running: allowed, then stopped; bare, buffered, destroyed, created, stopped: no effect
//|         :after success: All packs of the channel are released, and each StreamData that held some has `pack_cnt` 0. In generation B, the pool is detached. The channel, its mappings and its output buffers stay until Destroy.
//|         :after failure: The packs of StreamData objects are released nevertheless, and these objects are empty. If the driver did not stop the channel, it is still running and Stop can be called again. If the driver did not detach the pool (generation B), the channel is stopped and Destroy detaches the pool.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     def Destroy(self, chn: int) -> None:
//|         """Destroys a channel and releases its resources; stops it first if it is running. Keeps the configuration of the output buffers, so that Create can follow. Has no effect on a channel without output buffers.
//|         :param chn: Channel number. int, 0..3.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the driver failed
//|         :states: buffered, destroyed: allowed; created, running, stopped: allowed, then destroyed; bare: no effect
//|         :after success: Everything is released: the packs (each StreamData that held some has `pack_cnt` 0), the attachment of the pool, the channel, the mappings and, in generation B, the pool; Create creates it again. In generation A, the output buffers are back in the common pools, which exist until `MediaManager.deinit()`.
//|         :after failure: Completed steps are not undone, and the remaining resources are kept. The next Destroy continues with the step that failed, as does the collection of the object that created the channel.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """

static const mp_rom_map_elem_t module_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__vencoder) },
    { MP_ROM_QSTR(MP_QSTR_ChnAttrStr), MP_ROM_PTR(&vencoder_chn_attr_str_type) },
    { MP_ROM_QSTR(MP_QSTR_StreamData), MP_ROM_PTR(&vencoder_stream_data_type) },
    { MP_ROM_QSTR(MP_QSTR_Encoder), MP_ROM_PTR(&vencoder_encoder_type) },
    { MP_ROM_QSTR(MP_QSTR_VENC_PACK_CNT_MAX), MP_ROM_INT(VENC_PACK_CNT_MAX) },
};
static MP_DEFINE_CONST_DICT(module_globals, module_globals_table);

const mp_obj_module_t vencoder_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&module_globals,
};
MP_REGISTER_MODULE(MP_QSTR__vencoder, vencoder_module);
