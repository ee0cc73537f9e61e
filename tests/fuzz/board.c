// SPDX-License-Identifier: MIT
// The board from one soft reset to the next.
#include "board.h"

#include <string.h>

#include "report.h"
#include "driver_view.h"
#include "faults.h"
#include "invariants.h"
#include "media_manager.h"
#include "objects.h"
#include "result_of.h"
#include "virtual_mpp.h"

#define FRAME_BYTES (256 * 128 * 2)

const size_choice_t frame_sizes[FRAME_SIZES] = {
    { 128, 64 },
    { 128, 66 },
    { 256, 128 },
    { 136, 64 },
    // The binding allows these. The driver rejects them, or media memory is too small.
    { 64, 64 },
    { 128, 65 },
    { 8192, 8192 },
    { 3840, 2160 },
};

board_t board;

static k_u64 frame_phys;
static void *frame_virt;

void board_begin(void) {
    board = (board_t){ .is_media_up = false };
    objects_begin();
    media_manager_begin();
    if (MPP_GENERATION_B) {
        board_media_init();
    }
}

bool board_media_init(void) {
    board.is_media_up = board.is_media_up || media_manager_init();
    return board.is_media_up;
}

// Noise makes packs larger than a page.
static void draw_frame(void) {
    static uint8_t samples[FRAME_BYTES];
    uint32_t noise = 1;
    // Computed once for all programs.
    for (unsigned int i = 0; i < FRAME_BYTES && samples[FRAME_BYTES - 1] == 0; i++) {
        noise = noise * 1664525u + 1013904223u;
        samples[i] = 96 + (noise >> 27);
    }
    memcpy(frame_virt, samples, sizeof(samples));
}

k_video_frame_info board_frame(const size_choice_t *size) {
    if (frame_phys == 0 && kd_mpi_sys_mmz_alloc(&frame_phys, &frame_virt, NULL, NULL, FRAME_BYTES) == 0) {
        draw_frame();
    }
    k_u32 luma = (k_u32)(((k_u64)(size->width * size->height) + MPP_PAGE_SIZE - 1) / MPP_PAGE_SIZE * MPP_PAGE_SIZE);
    k_video_frame_info info = { .pool_id = VB_INVALID_POOLID, .mod_id = K_ID_VI };
    info.v_frame.width = (k_u32)size->width;
    info.v_frame.height = (k_u32)size->height;
    info.v_frame.pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420;
    info.v_frame.phys_addr[0] = frame_phys;
    info.v_frame.phys_addr[1] = frame_phys + luma;
    return info;
}

unsigned int board_mapping_count(void) {
    return frame_phys != 0;
}

static void free_frame(void) {
    if (frame_phys != 0 && kd_mpi_sys_mmz_free(frame_phys, frame_virt) != 0) {
        fail("the harness cannot free its frame");
    }
    frame_phys = 0;
}

// Like CanMV's media cleanup: unbinds the channels and stops the camera.
static void release_links_and_camera(void) {
    for (k_s32 chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        k_mpp_chn source;
        k_mpp_chn dest = { .mod_id = K_ID_VENC, .chn_id = chn };
        if (kd_mpi_sys_get_bind_by_dest(&dest, &source) == 0) {
            kd_mpi_sys_unbind(&source, &dest);
        }
    }
    vmpp_release_cameras();
    free_frame();
}

static void undo_raw_calls(void) {
    for (k_u32 chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        if (board.is_raw[chn]) {
            kd_mpi_venc_stop_chn(chn);
#if MPP_GENERATION_B
            kd_mpi_venc_detach_vb_pool(chn);
#endif
            kd_mpi_venc_destroy_chn(chn);
#if MPP_GENERATION_B
            if (!vencoder_channel((int32_t)chn)->is_requested) {
                kd_mpi_venc_release_chn(chn);
            }
#endif
        }
    }
}

// The next call on an orphaned channel retries what the finalisers could not release.
static void call_each_channel(void) {
    char object;
    vencoder_stream_data_t data = { .pack_cnt = 0 };
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        RESULT_OF(vencoder_release_stream, &object, chn, &data);
    }
}

void board_end(bool with_faults) {
    step("soft reset%s", with_faults ? " with pending faults" : "");
    // Finalisers retry once.
    bool may_need_another_call = board.any_raw || (with_faults && board.has_many_faults);
    if (!with_faults) {
        vmpp_faults_clear();
    }
    if (MPP_GENERATION_B) {
        release_links_and_camera();
    }
    objects_end();
    if (MPP_GENERATION_A) {
        release_links_and_camera();
    }
    vmpp_faults_clear();
    if (may_need_another_call) {
        undo_raw_calls();
        call_each_channel();
    }
    if (board.is_pool_gone) {
        // A channel may have been blocked by another channel whose pool reuses its pool id.
        call_each_channel();
    }
    check_engine_reset();
    check_no_leaks("after a soft reset");
    if (kd_mpi_vb_exit() != 0) {
        fail("vb_exit fails after a soft reset: blocks are in use");
    }
}
