// SPDX-License-Identifier: MIT
// Where pictures come from, and the time that they take.
#include "source_steps.h"

#include "board.h"
#include "report.h"
#include "input.h"
#include "virtual_mpp.h"

static k_mpp_chn camera = { .mod_id = K_ID_VI };

static k_mpp_chn choose_channel(void) {
    return (k_mpp_chn){ .mod_id = K_ID_VENC, .chn_id = (k_s32)input_below(VENC_MAX_CHN_NUMS) };
}

void camera_bind(void) {
    k_mpp_chn venc = choose_channel();
    step("the camera is bound to channel %d", venc.chn_id);
    kd_mpi_sys_bind(&camera, &venc);
}

void camera_unbind(void) {
    k_mpp_chn venc = choose_channel();
    step("the camera is unbound from channel %d", venc.chn_id);
    kd_mpi_sys_unbind(&camera, &venc);
}

void camera_start(void) {
    step("the camera starts");
    vmpp_camera_set_chn(0, 0, (k_u32)picture_sizes[0].width, (k_u32)picture_sizes[0].height, PIXEL_FORMAT_YUV_SEMIPLANAR_420);
    vmpp_camera_start(0);
}

void camera_stop(void) {
    step("the camera stops");
    vmpp_camera_stop(0);
}

void let_time_pass(void) {
    k_u64 frames = input_below(8);
    step("%llu frames' time", (unsigned long long)frames);
    vmpp_sleep_us(frames * 33334);
}
