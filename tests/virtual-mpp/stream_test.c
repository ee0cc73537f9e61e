// SPDX-License-Identifier: MIT
// Recordings from the camera and from sent frames, checked by ffmpeg.
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "judge.h"

#define FRAMES (200)
#define BLOCKS (8)

static void check_verdict(const verdict_t *verdict, unsigned int frames) {
    assert_int_equal(verdict->frames, frames);
    assert_true(verdict->consecutive);
    assert_int_equal(verdict->first_number, 0);
    assert_true(verdict->psnr_y >= 35);
    assert_true(verdict->psnr_u >= 35);
    assert_true(verdict->psnr_v >= 35);
}

// An I frame every 30 frames, and P frames between them.
static void check_types(const verdict_t *verdict) {
    assert_int_equal(strlen(verdict->types), verdict->frames);
    for (unsigned int i = 0; i < verdict->frames; i++) {
        assert_int_equal(verdict->types[i], i % 30 == 0 ? 'I' : 'P');
    }
}

static void record_bound(k_payload_type type, k_venc_profile profile, k_u32 width, k_u32 height, unsigned int frames,
    const char *path) {
    fixture_setup(1, BLOCKS, width * height * 3 / 4);
    fixture_bind_camera(0, width, height);
    fixture_open(0, fixture_attr(type, profile, width, height));
    assert_int_equal(vmpp_camera_start(0), 0);
    tally_t tally = fixture_record(0, frames, path);
    assert_int_equal(tally.first_type, type == K_PT_JPEG ? K_VENC_I_FRAME : K_VENC_HEADER);
    assert_int_equal(tally.headers, type == K_PT_JPEG ? 0 : (frames + 29) / 30);
    assert_int_equal(tally.i_frames, type == K_PT_JPEG ? frames : (frames + 29) / 30);
    fixture_close(0);
    fixture_teardown();
}

static void record_sent(k_payload_type type, k_venc_profile profile, k_u32 width, k_u32 height, const char *path) {
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    tally_t tally = { 0 };
    FILE *file = fopen(path, "wb");
    fixture_setup(1, BLOCKS, width * height * 3 / 4);
    fixture_open(0, fixture_attr(type, profile, width, height));
    assert_int_equal(vmpp_camera_set_chn(0, 0, width, height, PIXEL_FORMAT_YUV_SEMIPLANAR_420), 0);
    assert_int_equal(vmpp_camera_start(0), 0);
    for (int i = 0; i < FRAMES; i++) {
        assert_int_equal(fixture_send_camera_frame(0, 1000), 0);
        // The pack of a sent frame is ready at once.
        assert_int_equal(fixture_get(0, &stream, 0), 0);
        assert_int_equal(stream.pack_cnt, i % 30 == 0 ? 2 : 1);
        fixture_count(&stream, &tally, file);
        assert_int_equal(kd_mpi_venc_release_stream(0, &stream), 0);
    }
    fclose(file);
    fixture_close(0);
    fixture_teardown();
}

static void h264_bound(void **state) {
    (void)state;
    record_bound(K_PT_H264, VENC_PROFILE_H264_MAIN, 800, 480, FRAMES, "bound.264");
    verdict_t verdict = judge("bound.264", "h264", 800, 480);
    check_verdict(&verdict, FRAMES);
    check_types(&verdict);
    assert_string_equal(verdict.profile, "Main");
}

static void h265_bound(void **state) {
    (void)state;
    record_bound(K_PT_H265, VENC_PROFILE_H265_MAIN, 800, 480, FRAMES, "bound.265");
    verdict_t verdict = judge("bound.265", "hevc", 800, 480);
    check_verdict(&verdict, FRAMES);
    check_types(&verdict);
    assert_string_equal(verdict.profile, "Main");
}

static void h264_sent(void **state) {
    (void)state;
    record_sent(K_PT_H264, VENC_PROFILE_H264_MAIN, 640, 360, "sent.264");
    verdict_t verdict = judge("sent.264", "h264", 640, 360);
    check_verdict(&verdict, FRAMES);
    check_types(&verdict);
}

static void h265_sent(void **state) {
    (void)state;
    record_sent(K_PT_H265, VENC_PROFILE_H265_MAIN, 640, 360, "sent.265");
    verdict_t verdict = judge("sent.265", "hevc", 640, 360);
    check_verdict(&verdict, FRAMES);
    check_types(&verdict);
}

static void sizes_and_profiles(void **state) {
    (void)state;
    static const k_u32 sizes[][2] = { { 128, 64 }, { 320, 240 }, { 1280, 720 }, { 1920, 1080 }, { 200, 100 } };
    static const struct {
        k_venc_profile profile;
        const char *name;
    } profiles[] = {
        { VENC_PROFILE_H264_BASELINE, "Constrained Baseline" },
        { VENC_PROFILE_H264_HIGH, "High" },
    };
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        k_u32 width = sizes[i][0];
        k_u32 height = sizes[i][1];
        record_bound(K_PT_H264, profiles[i % 2].profile, width, height, 35, "size.264");
        verdict_t verdict = judge("size.264", "h264", width, height);
        check_verdict(&verdict, 35);
        assert_string_equal(verdict.profile, profiles[i % 2].name);
        record_bound(K_PT_H265, VENC_PROFILE_H265_MAIN, width, height, 35, "size.265");
        verdict = judge("size.265", "hevc", width, height);
        check_verdict(&verdict, 35);
    }
}

static long file_size(const char *path) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);
    fclose(file);
    return size;
}

static long record_jpeg(k_u32 quality, const char *path) {
    fixture_setup(1, BLOCKS, 800 * 480 * 3 / 4);
    fixture_bind_camera(0, 800, 480);
    k_venc_chn_attr attr = fixture_attr(K_PT_JPEG, 0, 800, 480);
    attr.rc_attr.mjpeg_fixqp.q_factor = quality;
    fixture_open(0, attr);
    assert_int_equal(kd_mpi_venc_request_idr(0), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(vmpp_camera_start(0), 0);
    tally_t tally = fixture_record(0, 20, path);
    assert_int_equal(tally.i_frames, 20);
    assert_int_equal(tally.headers, 0);
    fixture_close(0);
    fixture_teardown();
    verdict_t verdict = judge(path, "mjpeg", 800, 480);
    assert_int_equal(verdict.frames, 20);
    assert_true(verdict.consecutive);
    return file_size(path);
}

static void jpeg_by_quality(void **state) {
    (void)state;
    long small = record_jpeg(20, "q20.mjpeg");
    long large = record_jpeg(90, "q90.mjpeg");
    assert_true(large > small * 3 / 2);
}

static void streams_repeat_exactly(void **state) {
    (void)state;
    for (int codec = 0; codec < 2; codec++) {
        k_payload_type type = codec == 0 ? K_PT_H264 : K_PT_H265;
        k_venc_profile profile = codec == 0 ? VENC_PROFILE_H264_MAIN : VENC_PROFILE_H265_MAIN;
        record_bound(type, profile, 320, 240, 40, "first.bin");
        record_bound(type, profile, 320, 240, 40, "second.bin");
        assert_int_equal(system("cmp first.bin second.bin"), 0);
    }
}

// By default only the first frame has a header; a requested IDR restarts the GOP.
static void headers_and_requested_idr(void **state) {
    (void)state;
    for (int codec = 0; codec < 2; codec++) {
        fixture_setup(1, BLOCKS, 320 * 240);
        fixture_bind_camera(0, 320, 240);
        k_venc_chn_attr attr = codec == 0 ? fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, 320, 240)
                                          : fixture_attr(K_PT_H265, VENC_PROFILE_H265_MAIN, 320, 240);
        fixture_create(0, attr);
        assert_int_equal(kd_mpi_venc_start_chn(0), 0);
        assert_int_equal(kd_mpi_venc_request_idr(0), K_ERR_VENC_ILLEGAL_PARAM);
        assert_int_equal(vmpp_camera_start(0), 0);
        tally_t tally = fixture_record(0, 65, "once.bin");
        assert_int_equal(tally.headers, 1);
        assert_int_equal(tally.i_frames, 3);
        fixture_close(0);
        assert_int_equal(vmpp_camera_stop(0), 0);

        fixture_open(0, attr);
        assert_int_equal(vmpp_camera_start(0), 0);
        fixture_record(0, 10, "a.bin");
        assert_int_equal(kd_mpi_venc_request_idr(0), 0);
        tally = fixture_record(0, 31, "b.bin");
        assert_int_equal(tally.first_type, K_VENC_HEADER);
        assert_int_equal(tally.i_frames, 2);
        assert_int_equal(system("cat a.bin b.bin > requested.bin"), 0);
        fixture_close(0);
        fixture_teardown();
        verdict_t verdict = judge("requested.bin", codec == 0 ? "h264" : "hevc", 320, 240);
        check_verdict(&verdict, 41);
        assert_int_equal(verdict.types[10], 'I');
        assert_int_equal(verdict.types[11], 'P');
        assert_int_equal(verdict.types[40], 'I');
    }
}

static void two_encoders_at_once(void **state) {
    (void)state;
    fixture_setup(2, BLOCKS, 320 * 240);
    k_mpp_chn camera = { .mod_id = K_ID_VI };
    k_mpp_chn venc = { .mod_id = K_ID_VENC, .chn_id = 1 };
    fixture_bind_camera(0, 320, 240);
    assert_int_equal(kd_mpi_sys_bind(&camera, &venc), 0);
    fixture_open(0, fixture_attr(K_PT_H265, VENC_PROFILE_H265_MAIN, 320, 240));
    fixture_open(1, fixture_attr(K_PT_H265, VENC_PROFILE_H265_MAIN, 320, 240));
    assert_int_equal(vmpp_camera_start(0), 0);
    // While the first channel is read, the output of the second fills up and its frames wait: none is lost.
    fixture_record(0, 40, "one.265");
    fixture_record(1, 40, "two.265");
    fixture_close(0);
    fixture_close(1);
    fixture_teardown();
    assert_int_equal(system("cmp one.265 two.265"), 0);
    verdict_t verdict = judge("two.265", "hevc", 320, 240);
    check_verdict(&verdict, 40);
}

static void late_reader_loses_nothing(void **state) {
    (void)state;
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_pack rest[FIXTURE_PACKS];
    k_venc_stream first = { .pack = packs };
    k_venc_stream second = { .pack = rest };
    k_venc_chn_status status;
    tally_t tally = { 0 };
    fixture_setup(1, 15, 320 * 240);
    fixture_bind_camera(0, 320, 240);
    fixture_open(0, fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, 320, 240));
    assert_int_equal(vmpp_camera_start(0), 0);
    vmpp_sleep_us(5000000);
    assert_int_equal(kd_mpi_venc_query_status(0, &status), 0);
    assert_int_equal(status.cur_packs, 15);
    assert_int_equal(fixture_get(0, &first, 0), 0);
    assert_int_equal(first.pack_cnt, 12);
    assert_int_equal(fixture_get(0, &second, 0), 0);
    assert_int_equal(second.pack_cnt, 3);
    FILE *file = fopen("late.264", "wb");
    fixture_count(&first, &tally, file);
    fixture_count(&second, &tally, file);
    assert_int_equal(tally.headers, 1);
    // All blocks are outstanding: no pack can arrive, so the wait takes real time.
    k_venc_stream none = { .pack = &(k_venc_pack){ 0 }, .pack_cnt = 1 };
    assert_int_equal(kd_mpi_venc_get_stream(0, &none, 20), K_ERR_VENC_NOTREADY);
    assert_int_equal(kd_mpi_venc_release_stream(0, &second), 0);
    assert_int_equal(kd_mpi_venc_release_stream(0, &second), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(kd_mpi_venc_release_stream(0, &first), 0);
    fclose(file);
    fixture_record(0, 26, "later.264");
    fixture_close(0);
    fixture_teardown();
    assert_int_equal(system("cat late.264 later.264 > all.264"), 0);
    verdict_t verdict = judge("all.264", "h264", 320, 240);
    check_verdict(&verdict, 40);
}

static void packs_outlive_stop(void **state) {
    (void)state;
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs, .pack_cnt = 1 };
    fixture_setup(1, BLOCKS, 320 * 240);
    fixture_bind_camera(0, 320, 240);
    fixture_open(0, fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, 320, 240));
    assert_int_equal(vmpp_camera_start(0), 0);
    vmpp_sleep_us(100000);
    assert_int_equal(kd_mpi_venc_get_stream(0, &stream, 1000), 0);
    assert_int_equal(kd_mpi_vb_exit(), -1);
    assert_int_equal(kd_mpi_venc_stop_chn(0), 0);
    assert_int_equal(kd_mpi_venc_release_stream(0, &stream), 0);
    // So do packs that were not fetched; destroy releases the rest.
    stream.pack_cnt = 1;
    assert_int_equal(kd_mpi_venc_get_stream(0, &stream, 0), 0);
    assert_int_equal(kd_mpi_venc_destroy_chn(0), 0);
    assert_int_equal(kd_mpi_venc_release_stream(0, &stream), K_ERR_VENC_UNEXIST);
    fixture_teardown();
}

static void small_output_buffer_drops_the_frame(void **state) {
    (void)state;
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    fixture_setup(1, BLOCKS, 4096);
    k_venc_chn_attr attr = fixture_attr(K_PT_JPEG, 0, 800, 480);
    attr.rc_attr.mjpeg_fixqp.q_factor = 99;
    fixture_open(0, attr);
    assert_int_equal(vmpp_camera_set_chn(0, 0, 800, 480, PIXEL_FORMAT_YUV_SEMIPLANAR_420), 0);
    assert_int_equal(vmpp_camera_start(0), 0);
    assert_int_equal(fixture_send_camera_frame(0, 1000), K_ERR_VENC_NOBUF);
    assert_int_equal(fixture_get(0, &stream, 0), K_ERR_VENC_NOTREADY);
    fixture_close(0);
    fixture_teardown();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(h264_bound),
        cmocka_unit_test(h265_bound),
        cmocka_unit_test(h264_sent),
        cmocka_unit_test(h265_sent),
        cmocka_unit_test(sizes_and_profiles),
        cmocka_unit_test(jpeg_by_quality),
        cmocka_unit_test(streams_repeat_exactly),
        cmocka_unit_test(headers_and_requested_idr),
        cmocka_unit_test(two_encoders_at_once),
        cmocka_unit_test(late_reader_loses_nothing),
        cmocka_unit_test(packs_outlive_stop),
        cmocka_unit_test(small_output_buffer_drops_the_frame),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
