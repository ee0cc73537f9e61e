// SPDX-License-Identifier: MIT
// The engine of media.mjpeg: a JPEG channel of the encoder for each object, as in CanMV's firmware.
#include <stdlib.h>
#include <string.h>

#include "vpu.h"
#include "mjpeg_contract.h"

typedef struct {
    bool is_closed;
    bool has_channel;
    bool is_pending; // a picture was sent and not received
    k_u32 chn;
    k_u32 pool;
    k_u32 width;
    k_u32 height;
    k_u32 format;
    k_venc_pack pack;
    void *mapped;
} encoder_t;

static bool fail(k_s32 code, const char *function, binding_result_t *result) {
    *result = (binding_result_t){ .code = code, .function = function };
    return false;
}

static bool check(k_s32 code, const char *function, binding_result_t *result) {
    return code == 0 || fail(code, function, result);
}

static void release_channel(encoder_t *encoder) {
    if (!encoder->has_channel) {
        return;
    }
    kd_mpi_venc_stop_chn(encoder->chn);
    kd_mpi_venc_detach_vb_pool(encoder->chn);
    kd_mpi_venc_destroy_chn(encoder->chn);
    kd_mpi_venc_release_chn(encoder->chn);
    if (encoder->pool != VB_INVALID_POOLID) {
        kd_mpi_vb_destory_pool(encoder->pool);
    }
    encoder->has_channel = false;
    encoder->is_pending = false;
    encoder->width = encoder->height = 0;
}

// A picture of one and a half bytes per pixel, in whole pages.
static k_u64 output_size(const k_video_frame *frame) {
    k_u64 size = ((k_u64)frame->width * frame->height * 3 + 1) / 2;
    return (size + MPP_PAGE_SIZE - 1) / MPP_PAGE_SIZE * MPP_PAGE_SIZE;
}

static bool make_pool(encoder_t *encoder, const k_video_frame *frame, binding_result_t *result) {
    k_vb_pool_config config = { .blk_cnt = 1, .blk_size = output_size(frame), .mode = VB_REMAP_MODE_NOCACHE };
    k_s32 pool = kd_mpi_vb_create_pool(&config);
    encoder->pool = pool < 0 ? VB_INVALID_POOLID : (k_u32)pool;
    return pool >= 0 || fail(K_ERR_VB_NOMEM, "kd_mpi_vb_create_pool", result);
}

static bool create_channel(encoder_t *encoder, int32_t quality, const k_video_frame *frame, binding_result_t *result) {
    k_venc_chn_attr attr;
    memset(&attr, 0, sizeof(attr));
    attr.venc_attr.type = K_PT_JPEG;
    attr.venc_attr.pic_width = frame->width;
    attr.venc_attr.pic_height = frame->height;
    attr.rc_attr.rc_mode = K_VENC_RC_MODE_MJPEG_FIXQP;
    attr.rc_attr.mjpeg_fixqp.src_frame_rate = 30;
    attr.rc_attr.mjpeg_fixqp.dst_frame_rate = 30;
    attr.rc_attr.mjpeg_fixqp.q_factor = (k_u32)quality;
    return make_pool(encoder, frame, result) && check(kd_mpi_venc_attach_vb_pool(encoder->chn, encoder->pool), "kd_mpi_venc_attach_vb_pool", result) && check(kd_mpi_venc_create_chn(encoder->chn, &attr), "kd_mpi_venc_create_chn", result) && check(kd_mpi_venc_start_chn(encoder->chn), "kd_mpi_venc_start_chn", result);
}

// Makes a channel for pictures like this one.
static bool provide_channel(encoder_t *encoder, int32_t quality, const k_video_frame *frame, binding_result_t *result) {
    bool is_right = encoder->has_channel && !encoder->is_pending && encoder->width == frame->width && encoder->height == frame->height && encoder->format == frame->pixel_format;
    if (is_right) {
        return true;
    }
    release_channel(encoder);
    if (!check(kd_mpi_venc_request_chn(&encoder->chn), "kd_mpi_venc_request_chn", result)) {
        return false;
    }
    encoder->has_channel = true;
    encoder->pool = VB_INVALID_POOLID;
    if (!create_channel(encoder, quality, frame, result)) {
        release_channel(encoder);
        return false;
    }
    encoder->width = frame->width;
    encoder->height = frame->height;
    encoder->format = frame->pixel_format;
    return true;
}

// ---------------------------------------------------------------- calls

static encoder_t *encoder_of(mjpeg_mjpegencoder_t *self) {
    if (self->engine == NULL) {
        self->engine = calloc(1, sizeof(encoder_t));
    }
    return self->engine;
}

static bool is_allowed(const encoder_t *encoder, mjpeg_call_t call, binding_result_t *result) {
    mjpeg_state_t state = encoder->is_closed ? MJPEG_STATE_CLOSED : MJPEG_STATE_OPEN;
    const binding_transition_t *transition = mjpeg_transition(call, state);
    if (transition->action == BINDING_REJECT) {
        *result = (binding_result_t){ .code = transition->code, .state = mjpeg_state_texts[state] };
    }
    return transition->action != BINDING_REJECT;
}

// The binding has copied the picture.
static void release_picture(void *context) {
    encoder_t *encoder = context;
    k_venc_stream stream = { .pack = &encoder->pack, .pack_cnt = 1 };
    kd_mpi_sys_munmap(encoder->mapped, encoder->pack.len);
    kd_mpi_venc_release_stream(encoder->chn, &stream);
    encoder->is_pending = false;
}

static bool lend_picture(encoder_t *encoder, binding_bytes_t *value, binding_result_t *result) {
    encoder->mapped = kd_mpi_sys_mmap(encoder->pack.phys_addr, encoder->pack.len);
    if (encoder->mapped == NULL) {
        release_channel(encoder);
        return fail(K_ERR_VENC_NOMEM, "kd_mpi_sys_mmap", result);
    }
    *value = (binding_bytes_t){ encoder->mapped, encoder->pack.len, release_picture, encoder };
    return true;
}

// Sends the picture with the first slice of the wait.
static bool send(encoder_t *encoder, int32_t quality, const k_video_frame_info *input, int32_t timeout, const binding_gil_t *gil, binding_result_t *result) {
    if (!provide_channel(encoder, quality, &input->v_frame, result)) {
        return false;
    }
    // The driver's prototype lacks a const.
    k_video_frame_info frame = *input;
    gil->leave();
    k_s32 code = kd_mpi_venc_send_frame(encoder->chn, &frame, timeout);
    gil->enter();
    encoder->is_pending = code == 0;
    return check(code, "kd_mpi_venc_send_frame", result);
}

static bool receive(encoder_t *encoder, int32_t timeout, const binding_gil_t *gil, binding_result_t *result) {
    k_venc_stream stream = { .pack = &encoder->pack, .pack_cnt = 1 };
    gil->leave();
    k_s32 code = kd_mpi_venc_get_stream(encoder->chn, &stream, timeout);
    gil->enter();
    if (code != 0) {
        fail(code, "kd_mpi_venc_get_stream", result);
        result->timed_out = code == K_ERR_VENC_NOTREADY;
    }
    return code == 0;
}

bool mjpeg_encode(mjpeg_mjpegencoder_t *self, const k_video_frame_info *input, int32_t timeout_ms, const binding_gil_t *gil, binding_progress_t *progress, binding_bytes_t *value, binding_result_t *result) {
    encoder_t *encoder = encoder_of(self);
    if (encoder == NULL) {
        return fail(K_ERR_VENC_NOMEM, "calloc", result);
    }
    if (!is_allowed(encoder, MJPEG_CALL_ENCODE, result)) {
        return false;
    }
    if (!progress->has_begun && !send(encoder, self->quality, input, timeout_ms, gil, result)) {
        release_channel(encoder);
        return false;
    }
    progress->has_begun = true;
    return receive(encoder, timeout_ms, gil, result) && lend_picture(encoder, value, result);
}

bool mjpeg_close(mjpeg_mjpegencoder_t *self, binding_result_t *result) {
    encoder_t *encoder = encoder_of(self);
    if (encoder == NULL) {
        return fail(K_ERR_VENC_NOMEM, "calloc", result);
    }
    release_channel(encoder);
    encoder->is_closed = true;
    return true;
}

bool mjpeg_is_closed(mjpeg_mjpegencoder_t *self, bool *value, binding_result_t *result) {
    (void)result;
    const encoder_t *encoder = self->engine;
    *value = encoder != NULL && encoder->is_closed;
    return true;
}

// ---------------------------------------------------------------- attributes

static bool has_channel(const mjpeg_mjpegencoder_t *self) {
    const encoder_t *encoder = self->engine;
    return encoder != NULL && encoder->has_channel;
}

bool mjpeg_mjpegencoder_get_width(mjpeg_mjpegencoder_t *self, int32_t *value, binding_result_t *result) {
    (void)result;
    *value = has_channel(self) ? (int32_t)((encoder_t *)self->engine)->width : 0;
    return true;
}

bool mjpeg_mjpegencoder_get_height(mjpeg_mjpegencoder_t *self, int32_t *value, binding_result_t *result) {
    (void)result;
    *value = has_channel(self) ? (int32_t)((encoder_t *)self->engine)->height : 0;
    return true;
}

bool mjpeg_mjpegencoder_get_chn(mjpeg_mjpegencoder_t *self, int32_t *value, binding_result_t *result) {
    (void)result;
    *value = has_channel(self) ? (int32_t)((encoder_t *)self->engine)->chn : -1;
    return true;
}

void mjpeg_mjpegencoder_del(mjpeg_mjpegencoder_t *self) {
    if (self->engine != NULL) {
        release_channel(self->engine);
        free(self->engine);
        self->engine = NULL;
    }
}
