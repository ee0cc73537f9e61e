// SPDX-License-Identifier: MIT
// Troubles by name: when each comes, and that it leaves the rest alone.
#include <string.h>

#include "fixture.h"
#include "reports.h"
#include "trouble.h"

#define WIDTH (128)
#define HEIGHT (64)
#define LUMA (2 * 4096)
#define FRAME_SIZE (LUMA + WIDTH * HEIGHT / 2)
#define BLOCKS (30)
#define BLOCK_SIZE (4 * 4096)

static void switch_on(const char *name) {
    char message[400];
    assert_true(vmpp_trouble_add(name, message, sizeof(message)));
}

static int clear(void **state) {
    (void)state;
    vmpp_troubles_clear();
    return 0;
}

static void open_channel(k_u32 gop) {
    fixture_setup(1, BLOCKS, BLOCK_SIZE);
    k_venc_chn_attr attr = fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, WIDTH, HEIGHT);
    attr.rc_attr.cbr.gop = gop;
    fixture_open(0, attr);
}

static void close_channel(void) {
    fixture_release_camera();
    fixture_close(0);
    fixture_teardown();
}

static void start_camera(void) {
    fixture_bind_camera(0, WIDTH, HEIGHT);
    assert_int_equal(vmpp_camera_start(0), 0);
}

static void unknown_name_lists_all(void **state) {
    (void)state;
    char message[400];
    assert_false(vmpp_trouble_add("starved-bin", message, sizeof(message)));
    assert_non_null(strstr(message, "there are: header-once, swallowed-frame, "));
    assert_non_null(strstr(message, "Did you mean starved-bind?"));
    assert_false(vmpp_trouble_add("", message, sizeof(message)));
    assert_null(strstr(message, "Did you mean"));
}

static void unused_troubles_are_reported(void **state) {
    (void)state;
    switch_on("slow-card");
    reports_open();
    vmpp_troubles_report(stderr);
    trouble_came(TROUBLE_SLOW_CARD, "%d", 1);
    trouble_came(TROUBLE_SLOW_CARD, "%d", 2);
    vmpp_troubles_report(stderr);
    assert_string_equal(reports_close(), "trouble never came: slow-card\ntrouble: slow-card: 1\n");
}

static void headers_come_once(void **state) {
    (void)state;
    switch_on("header-once");
    open_channel(10);
    start_camera();
    tally_t tally = fixture_record(0, 35, "once.264");
    assert_int_equal(tally.headers, 1);
    assert_int_equal(tally.i_frames, 4);
    close_channel();
}

static void frames_are_swallowed(void **state) {
    (void)state;
    switch_on("swallowed-frame");
    open_channel(30);
    k_u64 start = vmpp_now_us();
    start_camera();
    tally_t tally = fixture_record(0, 100, "swallowed.264");
    // Frames 1, 50 and 100 are lost, so the hundredth picture is frame 103.
    assert_int_equal(tally.last_pts - start, (k_u64)103 * 1000000 / 30);
    close_channel();
}

static void silent_encoder_accepts_frames(void **state) {
    (void)state;
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    switch_on("silent-encoder");
    open_channel(30);
    start_camera();
    assert_int_equal(fixture_get(0, &stream, 1000), K_ERR_VENC_NOTREADY);
    close_channel();
}

static void bind_starves_by_and_by(void **state) {
    (void)state;
    unsigned int delivered[6] = { 0 };
    switch_on("starved-bind");
    for (uint64_t number = 1; number <= 440; number++) {
        delivered[number <= 200 ? 0 : 1 + (number - 201) / 60] += !trouble_starves(number);
        assert_int_equal(trouble_is_starved(number), number > 380);
    }
    const unsigned int expected[] = { 200, 37, 29, 6, 0, 0 };
    assert_memory_equal(delivered, expected, sizeof(expected));
}

static void starved_bind_ends_waits(void **state) {
    (void)state;
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    switch_on("starved-bind");
    open_channel(30);
    start_camera();
    fixture_record(0, 272, "starved.264");
    assert_int_equal(fixture_get(0, &stream, 10), K_ERR_VENC_NOTREADY);
    close_channel();
    // A new bind has all frames again.
    open_channel(30);
    start_camera();
    fixture_record(0, 200, "again.264");
    close_channel();
}

static void empty_polls_succeed(void **state) {
    (void)state;
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    switch_on("empty-poll");
    open_channel(30);
    assert_int_equal(fixture_get(0, &stream, 0), 0);
    assert_int_equal(stream.pack_cnt, 0);
    assert_int_equal(fixture_get(0, &stream, 1), K_ERR_VENC_NOTREADY);
    start_camera();
    vmpp_sleep_us(100000);
    assert_int_equal(fixture_get(0, &stream, 0), 0);
    assert_true(stream.pack_cnt > 1);
    assert_int_equal(kd_mpi_venc_release_stream(0, &stream), 0);
    close_channel();
}

// Sends a picture of one brightness, and makes it dark before the encoder can read it again; returns the pack's size.
static k_u32 encode(k_u64 phys, uint8_t *luma, uint8_t before, uint8_t after) {
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    k_video_frame_info frame = { .v_frame = { .width = WIDTH, .height = HEIGHT, .pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420 } };
    frame.v_frame.phys_addr[0] = phys;
    frame.v_frame.phys_addr[1] = phys + LUMA;
    for (unsigned int i = 0; i < WIDTH * HEIGHT; i++) {
        luma[i] = before != 0 ? before + i % 7 * 20 : 0;
    }
    assert_int_equal(kd_mpi_venc_send_frame(0, &frame, 1000), 0);
    if (after != before) {
        memset(luma, after, WIDTH * HEIGHT);
    }
    assert_int_equal(fixture_get(0, &stream, 1000), 0);
    k_u32 size = packs[0].len;
    assert_int_equal(kd_mpi_venc_release_stream(0, &stream), 0);
    return size;
}

static void sent_frames_are_read_late(void **state) {
    (void)state;
    k_u64 phys;
    void *luma;
    fixture_setup(1, BLOCKS, BLOCK_SIZE);
    fixture_open(0, fixture_attr(K_PT_JPEG, 0, WIDTH, HEIGHT));
    assert_int_equal(kd_mpi_sys_mmz_alloc(&phys, &luma, NULL, NULL, FRAME_SIZE), 0);
    k_u32 dark = encode(phys, luma, 0, 0);
    k_u32 bright = encode(phys, luma, 100, 0);
    assert_int_not_equal(dark, bright);
    switch_on("ghost-picture");
    assert_int_equal(encode(phys, luma, 100, 0), dark);
    assert_int_equal(encode(phys, luma, 100, 100), bright);
    assert_int_equal(kd_mpi_sys_mmz_free(phys, luma), 0);
    fixture_close(0);
    fixture_teardown();
}

static void card_takes_time_by_the_byte(void **state) {
    (void)state;
    assert_int_equal(trouble_card_us(500000), 0);
    switch_on("slow-card");
    assert_int_equal(trouble_card_us(500000), 1000000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(unknown_name_lists_all, clear),
        cmocka_unit_test_teardown(unused_troubles_are_reported, clear),
        cmocka_unit_test_teardown(headers_come_once, clear),
        cmocka_unit_test_teardown(frames_are_swallowed, clear),
        cmocka_unit_test_teardown(silent_encoder_accepts_frames, clear),
        cmocka_unit_test_teardown(bind_starves_by_and_by, clear),
        cmocka_unit_test_teardown(starved_bind_ends_waits, clear),
        cmocka_unit_test_teardown(empty_polls_succeed, clear),
        cmocka_unit_test_teardown(sent_frames_are_read_late, clear),
        cmocka_unit_test_teardown(card_takes_time_by_the_byte, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
