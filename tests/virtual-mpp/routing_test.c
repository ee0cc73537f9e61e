// SPDX-License-Identifier: MIT
// A second source and a second sink of frames, registered beside the camera and
// the encoder.
#include "fixture.h"

#include <string.h>

#include "bind.h"
#include "clock.h"
#include "pattern.h"

#define WIDTH (320)
#define HEIGHT (240)
#define NV12 PIXEL_FORMAT_YUV_SEMIPLANAR_420
#define FRAMES (20)
#define PERIOD_US (50000)

// The sink: a display with two layers. Layer 1 consumes every frame, layer 0 none.
static image_t screen;
static uint32_t shown[FRAMES];
static k_u64 shown_pts[FRAMES];
static unsigned int shown_count;

static bool accepts(k_u32 chn, uint32_t width, uint32_t height) {
    return chn == 1 && width == WIDTH && height == HEIGHT && shown_count < FRAMES;
}

static const image_t *input(k_u32 chn) {
    (void)chn;
    return &screen;
}

static void consume(k_u32 chn, uint64_t pts) {
    (void)chn;
    assert_true(pattern_read_number(screen.y, screen.y_stride, WIDTH, HEIGHT, &shown[shown_count]));
    shown_pts[shown_count++] = pts;
}

static const bind_sink_t display_sink = {
    .module = K_ID_VO,
    .channels = 2,
    .accepts = accepts,
    .input = input,
    .consume = consume,
};

// The source: a decoder that delivers a frame every 50 ms, counting down from 1000.
static bool is_decoding;
static uint32_t decoded;
static k_u64 decoded_us;

static bool next_frame(k_u32 dev, k_u32 chn, bind_frame_t *frame) {
    *frame = (bind_frame_t){ .width = WIDTH, .height = HEIGHT, .pts = decoded_us + PERIOD_US };
    return is_decoding && dev == 0 && chn == 0;
}

static void draw(k_u32 dev, k_u32 chn, uint32_t port, const image_t *image) {
    (void)dev;
    (void)chn;
    (void)port;
    pattern_draw(image, 1000 - decoded++);
}

static const bind_source_t decoder_frames = { .module = K_ID_VDEC, .next_frame = next_frame, .draw = draw };

static uint64_t next_event(void) {
    return bind_due_from(&decoder_frames, 0);
}

static void run_event(void) {
    bind_deliver(&decoder_frames, 0);
    decoded_us += PERIOD_US;
}

static void skip_to(uint64_t us) {
    while (is_decoding && decoded_us + PERIOD_US <= us) {
        decoded_us += PERIOD_US;
    }
}

static const clock_source_t decoder_events = { .next_event = next_event, .run_event = run_event, .skip_to = skip_to };

static k_mpp_chn channel(k_mod_id module, k_s32 chn) {
    return (k_mpp_chn){ .mod_id = module, .chn_id = chn };
}

static void camera_to_display(void **state) {
    (void)state;
    k_mpp_chn camera = channel(K_ID_VI, 0);
    k_mpp_chn layer = channel(K_ID_VO, 1);
    k_mpp_chn no_layer = channel(K_ID_VO, 2);
    fixture_setup(1, 8, WIDTH * HEIGHT);
    fixture_bind_camera(0, WIDTH, HEIGHT);
    assert_int_equal(kd_mpi_sys_bind(&camera, &layer), 0);
    assert_int_equal(kd_mpi_sys_bind(&camera, &no_layer), K_ERR_SYS_INVALID_CHNID);
    fixture_open(0, fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, WIDTH, HEIGHT));
    shown_count = 0;
    k_u64 start = vmpp_now_us();
    assert_int_equal(vmpp_camera_start(0), 0);
    vmpp_sleep_us(FRAMES * 1000000ull / 30 + 1);
    // The encoder's output is full long before, which does not stop the display.
    assert_int_equal(shown_count, FRAMES);
    for (uint32_t i = 0; i < FRAMES; i++) {
        assert_int_equal(shown[i], i);
        assert_int_equal(shown_pts[i], start + (i + 1) * 1000000ull / 30);
    }
    assert_int_equal(kd_mpi_sys_unbind(&camera, &layer), 0);
    fixture_close(0);
    fixture_teardown();
}

static void decoder_to_encoder(void **state) {
    (void)state;
    k_mpp_chn decoder = channel(K_ID_VDEC, 0);
    k_mpp_chn venc = channel(K_ID_VENC, 0);
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    fixture_setup(1, 8, WIDTH * HEIGHT);
    assert_int_equal(kd_mpi_sys_bind(&decoder, &venc), 0);
    fixture_open(0, fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, WIDTH, HEIGHT));
    k_u64 start = vmpp_now_us();
    decoded_us = start;
    is_decoding = true;
    for (uint32_t i = 0; i < FRAMES; i++) {
        // A wait for a pack advances virtual time to the decoder's next frame.
        assert_int_equal(fixture_get(0, &stream, 1000), 0);
        assert_int_equal(vmpp_now_us(), start + (i + 1) * PERIOD_US);
        assert_int_equal(packs[stream.pack_cnt - 1].pts, vmpp_now_us());
        assert_int_equal(kd_mpi_venc_release_stream(0, &stream), 0);
    }
    is_decoding = false;
    assert_int_equal(decoded, FRAMES);
    assert_int_equal(kd_mpi_sys_unbind(&decoder, &venc), 0);
    fixture_close(0);
    fixture_teardown();
}

static void both_sources_in_order_of_time(void **state) {
    (void)state;
    k_mpp_chn decoder = channel(K_ID_VDEC, 0);
    k_mpp_chn venc = channel(K_ID_VENC, 0);
    k_mpp_chn camera = channel(K_ID_VI, 0);
    k_mpp_chn layer = channel(K_ID_VO, 1);
    fixture_setup(1, 30, WIDTH * HEIGHT);
    assert_int_equal(kd_mpi_sys_bind(&decoder, &venc), 0);
    assert_int_equal(kd_mpi_sys_bind(&camera, &layer), 0);
    fixture_open(0, fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, WIDTH, HEIGHT));
    assert_int_equal(vmpp_camera_set_chn(0, 0, WIDTH, HEIGHT, NV12), 0);
    shown_count = 0;
    decoded = 0;
    decoded_us = vmpp_now_us();
    is_decoding = true;
    assert_int_equal(vmpp_camera_start(0), 0);
    vmpp_sleep_us(500000);
    assert_int_equal(shown_count, 15);
    assert_int_equal(decoded, 10);
    is_decoding = false;
    assert_int_equal(kd_mpi_sys_unbind(&decoder, &venc), 0);
    assert_int_equal(kd_mpi_sys_unbind(&camera, &layer), 0);
    fixture_close(0);
    fixture_teardown();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(camera_to_display),
        cmocka_unit_test(decoder_to_encoder),
        cmocka_unit_test(both_sources_in_order_of_time),
    };
    clock_add_source(&decoder_events);
    bind_add_source(&decoder_frames);
    bind_add_sink(&display_sink);
    screen = image_alloc(WIDTH, HEIGHT);
    int result = cmocka_run_group_tests(tests, NULL, NULL);
    image_free(&screen);
    return result;
}
