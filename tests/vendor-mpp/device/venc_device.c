// SPDX-License-Identifier: MIT
// /dev/venc_device, with the requests of generation A's libvenc.a.
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "device.h"

typedef struct {
    k_u32 chn_num;
    k_venc_chn_attr attr;
} create_t;

typedef struct {
    k_u32 chn_num;
    k_venc_pack *pack;
    k_u32 pack_cnt;
    k_s32 milli_sec;
} stream_t;

typedef struct {
    k_u32 chn_num;
    k_venc_chn_status status;
} status_t;

typedef struct {
    k_u32 chn_num;
    k_video_frame_info frame;
    k_s32 milli_sec;
} frame_t;

typedef struct {
    k_u32 chn_num;
    k_bool enable;
} idr_t;

static void log_rate_control(call_log_t *log, const k_venc_rc_attr *rc) {
    call_log_number(log, "rc_mode", rc->rc_mode);
    if (rc->rc_mode == K_VENC_RC_MODE_MJPEG_FIXQP) {
        call_log_number(log, "src_frame_rate", rc->mjpeg_fixqp.src_frame_rate);
        call_log_number(log, "dst_frame_rate", rc->mjpeg_fixqp.dst_frame_rate);
        call_log_number(log, "q_factor", rc->mjpeg_fixqp.q_factor);
    } else if (rc->rc_mode == K_VENC_RC_MODE_CBR) {
        call_log_number(log, "gop", rc->cbr.gop);
        call_log_number(log, "stats_time", rc->cbr.stats_time);
        call_log_number(log, "src_frame_rate", rc->cbr.src_frame_rate);
        call_log_number(log, "dst_frame_rate", rc->cbr.dst_frame_rate);
        call_log_number(log, "bit_rate", rc->cbr.bit_rate);
    }
}

static k_s32 create(void *argument, call_log_t *log) {
    create_t *request = argument;
    const k_venc_attr *attr = &request->attr.venc_attr;
    call_log_number(log, "chn", request->chn_num);
    call_log_number(log, "type", attr->type);
    call_log_number(log, "stream_buf_size", attr->stream_buf_size);
    call_log_number(log, "stream_buf_cnt", attr->stream_buf_cnt);
    call_log_number(log, "pic_width", attr->pic_width);
    call_log_number(log, "pic_height", attr->pic_height);
    call_log_number(log, "profile", attr->profile);
    log_rate_control(log, &request->attr.rc_attr);
    return kd_mpi_venc_create_chn(request->chn_num, &request->attr);
}

HANDLE_NUMBER(destroy, "chn", kd_mpi_venc_destroy_chn)
HANDLE_NUMBER(start, "chn", kd_mpi_venc_start_chn)
HANDLE_NUMBER(stop, "chn", kd_mpi_venc_stop_chn)
HANDLE_NUMBER(request_idr, "chn", kd_mpi_venc_request_idr)

// The bytes of a pack.
static void log_contents(call_log_t *log, const k_venc_pack *pack) {
    void *bytes = log->stream != NULL ? kd_mpi_sys_mmap(pack->phys_addr, pack->len) : NULL;
    if (bytes != NULL) {
        call_log_bytes(log, "bytes", bytes, pack->len);
        kd_mpi_sys_munmap(bytes, pack->len);
    }
}

static void log_packs(call_log_t *log, const stream_t *request, bool with_contents) {
    call_log_open(log, "packs");
    for (k_u32 i = 0; i < request->pack_cnt; i++) {
        const k_venc_pack *pack = &request->pack[i];
        call_log_next(log, i);
        call_log_number(log, "phys_addr", (long long)pack->phys_addr);
        call_log_number(log, "len", pack->len);
        call_log_number(log, "pts", (long long)pack->pts);
        call_log_number(log, "type", pack->type);
        if (with_contents) {
            log_contents(log, pack);
        }
    }
    call_log_close(log, request->pack_cnt);
}

// The driver up to CanMV v1.2 returns success and no pack for an empty poll.
static bool polls_like_d0(const stream_t *request) {
    const char *driver = getenv("VENDOR_MPP_DRIVER");
    return request->milli_sec == 0 && driver != NULL && strcmp(driver, "D0") == 0;
}

static k_s32 get_stream(void *argument, call_log_t *log) {
    stream_t *request = argument;
    call_log_number(log, "chn", request->chn_num);
    call_log_number(log, "pack_cnt", request->pack_cnt);
    call_log_number(log, "timeout", request->milli_sec);
    k_venc_stream stream = { .pack = request->pack, .pack_cnt = request->pack_cnt };
    k_s32 result = kd_mpi_venc_get_stream(request->chn_num, &stream, request->milli_sec);
    request->pack_cnt = result == 0 ? stream.pack_cnt : 0;
    log_packs(log, request, true);
    // The virtual MPP returns the library's code; the library needs the driver's.
    return result == 0 || polls_like_d0(request) ? 0 : K_ERR_VENC_BUF_EMPTY;
}

static k_s32 release_stream(void *argument, call_log_t *log) {
    stream_t *request = argument;
    call_log_number(log, "chn", request->chn_num);
    log_packs(log, request, false);
    k_venc_stream stream = { .pack = request->pack, .pack_cnt = request->pack_cnt };
    return kd_mpi_venc_release_stream(request->chn_num, &stream);
}

static k_s32 query_status(void *argument, call_log_t *log) {
    status_t *request = argument;
    call_log_number(log, "chn", request->chn_num);
    k_s32 result = kd_mpi_venc_query_status(request->chn_num, &request->status);
    call_log_number(log, "cur_packs", request->status.cur_packs);
    return result;
}

static k_s32 send_frame(void *argument, call_log_t *log) {
    frame_t *request = argument;
    const k_video_frame *frame = &request->frame.v_frame;
    call_log_number(log, "chn", request->chn_num);
    call_log_number(log, "timeout", request->milli_sec);
    call_log_number(log, "width", frame->width);
    call_log_number(log, "height", frame->height);
    call_log_number(log, "pixel_format", frame->pixel_format);
    call_log_number(log, "stride", frame->stride[0]);
    call_log_number(log, "luma", (long long)frame->phys_addr[0]);
    call_log_number(log, "chroma", (long long)frame->phys_addr[1]);
    call_log_number(log, "pts", (long long)frame->pts);
    call_log_number(log, "pool_id", request->frame.pool_id);
    call_log_bytes(log, "bytes", &request->frame, sizeof(request->frame));
    return kd_mpi_venc_send_frame(request->chn_num, &request->frame, request->milli_sec);
}

static k_s32 enable_idr(void *argument, call_log_t *log) {
    const idr_t *request = argument;
    call_log_number(log, "chn", request->chn_num);
    call_log_number(log, "enable", request->enable);
    return kd_mpi_venc_enable_idr(request->chn_num, request->enable);
}

// Settings: a channel and a value, which the driver reads or writes.
#define SETTING(name, type)                                               \
    typedef struct {                                                      \
        k_u32 chn_num;                                                    \
        type value;                                                       \
    } name##_t;                                                           \
    static k_s32 get_##name(void *argument, call_log_t *log) {            \
        name##_t *request = argument;                                     \
        call_log_number(log, "chn", request->chn_num);                    \
        return kd_mpi_venc_get_##name(request->chn_num, &request->value); \
    }

#define SET_VALUE(name)                                                  \
    static k_s32 set_##name(void *argument, call_log_t *log) {           \
        const name##_t *request = argument;                              \
        call_log_number(log, "chn", request->chn_num);                   \
        call_log_number(log, "value", request->value);                   \
        return kd_mpi_venc_set_##name(request->chn_num, request->value); \
    }

#define SET_STRUCT(name)                                                       \
    static k_s32 set_##name(void *argument, call_log_t *log) {                 \
        const name##_t *request = argument;                                    \
        call_log_number(log, "chn", request->chn_num);                         \
        call_log_bytes(log, "value", &request->value, sizeof(request->value)); \
        return kd_mpi_venc_set_##name(request->chn_num, &request->value);      \
    }

SETTING(rotation, k_rotation)
SET_VALUE(rotation)
SETTING(mirror, k_venc_mirror)
SET_VALUE(mirror)
SETTING(dblk, k_bool)
SET_VALUE(dblk)
SETTING(h265_sao, k_venc_h265_sao)
SET_STRUCT(h265_sao)
SETTING(h264_entropy, k_venc_h264_entropy)
SET_STRUCT(h264_entropy)
SETTING(h265_entropy, k_venc_h265_entropy)
SET_STRUCT(h265_entropy)

static const request_t requests[] = {
    { _IOW(K_IOC_TYPE_VENC, 0, create_t), "create", create },
    { _IOW(K_IOC_TYPE_VENC, 1, k_u32), "destroy", destroy },
    { _IOW(K_IOC_TYPE_VENC, 2, k_u32), "start", start },
    { _IOW(K_IOC_TYPE_VENC, 3, k_u32), "stop", stop },
    { _IOW(K_IOC_TYPE_VENC, 4, stream_t), "get_stream", get_stream },
    { _IOW(K_IOC_TYPE_VENC, 5, stream_t), "release_stream", release_stream },
    { _IOW(K_IOC_TYPE_VENC, 6, status_t), "query_status", query_status },
    { _IOW(K_IOC_TYPE_VENC, 7, frame_t), "send_frame", send_frame },
    { _IOW(K_IOC_TYPE_VENC, 8, rotation_t), "set_rotation", set_rotation },
    { _IOW(K_IOC_TYPE_VENC, 9, rotation_t), "get_rotation", get_rotation },
    { _IOW(K_IOC_TYPE_VENC, 10, mirror_t), "set_mirror", set_mirror },
    { _IOW(K_IOC_TYPE_VENC, 11, mirror_t), "get_mirror", get_mirror },
    { _IOW(K_IOC_TYPE_VENC, 12, idr_t), "enable_idr", enable_idr },
    { _IOW(K_IOC_TYPE_VENC, 13, k_u32), "request_idr", request_idr },
    { _IOW(K_IOC_TYPE_VENC, 14, h265_sao_t), "set_h265_sao", set_h265_sao },
    { _IOW(K_IOC_TYPE_VENC, 15, h265_sao_t), "get_h265_sao", get_h265_sao },
    { _IOW(K_IOC_TYPE_VENC, 16, dblk_t), "set_dblk", set_dblk },
    { _IOW(K_IOC_TYPE_VENC, 17, dblk_t), "get_dblk", get_dblk },
    { _IOW(K_IOC_TYPE_VENC, 20, h264_entropy_t), "set_h264_entropy", set_h264_entropy },
    { _IOW(K_IOC_TYPE_VENC, 21, h264_entropy_t), "get_h264_entropy", get_h264_entropy },
    { _IOW(K_IOC_TYPE_VENC, 22, h265_entropy_t), "set_h265_entropy", set_h265_entropy },
    { _IOW(K_IOC_TYPE_VENC, 23, h265_entropy_t), "get_h265_entropy", get_h265_entropy },
};

const device_t venc_device = { .path = "/dev/venc_device", REQUESTS(requests) };
