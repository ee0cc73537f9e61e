// SPDX-License-Identifier: MIT
// Encoder channels: states, error codes, limits, and the input of frames.
#include "fixture.h"

#define WIDTH (320)
#define HEIGHT (240)
#define BLOCK_SIZE (WIDTH * HEIGHT * 3 / 4)

static k_venc_chn_attr h264_attr(void) {
    return fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, WIDTH, HEIGHT);
}

static void calls_depend_on_the_state(void **state) {
    (void)state;
    k_venc_chn_status status;
    fixture_setup(1, 4, BLOCK_SIZE);
    k_venc_chn_attr attr = h264_attr();
    assert_int_equal(kd_mpi_venc_start_chn(0), K_ERR_VENC_UNEXIST);
    assert_int_equal(kd_mpi_venc_stop_chn(0), K_ERR_VENC_UNEXIST);
    assert_int_equal(kd_mpi_venc_destroy_chn(0), K_ERR_VENC_UNEXIST);
    assert_int_equal(kd_mpi_venc_enable_idr(0, K_TRUE), K_ERR_VENC_UNEXIST);
    assert_int_equal(kd_mpi_venc_query_status(0, &status), K_ERR_VENC_NOTREADY);

    fixture_create(0, attr);
    assert_int_equal(kd_mpi_venc_create_chn(0, &attr), K_ERR_VENC_EXIST);
    assert_int_equal(kd_mpi_venc_stop_chn(0), K_ERR_VENC_NOT_PERM);
    assert_int_equal(kd_mpi_venc_query_status(0, &status), 0);
    assert_int_equal(status.cur_packs, 0);
    assert_int_equal(kd_mpi_venc_enable_idr(0, K_TRUE), 0);
    assert_int_equal(kd_mpi_venc_request_idr(0), 0);

    assert_int_equal(kd_mpi_venc_start_chn(0), 0);
    assert_int_equal(kd_mpi_venc_start_chn(0), K_ERR_VENC_NOT_PERM);
    assert_int_equal(kd_mpi_venc_enable_idr(0, K_TRUE), K_ERR_VENC_BUSY);
    assert_int_equal(kd_mpi_venc_request_idr(0), 0);
    assert_int_equal(kd_mpi_venc_destroy_chn(0), K_ERR_VENC_NOT_PERM);

    assert_int_equal(kd_mpi_venc_stop_chn(0), 0);
    assert_int_equal(kd_mpi_venc_stop_chn(0), K_ERR_VENC_NOT_PERM);
    assert_int_equal(kd_mpi_venc_destroy_chn(0), 0);
    assert_int_equal(kd_mpi_venc_destroy_chn(0), K_ERR_VENC_UNEXIST);
    fixture_teardown();
}

static void channel_numbers_are_checked(void **state) {
    (void)state;
    k_venc_chn_attr attr = h264_attr();
    k_venc_chn_status status;
    k_venc_pack pack;
    k_venc_stream stream = { .pack = &pack, .pack_cnt = 1 };
    k_video_frame_info frame = { 0 };
    const k_u32 outside[] = { 4, 0xffffffff };
    for (int i = 0; i < 2; i++) {
        assert_int_equal(kd_mpi_venc_create_chn(outside[i], &attr), K_ERR_VENC_INVALID_CHNID);
        assert_int_equal(kd_mpi_venc_start_chn(outside[i]), K_ERR_VENC_INVALID_CHNID);
        assert_int_equal(kd_mpi_venc_stop_chn(outside[i]), K_ERR_VENC_INVALID_CHNID);
        assert_int_equal(kd_mpi_venc_destroy_chn(outside[i]), K_ERR_VENC_INVALID_CHNID);
        assert_int_equal(kd_mpi_venc_send_frame(outside[i], &frame, 0), K_ERR_VENC_INVALID_CHNID);
        assert_int_equal(kd_mpi_venc_get_stream(outside[i], &stream, 0), K_ERR_VENC_INVALID_CHNID);
        assert_int_equal(kd_mpi_venc_release_stream(outside[i], &stream), K_ERR_VENC_INVALID_CHNID);
        assert_int_equal(kd_mpi_venc_query_status(outside[i], &status), K_ERR_VENC_INVALID_CHNID);
        assert_int_equal(kd_mpi_venc_enable_idr(outside[i], K_TRUE), K_ERR_VENC_INVALID_CHNID);
        assert_int_equal(kd_mpi_venc_request_idr(outside[i]), K_ERR_VENC_INVALID_CHNID);
    }
    assert_int_equal(kd_mpi_venc_create_chn(0, NULL), K_ERR_VENC_NULL_PTR);
    assert_int_equal(kd_mpi_venc_send_frame(0, NULL, 0), K_ERR_VENC_NULL_PTR);
    assert_int_equal(kd_mpi_venc_get_stream(0, NULL, 0), K_ERR_VENC_NULL_PTR);
    assert_int_equal(kd_mpi_venc_release_stream(0, NULL), K_ERR_VENC_NULL_PTR);
    assert_int_equal(kd_mpi_venc_query_status(0, NULL), K_ERR_VENC_NULL_PTR);
}

static k_s32 try_create(k_venc_chn_attr attr) {
    k_s32 result = kd_mpi_venc_create_chn(0, &attr);
    if (result == 0) {
        assert_int_equal(kd_mpi_venc_destroy_chn(0), 0);
    }
    return result;
}

static k_s32 try_size(k_payload_type type, k_u32 width, k_u32 height) {
    fixture_attach(0);
    return try_create(fixture_attr(type, VENC_PROFILE_H264_MAIN, width, height));
}

static void attributes_have_limits(void **state) {
    (void)state;
    fixture_setup(1, 2, BLOCK_SIZE);
    assert_int_equal(try_size(K_PT_H264, 128, 64), 0);
    assert_int_equal(try_size(K_PT_H264, 3840, 2160), 0);
    assert_int_equal(try_size(K_PT_JPEG, 8192, 8192), 0);
    assert_int_equal(try_size(K_PT_H264, 120, 64), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(try_size(K_PT_H264, 128, 62), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(try_size(K_PT_H264, 3848, 2160), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(try_size(K_PT_JPEG, 8200, 8192), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(try_size(K_PT_H264, 132, 64), K_ERR_VENC_ILLEGAL_PARAM);

    k_venc_chn_attr attr = h264_attr();
    attr.venc_attr.type = K_PT_PCMU;
    assert_int_equal(try_create(attr), K_ERR_VENC_NOT_SUPPORT);
    attr = h264_attr();
    attr.venc_attr.profile = VENC_PROFILE_H265_MAIN;
    assert_int_equal(try_create(attr), K_ERR_VENC_ILLEGAL_PARAM);
    attr.venc_attr.profile = VENC_PROFILE_H264_HIGH_10;
    assert_int_equal(try_create(attr), K_ERR_VENC_NOT_SUPPORT);
    attr = h264_attr();
    attr.rc_attr.rc_mode = K_VENC_RC_MODE_MJPEG_FIXQP;
    assert_int_equal(try_create(attr), K_ERR_VENC_ILLEGAL_PARAM);
    attr = h264_attr();
    attr.rc_attr.cbr.bit_rate = 0;
    assert_int_equal(try_create(attr), K_ERR_VENC_ILLEGAL_PARAM);
    attr.rc_attr.cbr.bit_rate = 1000001;
    assert_int_equal(try_create(attr), K_ERR_VENC_ILLEGAL_PARAM);
    attr = h264_attr();
    attr.rc_attr.cbr.src_frame_rate = 4097;
    assert_int_equal(try_create(attr), K_ERR_VENC_ILLEGAL_PARAM);
    attr = fixture_attr(K_PT_JPEG, 0, WIDTH, HEIGHT);
    attr.rc_attr.rc_mode = K_VENC_RC_MODE_CBR;
    assert_int_equal(try_create(attr), K_ERR_VENC_ILLEGAL_PARAM);
    attr = fixture_attr(K_PT_JPEG, 0, WIDTH, HEIGHT);
    attr.rc_attr.mjpeg_fixqp.q_factor = 0;
    assert_int_equal(try_create(attr), K_ERR_VENC_ILLEGAL_PARAM);
    attr.rc_attr.mjpeg_fixqp.q_factor = 101;
    assert_int_equal(try_create(attr), K_ERR_VENC_ILLEGAL_PARAM);
    attr.rc_attr.mjpeg_fixqp.q_factor = 100;
    assert_int_equal(try_create(attr), 0);
#if MPP_GENERATION_B
    // After a failed create the pool stays attached.
    fixture_attach(0);
    attr.rc_attr.mjpeg_fixqp.q_factor = 101;
    assert_int_equal(try_create(attr), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(kd_mpi_venc_detach_vb_pool(0), 0);
#endif
    fixture_teardown();
}

static void create_needs_output_buffers(void **state) {
    (void)state;
    k_venc_chn_attr attr = h264_attr();
    assert_int_equal(kd_mpi_venc_create_chn(0, &attr), K_ERR_VENC_NOBUF);
    fixture_setup(1, 3, BLOCK_SIZE);
#if MPP_GENERATION_A
    attr = h264_attr();
    attr.venc_attr.stream_buf_cnt = 4;
    assert_int_equal(kd_mpi_venc_create_chn(0, &attr), K_ERR_VENC_NOBUF);
    attr.venc_attr.stream_buf_cnt = 3;
    assert_int_equal(try_create(attr), 0);
    attr.venc_attr.stream_buf_size *= 2;
    assert_int_equal(kd_mpi_venc_create_chn(0, &attr), K_ERR_VENC_NOBUF);
#else
    k_u32 chn;
    assert_int_equal(kd_mpi_venc_create_chn(0, &attr), K_ERR_VENC_NOBUF);
    assert_int_equal(kd_mpi_venc_attach_vb_pool(0, VB_INVALID_POOLID), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(kd_mpi_venc_detach_vb_pool(0), K_ERR_VENC_UNEXIST);
    fixture_create(0, attr);
    assert_int_equal(kd_mpi_venc_request_chn(&chn), 0);
    assert_int_equal(chn, 1);
    assert_int_equal(kd_mpi_venc_release_chn(1), 0);
    assert_int_equal(kd_mpi_venc_release_chn(1), K_ERR_VENC_UNEXIST);
    assert_int_equal(kd_mpi_venc_detach_vb_pool(0), 0);
    assert_int_equal(kd_mpi_venc_destroy_chn(0), 0);
#endif
    fixture_teardown();
}

static void frames_are_checked(void **state) {
    (void)state;
    fixture_setup(1, 4, BLOCK_SIZE);
    fixture_open(0, h264_attr());
    k_u64 phys;
    void *address;
    k_u32 size = WIDTH * HEIGHT * 3 / 2;
    assert_int_equal(kd_mpi_sys_mmz_alloc(&phys, &address, NULL, NULL, size), 0);
    k_video_frame_info good = { .v_frame = { .width = WIDTH, .height = HEIGHT } };
    good.v_frame.pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420;
    good.v_frame.phys_addr[0] = phys;
    good.v_frame.phys_addr[1] = phys + WIDTH * HEIGHT;
    k_video_frame_info frame = good;
    assert_int_equal(kd_mpi_venc_send_frame(0, &frame, 1000), 0);
    frame.v_frame.pixel_format = PIXEL_FORMAT_RGB_888;
    assert_int_equal(kd_mpi_venc_send_frame(0, &frame, 1000), K_ERR_VENC_NOT_SUPPORT);
    frame = good;
    frame.v_frame.width = 640;
    assert_int_equal(kd_mpi_venc_send_frame(0, &frame, 1000), K_ERR_VENC_ILLEGAL_PARAM);
    frame = good;
    frame.v_frame.stride[0] = WIDTH - 1;
    assert_int_equal(kd_mpi_venc_send_frame(0, &frame, 1000), K_ERR_VENC_ILLEGAL_PARAM);
    frame = good;
    frame.v_frame.phys_addr[1] += 4096;
    assert_int_equal(kd_mpi_venc_send_frame(0, &frame, 1000), K_ERR_VENC_BADADDR);
    frame.v_frame.phys_addr[1] = 0;
    assert_int_equal(kd_mpi_venc_send_frame(0, &frame, 1000), K_ERR_VENC_BADADDR);

    // A frame without a pts gets one.
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    tally_t tally = { 0 };
    assert_int_equal(kd_mpi_venc_send_frame(0, &good, 1000), 0);
    assert_int_equal(fixture_get(0, &stream, 0), 0);
    fixture_count(&stream, &tally, NULL);
    assert_int_equal(tally.headers, 1);
    assert_int_equal(tally.i_frames, 1);
    assert_int_equal(tally.p_frames, 1);
    assert_int_equal(kd_mpi_sys_mmz_free(phys, address), 0);
    fixture_close(0);
    fixture_teardown();
}

static void input_queue_holds_thirty(void **state) {
    (void)state;
    fixture_setup(1, 3, BLOCK_SIZE);
    fixture_open(0, h264_attr());
    assert_int_equal(vmpp_camera_set_chn(0, 0, WIDTH, HEIGHT, PIXEL_FORMAT_YUV_SEMIPLANAR_420), 0);
    assert_int_equal(vmpp_camera_start(0), 0);
    // Three blocks: a header and two frames; thirty more are queued.
    for (int i = 0; i < 32; i++) {
        assert_int_equal(fixture_send_camera_frame(0, 20), 0);
    }
    assert_int_equal(fixture_send_camera_frame(0, 20), K_ERR_VENC_BUSY);
    assert_int_equal(fixture_send_camera_frame(0, 0), 0);
    tally_t tally = fixture_record(0, 32, "queued.264");
    assert_int_equal(tally.headers, 2);
    assert_int_equal(tally.i_frames, 2);
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    assert_int_equal(fixture_get(0, &stream, 0), K_ERR_VENC_NOTREADY);
    assert_int_equal(fixture_send_camera_frame(0, 20), 0);
    fixture_close(0);
    fixture_teardown();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_depend_on_the_state),
        cmocka_unit_test(channel_numbers_are_checked),
        cmocka_unit_test(attributes_have_limits),
        cmocka_unit_test(create_needs_output_buffers),
        cmocka_unit_test(frames_are_checked),
        cmocka_unit_test(input_queue_holds_thirty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
