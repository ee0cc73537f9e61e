// SPDX-License-Identifier: MIT
// The board around the engine from one soft reset to the next.
#include "board.h"

#include <string.h>

#include "complaint.h"
#include "driver_view.h"
#include "faults.h"
#include "invariants.h"
#include "media_manager.h"
#include "objects.h"
#include "virtual_mpp.h"

#define PAGE (4096)
#define PICTURE_BYTES (256 * 128 * 2)

const size_choice_t picture_sizes[PICTURE_SIZES] = {
    { 128, 64 },
    { 128, 66 },
    { 256, 128 },
    { 136, 64 },
    // The driver refuses these, or media memory does; the binding lets them through.
    { 64, 64 },
    { 128, 65 },
    { 8192, 8192 },
    { 3840, 2160 },
};

board_t board;

static k_u64 picture_phys;
static void *picture_virt;

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

// Noise, so that packs are larger than a page.
static void draw_picture(void) {
    static uint8_t samples[PICTURE_BYTES];
    uint32_t noise = 1;
    // Once for all programs.
    for (unsigned int i = 0; i < PICTURE_BYTES && samples[PICTURE_BYTES - 1] == 0; i++) {
        noise = noise * 1664525u + 1013904223u;
        samples[i] = 96 + (noise >> 27);
    }
    memcpy(picture_virt, samples, sizeof(samples));
}

k_video_frame_info board_picture(const size_choice_t *size) {
    if (picture_phys == 0 && kd_mpi_sys_mmz_alloc(&picture_phys, &picture_virt, NULL, NULL, PICTURE_BYTES) == 0) {
        draw_picture();
    }
    k_u32 luma = (k_u32)(size->width * size->height + PAGE - 1) / PAGE * PAGE;
    k_video_frame_info info = { .pool_id = VB_INVALID_POOLID, .mod_id = K_ID_VI };
    info.v_frame.width = (k_u32)size->width;
    info.v_frame.height = (k_u32)size->height;
    info.v_frame.pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420;
    info.v_frame.phys_addr[0] = picture_phys;
    info.v_frame.phys_addr[1] = picture_phys + luma;
    return info;
}

unsigned int board_mappings(void) {
    return picture_phys != 0;
}

static void free_picture(void) {
    if (picture_phys != 0 && kd_mpi_sys_mmz_free(picture_phys, picture_virt) != 0) {
        complain("the harness cannot free its picture");
    }
    picture_phys = 0;
}

// What CanMV's media clean-up does.
static void release_links_and_camera(void) {
    for (k_s32 chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        k_mpp_chn source;
        k_mpp_chn dest = { .mod_id = K_ID_VENC, .chn_id = chn };
        if (kd_mpi_sys_get_bind_by_dest(&dest, &source) == 0) {
            kd_mpi_sys_unbind(&source, &dest);
        }
    }
    vmpp_release_cameras();
    free_picture();
}

static void undo_raw_calls(void) {
    for (k_u32 chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        if (board.is_raw[chn]) {
            kd_mpi_venc_stop_chn(chn);
#if MPP_GENERATION_B
            kd_mpi_venc_detach_vb_pool(chn);
#endif
            kd_mpi_venc_destroy_chn(chn);
        }
    }
}

// The next call on a channel that nobody owns gives back what the finalisers could not.
static void call_each_channel(void) {
    char caller;
    vencoder_stream_data_t data = { .pack_cnt = 0 };
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        vencoder_release_stream(&caller, chn, &data);
    }
}

void board_end(bool in_faults) {
    step("soft reset%s", in_faults ? " while calls go on failing" : "");
    // Finalisers try again what fails once.
    bool may_need_another_call = board.any_raw || (in_faults && board.has_many_faults);
    if (!in_faults) {
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
        // A channel whose pool has another one's number now has to wait for that one.
        call_each_channel();
    }
    engine_must_be_bare();
    driver_must_be_clean("after a soft reset");
    if (kd_mpi_vb_exit() != 0) {
        complain("blocks are out after a soft reset: vb_exit says no");
    }
}
