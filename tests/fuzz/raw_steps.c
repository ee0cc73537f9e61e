// SPDX-License-Identifier: MIT
// Raw MPP calls on a channel, as Python classes make them.
#include "raw_steps.h"

#include "board.h"
#include "report.h"
#include "input.h"
#include "vencoder_channel.h"
#include "vencoder_output.h"

static k_u32 choose_channel(const char *call) {
    k_u32 chn = input_below(VENC_MAX_CHN_NUMS);
    step("raw call: %s channel %u", call, chn);
    board.is_raw[chn] = true;
    board.any_raw = true;
    return chn;
}

// No bytes of the input select it, so that programs of the corpus keep their meaning.
static void set_turn(k_u32 chn) {
    k_rotation rotation = (k_rotation)(chn % (K_VPU_ROTATION_270 + 1));
    k_venc_mirror mirror = chn % 2 == 0 ? K_VENC_MIRROR_HORI : K_VENC_MIRROR_VERT;
    if (kd_mpi_venc_set_rotation(chn, rotation) != 0 || kd_mpi_venc_set_mirror(chn, mirror) != 0) {
        fail("a created channel cannot be turned");
    }
}

void raw_create(void) {
    k_u32 chn = choose_channel("create_chn");
    k_venc_chn_attr attr = { .venc_attr = { .type = K_PT_JPEG, .pic_width = 128, .pic_height = 64 } };
    attr.rc_attr.rc_mode = K_VENC_RC_MODE_MJPEG_FIXQP;
    attr.rc_attr.mjpeg_fixqp = (k_venc_mjpeg_fixqp){ .src_frame_rate = 30, .dst_frame_rate = 30, .q_factor = 45 };
#if MPP_GENERATION_A
    attr.venc_attr.stream_buf_size = 8192;
    attr.venc_attr.stream_buf_cnt = 2;
#else
    int32_t pool = vencoder_output_pool(vencoder_channel((int32_t)chn));
    if (pool < 0 || kd_mpi_venc_attach_vb_pool(chn, (k_u32)pool) != 0) {
        return;
    }
#endif
    k_s32 result = kd_mpi_venc_create_chn(chn, &attr);
    step_result("    %d\n", result);
    if (result == 0) {
        set_turn(chn);
    }
}

void raw_stop(void) {
    kd_mpi_venc_stop_chn(choose_channel("stop_chn"));
}

void raw_destroy(void) {
    kd_mpi_venc_destroy_chn(choose_channel("destroy_chn"));
}

void raw_destroy_pool(void) {
#if MPP_GENERATION_B
    k_u32 chn = choose_channel("destory_pool of");
    int32_t pool = vencoder_output_pool(vencoder_channel((int32_t)chn));
    if (pool >= 0) {
        board.is_pool_gone = kd_mpi_vb_destory_pool((k_u32)pool) == 0 || board.is_pool_gone;
    }
#endif
}

void raw_request(void) {
#if MPP_GENERATION_B
    k_u32 chn;
    step("raw call: request_chn");
    if (kd_mpi_venc_request_chn(&chn) == 0) {
        board.is_raw[chn] = true;
        board.any_raw = true;
    }
#endif
}

void raw_release(void) {
#if MPP_GENERATION_B
    kd_mpi_venc_release_chn(choose_channel("release_chn"));
#endif
}
