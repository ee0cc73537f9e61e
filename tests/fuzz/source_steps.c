// SPDX-License-Identifier: MIT
// Steps of the camera, and of time.
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
    step("bind the camera to channel %d", venc.chn_id);
    kd_mpi_sys_bind(&camera, &venc);
}

void camera_unbind(void) {
    k_mpp_chn venc = choose_channel();
    step("unbind the camera from channel %d", venc.chn_id);
    kd_mpi_sys_unbind(&camera, &venc);
}

void camera_start(void) {
    step("start the camera");
    vmpp_camera_set_chn(0, 0, (k_u32)frame_sizes[0].width, (k_u32)frame_sizes[0].height, PIXEL_FORMAT_YUV_SEMIPLANAR_420);
    vmpp_camera_start(0);
}

void camera_stop(void) {
    step("stop the camera");
    vmpp_camera_stop(0);
}

void advance_time(void) {
    k_u64 frames = input_below(8);
    step("advance time by %llu frames", (unsigned long long)frames);
    vmpp_sleep_us(frames * 33334);
}
