// SPDX-License-Identifier: MIT
// The camera, virtual time, real time and the Y4M source.
#include "fixture.h"

#include <pthread.h>
#include <string.h>
#include <time.h>

#include "judge.h"
#include "pattern.h"

#define WIDTH (320)
#define HEIGHT (240)
#define NV12 PIXEL_FORMAT_YUV_SEMIPLANAR_420

static double real_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static uint32_t read_number(const k_video_frame_info *frame) {
    k_u32 width = frame->v_frame.width;
    k_u32 height = frame->v_frame.height;
    uint32_t number = UINT32_MAX;
    uint8_t *luma = kd_mpi_sys_mmap(frame->v_frame.phys_addr[0], width * height);
    assert_non_null(luma);
    assert_true(pattern_read_number(luma, width, width, height, &number));
    assert_int_equal(kd_mpi_sys_munmap(luma, width * height), 0);
    return number;
}

static void frames_are_consecutive(void **state) {
    (void)state;
    k_video_frame_info frame;
    assert_int_equal(vmpp_camera_dump(0, 0, &frame, 0), VMPP_CAMERA_NOT_PERM);
    assert_int_equal(vmpp_camera_start(0), VMPP_CAMERA_NOT_PERM);
    assert_int_equal(vmpp_camera_set_chn(0, 0, 800, 480, NV12), 0);
    k_u64 start = vmpp_now_us();
    assert_int_equal(vmpp_camera_start(0), 0);
    assert_int_equal(vmpp_camera_start(0), VMPP_CAMERA_BUSY);
    for (uint32_t i = 0; i < 50; i++) {
        // A poll fails first, then runs the next event.
        assert_int_equal(vmpp_camera_dump(0, 0, &frame, 0), VMPP_CAMERA_BUF_EMPTY);
        assert_int_equal(vmpp_camera_dump(0, 0, &frame, 0), 0);
        assert_int_equal(read_number(&frame), i);
        assert_int_equal(frame.v_frame.pts, start + (i + 1) * 1000000ull / 30);
        assert_int_equal(vmpp_now_us(), frame.v_frame.pts);
        assert_int_equal(frame.v_frame.phys_addr[1], frame.v_frame.phys_addr[0] + 800 * 480 + 1024);
        assert_int_equal(vmpp_camera_release(0, 0, &frame), 0);
        assert_int_equal(vmpp_camera_release(0, 0, &frame), VMPP_CAMERA_ILLEGAL_PARAM);
    }
    assert_int_equal(vmpp_camera_stop(0), 0);
    assert_int_equal(vmpp_camera_start(0), 0);
    assert_int_equal(vmpp_camera_dump(0, 0, &frame, -1), 0);
    assert_int_equal(read_number(&frame), 0);
    fixture_release_camera();
}

static void buffers_are_limited(void **state) {
    (void)state;
    k_video_frame_info frames[7];
    int count = 0;
    assert_int_equal(vmpp_camera_set_chn(1, 2, WIDTH, HEIGHT, NV12), 0);
    assert_int_equal(vmpp_camera_start(1), 0);
    while (count < 7 && vmpp_camera_dump(1, 2, &frames[count], 40) == 0) {
        count++;
    }
    assert_int_equal(count, 6);
    assert_int_equal(vmpp_camera_release(1, 2, &frames[0]), 0);
    assert_int_equal(vmpp_camera_dump(1, 2, &frames[0], 40), 0);
    // While no buffer was free, the seventh frame waited.
    assert_int_equal(read_number(&frames[0]), 6);
    // An outstanding frame stays valid after the stop.
    assert_int_equal(vmpp_camera_stop(1), 0);
    assert_int_equal(read_number(&frames[1]), 1);
    assert_int_equal(vmpp_camera_set_chn(1, 2, WIDTH, HEIGHT, NV12), VMPP_CAMERA_BUSY);
    fixture_release_camera();
    assert_null(kd_mpi_sys_mmap(frames[1].v_frame.phys_addr[0], 4096));
}

static void camera_checks_its_arguments(void **state) {
    (void)state;
    assert_int_equal(vmpp_camera_set_chn(3, 0, WIDTH, HEIGHT, NV12), VMPP_CAMERA_INVALID_DEVID);
    assert_int_equal(vmpp_camera_set_chn(0, 3, WIDTH, HEIGHT, NV12), VMPP_CAMERA_INVALID_CHNID);
    assert_int_equal(vmpp_camera_set_chn(0, 0, WIDTH, HEIGHT, PIXEL_FORMAT_RGB_BAYER_10BPP), VMPP_CAMERA_NOT_SUPPORT);
    assert_int_equal(vmpp_camera_set_chn(0, 0, 0, HEIGHT, NV12), VMPP_CAMERA_ILLEGAL_PARAM);
    assert_int_equal(vmpp_camera_set_chn(0, 0, 321, HEIGHT, NV12), VMPP_CAMERA_ILLEGAL_PARAM);
    assert_int_equal(vmpp_camera_set_fps(0, 0), VMPP_CAMERA_ILLEGAL_PARAM);
    assert_int_equal(vmpp_camera_dump(0, 0, NULL, 0), VMPP_CAMERA_NULL_PTR);
}

static void open_h264(void) {
    fixture_open(0, fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, WIDTH, HEIGHT));
}

static void polling_makes_progress(void **state) {
    (void)state;
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    k_venc_chn_status status;
    fixture_setup(1, 8, WIDTH * HEIGHT);
    fixture_bind_camera(0, WIDTH, HEIGHT);
    open_h264();
    assert_int_equal(fixture_get(0, &stream, 0), K_ERR_VENC_NOTREADY);
    assert_int_equal(vmpp_camera_set_fps(0, 10), 0);
    assert_int_equal(vmpp_camera_start(0), 0);
    k_u64 start = vmpp_now_us();
    assert_int_equal(fixture_get(0, &stream, 0), K_ERR_VENC_NOTREADY);
    assert_int_equal(fixture_get(0, &stream, 0), 0);
    // The header arrives with its frame.
    assert_int_equal(stream.pack_cnt, 2);
    assert_int_equal(packs[0].type, K_VENC_HEADER);
    assert_int_equal(packs[0].pts, 0);
    assert_int_equal(packs[1].type, K_VENC_I_FRAME);
    assert_int_equal(packs[1].pts, start + 100000);
    assert_int_equal(kd_mpi_venc_release_stream(0, &stream), 0);
    // A wait shorter than a frame times out; the second one succeeds.
    assert_int_equal(fixture_get(0, &stream, 60), K_ERR_VENC_NOTREADY);
    assert_int_equal(vmpp_now_us(), start + 160000);
    assert_int_equal(fixture_get(0, &stream, 60), 0);
    assert_int_equal(vmpp_now_us(), start + 200000);
    assert_int_equal(kd_mpi_venc_release_stream(0, &stream), 0);
    // Queries alone make progress, too.
    assert_int_equal(kd_mpi_venc_query_status(0, &status), 0);
    assert_int_equal(kd_mpi_venc_query_status(0, &status), 0);
    assert_int_equal(status.cur_packs, 1);
    fixture_close(0);
    fixture_teardown();
}

static void size_mismatch_delivers_nothing(void **state) {
    (void)state;
    k_venc_pack pack;
    k_venc_stream stream = { .pack = &pack, .pack_cnt = 1 };
    fixture_setup(1, 8, WIDTH * HEIGHT);
    fixture_bind_camera(0, 640, 480);
    open_h264();
    assert_int_equal(vmpp_camera_start(0), 0);
    assert_int_equal(kd_mpi_venc_get_stream(0, &stream, 10), K_ERR_VENC_NOTREADY);
    fixture_close(0);
    fixture_teardown();
}

static void *send_later(void *result) {
    struct timespec pause = { .tv_nsec = 50000000 };
    nanosleep(&pause, NULL);
    *(k_s32 *)result = fixture_send_camera_frame(0, 1000);
    return NULL;
}

static void another_thread_wakes_a_wait(void **state) {
    (void)state;
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    pthread_t thread;
    k_s32 sent = -1;
    fixture_setup(1, 8, WIDTH * HEIGHT);
    open_h264();
    assert_int_equal(vmpp_camera_set_chn(0, 0, WIDTH, HEIGHT, NV12), 0);
    assert_int_equal(vmpp_camera_start(0), 0);
    double start = real_seconds();
    assert_int_equal(fixture_get(0, &stream, 30), K_ERR_VENC_NOTREADY);
    assert_true(real_seconds() - start >= 0.03);
    assert_int_equal(pthread_create(&thread, NULL, send_later, &sent), 0);
    assert_int_equal(fixture_get(0, &stream, -1), 0);
    assert_int_equal(stream.pack_cnt, 2);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_int_equal(sent, 0);
    fixture_close(0);
    fixture_teardown();
}

static void virtual_time_takes_no_real_time(void **state) {
    (void)state;
    const k_u64 year_us = 3600000000ull * 24 * 365;
    double start = real_seconds();
    k_u64 before = vmpp_now_us();
    assert_int_equal(vmpp_camera_set_chn(0, 0, WIDTH, HEIGHT, NV12), 0);
    assert_int_equal(vmpp_camera_start(0), 0);
    vmpp_sleep_us(year_us);
    assert_int_equal(vmpp_now_us() - before, year_us);
    assert_true(real_seconds() - start < 3600);
    fixture_release_camera();
}

static void configure(bool realtime, const char *source) {
    char message[256] = "";
    vmpp_options_t options = { .realtime = realtime, .source = source };
    assert_true(vmpp_configure(&options, message, sizeof(message)));
}

// Only lower limits: on a busy machine everything takes longer.
static void realtime_paces_frames(void **state) {
    (void)state;
    const k_u64 period_us = 20000;
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    configure(true, NULL);
    fixture_setup(1, 8, WIDTH * HEIGHT);
    fixture_bind_camera(0, WIDTH, HEIGHT);
    open_h264();
    assert_int_equal(vmpp_camera_set_fps(0, 50), 0);
    double start = real_seconds();
    k_u64 before = vmpp_now_us();
    assert_int_equal(vmpp_camera_start(0), 0);
    k_u64 pts = before;
    while (pts < before + 10 * period_us) {
        assert_int_equal(fixture_get(0, &stream, -1), 0);
        assert_true(packs[stream.pack_cnt - 1].pts >= pts + period_us);
        pts = packs[stream.pack_cnt - 1].pts;
        assert_true(vmpp_now_us() >= pts);
        assert_true((real_seconds() - start) * 1e6 >= (double)(pts - before) - 1);
        assert_int_equal(kd_mpi_venc_release_stream(0, &stream), 0);
    }
    double slept = real_seconds();
    vmpp_sleep_us(50000);
    assert_true(real_seconds() - slept >= 0.05);
    fixture_close(0);
    fixture_teardown();
    configure(false, NULL);
}

// Writes frames of the test pattern from number 100 as a Y4M file.
static void write_y4m(const char *path, const char *header, int frames) {
    image_t image = image_alloc(WIDTH, HEIGHT);
    FILE *file = fopen(path, "wb");
    fputs(header, file);
    for (int i = 0; i < frames; i++) {
        pattern_draw(&image, 100 + (uint32_t)i);
        fputs("FRAME\n", file);
        fwrite(image.y, 1, WIDTH * HEIGHT * 3 / 2, file);
    }
    fclose(file);
    image_free(&image);
}

static void y4m_plays_and_loops(void **state) {
    (void)state;
    k_video_frame_info frame;
    write_y4m("source.y4m", "YUV4MPEG2 W320 H240 F25:1 Ip A1:1 C420jpeg\n", 5);
    configure(false, "source.y4m");
    assert_int_equal(vmpp_camera_set_chn(0, 0, 640, 480, NV12), VMPP_CAMERA_ILLEGAL_PARAM);
    assert_int_equal(vmpp_camera_set_chn(0, 0, WIDTH, HEIGHT, NV12), 0);
    k_u64 start = vmpp_now_us();
    assert_int_equal(vmpp_camera_start(0), 0);
    for (uint32_t i = 0; i < 12; i++) {
        assert_int_equal(vmpp_camera_dump(0, 0, &frame, 1000), 0);
        assert_int_equal(read_number(&frame), 100 + i % 5);
        assert_int_equal(frame.v_frame.pts, start + (i + 1) * 40000);
        assert_int_equal(vmpp_camera_release(0, 0, &frame), 0);
    }
    fixture_release_camera();
    configure(false, NULL);
}

static void y4m_rejects_other_formats(void **state) {
    (void)state;
    static const struct {
        const char *header;
        int frames;
        const char *reason;
    } cases[] = {
        { "YUV4MPEG2 W320 H240 F25:1 C444\n", 1, "4:2:0" },
        { "YUV4MPEG2 W320 H240 F25:1 C420p10\n", 1, "4:2:0" },
        { "YUV4MPEG2 W320 H240 F25:1 It\n", 1, "interlaced" },
        { "YUV4MPEG2 W321 H240 F25:1\n", 1, "even" },
        { "YUV4MPEG2 W320 H240\n", 1, "no frame rate" },
        { "YUV4MPEG2 W320 H240 F-30:1\n", 1, "not two numbers" },
        { "YUV4MPEG2 W320 H240 F30\n", 1, "not two numbers" },
        { "YUV4MPEG2 W320 H240 F30:1x\n", 1, "not two numbers" },
        { "YUV4MPEG2 W320 H240 F30:-1\n", 1, "not two numbers" },
        { "YUV4MPEG2 W320 H240 F:\n", 1, "not two numbers" },
        { "YUV4MPEG2 W320 H240 F4294967296:1\n", 1, "not two numbers" },
        { "YUV4MPEG2 W320 H240 F99999999999999999999:1\n", 1, "not two numbers" },
        { "YUV4MPEG2 W320 H240 F4294967295:1\n", 1, "at most 1000 frames/s" },
        { "YUV4MPEG2 W320 H240 F0:1\n", 1, "above 0" },
        { "YUV4MPEG2 W320 H240 F30:0\n", 1, "above 0" },
        { "YUV4MPEG2 W320 H240 F1:4294967295\n", 1, "one frame per hour" },
        { "YUV4MPEG2 W320abc H240 F25:1\n", 1, "width and height" },
        { "YUV4MPEG2 W-320 H240 F25:1\n", 1, "width and height" },
        { "YUV4MPEG2 W H240 F25:1\n", 1, "width and height" },
        { "YUV4MPEG2 W0 H240 F25:1\n", 1, "width and height" },
        { "YUV4MPEG2 W320 H0 F25:1\n", 1, "width and height" },
        { "YUV4MPEG2 W4294967616 H240 F25:1\n", 1, "width and height" },
        { "YUV4MPEG2 W8194 H240 F25:1\n", 1, "width and height" },
        { "YUV4MPEG2 W8 H240 F25:1\n", 1, "width and height" },
        { "YUV4MPEG2 H240 F25:1\n", 1, "no width" },
        { "YUV4MPEG2 W320 F25:1\n", 1, "no height" },
        { "YUV4MPEG2 W320 H240 W320 F25:1\n", 1, "repeats a field" },
        { "YUV4MPEG2 W320 H240 F25:1 F30:1\n", 1, "repeats a field" },
        { "YUV4MPEG2 W320 H240 F25:1 Ib\n", 1, "interlaced" },
        { "YUV4MPEG2 W320 H240 F25:1 Im\n", 1, "interlaced" },
        { "YUV4MPEG2 W320 H240 F25:1 Cmono\n", 1, "4:2:0" },
        { "YUV4MPEG2 W320 H240 F25:1 C422\n", 1, "4:2:0" },
        { "YUV4MPEG2 W320 H240 F25:1 C\n", 1, "4:2:0" },
        { "YUV4MPEG2W320 H240 F25:1\n", 1, "YUV4MPEG2" },
        { "YUV4MPEG2 W320 H240 F25:1\nFRAMEgarbage\n", 1, "FRAME" },
        { "YUV4MPEG2 W320 H240 F25:1\nFRAM\n", 1, "FRAME" },
        { "YUV4MPEG2", 0, "no end" },
        { "YUV4MPEG2 W320 H240 F25:1\n", 0, "no frames" },
        { "YUV4MPEG2 W320 H242 F25:1\n", 1, "truncated" },
        { "YUV4MPEG2 W320 H238 F25:1\n", 1, "FRAME" },
        { "RIFF\n", 1, "YUV4MPEG2" },
        { "", 0, "it is empty" },
    };
    char message[256];
    vmpp_options_t options = { .source = "bad.y4m" };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        write_y4m("bad.y4m", cases[i].header, cases[i].frames);
        assert_false(vmpp_configure(&options, message, sizeof(message)));
        assert_non_null(strstr(message, cases[i].reason));
        assert_non_null(strstr(message, "bad.y4m"));
    }
    options.source = "absent.y4m";
    assert_false(vmpp_configure(&options, message, sizeof(message)));
    assert_non_null(strstr(message, "No such file"));
}

static void y4m_rejects_a_header_without_end(void **state) {
    (void)state;
    char header[6000] = "YUV4MPEG2 W320 H240 F25:1 X";
    memset(header + strlen(header), 'x', 5000);
    write_y4m("bad.y4m", header, 1);
    char message[256];
    vmpp_options_t options = { .source = "bad.y4m" };
    assert_false(vmpp_configure(&options, message, sizeof(message)));
    assert_non_null(strstr(message, "longer than 4096 bytes"));
    options.source = ".";
    assert_false(vmpp_configure(&options, message, sizeof(message)));
    assert_non_null(strstr(message, "directory"));
}

// A snapshot and its time.
static void expect_frames(const char *header, k_u64 period) {
    write_y4m("good.y4m", header, 2);
    configure(false, "good.y4m");
    assert_int_equal(vmpp_camera_set_chn(0, 0, WIDTH, HEIGHT, NV12), 0);
    k_u64 start = vmpp_now_us();
    assert_int_equal(vmpp_camera_start(0), 0);
    for (uint32_t i = 0; i < 3; i++) {
        k_video_frame_info frame;
        assert_int_equal(vmpp_camera_dump(0, 0, &frame, -1), 0);
        assert_int_equal(read_number(&frame), 100 + i % 2);
        assert_int_equal(frame.v_frame.pts, start + (i + 1) * period);
        assert_int_equal(vmpp_camera_release(0, 0, &frame), 0);
    }
    fixture_release_camera();
    configure(false, NULL);
}

static void y4m_headers_are_read(void **state) {
    (void)state;
    expect_frames("YUV4MPEG2 W320 H240 F25:1\r\n", 40000);
    expect_frames("YUV4MPEG2 H240 W320 F50:2 I? A0:0 C420paldv XYSCSS=420JPEG XCOLORRANGE=FULL\n", 40000);
    expect_frames("YUV4MPEG2  W320  H240  F1000:1  Ip \n", 1000);
    expect_frames("YUV4MPEG2 W320 H240 F1:3600\n", 3600000000u);
    // An unknown rate is the camera's own.
    write_y4m("good.y4m", "YUV4MPEG2 W320 H240 F0:0 Q9\n", 2);
    configure(false, "good.y4m");
    configure(false, NULL);
    char longer[4000] = "YUV4MPEG2 W320 H240 F25:1";
    while (strlen(longer) < 3900) {
        strcat(longer, " Xcomment");
    }
    strcat(longer, "\n");
    expect_frames(longer, 40000);
}

static void damaged_numbers_are_rejected(void **state) {
    (void)state;
    image_t image = image_alloc(WIDTH, HEIGHT);
    uint32_t number;
    pattern_draw(&image, 12345);
    assert_true(pattern_read_number(image.y, WIDTH, WIDTH, HEIGHT, &number));
    assert_int_equal(number, 12345);
    for (uint32_t cell = 0; cell < 32; cell++) {
        pattern_draw(&image, 12345);
        for (uint32_t i = 0; i < 64; i++) {
            uint8_t *sample = image.y + (cell / 16 * 8 + i / 8) * WIDTH + cell % 16 * 8 + i % 8;
            *sample = *sample > 128 ? 30 : 220;
        }
        assert_false(pattern_read_number(image.y, WIDTH, WIDTH, HEIGHT, &number));
    }
    memset(image.y, 30, WIDTH * HEIGHT);
    assert_false(pattern_read_number(image.y, WIDTH, WIDTH, HEIGHT, &number));
    memset(image.y, 220, WIDTH * HEIGHT);
    assert_false(pattern_read_number(image.y, WIDTH, WIDTH, HEIGHT, &number));
    image_free(&image);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frames_are_consecutive),
        cmocka_unit_test(buffers_are_limited),
        cmocka_unit_test(camera_checks_its_arguments),
        cmocka_unit_test(polling_makes_progress),
        cmocka_unit_test(size_mismatch_delivers_nothing),
        cmocka_unit_test(another_thread_wakes_a_wait),
        cmocka_unit_test(virtual_time_takes_no_real_time),
        cmocka_unit_test(realtime_paces_frames),
        cmocka_unit_test(y4m_plays_and_loops),
        cmocka_unit_test(y4m_rejects_other_formats),
        cmocka_unit_test(y4m_rejects_a_header_without_end),
        cmocka_unit_test(y4m_headers_are_read),
        cmocka_unit_test(damaged_numbers_are_rejected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
