// SPDX-License-Identifier: MIT
// Rate control, entropy coding and in-loop filters, judged by the streams: their slices' QP, their headers, their rates.
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "pattern.h"
#include "sender.h"

#define WIDTH (320)
#define HEIGHT (192)
#define BLOCKS (4)
#define FPS (30)
#define GOP (5)
#define FRAMES (13)
#define TRACES (64)

static const struct {
    k_payload_type type;
    k_venc_profile profile;
    const char *path;
    const char *format;
    const char *first_qp;
} codecs[] = {
    { K_PT_H264, VENC_PROFILE_H264_MAIN, "coded.264", "h264", "pic_init_qp_minus26" },
    { K_PT_H265, VENC_PROFILE_H265_MAIN, "coded.265", "hevc", "init_qp_minus26" },
};
#define CODECS (sizeof(codecs) / sizeof(codecs[0]))

static k_venc_chn_attr attr_of(size_t codec) {
    return fixture_attr(codecs[codec].type, codecs[codec].profile, WIDTH, HEIGHT);
}

static uint32_t noise_seed;

static uint8_t noise(void) {
    noise_seed = noise_seed * 1664525 + 1013904223;
    return (uint8_t)(noise_seed >> 24);
}

// The pattern with noise of a camera in the dark.
static void draw_noise(sender_frame_t *frame, uint32_t number) {
    pattern_draw(&frame->image, number);
    for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++) {
        int luma = frame->image.y[i] + noise() % 64 - 32;
        frame->image.y[i] = (uint8_t)(luma < 0 ? 0 : luma > 255 ? 255
                                                                : luma);
    }
}

// Starts the created channel and records so many frames; returns the bytes.
static long record(size_t codec, unsigned int frames) {
    assert_int_equal(kd_mpi_venc_start_chn(0), 0);
    sender_frame_t frame = sender_frame(WIDTH, HEIGHT);
    FILE *file = fopen(codecs[codec].path, "wb");
    noise_seed = 1;
    for (unsigned int i = 0; i < frames; i++) {
        draw_noise(&frame, i);
        sender_send(0, &frame, file);
    }
    long size = ftell(file);
    fclose(file);
    sender_free(&frame);
    fixture_close(0);
    fixture_teardown();
    return size;
}

static void create(size_t codec, k_venc_chn_attr attr) {
    fixture_setup(1, BLOCKS, WIDTH * HEIGHT * 3);
#if MPP_GENERATION_A
    attr.venc_attr.stream_buf_size = WIDTH * HEIGHT * 3;
    attr.venc_attr.stream_buf_cnt = BLOCKS;
#endif
    fixture_create(0, attr);
    (void)codec;
}

static unsigned int trace(size_t codec, const char *element, int *values) {
    return sender_trace(codecs[codec].path, codecs[codec].format, element, values, TRACES);
}

static void check_fixed_qp(size_t codec, k_u32 i_qp, k_u32 p_qp) {
    k_venc_chn_attr attr = attr_of(codec);
    attr.rc_attr.rc_mode = K_VENC_RC_MODE_FIXQP;
    attr.rc_attr.fixqp = (k_venc_fixqp){ .gop = GOP, .src_frame_rate = FPS, .dst_frame_rate = FPS, .i_qp = i_qp, .p_qp = p_qp };
    memset((char *)&attr.rc_attr.fixqp + sizeof(k_venc_fixqp), 0, sizeof(k_venc_vbr) - sizeof(k_venc_fixqp));
    create(codec, attr);
    record(codec, FRAMES);
    int first[TRACES];
    int delta[TRACES];
    assert_true(trace(codec, codecs[codec].first_qp, first) >= 1);
    assert_int_equal(trace(codec, "slice_qp_delta", delta), FRAMES);
    for (unsigned int i = 0; i < FRAMES; i++) {
        assert_int_equal(26 + first[0] + delta[i], i % GOP == 0 ? i_qp : p_qp);
    }
    test_free(sender_decode(codecs[codec].path, codecs[codec].format, WIDTH, HEIGHT, FRAMES));
}

static void slices_have_the_fixed_qp(void **state) {
    (void)state;
    static const k_u32 qps[][2] = { { 28, 28 }, { 22, 30 }, { 40, 33 }, { 10, 51 }, { 51, 6 } };
    for (size_t codec = 0; codec < CODECS; codec++) {
        for (size_t i = 0; i < sizeof(qps) / sizeof(qps[0]); i++) {
            check_fixed_qp(codec, qps[i][0], qps[i][1]);
        }
    }
}

// In kbit/s.
static double rate_of(long bytes, unsigned int frames) {
    return (double)bytes * 8 * FPS / frames / 1000;
}

static void vbr_keeps_its_rates(void **state) {
    (void)state;
    static const k_u32 rates[][2] = { { 800, 1200 }, { 2000, 2200 }, { 4000, 8000 } };
    for (size_t codec = 0; codec < CODECS; codec++) {
        for (size_t i = 0; i < sizeof(rates) / sizeof(rates[0]); i++) {
            k_venc_chn_attr attr = attr_of(codec);
            attr.rc_attr.rc_mode = K_VENC_RC_MODE_VBR;
            attr.rc_attr.vbr = (k_venc_vbr){
                .gop = FPS,
                .src_frame_rate = FPS,
                .dst_frame_rate = FPS,
                .max_bit_rate = rates[i][1],
                .bit_rate = rates[i][0],
            };
            create(codec, attr);
            double rate = rate_of(record(codec, 150), 150);
            print_message("%s, VBR %u, at most %u kbit/s: %.0f kbit/s\n", codecs[codec].format, rates[i][0], rates[i][1], rate);
            assert_true(rate <= rates[i][1]);
            assert_true(rate >= rates[i][0] * 0.8 && rate <= rates[i][0] * 1.2);
        }
    }
}

static void check_entropy(k_venc_profile profile, k_venc_entropy_mode mode, int expected) {
    k_venc_chn_attr attr = attr_of(0);
    attr.venc_attr.profile = profile;
    create(0, attr);
    assert_int_equal(kd_mpi_venc_set_h264_entropy(0, &(k_venc_h264_entropy){ .entropy_coding_mode = mode }), 0);
    assert_int_equal(kd_mpi_venc_enable_idr(0, K_TRUE), 0);
    record(0, FRAMES);
    int values[TRACES];
    assert_true(trace(0, "entropy_coding_mode_flag", values) >= 1);
    assert_int_equal(values[0], expected);
    test_free(sender_decode(codecs[0].path, codecs[0].format, WIDTH, HEIGHT, FRAMES));
}

static void entropy_coding_is_chosen(void **state) {
    (void)state;
    check_entropy(VENC_PROFILE_H264_MAIN, ENTROPY_MODE_CABAC, 1);
    check_entropy(VENC_PROFILE_H264_MAIN, ENTROPY_MODE_CAVLC, 0);
    check_entropy(VENC_PROFILE_H264_HIGH, ENTROPY_MODE_CAVLC, 0);
    check_entropy(VENC_PROFILE_H264_BASELINE, ENTROPY_MODE_CABAC, 0);
}

// The element that says that the filter is off: the number of slices or parameter sets in which it is 1.
static unsigned int count_ones(size_t codec, const char *element) {
    int values[TRACES];
    unsigned int count = trace(codec, element, values);
    unsigned int ones = 0;
    for (unsigned int i = 0; i < count; i++) {
        ones += values[i] == 1;
    }
    return ones;
}

static void deblocking_is_switched(void **state) {
    (void)state;
    static const char *const elements[] = { "disable_deblocking_filter_idc", "pps_deblocking_filter_disabled_flag" };
    for (size_t codec = 0; codec < CODECS; codec++) {
        for (k_bool on = K_FALSE; on <= K_TRUE; on++) {
            create(codec, attr_of(codec));
            assert_int_equal(kd_mpi_venc_set_dblk(0, on), 0);
            record(codec, FRAMES);
            unsigned int off = count_ones(codec, elements[codec]);
            assert_true(on == K_TRUE ? off == 0 : off > 0);
            test_free(sender_decode(codecs[codec].path, codecs[codec].format, WIDTH, HEIGHT, FRAMES));
        }
    }
}

static void sample_adaptive_offset_is_switched(void **state) {
    (void)state;
    for (k_u32 on = 0; on <= 1; on++) {
        create(1, attr_of(1));
        assert_int_equal(kd_mpi_venc_set_h265_sao(0, &(k_venc_h265_sao){ on, on }), 0);
        record(1, FRAMES);
        assert_int_equal(count_ones(1, "slice_sao_luma_flag"), on ? FRAMES : 0);
        test_free(sender_decode(codecs[1].path, codecs[1].format, WIDTH, HEIGHT, FRAMES));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_have_the_fixed_qp),
        cmocka_unit_test(vbr_keeps_its_rates),
        cmocka_unit_test(entropy_coding_is_chosen),
        cmocka_unit_test(deblocking_is_switched),
        cmocka_unit_test(sample_adaptive_offset_is_switched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
