// Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
#include <string.h>

#include "py/runtime.h"

#include "binding_receivers.h"
#include "mpp.h"
#include "mpp_abi_check.h"
#include "vencoder_contract.h"

extern const mp_obj_type_t vencoder_chn_attr_str_type;
extern const mp_obj_type_t vencoder_stream_data_type;
extern const mp_obj_type_t vencoder_encoder_type;

// ---------------------------------------------------------------- value types

static const binding_choice_t type_choice_k_pt_h264_k_pt_jpeg_choices[] = {
    { MP_QSTR_Encoder, MP_QSTR_PAYLOAD_TYPE_H264, K_PT_H264 },
    { MP_QSTR_Encoder, MP_QSTR_PAYLOAD_TYPE_H265, K_PT_H265 },
    { MP_QSTR_Encoder, MP_QSTR_PAYLOAD_TYPE_JPEG, K_PT_JPEG },
};

static const binding_type_t type_choice_k_pt_h264_k_pt_jpeg = {
    .kind = BINDING_CHOICE,
    .choice_count = MP_ARRAY_SIZE(type_choice_k_pt_h264_k_pt_jpeg_choices),
    .choices = type_choice_k_pt_h264_k_pt_jpeg_choices,
};

static const binding_type_t type_int_m2147483648_2147483647 = {
    .kind = BINDING_INT,
    .min = -2147483647 - 1,
    .max = 2147483647,
};

static const binding_type_t type_int_8_8192_x8_pixels = {
    .kind = BINDING_INT,
    .multiple_of = 8,
    .unit = "pixels",
    .min = 8,
    .max = 8192,
};

static const binding_type_t type_int_1_8192_pixels = {
    .kind = BINDING_INT,
    .unit = "pixels",
    .min = 1,
    .max = 8192,
};

static const binding_type_t type_int_0_2147483647_kbit_s = {
    .kind = BINDING_INT,
    .unit = "kbit/s",
    .min = 0,
    .max = 2147483647,
};

static const binding_type_t type_int_0_2147483647_frames = {
    .kind = BINDING_INT,
    .unit = "frames",
    .min = 0,
    .max = 2147483647,
};

static const binding_type_t type_int_0_2147483647_frames_s = {
    .kind = BINDING_INT,
    .unit = "frames/s",
    .min = 0,
    .max = 2147483647,
};

static const binding_type_t type_int_m2147483648_2147483647_frames_s = {
    .kind = BINDING_INT,
    .unit = "frames/s",
    .min = -2147483647 - 1,
    .max = 2147483647,
};

static const binding_type_t type_int_0_2147483647 = {
    .kind = BINDING_INT,
    .min = 0,
    .max = 2147483647,
};

static const binding_choice_t type_choice_k_venc_rc_mode_cbr_k_venc_rc_mode_fixqp_choices[] = {
    { MP_QSTR_Encoder, MP_QSTR_RC_CBR, K_VENC_RC_MODE_CBR },
    { MP_QSTR_Encoder, MP_QSTR_RC_VBR, K_VENC_RC_MODE_VBR },
    { MP_QSTR_Encoder, MP_QSTR_RC_FIXQP, K_VENC_RC_MODE_FIXQP },
};

static const binding_type_t type_choice_k_venc_rc_mode_cbr_k_venc_rc_mode_fixqp = {
    .kind = BINDING_CHOICE,
    .choice_count = MP_ARRAY_SIZE(type_choice_k_venc_rc_mode_cbr_k_venc_rc_mode_fixqp_choices),
    .choices = type_choice_k_venc_rc_mode_cbr_k_venc_rc_mode_fixqp_choices,
};

static const binding_type_t type_int_0_51 = {
    .kind = BINDING_INT,
    .min = 0,
    .max = 51,
};

static const binding_choice_t type_choice_venc_profile_h264_baseline_venc_profile_h264_high_choices[] = {
    { MP_QSTR_Encoder, MP_QSTR_H264_PROFILE_BASELINE, VENC_PROFILE_H264_BASELINE },
    { MP_QSTR_Encoder, MP_QSTR_H264_PROFILE_MAIN, VENC_PROFILE_H264_MAIN },
    { MP_QSTR_Encoder, MP_QSTR_H264_PROFILE_HIGH, VENC_PROFILE_H264_HIGH },
};

static const binding_type_t type_choice_venc_profile_h264_baseline_venc_profile_h264_high = {
    .kind = BINDING_CHOICE,
    .choice_count = MP_ARRAY_SIZE(type_choice_venc_profile_h264_baseline_venc_profile_h264_high_choices),
    .choices = type_choice_venc_profile_h264_baseline_venc_profile_h264_high_choices,
};

static const binding_type_t type_int_128_3840_x8_pixels = {
    .kind = BINDING_INT,
    .multiple_of = 8,
    .unit = "pixels",
    .min = 128,
    .max = 3840,
};

static const binding_type_t type_int_64_2160_x2_pixels = {
    .kind = BINDING_INT,
    .multiple_of = 2,
    .unit = "pixels",
    .min = 64,
    .max = 2160,
};

static const binding_type_t type_int_1_1000000_kbit_s = {
    .kind = BINDING_INT,
    .unit = "kbit/s",
    .min = 1,
    .max = 1000000,
};

static const binding_type_t type_int_1_4096_frames_s = {
    .kind = BINDING_INT,
    .unit = "frames/s",
    .min = 1,
    .max = 4096,
};

static const binding_choice_t type_choice_venc_profile_h265_main_choices[] = {
    { MP_QSTR_Encoder, MP_QSTR_H265_PROFILE_MAIN, VENC_PROFILE_H265_MAIN },
};

static const binding_type_t type_choice_venc_profile_h265_main = {
    .kind = BINDING_CHOICE,
    .choice_count = MP_ARRAY_SIZE(type_choice_venc_profile_h265_main_choices),
    .choices = type_choice_venc_profile_h265_main_choices,
};

static const binding_type_t type_int_128_8192_x8_pixels = {
    .kind = BINDING_INT,
    .multiple_of = 8,
    .unit = "pixels",
    .min = 128,
    .max = 8192,
};

static const binding_type_t type_int_64_8192_x2_pixels = {
    .kind = BINDING_INT,
    .multiple_of = 2,
    .unit = "pixels",
    .min = 64,
    .max = 8192,
};

static const binding_type_t type_int_1_100 = {
    .kind = BINDING_INT,
    .min = 1,
    .max = 100,
};

static const binding_type_t type_int_0_11 = {
    .kind = BINDING_INT,
    .min = 0,
    .max = 11,
};

static const binding_type_t type_writer = {
    .kind = BINDING_WRITER,
    .converter = &binding_writer,
};

static const binding_type_t type_int_0_12 = {
    .kind = BINDING_INT,
    .min = 0,
    .max = 12,
};

static const binding_type_t type_int_0_3 = {
    .kind = BINDING_INT,
    .min = 0,
    .max = 3,
};

static const binding_type_t type_int_1_256_buffers = {
    .kind = BINDING_INT,
    .unit = "buffers",
    .min = 1,
    .max = 256,
};

static const binding_type_t type_object_chn_attr_str = {
    .kind = BINDING_FIELDS,
};

static const binding_type_t type_buffer_k_video_frame_info = {
    .kind = BINDING_BUFFER,
    .label = "a k_video_frame_info",
    .size = sizeof(k_video_frame_info),
};

static const binding_type_t type_int_m1_2147483647_ms = {
    .kind = BINDING_INT,
    .unit = "ms",
    .min = -1,
    .max = 2147483647,
};

static const binding_type_t type_object_stream_data = {
    .kind = BINDING_OBJECT,
    .label = "StreamData",
    .type = &vencoder_stream_data_type,
};

static const binding_choice_t type_choice_k_vpu_rotation_0_k_vpu_rotation_270_choices[] = {
    { MP_QSTR_Encoder, MP_QSTR_ROTATION_0, K_VPU_ROTATION_0 },
    { MP_QSTR_Encoder, MP_QSTR_ROTATION_90, K_VPU_ROTATION_90 },
    { MP_QSTR_Encoder, MP_QSTR_ROTATION_180, K_VPU_ROTATION_180 },
    { MP_QSTR_Encoder, MP_QSTR_ROTATION_270, K_VPU_ROTATION_270 },
};

static const binding_type_t type_choice_k_vpu_rotation_0_k_vpu_rotation_270 = {
    .kind = BINDING_CHOICE,
    .choice_count = MP_ARRAY_SIZE(type_choice_k_vpu_rotation_0_k_vpu_rotation_270_choices),
    .choices = type_choice_k_vpu_rotation_0_k_vpu_rotation_270_choices,
};

static const binding_choice_t type_choice_k_venc_mirror_hori_k_venc_mirror_vert_choices[] = {
    { MP_QSTR_Encoder, MP_QSTR_MIRROR_HORIZONTAL, K_VENC_MIRROR_HORI },
    { MP_QSTR_Encoder, MP_QSTR_MIRROR_VERTICAL, K_VENC_MIRROR_VERT },
};

static const binding_type_t type_choice_k_venc_mirror_hori_k_venc_mirror_vert = {
    .kind = BINDING_CHOICE,
    .choice_count = MP_ARRAY_SIZE(type_choice_k_venc_mirror_hori_k_venc_mirror_vert_choices),
    .choices = type_choice_k_venc_mirror_hori_k_venc_mirror_vert_choices,
};

static const binding_type_t type_int_0_1 = {
    .kind = BINDING_INT,
    .min = 0,
    .max = 1,
};

static const binding_choice_t type_choice_entropy_mode_cavlc_entropy_mode_cabac_choices[] = {
    { MP_QSTR_Encoder, MP_QSTR_ENTROPY_CAVLC, ENTROPY_MODE_CAVLC },
    { MP_QSTR_Encoder, MP_QSTR_ENTROPY_CABAC, ENTROPY_MODE_CABAC },
};

static const binding_type_t type_choice_entropy_mode_cavlc_entropy_mode_cabac = {
    .kind = BINDING_CHOICE,
    .choice_count = MP_ARRAY_SIZE(type_choice_entropy_mode_cavlc_entropy_mode_cabac_choices),
    .choices = type_choice_entropy_mode_cavlc_entropy_mode_cabac_choices,
};

static const binding_type_t type_int_0_8190_pixels = {
    .kind = BINDING_INT,
    .unit = "pixels",
    .min = 0,
    .max = 8190,
};

static const binding_type_t type_int_0_7 = {
    .kind = BINDING_INT,
    .min = 0,
    .max = 7,
};

static const binding_type_t type_int_0_255 = {
    .kind = BINDING_INT,
    .min = 0,
    .max = 255,
};

// ---------------------------------------------------------------- parameters

static const binding_parameter_t parameters_payload_type_p_qp[] = {
    { MP_QSTR_payloadType, MP_QSTRnull, false, &type_choice_k_pt_h264_k_pt_jpeg, { 0 } },
    { MP_QSTR_profile, MP_QSTRnull, false, &type_int_m2147483648_2147483647, { 0 } },
    { MP_QSTR_picWidth, MP_QSTRnull, false, &type_int_8_8192_x8_pixels, { 0 } },
    { MP_QSTR_picHeight, MP_QSTRnull, false, &type_int_1_8192_pixels, { 0 } },
    { MP_QSTR_bit_rate, MP_QSTRnull, true, &type_int_0_2147483647_kbit_s, { 4000 } },
    { MP_QSTR_gopLen, MP_QSTRnull, true, &type_int_0_2147483647_frames, { 30 } },
    { MP_QSTR_src_frame_rate, MP_QSTRnull, true, &type_int_0_2147483647_frames_s, { 30 } },
    { MP_QSTR_dst_frame_rate, MP_QSTRnull, true, &type_int_m2147483648_2147483647_frames_s, { 30 } },
    { MP_QSTR_mjpeg_quality_factor, MP_QSTRnull, true, &type_int_0_2147483647, { 45 } },
    { MP_QSTR_rc_mode, MP_QSTRnull, true, &type_choice_k_venc_rc_mode_cbr_k_venc_rc_mode_fixqp, { 1 } },
    { MP_QSTR_max_bit_rate, MP_QSTRnull, true, &type_int_0_2147483647_kbit_s, { 0 } },
    { MP_QSTR_i_qp, MP_QSTRnull, true, &type_int_0_51, { 30 } },
    { MP_QSTR_p_qp, MP_QSTRnull, true, &type_int_0_51, { 32 } },
};

static const binding_parameter_t parameters_pack[] = {
    { MP_QSTR_pack, MP_QSTRnull, false, &type_int_0_11, { 0 } },
};

static const binding_parameter_t parameters_file[] = {
    { MP_QSTR_file, MP_QSTRnull, false, &type_writer, { 0 } },
};

static const binding_parameter_t parameters_chn_height[] = {
    { MP_QSTR_chn, MP_QSTRnull, false, &type_int_0_3, { 0 } },
    { MP_QSTR_buf_num, MP_QSTRnull, false, &type_int_1_256_buffers, { 0 } },
    { MP_QSTR_width, MP_QSTRnull, false, &type_int_1_8192_pixels, { 0 } },
    { MP_QSTR_height, MP_QSTRnull, false, &type_int_1_8192_pixels, { 0 } },
};

static const binding_parameter_t parameters_chn_chn_attr[] = {
    { MP_QSTR_chn, MP_QSTRnull, false, &type_int_0_3, { 0 } },
    { MP_QSTR_chnAttr, MP_QSTRnull, false, &type_object_chn_attr_str, { 0 } },
};

static const binding_parameter_t parameters_chn_timeout[] = {
    { MP_QSTR_chn, MP_QSTR_venc_chn, false, &type_int_0_3, { 0 } },
    { MP_QSTR_frame, MP_QSTR_frame_info, false, &type_buffer_k_video_frame_info, { 0 } },
    { MP_QSTR_timeout, MP_QSTRnull, true, &type_int_m1_2147483647_ms, { 1000 } },
};

static const binding_parameter_t parameters_2_chn_timeout[] = {
    { MP_QSTR_chn, MP_QSTRnull, false, &type_int_0_3, { 0 } },
    { MP_QSTR_streamData, MP_QSTRnull, false, &type_object_stream_data, { 0 } },
    { MP_QSTR_timeout, MP_QSTRnull, true, &type_int_m1_2147483647_ms, { -1 } },
};

static const binding_parameter_t parameters_chn_rotation[] = {
    { MP_QSTR_chn, MP_QSTRnull, false, &type_int_0_3, { 0 } },
    { MP_QSTR_rotation, MP_QSTRnull, false, &type_choice_k_vpu_rotation_0_k_vpu_rotation_270, { 0 } },
};

static const binding_parameter_t parameters_chn_mirror[] = {
    { MP_QSTR_chn, MP_QSTRnull, false, &type_int_0_3, { 0 } },
    { MP_QSTR_mirror, MP_QSTRnull, false, &type_choice_k_venc_mirror_hori_k_venc_mirror_vert, { 0 } },
};

static const binding_parameter_t parameters_chn_enabled[] = {
    { MP_QSTR_chn, MP_QSTRnull, false, &type_int_0_3, { 0 } },
    { MP_QSTR_enabled, MP_QSTRnull, false, &type_int_0_1, { 0 } },
};

static const binding_parameter_t parameters_chn_mode[] = {
    { MP_QSTR_chn, MP_QSTRnull, false, &type_int_0_3, { 0 } },
    { MP_QSTR_mode, MP_QSTRnull, false, &type_choice_entropy_mode_cavlc_entropy_mode_cabac, { 0 } },
};

static const binding_parameter_t parameters_chn_chroma[] = {
    { MP_QSTR_chn, MP_QSTRnull, false, &type_int_0_3, { 0 } },
    { MP_QSTR_luma, MP_QSTRnull, false, &type_int_0_1, { 0 } },
    { MP_QSTR_chroma, MP_QSTRnull, false, &type_int_0_1, { 0 } },
};

static const binding_parameter_t parameters_chn_alpha[] = {
    { MP_QSTR_chn, MP_QSTRnull, false, &type_int_0_3, { 0 } },
    { MP_QSTR_frame, MP_QSTR_frame_info, false, &type_buffer_k_video_frame_info, { 0 } },
    { MP_QSTR_x, MP_QSTRnull, false, &type_int_0_8190_pixels, { 0 } },
    { MP_QSTR_y, MP_QSTRnull, false, &type_int_0_8190_pixels, { 0 } },
    { MP_QSTR_index, MP_QSTRnull, true, &type_int_0_7, { 0 } },
    { MP_QSTR_alpha, MP_QSTRnull, true, &type_int_0_255, { 255 } },
};

// An array of one, so that its name is a pointer.
static const binding_errors_t errors[] = {
    {
        "K_ERR_MMZ_USERDEV_\0"
        "K_ERR_SYS_\0"
        "K_ERR_VB_\0"
        "K_ERR_VENC_\0"
        "ILLEGAL_PARAM\0" "invalid parameter\0"
        "NOMEM\0" "out of memory\0"
        "NULL_PTR\0" "null pointer\0"
        "BADADDR\0" "bad address\0"
        "BUF_EMPTY\0" "buffer empty\0"
        "BUF_FULL\0" "buffer full\0"
        "BUSY\0" "busy\0"
        "EXIST\0" "already exists\0"
        "INVALID_CHNID\0" "no such channel\0"
        "INVALID_DEVID\0" "no such device\0"
        "NOBUF\0" "no free buffer\0"
        "NOTREADY\0" "not ready\0"
        "NOT_CONFIG\0" "not configured\0"
        "NOT_PERM\0" "operation not permitted\0"
        "NOT_SUPPORT\0" "not supported\0"
        "UNEXIST\0" "does not exist\0"
        "2MPOOLS\0" "too many pools\0"
        "",
        (const binding_error_t[]){
            { K_ERR_MMZ_USERDEV_ILLEGAL_PARAM, 0, 52 },
            { K_ERR_MMZ_USERDEV_NOMEM, 0, 84 },
            { K_ERR_MMZ_USERDEV_NULL_PTR, 0, 104 },
            { K_ERR_SYS_BADADDR, 19, 126 },
            { K_ERR_SYS_BUF_EMPTY, 19, 146 },
            { K_ERR_SYS_BUF_FULL, 19, 169 },
            { K_ERR_SYS_BUSY, 19, 190 },
            { K_ERR_SYS_EXIST, 19, 200 },
            { K_ERR_SYS_ILLEGAL_PARAM, 19, 52 },
            { K_ERR_SYS_INVALID_CHNID, 19, 221 },
            { K_ERR_SYS_INVALID_DEVID, 19, 251 },
            { K_ERR_SYS_NOBUF, 19, 280 },
            { K_ERR_SYS_NOMEM, 19, 84 },
            { K_ERR_SYS_NOTREADY, 19, 301 },
            { K_ERR_SYS_NOT_CONFIG, 19, 320 },
            { K_ERR_SYS_NOT_PERM, 19, 346 },
            { K_ERR_SYS_NOT_SUPPORT, 19, 379 },
            { K_ERR_SYS_NULL_PTR, 19, 104 },
            { K_ERR_SYS_UNEXIST, 19, 405 },
            { K_ERR_VB_2MPOOLS, 30, 428 },
            { K_ERR_VB_BUSY, 30, 190 },
            { K_ERR_VB_ILLEGAL_PARAM, 30, 52 },
            { K_ERR_VB_NOBUF, 30, 280 },
            { K_ERR_VB_NOMEM, 30, 84 },
            { K_ERR_VB_NOTREADY, 30, 301 },
            { K_ERR_VB_NOT_PERM, 30, 346 },
            { K_ERR_VB_NULL_PTR, 30, 104 },
            { K_ERR_VB_UNEXIST, 30, 405 },
            { K_ERR_VENC_BADADDR, 40, 126 },
            { K_ERR_VENC_BUF_EMPTY, 40, 146 },
            { K_ERR_VENC_BUF_FULL, 40, 169 },
            { K_ERR_VENC_BUSY, 40, 190 },
            { K_ERR_VENC_EXIST, 40, 200 },
            { K_ERR_VENC_ILLEGAL_PARAM, 40, 52 },
            { K_ERR_VENC_INVALID_CHNID, 40, 221 },
            { K_ERR_VENC_INVALID_DEVID, 40, 251 },
            { K_ERR_VENC_NOBUF, 40, 280 },
            { K_ERR_VENC_NOMEM, 40, 84 },
            { K_ERR_VENC_NOTREADY, 40, 301 },
            { K_ERR_VENC_NOT_CONFIG, 40, 320 },
            { K_ERR_VENC_NOT_PERM, 40, 346 },
            { K_ERR_VENC_NOT_SUPPORT, 40, 379 },
            { K_ERR_VENC_NULL_PTR, 40, 104 },
            { K_ERR_VENC_UNEXIST, 40, 405 },
            { 0, 0, 0 },
        },
        "chn",
        (const uint16_t[]){
            MP_QSTR_SetOutBufs,
            MP_QSTR_Create,
            MP_QSTR_Start,
            MP_QSTR_SendFrame,
            MP_QSTR_GetStream,
            MP_QSTR_ReleaseStream,
            MP_QSTR_RequestIDR,
            MP_QSTR_SetRotation,
            MP_QSTR_SetMirror,
            MP_QSTR_SetDeblocking,
            MP_QSTR_SetEntropyCoding,
            MP_QSTR_SetSAO,
            MP_QSTR_SetOSD,
            MP_QSTR_Stop,
            MP_QSTR_Destroy,
            MP_QSTR_frames,
            MP_QSTR_sps_pps,
            MP_QSTR_stats,
        },
    },
};

static mp_obj_t call_engine(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    return binding_call_engine(method, n_args, n_kw, arguments, errors);
}

// ---------------------------------------------------------------- objects

typedef struct {
    mp_obj_base_t base;
    vencoder_chn_attr_str_t c;
} class_chn_attr_str_obj_t;

typedef struct {
    mp_obj_base_t base;
    mp_obj_t instance;
    vencoder_stream_data_t c;
    mp_obj_t lists[5];
    mp_map_t *own_attributes;
} class_stream_data_obj_t;
_Static_assert(offsetof(class_stream_data_obj_t, instance) == offsetof(binding_receiver_t, instance), "class_stream_data_obj_t starts as a binding_receiver_t");
_Static_assert(offsetof(class_stream_data_obj_t, c.views) == offsetof(binding_receiver_t, epoch), "class_stream_data_obj_t starts as a binding_receiver_t");

static class_stream_data_obj_t *class_stream_data_new(void);

typedef struct {
    mp_obj_base_t base;
    mp_obj_t instance;
    mp_obj_t view_output;
    mp_map_t *own_attributes;
} class_encoder_obj_t;
_Static_assert(offsetof(class_encoder_obj_t, instance) == offsetof(binding_receiver_t, instance), "class_encoder_obj_t starts as a binding_receiver_t");

// ---------------------------------------------------------------- ChnAttrStr

static const binding_field_t class_chn_attr_str_field_table[] = {
    { MP_QSTR_payload_type, offsetof(vencoder_chn_attr_str_t, payload_type), 0 },
    { MP_QSTR_profile, offsetof(vencoder_chn_attr_str_t, profile), 1 },
    { MP_QSTR_pic_width, offsetof(vencoder_chn_attr_str_t, pic_width), 2 },
    { MP_QSTR_pic_height, offsetof(vencoder_chn_attr_str_t, pic_height), 3 },
    { MP_QSTR_gop_len, offsetof(vencoder_chn_attr_str_t, gop_len), 5 },
    { MP_QSTR_bit_rate, offsetof(vencoder_chn_attr_str_t, bit_rate), 4 },
    { MP_QSTR_src_frame_rate, offsetof(vencoder_chn_attr_str_t, src_frame_rate), 6 },
    { MP_QSTR_dst_frame_rate, offsetof(vencoder_chn_attr_str_t, dst_frame_rate), 7 },
    { MP_QSTR_mjpeg_quality_factor, offsetof(vencoder_chn_attr_str_t, mjpeg_quality_factor), 8 },
    { MP_QSTR_rc_mode, offsetof(vencoder_chn_attr_str_t, rc_mode), 9 },
    { MP_QSTR_max_bit_rate, offsetof(vencoder_chn_attr_str_t, max_bit_rate), 10 },
    { MP_QSTR_i_qp, offsetof(vencoder_chn_attr_str_t, i_qp), 11 },
    { MP_QSTR_p_qp, offsetof(vencoder_chn_attr_str_t, p_qp), 12 },
};

static const binding_fields_t class_chn_attr_str_fields = { &vencoder_chn_attr_str_type, parameters_payload_type_p_qp, class_chn_attr_str_field_table, MP_ARRAY_SIZE(class_chn_attr_str_field_table) };

static const binding_rules_t class_chn_attr_str_rules = {
    (const binding_rule_t[]){
        { BINDING_RULE_CASE, 0, 1 }, // payload_type
        { BINDING_RULE_CHECK, 1, 2 }, // profile
        { BINDING_RULE_CHECK, 2, 3 }, // pic_width
        { BINDING_RULE_CHECK, 3, 4 }, // pic_height
        { BINDING_RULE_CHECK, 5, 5 }, // bit_rate
        { BINDING_RULE_CHECK, 6, 6 }, // src_frame_rate
        { BINDING_RULE_CASE, 0, 8 }, // payload_type
        { BINDING_RULE_CHECK, 1, 9 }, // profile
        { BINDING_RULE_CHECK, 2, 3 }, // pic_width
        { BINDING_RULE_CHECK, 3, 4 }, // pic_height
        { BINDING_RULE_CHECK, 5, 5 }, // bit_rate
        { BINDING_RULE_CHECK, 6, 6 }, // src_frame_rate
        { BINDING_RULE_CASE, 0, 11 }, // payload_type
        { BINDING_RULE_CHECK, 2, 12 }, // pic_width
        { BINDING_RULE_CHECK, 3, 13 }, // pic_height
        { BINDING_RULE_CHECK, 8, 14 }, // mjpeg_quality_factor
        { 0, 0, 0 },
    },
    (const binding_operand_t[]){
        { .label = "H.264" },
        { .value = (int32_t)K_PT_H264 },
        { .type = &type_choice_venc_profile_h264_baseline_venc_profile_h264_high },
        { .type = &type_int_128_3840_x8_pixels },
        { .type = &type_int_64_2160_x2_pixels },
        { .type = &type_int_1_1000000_kbit_s },
        { .type = &type_int_1_4096_frames_s },
        { .label = "H.265" },
        { .value = (int32_t)K_PT_H265 },
        { .type = &type_choice_venc_profile_h265_main },
        { .label = "JPEG" },
        { .value = (int32_t)K_PT_JPEG },
        { .type = &type_int_128_8192_x8_pixels },
        { .type = &type_int_64_8192_x2_pixels },
        { .type = &type_int_1_100 },
    },
    &class_chn_attr_str_fields,
};

static void class_chn_attr_str_read(vencoder_chn_attr_str_t *c, mp_obj_t object, binding_where_t where, qstr name) {
    if (mp_obj_is_exact_type(object, &vencoder_chn_attr_str_type)) {
        *c = ((class_chn_attr_str_obj_t *)MP_OBJ_TO_PTR(object))->c;
    } else {
        binding_read_fields(&class_chn_attr_str_fields, object, c, where, name);
    }
    binding_check_rules(&class_chn_attr_str_rules, c, where);
}

static void class_chn_attr_str_construct(void *object, const binding_value_t *values) {
    class_chn_attr_str_obj_t *self = object;
    self->c.payload_type = (int32_t)values[0].i;
    self->c.profile = (int32_t)values[1].i;
    self->c.pic_width = (int32_t)values[2].i;
    self->c.pic_height = (int32_t)values[3].i;
    self->c.gop_len = (int32_t)values[5].i;
    self->c.bit_rate = (int32_t)values[4].i;
    self->c.src_frame_rate = (int32_t)values[6].i;
    self->c.dst_frame_rate = (int32_t)values[7].i;
    self->c.mjpeg_quality_factor = (int32_t)values[8].i;
    self->c.rc_mode = (int32_t)values[9].i;
    self->c.max_bit_rate = (int32_t)values[10].i;
    self->c.i_qp = (int32_t)values[11].i;
    self->c.p_qp = (int32_t)values[12].i;
}

static const binding_class_t class_chn_attr_str = {
    .signature = {
        .method = { { &binding_method_type }, binding_init },
        .parameters = parameters_payload_type_p_qp,
        .where = { MP_QSTR_ChnAttrStr, MP_QSTRnull },
        .count = 13,
        .required = 4,
        .is_constructor = true,
    },
    .type = &vencoder_chn_attr_str_type,
    .construct = class_chn_attr_str_construct,
    .size = sizeof(class_chn_attr_str_obj_t),
};

static mp_obj_t class_chn_attr_str_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    return binding_make_new(type, n_args, n_kw, arguments, &class_chn_attr_str);
}

static const mp_rom_map_elem_t class_chn_attr_str_parent_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___init__), MP_ROM_PTR(&class_chn_attr_str) },
};
static MP_DEFINE_CONST_DICT(class_chn_attr_str_parent_locals, class_chn_attr_str_parent_locals_table);

// Has only __init__. MicroPython looks up the locals of a native class with the native object, which does not exist
// before __init__; those of this class, which counts as one of the script, with the instance.
static MP_DEFINE_CONST_OBJ_TYPE(
    class_chn_attr_str_parent_type,
    MP_QSTR_object,
    MP_TYPE_FLAG_INSTANCE_TYPE,
    locals_dict, &class_chn_attr_str_parent_locals);

static void class_chn_attr_str_attr(mp_obj_t self_in, qstr attribute, mp_obj_t *dest) {
    class_chn_attr_str_obj_t *self = MP_OBJ_TO_PTR(self_in);
    binding_attr_fields(&class_chn_attr_str_fields, &self->c, attribute, dest);
}

MP_DEFINE_CONST_OBJ_TYPE(
    vencoder_chn_attr_str_type,
    MP_QSTR_ChnAttrStr,
    MP_TYPE_FLAG_NONE,
    attr, class_chn_attr_str_attr,
    parent, &class_chn_attr_str_parent_type,
    make_new, class_chn_attr_str_make_new);

// ---------------------------------------------------------------- StreamData

static const qstr class_stream_data_list_names[] = {
    MP_QSTR_data,
    MP_QSTR_phy_addr,
    MP_QSTR_data_size,
    MP_QSTR_stream_type,
    MP_QSTR_pts,
};

static const binding_lists_t class_stream_data_lists = { class_stream_data_list_names, MP_ARRAY_SIZE(class_stream_data_list_names), VENC_PACK_CNT_MAX, MP_QSTR_pack_cnt };

static void class_stream_data_construct(void *object, const binding_value_t *values) {
    class_stream_data_obj_t *self = object;
    (void)values;
    binding_new_lists(&class_stream_data_lists, self->lists);
    self->c.pack_cnt = 0;
}

static const binding_class_t class_stream_data = {
    .signature = {
        .method = { { &binding_method_type }, binding_init },
        .where = { MP_QSTR_StreamData, MP_QSTRnull },
        .is_constructor = true,
    },
    .type = &vencoder_stream_data_type,
    .construct = class_stream_data_construct,
    .hold = binding_set_instance,
    .size = sizeof(class_stream_data_obj_t),
    .has_finaliser = true,
};

static mp_obj_t class_stream_data_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    return binding_make_new(type, n_args, n_kw, arguments, &class_stream_data);
}

// An object that a call returns.
static class_stream_data_obj_t *class_stream_data_new(void) {
    class_stream_data_obj_t *self = binding_new_object(&class_stream_data, &vencoder_stream_data_type);
    binding_new_lists(&class_stream_data_lists, self->lists);
    return self;
}

static const mp_rom_map_elem_t class_stream_data_parent_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___init__), MP_ROM_PTR(&class_stream_data) },
};
static MP_DEFINE_CONST_DICT(class_stream_data_parent_locals, class_stream_data_parent_locals_table);

// Has only __init__. MicroPython looks up the locals of a native class with the native object, which does not exist
// before __init__; those of this class, which counts as one of the script, with the instance.
static MP_DEFINE_CONST_OBJ_TYPE(
    class_stream_data_parent_type,
    MP_QSTR_object,
    MP_TYPE_FLAG_INSTANCE_TYPE,
    locals_dict, &class_stream_data_parent_locals);

static void class_stream_data_store(class_stream_data_obj_t *self, qstr attribute, mp_obj_t *dest) {
    switch (attribute) {
        case MP_QSTR_pack_cnt:
            if (dest[1] == MP_OBJ_NULL) {
                binding_raise_undeletable(MP_QSTR_StreamData, attribute);
            }
            self->c.pack_cnt = (uint32_t)binding_value(&type_int_0_12, dest[1], (binding_where_t){ MP_QSTR_StreamData, MP_QSTRnull }, attribute).i;
            dest[0] = MP_OBJ_NULL;
            return;
        case MP_QSTR_data:
        case MP_QSTR_phy_addr:
        case MP_QSTR_data_size:
        case MP_QSTR_stream_type:
        case MP_QSTR_pts:
            binding_raise_read_only(MP_QSTR_StreamData, attribute);
        default:
            binding_store_own(&vencoder_stream_data_type, &self->own_attributes, attribute, dest);
    }
}

static void class_stream_data_attr(mp_obj_t self_in, qstr attribute, mp_obj_t *dest) {
    class_stream_data_obj_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        class_stream_data_store(self, attribute, dest);
        return;
    }
    switch (attribute) {
        case MP_QSTR_data:
            dest[0] = self->lists[0];
            break;
        case MP_QSTR_phy_addr:
            dest[0] = self->lists[1];
            break;
        case MP_QSTR_data_size:
            dest[0] = self->lists[2];
            break;
        case MP_QSTR_stream_type:
            dest[0] = self->lists[3];
            break;
        case MP_QSTR_pts:
            dest[0] = self->lists[4];
            break;
        case MP_QSTR_pack_cnt:
            dest[0] = mp_obj_new_int_from_uint(self->c.pack_cnt);
            break;
        default:
            binding_load_own(self->own_attributes, attribute, dest);
    }
}

static mp_obj_t class_stream_data_del(mp_obj_t self_in) {
    class_stream_data_obj_t *self = MP_OBJ_TO_PTR(self_in);
    binding_end_views(self);
    vencoder_stream_data_del(&self->c);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(class_stream_data_del_obj, class_stream_data_del);

static bool method_stream_data_view(void *object, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    class_stream_data_obj_t *self = object;
    binding_view_t *view = binding_new_view(self);
    binding_bytes_t value;
    bool is_done = vencoder_view(&self->c, (int32_t)values[0].i, &value, result);
    if (is_done) {
        *returned = binding_lend(view, &value);
    }
    return is_done;
}
static const binding_signature_t method_stream_data_view_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_stream_data_type,
    .parameters = parameters_pack,
    .where = { MP_QSTR_StreamData, MP_QSTR_view },
    .count = 1,
    .required = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_stream_data_view,
};

static bool method_stream_data_write(void *object, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    class_stream_data_obj_t *self = object;
    const binding_writer_t argument_0 = { values[0].o };
    int32_t value;
    bool is_done = vencoder_write(&self->c, &argument_0, &value, result);
    if (is_done) {
        *returned = mp_obj_new_int(value);
    }
    return is_done;
}
static const binding_signature_t method_stream_data_write_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_stream_data_type,
    .parameters = parameters_file,
    .where = { MP_QSTR_StreamData, MP_QSTR_write },
    .count = 1,
    .required = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_stream_data_write,
};

static mp_obj_t method_stream_data_next(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    class_stream_data_obj_t *self = binding_parse(method, n_args, n_kw, arguments, NULL);
    bool has_value;
    vencoder_stream_data_lists_t value_lists;
    binding_check_lists(&class_stream_data_lists, self->lists, binding_itself((const binding_receiver_t *)self), (binding_where_t){ MP_QSTR_StreamData, MP_QSTR_Next });
    binding_result_t result;
    binding_wait_t wait = binding_wait_begin(-1);
    bool is_done;
    do {
        is_done = vencoder_next(&self->c, binding_wait_slice(&wait), &binding_gil, &wait.progress, &has_value, &value_lists, &result);
    } while (!is_done && result.timed_out && binding_wait_continues(&wait));
    if (!is_done) {
        binding_raise_failure(method, NULL, &result, errors);
    }
    return has_value ? (binding_show_lists(&class_stream_data_lists, self->lists, binding_itself((const binding_receiver_t *)self), (const uint64_t *)&value_lists, self->c.pack_cnt, true), binding_itself((const binding_receiver_t *)self)) : mp_const_none;
}
static const binding_signature_t method_stream_data_next_obj = {
    .method = { { &binding_method_type }, method_stream_data_next },
    .self = &vencoder_stream_data_type,
    .where = { MP_QSTR_StreamData, MP_QSTR_Next },
};

static const binding_protocol_t class_stream_data_iter_obj = { { { &binding_method_type }, binding_enter }, &vencoder_stream_data_type, MP_QSTRnull };
static const binding_protocol_t class_stream_data_next_obj = { { { &binding_method_type }, binding_next }, &vencoder_stream_data_type, MP_QSTR_Next };

static const mp_rom_map_elem_t class_stream_data_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___del__), MP_ROM_PTR(&class_stream_data_del_obj) },
    { MP_ROM_QSTR(MP_QSTR___iter__), MP_ROM_PTR(&class_stream_data_iter_obj) },
    { MP_ROM_QSTR(MP_QSTR___next__), MP_ROM_PTR(&class_stream_data_next_obj) },
    { MP_ROM_QSTR(MP_QSTR_view), MP_ROM_PTR(&method_stream_data_view_obj) },
    { MP_ROM_QSTR(MP_QSTR_write), MP_ROM_PTR(&method_stream_data_write_obj) },
    { MP_ROM_QSTR(MP_QSTR_Next), MP_ROM_PTR(&method_stream_data_next_obj) },
};
static MP_DEFINE_CONST_DICT(class_stream_data_locals, class_stream_data_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    vencoder_stream_data_type,
    MP_QSTR_StreamData,
    MP_TYPE_FLAG_NONE,
    attr, class_stream_data_attr,
    parent, &class_stream_data_parent_type,
    iter, binding_getiter,
    locals_dict, &class_stream_data_locals,
    make_new, class_stream_data_make_new);

// ---------------------------------------------------------------- Encoder

static const binding_class_t class_encoder = {
    .signature = {
        .method = { { &binding_method_type }, binding_init },
        .where = { MP_QSTR_Encoder, MP_QSTRnull },
        .is_constructor = true,
    },
    .type = &vencoder_encoder_type,
    .hold = binding_set_instance,
    .size = sizeof(class_encoder_obj_t),
    .has_finaliser = true,
};

static mp_obj_t class_encoder_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    return binding_make_new(type, n_args, n_kw, arguments, &class_encoder);
}

static const mp_rom_map_elem_t class_encoder_parent_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___init__), MP_ROM_PTR(&class_encoder) },
};
static MP_DEFINE_CONST_DICT(class_encoder_parent_locals, class_encoder_parent_locals_table);

// Has only __init__. MicroPython looks up the locals of a native class with the native object, which does not exist
// before __init__; those of this class, which counts as one of the script, with the instance.
static MP_DEFINE_CONST_OBJ_TYPE(
    class_encoder_parent_type,
    MP_QSTR_object,
    MP_TYPE_FLAG_INSTANCE_TYPE,
    locals_dict, &class_encoder_parent_locals);

static void class_encoder_store(class_encoder_obj_t *self, qstr attribute, mp_obj_t *dest) {
    switch (attribute) {
        case MP_QSTR_private_poolid:
        case MP_QSTR_output:
            binding_raise_read_only(MP_QSTR_Encoder, attribute);
        default:
            binding_store_own(&vencoder_encoder_type, &self->own_attributes, attribute, dest);
    }
}

static void class_encoder_attr(mp_obj_t self_in, qstr attribute, mp_obj_t *dest) {
    class_encoder_obj_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        class_encoder_store(self, attribute, dest);
        return;
    }
    switch (attribute) {
        case MP_QSTR_private_poolid:
            dest[0] = mp_obj_new_int(vencoder_encoder_private_poolid(self));
            break;
        case MP_QSTR_chn:
            binding_load_key(self->own_attributes, attribute, vencoder_encoder_chn(self), dest);
            break;
        case MP_QSTR_output:
            if (self->view_output == MP_OBJ_NULL) {
                self->view_output = mp_call_function_0(binding_import("media.vencoder", MP_QSTR_k_venc_stream));
            }
            dest[0] = self->view_output;
            break;
        default:
            binding_load_own(self->own_attributes, attribute, dest);
    }
}

static mp_obj_t class_encoder_del(mp_obj_t self_in) {
    class_encoder_obj_t *self = MP_OBJ_TO_PTR(self_in);
    vencoder_encoder_del(self);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(class_encoder_del_obj, class_encoder_del);

static bool method_encoder_set_out_bufs(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    (void)returned;
    return vencoder_set_out_bufs(self, (int32_t)values[0].i, (int32_t)values[1].i, (int32_t)values[2].i, (int32_t)values[3].i, result);
}
static const binding_signature_t method_encoder_set_out_bufs_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_height,
    .where = { MP_QSTR_Encoder, MP_QSTR_SetOutBufs },
    .count = 4,
    .required = 4,
    .key = BINDING_KEY_BY_COUNT,
    .subject = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_encoder_set_out_bufs,
};

static mp_obj_t method_encoder_create(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_value_t values[2];
    void *self = binding_parse(method, n_args, n_kw, arguments, values);
    vencoder_chn_attr_str_t argument_1;
    class_chn_attr_str_read(&argument_1, values[1].o, (binding_where_t){ MP_QSTR_Encoder, MP_QSTR_Create }, MP_QSTR_chnAttr);
    binding_result_t result;
    bool is_done = vencoder_create(self, (int32_t)values[0].i, &argument_1, &result);
    if (!is_done && binding_collect_before_retry(&result)) {
        is_done = vencoder_create(self, (int32_t)values[0].i, &argument_1, &result);
    }
    if (!is_done) {
        binding_raise_failure(method, values, &result, errors);
    }
    return mp_const_none;
}
static const binding_signature_t method_encoder_create_obj = {
    .method = { { &binding_method_type }, method_encoder_create },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_chn_attr,
    .where = { MP_QSTR_Encoder, MP_QSTR_Create },
    .count = 2,
    .required = 2,
    .key = BINDING_KEY_BY_TYPE,
    .subject = 1,
};

static bool method_encoder_start(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    (void)returned;
    return vencoder_start(self, (int32_t)values[0].i, result);
}
static const binding_signature_t method_encoder_start_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_height,
    .where = { MP_QSTR_Encoder, MP_QSTR_Start },
    .count = 1,
    .required = 1,
    .key = BINDING_KEY_BY_COUNT,
    .subject = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_encoder_start,
};

static mp_obj_t method_encoder_send_frame(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_value_t values[3];
    void *self = binding_parse(method, n_args, n_kw, arguments, values);
    // Copied, because the script's buffer may be unaligned, and may change while the GIL is released.
    k_video_frame_info argument_1;
    memcpy(&argument_1, values[1].p, sizeof(argument_1));
    binding_result_t result;
    binding_wait_t wait = binding_wait_begin(values[2].i);
    bool is_done;
    do {
        is_done = vencoder_send_frame(self, (int32_t)values[0].i, &argument_1, binding_wait_slice(&wait), &binding_gil, &wait.progress, &result);
    } while (!is_done && result.timed_out && binding_wait_continues(&wait));
    if (!is_done && result.function == NULL) {
        binding_raise_failure(method, values, &result, errors);
    }
    return mp_obj_new_int(is_done ? 0 : result.code);
}
static const binding_signature_t method_encoder_send_frame_obj = {
    .method = { { &binding_method_type }, method_encoder_send_frame },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_timeout,
    .where = { MP_QSTR_Encoder, MP_QSTR_SendFrame },
    .count = 3,
    .required = 2,
    .key = BINDING_KEY_BY_TYPE,
    .subject = 1,
};

static mp_obj_t method_encoder_get_stream(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_value_t values[3];
    void *self = binding_parse(method, n_args, n_kw, arguments, values);
    class_stream_data_obj_t *argument_1 = binding_native(values[1].o, &vencoder_stream_data_type);
    vencoder_stream_data_lists_t argument_1_lists;
    binding_check_lists(&class_stream_data_lists, argument_1->lists, values[1].o, (binding_where_t){ MP_QSTR_Encoder, MP_QSTR_GetStream });
    binding_result_t result;
    binding_wait_t wait = binding_wait_begin(values[2].i);
    bool is_done;
    do {
        is_done = vencoder_get_stream(self, (int32_t)values[0].i, &argument_1->c, &argument_1_lists, binding_wait_slice(&wait), &binding_gil, &wait.progress, &result);
    } while (!is_done && result.timed_out && binding_wait_continues(&wait));
    if (!is_done && result.function == NULL) {
        binding_raise_failure(method, values, &result, errors);
    }
    binding_show_lists(&class_stream_data_lists, argument_1->lists, values[1].o, (const uint64_t *)&argument_1_lists, argument_1->c.pack_cnt, is_done);
    return MP_OBJ_NEW_SMALL_INT(is_done ? 0 : -1);
}
static const binding_signature_t method_encoder_get_stream_obj = {
    .method = { { &binding_method_type }, method_encoder_get_stream },
    .self = &vencoder_encoder_type,
    .parameters = parameters_2_chn_timeout,
    .where = { MP_QSTR_Encoder, MP_QSTR_GetStream },
    .count = 3,
    .required = 2,
    .key = BINDING_KEY_BY_TYPE,
    .subject = 1,
};

static mp_obj_t method_encoder_release_stream(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_value_t values[2];
    void *self = binding_parse(method, n_args, n_kw, arguments, values);
    class_stream_data_obj_t *argument_1 = binding_native(values[1].o, &vencoder_stream_data_type);
    binding_result_t result;
    bool is_done = vencoder_release_stream(self, (int32_t)values[0].i, &argument_1->c, &result);
    if (!is_done && binding_collect_before_retry(&result)) {
        is_done = vencoder_release_stream(self, (int32_t)values[0].i, &argument_1->c, &result);
    }
    if (!is_done) {
        binding_raise_failure(method, values, &result, errors);
    }
    return mp_const_none;
}
static const binding_signature_t method_encoder_release_stream_obj = {
    .method = { { &binding_method_type }, method_encoder_release_stream },
    .self = &vencoder_encoder_type,
    .parameters = parameters_2_chn_timeout,
    .where = { MP_QSTR_Encoder, MP_QSTR_ReleaseStream },
    .count = 2,
    .required = 2,
    .key = BINDING_KEY_BY_TYPE,
    .subject = 1,
};

static bool method_encoder_request_idr(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    (void)returned;
    return vencoder_request_idr(self, (int32_t)values[0].i, result);
}
static const binding_signature_t method_encoder_request_idr_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_height,
    .where = { MP_QSTR_Encoder, MP_QSTR_RequestIDR },
    .count = 1,
    .required = 1,
    .key = BINDING_KEY_BY_COUNT,
    .subject = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_encoder_request_idr,
};

static bool method_encoder_set_rotation(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    (void)returned;
    return vencoder_set_rotation(self, (int32_t)values[0].i, (int32_t)values[1].i, result);
}
static const binding_signature_t method_encoder_set_rotation_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_rotation,
    .where = { MP_QSTR_Encoder, MP_QSTR_SetRotation },
    .count = 2,
    .required = 2,
    .key = BINDING_KEY_BY_COUNT,
    .subject = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_encoder_set_rotation,
};

static bool method_encoder_set_mirror(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    (void)returned;
    return vencoder_set_mirror(self, (int32_t)values[0].i, (int32_t)values[1].i, result);
}
static const binding_signature_t method_encoder_set_mirror_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_mirror,
    .where = { MP_QSTR_Encoder, MP_QSTR_SetMirror },
    .count = 2,
    .required = 2,
    .key = BINDING_KEY_BY_COUNT,
    .subject = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_encoder_set_mirror,
};

static bool method_encoder_set_deblocking(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    (void)returned;
    return vencoder_set_deblocking(self, (int32_t)values[0].i, (int32_t)values[1].i, result);
}
static const binding_signature_t method_encoder_set_deblocking_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_enabled,
    .where = { MP_QSTR_Encoder, MP_QSTR_SetDeblocking },
    .count = 2,
    .required = 2,
    .key = BINDING_KEY_BY_COUNT,
    .subject = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_encoder_set_deblocking,
};

static bool method_encoder_set_entropy_coding(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    (void)returned;
    return vencoder_set_entropy_coding(self, (int32_t)values[0].i, (int32_t)values[1].i, result);
}
static const binding_signature_t method_encoder_set_entropy_coding_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_mode,
    .where = { MP_QSTR_Encoder, MP_QSTR_SetEntropyCoding },
    .count = 2,
    .required = 2,
    .key = BINDING_KEY_BY_COUNT,
    .subject = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_encoder_set_entropy_coding,
};

static bool method_encoder_set_sao(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    (void)returned;
    return vencoder_set_sao(self, (int32_t)values[0].i, (int32_t)values[1].i, (int32_t)values[2].i, result);
}
static const binding_signature_t method_encoder_set_sao_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_chroma,
    .where = { MP_QSTR_Encoder, MP_QSTR_SetSAO },
    .count = 3,
    .required = 3,
    .key = BINDING_KEY_BY_COUNT,
    .subject = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_encoder_set_sao,
};

static bool method_encoder_set_osd(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    // Copied, because the script's buffer may be unaligned, and may change while the GIL is released.
    k_video_frame_info argument_1;
    memcpy(&argument_1, values[1].p, sizeof(argument_1));
    (void)returned;
    return vencoder_set_osd(self, (int32_t)values[0].i, &argument_1, (int32_t)values[2].i, (int32_t)values[3].i, (int32_t)values[4].i, (int32_t)values[5].i, result);
}
static const binding_signature_t method_encoder_set_osd_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_alpha,
    .where = { MP_QSTR_Encoder, MP_QSTR_SetOSD },
    .count = 6,
    .required = 4,
    .key = BINDING_KEY_BY_TYPE,
    .subject = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_encoder_set_osd,
};

static bool method_encoder_stop(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    (void)returned;
    return vencoder_stop(self, (int32_t)values[0].i, result);
}
static const binding_signature_t method_encoder_stop_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_height,
    .where = { MP_QSTR_Encoder, MP_QSTR_Stop },
    .count = 1,
    .required = 1,
    .key = BINDING_KEY_BY_COUNT,
    .subject = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_encoder_stop,
};

static bool method_encoder_destroy(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    (void)returned;
    return vencoder_destroy(self, (int32_t)values[0].i, result);
}
static const binding_signature_t method_encoder_destroy_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_height,
    .where = { MP_QSTR_Encoder, MP_QSTR_Destroy },
    .count = 1,
    .required = 1,
    .key = BINDING_KEY_BY_COUNT,
    .subject = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_encoder_destroy,
};

static bool method_encoder_frames(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    class_stream_data_obj_t *value = class_stream_data_new();
    value->c.origin.object = self;
    bool is_done = vencoder_frames(self, (int32_t)values[0].i, &value->c, result);
    if (is_done) {
        *returned = MP_OBJ_FROM_PTR(value);
    }
    return is_done;
}
static const binding_signature_t method_encoder_frames_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_height,
    .where = { MP_QSTR_Encoder, MP_QSTR_frames },
    .count = 1,
    .required = 1,
    .key = BINDING_KEY_BY_COUNT,
    .subject = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_encoder_frames,
};

static bool method_encoder_sps_pps(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    bool has_value;
    binding_bytes_t value;
    bool is_done = vencoder_sps_pps(self, (int32_t)values[0].i, &has_value, &value, result);
    if (is_done) {
        *returned = has_value ? binding_new_bytes(&value) : mp_const_none;
    }
    return is_done;
}
static const binding_signature_t method_encoder_sps_pps_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_height,
    .where = { MP_QSTR_Encoder, MP_QSTR_sps_pps },
    .count = 1,
    .required = 1,
    .key = BINDING_KEY_BY_COUNT,
    .subject = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_encoder_sps_pps,
};

static bool method_encoder_stats(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    static const qstr value_names[] = { MP_QSTR_frames, MP_QSTR_pictures, MP_QSTR_packs, MP_QSTR_bytes, MP_QSTR_unread };
    uint64_t value[5];
    bool is_done = vencoder_stats(self, (int32_t)values[0].i, value, result);
    if (is_done) {
        *returned = binding_new_counters(value_names, value, 5);
    }
    return is_done;
}
static const binding_signature_t method_encoder_stats_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_encoder_type,
    .parameters = parameters_chn_height,
    .where = { MP_QSTR_Encoder, MP_QSTR_stats },
    .count = 1,
    .required = 1,
    .key = BINDING_KEY_BY_COUNT,
    .subject = 1,
    .returns = BINDING_RETURNS_VALUE,
    .run = method_encoder_stats,
};

static bool method_encoder_close(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned) {
    (void)values;
    (void)returned;
    return vencoder_close(self, result);
}
static const binding_signature_t method_encoder_close_obj = {
    .method = { { &binding_method_type }, call_engine },
    .self = &vencoder_encoder_type,
    .where = { MP_QSTR_Encoder, MP_QSTR_Close },
    .returns = BINDING_RETURNS_VALUE,
    .run = method_encoder_close,
};

static const binding_protocol_t class_encoder_enter_obj = { { { &binding_method_type }, binding_enter }, &vencoder_encoder_type, MP_QSTRnull };
static const binding_protocol_t class_encoder_exit_obj = { { { &binding_method_type }, binding_exit }, &vencoder_encoder_type, MP_QSTR_Close };

static const mp_rom_map_elem_t class_encoder_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___del__), MP_ROM_PTR(&class_encoder_del_obj) },
    { MP_ROM_QSTR(MP_QSTR___enter__), MP_ROM_PTR(&class_encoder_enter_obj) },
    { MP_ROM_QSTR(MP_QSTR___exit__), MP_ROM_PTR(&class_encoder_exit_obj) },
    { MP_ROM_QSTR(MP_QSTR_SetOutBufs), MP_ROM_PTR(&method_encoder_set_out_bufs_obj) },
    { MP_ROM_QSTR(MP_QSTR_Create), MP_ROM_PTR(&method_encoder_create_obj) },
    { MP_ROM_QSTR(MP_QSTR_Start), MP_ROM_PTR(&method_encoder_start_obj) },
    { MP_ROM_QSTR(MP_QSTR_SendFrame), MP_ROM_PTR(&method_encoder_send_frame_obj) },
    { MP_ROM_QSTR(MP_QSTR_GetStream), MP_ROM_PTR(&method_encoder_get_stream_obj) },
    { MP_ROM_QSTR(MP_QSTR_ReleaseStream), MP_ROM_PTR(&method_encoder_release_stream_obj) },
    { MP_ROM_QSTR(MP_QSTR_RequestIDR), MP_ROM_PTR(&method_encoder_request_idr_obj) },
    { MP_ROM_QSTR(MP_QSTR_SetRotation), MP_ROM_PTR(&method_encoder_set_rotation_obj) },
    { MP_ROM_QSTR(MP_QSTR_SetMirror), MP_ROM_PTR(&method_encoder_set_mirror_obj) },
    { MP_ROM_QSTR(MP_QSTR_SetDeblocking), MP_ROM_PTR(&method_encoder_set_deblocking_obj) },
    { MP_ROM_QSTR(MP_QSTR_SetEntropyCoding), MP_ROM_PTR(&method_encoder_set_entropy_coding_obj) },
    { MP_ROM_QSTR(MP_QSTR_SetSAO), MP_ROM_PTR(&method_encoder_set_sao_obj) },
    { MP_ROM_QSTR(MP_QSTR_SetOSD), MP_ROM_PTR(&method_encoder_set_osd_obj) },
    { MP_ROM_QSTR(MP_QSTR_Stop), MP_ROM_PTR(&method_encoder_stop_obj) },
    { MP_ROM_QSTR(MP_QSTR_Destroy), MP_ROM_PTR(&method_encoder_destroy_obj) },
    { MP_ROM_QSTR(MP_QSTR_frames), MP_ROM_PTR(&method_encoder_frames_obj) },
    { MP_ROM_QSTR(MP_QSTR_sps_pps), MP_ROM_PTR(&method_encoder_sps_pps_obj) },
    { MP_ROM_QSTR(MP_QSTR_stats), MP_ROM_PTR(&method_encoder_stats_obj) },
    { MP_ROM_QSTR(MP_QSTR_Close), MP_ROM_PTR(&method_encoder_close_obj) },
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
    { MP_ROM_QSTR(MP_QSTR_RC_CBR), MP_ROM_INT(K_VENC_RC_MODE_CBR) },
    { MP_ROM_QSTR(MP_QSTR_RC_VBR), MP_ROM_INT(K_VENC_RC_MODE_VBR) },
    { MP_ROM_QSTR(MP_QSTR_RC_FIXQP), MP_ROM_INT(K_VENC_RC_MODE_FIXQP) },
    { MP_ROM_QSTR(MP_QSTR_ROTATION_0), MP_ROM_INT(K_VPU_ROTATION_0) },
    { MP_ROM_QSTR(MP_QSTR_ROTATION_90), MP_ROM_INT(K_VPU_ROTATION_90) },
    { MP_ROM_QSTR(MP_QSTR_ROTATION_180), MP_ROM_INT(K_VPU_ROTATION_180) },
    { MP_ROM_QSTR(MP_QSTR_ROTATION_270), MP_ROM_INT(K_VPU_ROTATION_270) },
    { MP_ROM_QSTR(MP_QSTR_MIRROR_HORIZONTAL), MP_ROM_INT(K_VENC_MIRROR_HORI) },
    { MP_ROM_QSTR(MP_QSTR_MIRROR_VERTICAL), MP_ROM_INT(K_VENC_MIRROR_VERT) },
    { MP_ROM_QSTR(MP_QSTR_ENTROPY_CAVLC), MP_ROM_INT(ENTROPY_MODE_CAVLC) },
    { MP_ROM_QSTR(MP_QSTR_ENTROPY_CABAC), MP_ROM_INT(ENTROPY_MODE_CABAC) },
};
static MP_DEFINE_CONST_DICT(class_encoder_locals, class_encoder_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    vencoder_encoder_type,
    MP_QSTR_Encoder,
    MP_TYPE_FLAG_NONE,
    attr, class_encoder_attr,
    parent, &class_encoder_parent_type,
    locals_dict, &class_encoder_locals,
    make_new, class_encoder_make_new);

// ---------------------------------------------------------------- module

//| module: _vencoder
//| """Video encoding on the K230: H.264, H.265 and JPEG in hardware.
//|
//| The Python API of `media.vencoder`, as scripts written for the VENC manual of K230 CanMV use it. Names, order of arguments, defaults and results are those of the manual and of the firmware (CanMV v1.4 to v1.8); without the channel number, those of the firmware after v1.8.
//|
//| Generation A is the MPP of CanMV up to v1.5, generation B that of CanMV v1.6 and later.
//|
//| Order of calls:
//|
//| 1. Encoder.SetOutBufs: configures the output buffers, which up to CanMV v1.5 `MediaManager.init()` reserves: so it comes before that.
//| 2. MediaManager.link: binds the camera to the channel, so that each frame goes to the encoder: before Start, and after Create if the object chooses the channel (`encoder.chn`). Keep the result: the link ends with it.
//| 3. MediaManager.init: reserves the video buffers of camera and encoder up to CanMV v1.5, once all are configured; from v1.6 on it has no effect.
//| 4. Encoder.Create: creates the channel in the driver, with the buffers that are configured by now.
//| 5. Encoder.Start: starts encoding; `sensor.run()` follows, so that the first frame finds a running encoder.
//| 6. Encoder.GetStream: gets packs, in a loop, while the camera runs.
//| 7. Encoder.ReleaseStream: gives their output buffers back in each turn, when the data is written or sent: without free buffers the encoder stands still.
//| 8. Encoder.Stop: ends encoding and releases the packs that are left, after `sensor.stop()` and `del link`, so that no frame comes any more.
//| 9. Encoder.Destroy: releases the channel and its buffers; in a `finally` block, so that an error leaves nothing behind.
//| 10. MediaManager.deinit: releases these buffers: last, because camera and channel use them until here."""
//|
//| from typing_extensions import overload
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
//|     """Encoding format. one of `Encoder.PAYLOAD_TYPE_H264` (96), `Encoder.PAYLOAD_TYPE_H265` (265), `Encoder.PAYLOAD_TYPE_JPEG` (26)."""
//|     profile: int
//|     """Encoding profile. for H.264: one of `Encoder.H264_PROFILE_BASELINE` (1), `Encoder.H264_PROFILE_MAIN` (2), `Encoder.H264_PROFILE_HIGH` (3); for H.265: `Encoder.H265_PROFILE_MAIN` (5); otherwise, and until a call takes the object: int, -2147483648..2147483647."""
//|     pic_width: int
//|     """Frame width. for H.264 and H.265: int, 128..3840 pixels, multiple of 8; for JPEG: int, 128..8192 pixels, multiple of 8; otherwise, and until a call takes the object: int, 8..8192 pixels, multiple of 8."""
//|     pic_height: int
//|     """Frame height. for H.264 and H.265: int, 64..2160 pixels, multiple of 2; for JPEG: int, 64..8192 pixels, multiple of 2; otherwise, and until a call takes the object: int, 1..8192 pixels."""
//|     gop_len: int
//|     """GOP length. int, 0..2147483647 frames."""
//|     bit_rate: int
//|     """Bit rate. for H.264 and H.265: int, 1..1000000 kbit/s; otherwise, and until a call takes the object: int, 0..2147483647 kbit/s."""
//|     src_frame_rate: int
//|     """Input frame rate. for H.264 and H.265: int, 1..4096 frames/s; otherwise, and until a call takes the object: int, 0..2147483647 frames/s."""
//|     dst_frame_rate: int
//|     """Output frame rate; has no effect. int, -2147483648..2147483647 frames/s."""
//|     mjpeg_quality_factor: int
//|     """JPEG quality. for JPEG: int, 1..100; otherwise, and until a call takes the object: int, 0..2147483647."""
//|     rc_mode: int
//|     """Rate control. Addition of this module: no CanMV firmware up to v1.8 has it. one of `Encoder.RC_CBR` (1), `Encoder.RC_VBR` (2), `Encoder.RC_FIXQP` (3)."""
//|     max_bit_rate: int
//|     """Highest bit rate of `RC_VBR`. Addition of this module: no CanMV firmware up to v1.8 has it. int, 0..2147483647 kbit/s."""
//|     i_qp: int
//|     """Quantisation parameter of I frames with `RC_FIXQP`. Addition of this module: no CanMV firmware up to v1.8 has it. int, 0..51."""
//|     p_qp: int
//|     """Quantisation parameter of P frames with `RC_FIXQP`. Addition of this module: no CanMV firmware up to v1.8 has it. int, 0..51."""
//|
//|     def __init__(self, payloadType: int, profile: int, picWidth: int, picHeight: int, bit_rate: int = 4000, gopLen: int = 30, src_frame_rate: int = 30, dst_frame_rate: int = 30, mjpeg_quality_factor: int = 45, rc_mode: int = 1, max_bit_rate: int = 0, i_qp: int = 30, p_qp: int = 32) -> None:
//|         """Creates the attributes of a channel.
//|         :param payloadType: Encoding format. one of `Encoder.PAYLOAD_TYPE_H264` (96), `Encoder.PAYLOAD_TYPE_H265` (265), `Encoder.PAYLOAD_TYPE_JPEG` (26).
//|         :param profile: Codec profile for the payload type. JPEG ignores it. for H.264: one of `Encoder.H264_PROFILE_BASELINE` (1), `Encoder.H264_PROFILE_MAIN` (2), `Encoder.H264_PROFILE_HIGH` (3); for H.265: `Encoder.H265_PROFILE_MAIN` (5); otherwise, and until a call takes the object: int, -2147483648..2147483647.
//|         :param picWidth: Width of the frames, as passed to `Encoder.SetOutBufs`. for H.264 and H.265: int, 128..3840 pixels, multiple of 8; for JPEG: int, 128..8192 pixels, multiple of 8; otherwise, and until a call takes the object: int, 8..8192 pixels, multiple of 8.
//|         :param picHeight: Height of the frames, as passed to `Encoder.SetOutBufs`. for H.264 and H.265: int, 64..2160 pixels, multiple of 2; for JPEG: int, 64..8192 pixels, multiple of 2; otherwise, and until a call takes the object: int, 1..8192 pixels.
//|         :param bit_rate: Target bit rate at `src_frame_rate`. The actual bit rate follows the actual frame rate. JPEG ignores it. for H.264 and H.265: int, 1..1000000 kbit/s; otherwise, and until a call takes the object: int, 0..2147483647 kbit/s.
//|         :param gopLen: GOP length, the distance between two I frames: 1 I frame and `gopLen` - 1 P frames; 0 is 30 frames. JPEG ignores it. int, 0..2147483647 frames.
//|         :param src_frame_rate: Frame rate that the rate control assumes. JPEG ignores it. for H.264 and H.265: int, 1..4096 frames/s; otherwise, and until a call takes the object: int, 0..2147483647 frames/s.
//|         :param dst_frame_rate: Accepted for compatibility: the driver ignores it and drops no frames. int, -2147483648..2147483647 frames/s.
//|         :param mjpeg_quality_factor: Quality of JPEG pictures, without a unit: 1 is the worst, 100 the best. H.264 and H.265 ignore it. for JPEG: int, 1..100; otherwise, and until a call takes the object: int, 0..2147483647.
//|         :param rc_mode: Rate control: `RC_CBR` keeps to `bit_rate`, `RC_VBR` varies between pictures below `max_bit_rate`, `RC_FIXQP` has the quantisers `i_qp` and `p_qp` and any bit rate. JPEG ignores it. Addition of this module: CanMV's firmware has CBR only. one of `Encoder.RC_CBR` (1), `Encoder.RC_VBR` (2), `Encoder.RC_FIXQP` (3).
//|         :param max_bit_rate: Highest bit rate of `RC_VBR`, at least `bit_rate`; other modes ignore it. Addition of this module. int, 0..2147483647 kbit/s.
//|         :param i_qp: Quantisation parameter of I frames with `RC_FIXQP`, without a unit: 0 is the best, 51 the worst; other modes ignore it. Addition of this module; there are no `min_qp` and `max_qp`, in any mode: no header of the MPP has them. int, 0..51.
//|         :param p_qp: The same for P frames. int, 0..51.
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
//|     A script can add attributes of its own to an object and shadow its methods and constants; read-only attributes cannot be assigned.
//|     `for` accepts an object: each item is a result of `Next()`, and None ends the loop.
//|     An `__init__` of a subclass calls `StreamData.__init__(self, …)`: after `super().__init__(…)`, `with` and `for` get an object of StreamData and not the instance.
//|     """
//|     data: list[int]
//|     """Address of each pack, for `uctypes.bytearray_at`; valid until ReleaseStream. list of 12 int, address."""
//|     phy_addr: list[int]
//|     """Physical address of each pack. list of 12 int, physical address."""
//|     data_size: list[int]
//|     """Size of each pack. list of 12 int, bytes."""
//|     stream_type: list[int]
//|     """Frame type of each pack. list of 12 int, one of `Encoder.STREAM_TYPE_*`."""
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
//|     def view(self, pack: int) -> memoryview:
//|         """The data of a pack without a copy, read only; slices of it are views, too. A `memoryview` of it has the address, as `uctypes.bytearray_at`, and must not be used after the release. Addition of this module: no CanMV firmware up to v1.8 has it.
//|         :param pack: Number of the pack, as in the lists. int, 0..11.
//|         :returns: the data, until the object releases its packs: by ReleaseStream, GetStream, Stop, Destroy, Close or its collection, which waits until no variable refers to the view. It is empty from then on, and so are its slices (memoryview, read only)
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises ValueError: the object does not hold the pack
//|         """
//|
//|     def write(self, file: object) -> int:
//|         """Writes the data of all packs that the object holds, in their order: after GetStream, whole access units. Needs no heap if the file is one of MicroPython's own; the `write` of a class of the script gets a copy of each pack. Continues after a `write` that took a part. The packs stay held. No other thread may destroy their channel in the meantime. Addition of this module: no CanMV firmware up to v1.8 has it.
//|         :param file: Receives the data. file, or another object with a method `write`.
//|         :returns: the number of bytes, 0 if the object holds no packs (int, 0..2147483647 bytes)
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises OSError: the file failed or takes no more; the exceptions of a `write` of the script pass, too
//|         """
//|
//|     def Next(self) -> StreamData | None:
//|         """Of an object that `Encoder.frames` made: releases its packs, waits for the next ones and gets them, as GetStream does. `for` calls it. Needs no heap. Addition of this module: no CanMV firmware up to v1.8 has it.
//|         :returns: the object itself; None after the channel was stopped or destroyed (StreamData, or None)
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: the script made the object
//|         :raises OSError: the driver failed
//|         :raises KeyboardInterrupt: Ctrl-C or the IDE's stop during the wait
//|         :after success: The object holds the packs, as after GetStream. After None it holds none.
//|         :after failure: The object holds no new packs.
//|         :after interruption: As GetStream.
//|         """
//|
//|     def __iter__(self) -> StreamData: ...
//|
//|     def __next__(self) -> StreamData: ...
//|
//| class Encoder:
//|     """The hardware encoder: four channels, shared by H.264, H.265 and JPEG. Channel 3 works like the others, but the firmware uses it for its own JPEG (IDE preview, `compress_for_ide`): use 0 to 2 if these can run. All methods take the channel's number first, as up to CanMV v1.8, or leave it out, as after v1.8: the object then has one channel of its own. An object uses one form at a time: the other one raises TypeError until its channels are destroyed, so that scripts that try both forms work. Without a number, calls before Create and after Destroy raise ValueError, except SetOutBufs and Create. A call by number on another object's own channel raises OSError, `K_ERR_VENC_BUSY`. The borders of the encoder's 2D unit have no method, but raw calls of `mpp.venc`: after SetOSD, `kd_mpi_venc_set_2d_mode(encoder.chn, K_VENC_2D_CALC_MODE_OSD_BORDER)` and `kd_mpi_venc_set_2d_border_param`. Regions of interest have a struct in the headers, and no call.
//|     Garbage collection destroys the channels that the object created, as Destroy does, including running ones. It releases the output buffers that the object configured, and their configuration; if another object created the channel with them, that object adopts them. A step that the driver refuses is retried once, and again by the next call on the channel from any object.
//|     `del` only removes the name: the channels are released when the object is collected. A call that does not block collects garbage and retries once if another object's resources make it fail, or if the driver is out of buffers or memory.
//|     An exception does not release channels: the object owns them while a variable refers to it. Call Stop and Destroy in a `finally` block to release them at once.
//|     Soft reset, including one at the end of a script: all objects are collected before the firmware shuts down its video buffers. Without a soft reset, the channels stay as they are for the next script, until no variable refers to their object.
//|     A script can add attributes of its own to an object and shadow its methods and constants; read-only attributes cannot be assigned.
//|     `with` accepts an object: the end of the block calls `Close()`.
//|     An `__init__` of a subclass calls `Encoder.__init__(self, …)`: after `super().__init__(…)`, `with` and `for` get an object of Encoder and not the instance.
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
//|     RC_CBR: int
//|     """Constant bit rate. Addition of this module: no CanMV firmware up to v1.8 has it."""
//|     RC_VBR: int
//|     """Variable bit rate. Addition of this module: no CanMV firmware up to v1.8 has it."""
//|     RC_FIXQP: int
//|     """Fixed quantisation parameters. Addition of this module: no CanMV firmware up to v1.8 has it."""
//|     ROTATION_0: int
//|     """No rotation. Addition of this module: no CanMV firmware up to v1.8 has it."""
//|     ROTATION_90: int
//|     """Rotation by 90 degrees clockwise. Addition of this module: no CanMV firmware up to v1.8 has it."""
//|     ROTATION_180: int
//|     """Rotation by 180 degrees. Addition of this module: no CanMV firmware up to v1.8 has it."""
//|     ROTATION_270: int
//|     """Rotation by 270 degrees clockwise. Addition of this module: no CanMV firmware up to v1.8 has it."""
//|     MIRROR_HORIZONTAL: int
//|     """Left and right exchanged. Addition of this module: no CanMV firmware up to v1.8 has it."""
//|     MIRROR_VERTICAL: int
//|     """Top and bottom exchanged. Addition of this module: no CanMV firmware up to v1.8 has it."""
//|     ENTROPY_CAVLC: int
//|     """Variable-length codes. Addition of this module: no CanMV firmware up to v1.8 has it."""
//|     ENTROPY_CABAC: int
//|     """Arithmetic coding. Addition of this module: no CanMV firmware up to v1.8 has it."""
//|     chn: int
//|     """The channel of the object's own, from Create until Destroy, for `MediaManager.link` after Create. Before and after that -1, or what a script has assigned, which selects nothing. From CanMV after v1.8. int, channel number."""
//|
//|     def __init__(self) -> None:
//|         """Creates an encoder object. The channels that it creates are released when it is collected.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         """
//|
//|     @property
//|     def private_poolid(self) -> int:
//|         """The VB pool that SetOutBufs created, for classes that create the channel with raw MPP calls; Start adopts such a channel. -1 if there is none, and always with firmware up to CanMV v1.5 (MPP generation A). From CanMV's vencoder.py (2026-01). int, pool ID, read only.
//|         """
//|
//|     @property
//|     def output(self) -> object:
//|         """A stream struct for raw MPP calls; no method uses it. From CanMV's vencoder.py. k_venc_stream, read only.
//|         """
//|
//|     @overload
//|     def SetOutBufs(self, buf_num: int, width: int, height: int) -> None:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
//|     def SetOutBufs(self, chn: int, buf_num: int, width: int, height: int) -> None:
//|         """Configures the output buffers of a channel. With firmware up to CanMV v1.5 (MPP generation A), call it before `MediaManager.init()`. Another call before Create replaces the configuration. Raises OSError before reserving anything if the buffers exceed the board's media memory.
//|         :param chn: Channel number. int, 0..3.
//|         :param buf_num: Number of output buffers. Each unread or unreleased pack occupies one. int, 1..256 buffers.
//|         :param width: Width of the encoded frames. int, 1..8192 pixels.
//|         :param height: Height of the encoded frames. int, 1..8192 pixels.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises OSError: the buffers exceed the board's media memory (MMZ): `K_ERR_VB_NOMEM`; the message has the bytes needed and the bytes that the board has
//|         :raises OSError: no channel is free for an object's own (`K_ERR_VENC_BUSY` in generation A), the driver failed, or there are too many common pools (generation A)
//|         :raises AssertionError: `MediaManager.init()` was called before (generation A)
//|         :states: bare: allowed, then buffered; buffered, destroyed: allowed; created, running, stopped: OSError K_ERR_VENC_EXIST, call Destroy first
//|         :after success: Without a channel number, the object has a channel of its own until Destroy or its collection: one that the driver chooses in generation B, else the lowest free one of 0 to 2. In generation B, the channel has its own VB pool, and the pool of an earlier SetOutBufs is released. The pool exists until Destroy, another SetOutBufs or the collection of this object. In generation A, each call adds a common pool to the configuration of `MediaManager`. Its `init()` creates the pools and its `deinit()` releases them; call SetOutBufs again after that.
//|         :after failure: Nothing is acquired. A call that is rejected for its state or the buffers' size changes nothing. In generation B, if the driver creates no pool, the earlier pool is already released, but its configuration is kept and Create creates the pool again. In generation A, an exception from `MediaManager` may leave the common pool in its configuration; `MediaManager.deinit()` removes it.
//|         :after interruption: In generation A, Ctrl-C can interrupt the Python code of `MediaManager`, with the same result as a failure. In generation B, the call does not block.
//|         """
//|
//|     @overload
//|     def Create(self, chnAttr: ChnAttrStr) -> None:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
//|     def Create(self, chn: int, chnAttr: ChnAttrStr) -> None:
//|         """Creates a channel. H.264 and H.265 streams repeat their parameter sets before each IDR.
//|         :param chn: Channel number. int, 0..3.
//|         :param chnAttr: Attributes of the channel. ChnAttrStr.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises ValueError: an attribute is not valid for the payload type
//|         :raises OSError: the rate control is VBR and `max_bit_rate` is below `bit_rate`: `K_ERR_VENC_ILLEGAL_PARAM`
//|         :raises OSError: the driver failed
//|         :states: buffered, destroyed: allowed, then created; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; created, running, stopped: OSError K_ERR_VENC_EXIST, call Destroy first
//|         :after success: The channel exists in the driver, and this object owns it until Destroy or its own collection. In generation B, the channel's pool is attached to it; a pool that Destroy released is created again. In generation A, the driver allocates the output buffers from the common pools until Destroy.
//|         :after failure: Completed steps are undone: the pool is detached, the channel destroyed. The pool and its configuration stay. A step that the driver refuses to undo is retried by the next Create or Destroy on the channel, and at the collection of the object that called SetOutBufs.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     @overload
//|     def Start(self) -> None:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
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
//|     @overload
//|     def SendFrame(self, frame_info: object, timeout: int = 1000) -> int:
//|         """The same with `frame_info` for `frame`.
//|         """
//|
//|     @overload
//|     def SendFrame(self, frame: object, timeout: int = 1000) -> int:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
//|     def SendFrame(self, venc_chn: int, frame_info: object, timeout: int = 1000) -> int:
//|         """The same with `venc_chn` for `chn` and `frame_info` for `frame`.
//|         """
//|
//|     @overload
//|     def SendFrame(self, chn: int, frame: object, timeout: int = 1000) -> int:
//|         """Sends a frame to the encoder. Do not change or free its memory until it is encoded. The planes of an NV12 frame start at multiples of 4096 bytes.
//|         :param chn: Channel number. int, 0..3.
//|         :param frame: A `k_video_frame_info`, or the result of a sensor's or display's dump. buffer of one `k_video_frame_info`.
//|         :param timeout: Maximum wait while the queue of 30 frames is full: -1 waits without limit, 0 does not wait. int, -1..2147483647 ms.
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
//|     @overload
//|     def GetStream(self, streamData: StreamData, timeout: int = -1) -> int:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
//|     def GetStream(self, chn: int, streamData: StreamData, timeout: int = -1) -> int:
//|         """Gets encoded packs: all that are available, `VENC_PACK_CNT_MAX` at most; the next call gets the rest. If none is available, waits for one pack and returns it alone: a reader that waits gets a header and its I frame by two calls. First releases the packs that `streamData` still holds. Allocates nothing on the heap. A call before Start waits for it.
//|         :param chn: Channel number. int, 0..3.
//|         :param streamData: Receives the packs. StreamData.
//|         :param timeout: Maximum wait for a pack: -1 waits without limit, 0 does not wait. Stop, Ctrl-C and other threads work during the wait. int, -1..2147483647 ms.
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
//|     @overload
//|     def ReleaseStream(self, streamData: StreamData) -> None:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
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
//|     @overload
//|     def RequestIDR(self) -> None:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
//|     def RequestIDR(self, chn: int) -> None:
//|         """Makes the next frame an IDR, with its header before it, and starts the GOP again: for a reader that joins late. H.264 and H.265 only. Addition of this module: no CanMV firmware up to v1.8 has it.
//|         :param chn: Channel number. int, 0..3.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises OSError: the channel encodes JPEG, or raw MPP calls created it without `enable_idr`: `K_ERR_VENC_ILLEGAL_PARAM`
//|         :raises OSError: the driver failed
//|         :states: created, running: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
//|         :after success: Nothing is acquired or released. Frames that the driver has queued already come first. Before Start, the request changes nothing: the first frame is an IDR.
//|         :after failure: Nothing is changed.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     @overload
//|     def SetRotation(self, rotation: int) -> None:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
//|     def SetRotation(self, chn: int, rotation: int) -> None:
//|         """Rotates the following pictures clockwise. The frames that come in keep their size, `pic_width` and `pic_height`, also that of SetOutBufs. Works on the frames of a linked camera, too. Addition of this module: no CanMV firmware up to v1.8 has it.
//|         :param chn: Channel number. int, 0..3.
//|         :param rotation: Rotation. one of `Encoder.ROTATION_0` (0), `Encoder.ROTATION_90` (1), `Encoder.ROTATION_180` (2), `Encoder.ROTATION_270` (3).
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises OSError: the channel runs and the rotation would exchange the sides of its pictures: `K_ERR_VENC_BUSY`
//|         :raises OSError: the driver failed
//|         :states: created, running: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
//|         :after success: Nothing is acquired or released. The rotation stays until another one or Destroy.
//|         :after failure: The channel keeps its rotation.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     @overload
//|     def SetMirror(self, mirror: int) -> None:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
//|     def SetMirror(self, chn: int, mirror: int) -> None:
//|         """Mirrors the following pictures, after their rotation. The driver has no value for none: only Destroy ends it. For both mirrors, rotate by 180 degrees. Addition of this module: no CanMV firmware up to v1.8 has it.
//|         :param chn: Channel number. int, 0..3.
//|         :param mirror: Mirror. one of `Encoder.MIRROR_HORIZONTAL` (1), `Encoder.MIRROR_VERTICAL` (2).
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises OSError: the driver failed
//|         :states: created, running: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
//|         :after success: Nothing is acquired or released. The mirror stays until the other one or Destroy.
//|         :after failure: The channel keeps its mirror.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     @overload
//|     def SetDeblocking(self, enabled: int) -> None:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
//|     def SetDeblocking(self, chn: int, enabled: int) -> None:
//|         """Switches the deblocking filter, which smooths the edges of blocks. It is on in a new channel. H.264 and H.265 only. Addition of this module: no CanMV firmware up to v1.8 has it.
//|         :param chn: Channel number. int, 0..3.
//|         :param enabled: Whether the filter works: 1 or True, 0 or False. int, 0..1.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises OSError: the channel encodes JPEG: `K_ERR_VENC_ILLEGAL_PARAM`
//|         :raises OSError: the driver failed
//|         :states: created: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; running, stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
//|         :after success: Nothing is acquired or released. The setting stays until another one or Destroy.
//|         :after failure: Nothing is changed.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     @overload
//|     def SetEntropyCoding(self, mode: int) -> None:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
//|     def SetEntropyCoding(self, chn: int, mode: int) -> None:
//|         """Selects the entropy coding of H.264; H.265 always has CABAC. CABAC needs fewer bits; the Baseline profile has CAVLC only. Without this call, the driver chooses. Addition of this module: no CanMV firmware up to v1.8 has it.
//|         :param chn: Channel number. int, 0..3.
//|         :param mode: Entropy coding; CABAC has 0 as `cabac_init_idc`. one of `Encoder.ENTROPY_CAVLC` (0), `Encoder.ENTROPY_CABAC` (1).
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises OSError: the channel encodes H.265 or JPEG: `K_ERR_VENC_ILLEGAL_PARAM`
//|         :raises OSError: the driver failed
//|         :states: created: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; running, stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
//|         :after success: Nothing is acquired or released. The setting stays until another one or Destroy.
//|         :after failure: Nothing is changed.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     @overload
//|     def SetSAO(self, luma: int, chroma: int) -> None:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
//|     def SetSAO(self, chn: int, luma: int, chroma: int) -> None:
//|         """Switches the sample adaptive offset of H.265, a filter after deblocking, for luma and chroma. Addition of this module: no CanMV firmware up to v1.8 has it.
//|         :param chn: Channel number. int, 0..3.
//|         :param luma: Whether the filter works on luma: 1 or True, 0 or False. int, 0..1.
//|         :param chroma: Whether the filter works on chroma: 1 or True, 0 or False. int, 0..1.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises OSError: the channel encodes H.264 or JPEG: `K_ERR_VENC_ILLEGAL_PARAM`
//|         :raises OSError: the driver failed
//|         :states: created: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; running, stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
//|         :after success: Nothing is acquired or released. The setting stays until another one or Destroy.
//|         :after failure: Nothing is changed.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     @overload
//|     def SetOSD(self, frame_info: object, x: int, y: int, index: int = 0, alpha: int = 255) -> None:
//|         """The same with `frame_info` for `frame`.
//|         """
//|
//|     @overload
//|     def SetOSD(self, frame: object, x: int, y: int, index: int = 0, alpha: int = 255) -> None:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
//|     def SetOSD(self, chn: int, frame_info: object, x: int, y: int, index: int = 0, alpha: int = 255) -> None:
//|         """The same with `frame_info` for `frame`.
//|         """
//|
//|     @overload
//|     def SetOSD(self, chn: int, frame: object, x: int, y: int, index: int = 0, alpha: int = 255) -> None:
//|         """Draws an image over the following pictures, by the encoder's 2D unit: a logo, or text that the script draws into the image. The unit reads the image for each picture, so that a changed image shows at once, and draws it into the memory of the frame that it encodes. Call it before Start first; later calls move, fade or replace a region. Channels 0 to 2. Addition of this module: no CanMV firmware up to v1.8 has it.
//|         :param chn: Channel number. int, 0..3.
//|         :param frame: The image, a `k_video_frame_info`: pixel format ARGB_8888, width and height multiples of 2 pixels, `phys_addr[0]` a multiple of 8 bytes. buffer of one `k_video_frame_info`.
//|         :param x: Left edge of the image in the picture. The image must not exceed the picture: no header says that the driver checks it. int, 0..8190 pixels.
//|         :param y: Upper edge of the image in the picture. int, 0..8190 pixels.
//|         :param index: Number of the region. int, 0..7.
//|         :param alpha: Opacity of the image, besides that of its pixels, without a unit: 0 hides it, 255 is opaque. int, 0..255.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises OSError: the image has another format, or a wrong size or address: `K_ERR_VENC_ILLEGAL_PARAM`
//|         :raises OSError: channel 3 has no 2D unit: `K_ERR_VENC_INVALID_CHNID`
//|         :raises OSError: the driver failed
//|         :states: created, running: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
//|         :after success: The region stays until Destroy, which detaches the 2D unit. The script still owns the image's memory, and must not free it before.
//|         :after failure: The regions stay as they were. If this was the first one, the unit may stay attached until Destroy.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     @overload
//|     def Stop(self) -> None:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
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
//|     @overload
//|     def Destroy(self) -> None:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
//|     def Destroy(self, chn: int) -> None:
//|         """Destroys a channel and releases its resources; stops it first if it is running. Keeps the configuration of the output buffers, so that Create can follow. Has no effect on a channel without output buffers.
//|         :param chn: Channel number. int, 0..3.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the driver failed
//|         :states: buffered, destroyed: allowed; created, running, stopped: allowed, then destroyed; bare: no effect
//|         :after success: Everything is released: the packs (each StreamData that held some has `pack_cnt` 0), the attachment of the pool, the channel, the mappings and, in generation B, the pool; Create creates it again. A channel of the object's own is released, with its configuration: call SetOutBufs again. In generation A, the output buffers are back in the common pools, which exist until `MediaManager.deinit()`.
//|         :after failure: Completed steps are not undone, and the remaining resources are kept. The next Destroy continues with the step that failed, as does the collection of the object that created the channel.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     @overload
//|     def frames(self) -> StreamData:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
//|     def frames(self, chn: int) -> StreamData:
//|         """A new StreamData for `for stream in encoder.frames(chn):`, which gets the next packs for each turn and ends when the channel is stopped or destroyed. A turn releases the packs of the one before; a turn before Start waits for it. Addition of this module: no CanMV firmware up to v1.8 has it.
//|         :param chn: Channel number. int, 0..3.
//|         :returns: an iterator that is its own item: `stream` is the same object in each turn. It keeps this object (StreamData)
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises MemoryError: the heap is full
//|         :states: created, running: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
//|         :after success: Nothing is acquired.
//|         :after failure: Nothing is acquired.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     @overload
//|     def sps_pps(self) -> bytes | None:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
//|     def sps_pps(self, chn: int) -> bytes | None:
//|         """The parameter sets of the stream, for containers and protocols that want them apart: the last pack of the type `STREAM_TYPE_HEADER` that a script got from the channel since Create. Addition of this module: no CanMV firmware up to v1.8 has it.
//|         :param chn: Channel number. int, 0..3.
//|         :returns: a copy of SPS and PPS, for H.265 also VPS, or None before the first one, for JPEG and above 256 bytes (buffer, or None)
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises MemoryError: the heap is full
//|         :states: created, running, stopped: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first
//|         :after success: Nothing is acquired.
//|         :after failure: Nothing is acquired.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     @overload
//|     def stats(self) -> tuple[int, int, int, int, int]:
//|         """The same without `chn`: for the object's own.
//|         """
//|
//|     @overload
//|     def stats(self, chn: int) -> tuple[int, int, int, int, int]:
//|         """What a channel has done since Create. The driver tells no QP and no frames that it dropped. Addition of this module: no CanMV firmware up to v1.8 has it.
//|         :param chn: Channel number. int, 0..3.
//|         :returns: ints as a tuple and by name: `frames` that SendFrame queued; `pictures`, `packs` and `bytes` that scripts got; `unread` packs in the driver (tuple of ints with the attributes `frames`, `pictures`, `packs`, `bytes`, `unread`)
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises ValueError: an argument is out of range
//|         :raises OSError: the state of `chn` does not allow the call, see States
//|         :raises OSError: the driver failed
//|         :states: created, running, stopped: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first
//|         :after success: Nothing is acquired.
//|         :after failure: Nothing is acquired.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     def Close(self) -> None:
//|         """Releases all that the object has: its channels, as Destroy does, and its output buffers with their configuration. The end of a `with` block calls it. The object can be used again. Addition of this module: no CanMV firmware up to v1.8 has it.
//|         :raises TypeError: an argument is missing, unexpected or of the wrong type
//|         :raises OSError: the driver failed: the first of several failures
//|         :after success: Everything is released that the collection of the object would release, at once.
//|         :after failure: The object still has what the driver refused to release, and the next Close continues there; all else is released.
//|         :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
//|         """
//|
//|     def __enter__(self) -> Encoder: ...
//|
//|     def __exit__(self, *args: object) -> None: ...

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
