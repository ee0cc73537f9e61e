// SPDX-License-Identifier: MIT
// Settings of a created channel: states and codes, rotation and mirroring, IDRs on request, the 2D unit.
#include "fixture.h"

#include <string.h>

#include "pattern.h"
#include "sender.h"

#define WIDTH (320)
#define HEIGHT (180)
#define BLOCKS (4)
#define GOP (30)

static const struct {
    k_payload_type type;
    k_venc_profile profile;
    const char *path;
    const char *format;
} codecs[] = {
    { K_PT_H264, VENC_PROFILE_H264_MAIN, "turned.264", "h264" },
    { K_PT_H265, VENC_PROFILE_H265_MAIN, "turned.265", "hevc" },
    { K_PT_JPEG, VENC_PROFILE_NONE, "turned.mjpeg", "mjpeg" },
};
#define CODECS (sizeof(codecs) / sizeof(codecs[0]))

static k_venc_chn_attr attr_of(size_t codec) {
    k_venc_chn_attr attr = fixture_attr(codecs[codec].type, codecs[codec].profile, WIDTH, HEIGHT);
    if (codecs[codec].type == K_PT_JPEG) {
        attr.rc_attr.mjpeg_fixqp.q_factor = 95;
    }
    return attr;
}

// All setters with good arguments, for an H.264 or H.265 channel; the codes of the first, in this order.
enum { ROTATION,
    MIRROR,
    DEBLOCKING,
    OFFSET,
    ENTROPY_264,
    ENTROPY_265,
    SETTERS };

static void set_all(k_u32 chn, k_s32 *codes) {
    k_venc_h265_sao sao = { 1, 1 };
    k_venc_h264_entropy h264 = { .entropy_coding_mode = ENTROPY_MODE_CAVLC };
    k_venc_h265_entropy h265 = { 0 };
    codes[ROTATION] = kd_mpi_venc_set_rotation(chn, K_VPU_ROTATION_180);
    codes[MIRROR] = kd_mpi_venc_set_mirror(chn, K_VENC_MIRROR_VERT);
    codes[DEBLOCKING] = kd_mpi_venc_set_dblk(chn, K_FALSE);
    codes[OFFSET] = kd_mpi_venc_set_h265_sao(chn, &sao);
    codes[ENTROPY_264] = kd_mpi_venc_set_h264_entropy(chn, &h264);
    codes[ENTROPY_265] = kd_mpi_venc_set_h265_entropy(chn, &h265);
}

static void get_all(k_u32 chn, k_s32 *codes) {
    k_rotation rotation;
    k_venc_mirror mirror;
    k_bool deblocking;
    k_venc_h265_sao sao;
    k_venc_h264_entropy h264;
    k_venc_h265_entropy h265;
    codes[ROTATION] = kd_mpi_venc_get_rotation(chn, &rotation);
    codes[MIRROR] = kd_mpi_venc_get_mirror(chn, &mirror);
    codes[DEBLOCKING] = kd_mpi_venc_get_dblk(chn, &deblocking);
    codes[OFFSET] = kd_mpi_venc_get_h265_sao(chn, &sao);
    codes[ENTROPY_264] = kd_mpi_venc_get_h264_entropy(chn, &h264);
    codes[ENTROPY_265] = kd_mpi_venc_get_h265_entropy(chn, &h265);
}

static void assert_codes(const k_s32 *codes, const k_s32 *expected) {
    for (int i = 0; i < SETTERS; i++) {
        assert_int_equal(codes[i], expected[i]);
    }
}

static void assert_all(const k_s32 *codes, k_s32 expected) {
    for (int i = 0; i < SETTERS; i++) {
        assert_int_equal(codes[i], expected);
    }
}

static void settings_depend_on_the_state(void **state) {
    (void)state;
    const k_s32 illegal = K_ERR_VENC_ILLEGAL_PARAM;
    const k_s32 busy = K_ERR_VENC_BUSY;
    const k_s32 of_codec[CODECS][SETTERS] = {
        { 0, 0, 0, illegal, 0, illegal },
        { 0, 0, 0, 0, illegal, 0 },
        { 0, 0, illegal, illegal, illegal, illegal },
    };
    const k_s32 started[CODECS][SETTERS] = {
        { 0, 0, busy, busy, 0, illegal },
        { 0, 0, busy, busy, illegal, 0 },
        { 0, 0, busy, busy, illegal, illegal },
    };
    k_s32 codes[SETTERS];
    const k_u32 outside[] = { 4, 0xffffffff };
    for (int i = 0; i < 2; i++) {
        set_all(outside[i], codes);
        assert_all(codes, K_ERR_VENC_INVALID_CHNID);
        get_all(outside[i], codes);
        assert_all(codes, K_ERR_VENC_INVALID_CHNID);
    }
    for (size_t codec = 0; codec < CODECS; codec++) {
        fixture_setup(1, BLOCKS, WIDTH * HEIGHT);
        set_all(0, codes);
        assert_all(codes, K_ERR_VENC_UNEXIST);
        get_all(0, codes);
        assert_all(codes, K_ERR_VENC_UNEXIST);
        fixture_create(0, attr_of(codec));
        set_all(0, codes);
        assert_codes(codes, of_codec[codec]);
        get_all(0, codes);
        assert_codes(codes, of_codec[codec]);
        assert_int_equal(kd_mpi_venc_start_chn(0), 0);
        set_all(0, codes);
        assert_codes(codes, started[codec]);
        get_all(0, codes);
        assert_codes(codes, of_codec[codec]);
        // The stream's size is fixed.
        assert_int_equal(kd_mpi_venc_set_rotation(0, K_VPU_ROTATION_90), K_ERR_VENC_BUSY);
        fixture_close(0);
        fixture_teardown();
    }
}

static void settings_have_limits(void **state) {
    (void)state;
    fixture_setup(2, BLOCKS, WIDTH * HEIGHT);
    fixture_create(0, attr_of(0));
    fixture_create(1, attr_of(1));
    assert_int_equal(kd_mpi_venc_set_rotation(0, K_VPU_ROTATION_270 + 1), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(kd_mpi_venc_set_mirror(0, 0), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(kd_mpi_venc_set_mirror(0, K_VENC_MIRROR_VERT + 1), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(kd_mpi_venc_set_dblk(0, 2), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(kd_mpi_venc_set_h264_entropy(0, &(k_venc_h264_entropy){ .entropy_coding_mode = 2 }), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(kd_mpi_venc_set_h264_entropy(0, &(k_venc_h264_entropy){ .cabac_init_idc = 3 }), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(kd_mpi_venc_set_h265_sao(1, &(k_venc_h265_sao){ 2, 0 }), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(kd_mpi_venc_set_h265_sao(1, &(k_venc_h265_sao){ 0, 2 }), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(kd_mpi_venc_set_h265_entropy(1, &(k_venc_h265_entropy){ 2 }), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(kd_mpi_venc_set_intbuf_size(4, 1 << 20), K_ERR_VENC_INVALID_CHNID);
    assert_int_equal(kd_mpi_venc_set_intbuf_size(2, 1 << 20), K_ERR_VENC_UNEXIST);
    assert_int_equal(kd_mpi_venc_set_intbuf_size(0, 1 << 20), 0);
    assert_int_equal(kd_mpi_venc_get_rotation(0, NULL), K_ERR_VENC_NULL_PTR);
    assert_int_equal(kd_mpi_venc_get_mirror(0, NULL), K_ERR_VENC_NULL_PTR);
    assert_int_equal(kd_mpi_venc_get_dblk(0, NULL), K_ERR_VENC_NULL_PTR);
    assert_int_equal(kd_mpi_venc_set_h264_entropy(0, NULL), K_ERR_VENC_NULL_PTR);
    assert_int_equal(kd_mpi_venc_get_h264_entropy(0, NULL), K_ERR_VENC_NULL_PTR);
    assert_int_equal(kd_mpi_venc_set_h265_sao(1, NULL), K_ERR_VENC_NULL_PTR);
    assert_int_equal(kd_mpi_venc_get_h265_sao(1, NULL), K_ERR_VENC_NULL_PTR);
    assert_int_equal(kd_mpi_venc_set_h265_entropy(1, NULL), K_ERR_VENC_NULL_PTR);
    assert_int_equal(kd_mpi_venc_get_h265_entropy(1, NULL), K_ERR_VENC_NULL_PTR);
    assert_int_equal(kd_mpi_venc_destroy_chn(0), 0);
    assert_int_equal(kd_mpi_venc_destroy_chn(1), 0);
    fixture_teardown();
}

static void settings_can_be_read_and_end_with_the_channel(void **state) {
    (void)state;
    k_rotation rotation;
    k_venc_mirror mirror;
    k_bool deblocking;
    k_venc_h264_entropy entropy;
    fixture_setup(1, BLOCKS, WIDTH * HEIGHT);
    for (int round = 0; round < 2; round++) {
        fixture_create(0, attr_of(0));
        assert_int_equal(kd_mpi_venc_get_rotation(0, &rotation), 0);
        assert_int_equal(rotation, K_VPU_ROTATION_0);
        assert_int_equal(kd_mpi_venc_get_mirror(0, &mirror), 0);
        assert_int_equal(mirror, 0);
        assert_int_equal(kd_mpi_venc_get_dblk(0, &deblocking), 0);
        assert_int_equal(deblocking, K_TRUE);
        assert_int_equal(kd_mpi_venc_get_h264_entropy(0, &entropy), 0);
        assert_int_equal(entropy.entropy_coding_mode, ENTROPY_MODE_CABAC);
        k_s32 codes[SETTERS];
        set_all(0, codes);
        assert_int_equal(kd_mpi_venc_get_rotation(0, &rotation), 0);
        assert_int_equal(rotation, K_VPU_ROTATION_180);
        assert_int_equal(kd_mpi_venc_get_mirror(0, &mirror), 0);
        assert_int_equal(mirror, K_VENC_MIRROR_VERT);
        assert_int_equal(kd_mpi_venc_get_dblk(0, &deblocking), 0);
        assert_int_equal(deblocking, K_FALSE);
        assert_int_equal(kd_mpi_venc_get_h264_entropy(0, &entropy), 0);
        assert_int_equal(entropy.entropy_coding_mode, ENTROPY_MODE_CAVLC);
        assert_int_equal(kd_mpi_venc_destroy_chn(0), 0);
    }
    fixture_teardown();
}

typedef struct {
    uint32_t width;
    uint32_t height;
} side_t;

// Where the sample at (x, y) of a turned plane comes from; `size` is that of the plane before.
static size_t source_of(k_rotation rotation, k_venc_mirror mirror, side_t size, uint32_t x, uint32_t y) {
    bool swaps = rotation == K_VPU_ROTATION_90 || rotation == K_VPU_ROTATION_270;
    uint32_t right = (swaps ? size.height : size.width) - 1;
    uint32_t bottom = (swaps ? size.width : size.height) - 1;
    x = mirror == K_VENC_MIRROR_HORI ? right - x : x;
    y = mirror == K_VENC_MIRROR_VERT ? bottom - y : y;
    switch (rotation) {
        case K_VPU_ROTATION_90:
            return (size_t)(size.height - 1 - x) * size.width + y;
        case K_VPU_ROTATION_180:
            return (size_t)(size.height - 1 - y) * size.width + size.width - 1 - x;
        case K_VPU_ROTATION_270:
            return (size_t)x * size.width + size.width - 1 - y;
        default:
            return (size_t)y * size.width + x;
    }
}

static void turn(k_rotation rotation, k_venc_mirror mirror, side_t size, const uint8_t *from, uint8_t *to) {
    bool swaps = rotation == K_VPU_ROTATION_90 || rotation == K_VPU_ROTATION_270;
    uint32_t width = swaps ? size.height : size.width;
    uint32_t height = swaps ? size.width : size.height;
    for (uint32_t y = 0; y < height; y++) {
        for (uint32_t x = 0; x < width; x++) {
            to[(size_t)y * width + x] = from[source_of(rotation, mirror, size, x, y)];
        }
    }
}

static void check_turned(size_t codec, k_rotation rotation, k_venc_mirror mirror) {
    fixture_setup(1, BLOCKS, WIDTH * HEIGHT);
    fixture_create(0, attr_of(codec));
    assert_int_equal(kd_mpi_venc_set_rotation(0, rotation), 0);
    if (mirror != 0) {
        assert_int_equal(kd_mpi_venc_set_mirror(0, mirror), 0);
    }
    assert_int_equal(kd_mpi_venc_start_chn(0), 0);
    image_t drawn = image_alloc(WIDTH, HEIGHT);
    sender_frame_t frame = sender_frame(WIDTH, HEIGHT);
    FILE *file = fopen(codecs[codec].path, "wb");
    for (uint32_t i = 0; i < 3; i++) {
        pattern_draw(&drawn, i);
        image_copy(&frame.image, &drawn);
        sender_send(0, &frame, file);
    }
    fclose(file);
    bool swaps = rotation == K_VPU_ROTATION_90 || rotation == K_VPU_ROTATION_270;
    uint8_t *decoded = sender_decode(codecs[codec].path, codecs[codec].format, swaps ? HEIGHT : WIDTH, swaps ? WIDTH : HEIGHT, 3);
    size_t luma = (size_t)WIDTH * HEIGHT;
    uint8_t *expected = test_malloc(luma * 3 / 2);
    turn(rotation, mirror, (side_t){ WIDTH, HEIGHT }, drawn.y, expected);
    turn(rotation, mirror, (side_t){ WIDTH / 2, HEIGHT / 2 }, drawn.u, expected + luma);
    turn(rotation, mirror, (side_t){ WIDTH / 2, HEIGHT / 2 }, drawn.v, expected + luma * 5 / 4);
    const uint8_t *last = decoded + luma * 3 / 2 * 2;
    double y = sender_psnr(last, expected, luma);
    double c = sender_psnr(last + luma, expected + luma, luma / 2);
    print_message("%s, rotation %d, mirror %d: PSNR %.1f %.1f dB\n", codecs[codec].format, rotation, mirror, y, c);
    assert_true(y >= 33);
    assert_true(c >= 33);
    test_free(expected);
    test_free(decoded);
    image_free(&drawn);
    sender_free(&frame);
    fixture_close(0);
    fixture_teardown();
}

static void pictures_are_turned(void **state) {
    (void)state;
    for (size_t codec = 0; codec < CODECS; codec++) {
        for (k_rotation rotation = K_VPU_ROTATION_0; rotation <= K_VPU_ROTATION_270; rotation++) {
            check_turned(codec, rotation, 0);
        }
        check_turned(codec, K_VPU_ROTATION_0, K_VENC_MIRROR_HORI);
        check_turned(codec, K_VPU_ROTATION_0, K_VENC_MIRROR_VERT);
        check_turned(codec, K_VPU_ROTATION_90, K_VENC_MIRROR_HORI);
    }
}

// The frames of a bound camera, too; a mirroring that changes while the channel runs begins with the next frame.
static void a_bound_camera_is_turned(void **state) {
    (void)state;
    fixture_setup(1, BLOCKS, WIDTH * HEIGHT);
    fixture_bind_camera(0, WIDTH, HEIGHT);
    fixture_create(0, attr_of(2));
    assert_int_equal(kd_mpi_venc_set_rotation(0, K_VPU_ROTATION_270), 0);
    assert_int_equal(kd_mpi_venc_start_chn(0), 0);
    assert_int_equal(vmpp_camera_start(0), 0);
    fixture_record(0, 1, "bound.mjpeg");
    assert_int_equal(kd_mpi_venc_set_mirror(0, K_VENC_MIRROR_VERT), 0);
    fixture_record(0, 1, "mirrored.mjpeg");
    image_t drawn = image_alloc(WIDTH, HEIGHT);
    uint8_t *expected = test_malloc(WIDTH * HEIGHT);
    const char *const paths[] = { "bound.mjpeg", "mirrored.mjpeg" };
    for (uint32_t i = 0; i < 2; i++) {
        uint8_t *decoded = sender_decode(paths[i], "mjpeg", HEIGHT, WIDTH, 1);
        pattern_draw(&drawn, i);
        turn(K_VPU_ROTATION_270, i == 0 ? 0 : K_VENC_MIRROR_VERT, (side_t){ WIDTH, HEIGHT }, drawn.y, expected);
        assert_true(sender_psnr(decoded, expected, WIDTH * HEIGHT) >= 33);
        test_free(decoded);
    }
    test_free(expected);
    image_free(&drawn);
    fixture_close(0);
    fixture_teardown();
}

static char letter_of(const k_venc_pack *pack) {
    return pack->type == K_VENC_I_FRAME ? 'I' : 'P';
}

// Sends 60 frames and requests an IDR after 17 of them, or before the start; returns the letters of the pictures.
static void record_with_request(size_t codec, bool before_start, char *letters) {
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    sender_frame_t frame = sender_frame(WIDTH, HEIGHT);
    tally_t tally = { 0 };
    FILE *file = fopen(codecs[codec].path, "wb");
    fixture_create(0, attr_of(codec));
    assert_int_equal(kd_mpi_venc_enable_idr(0, K_TRUE), 0);
    if (before_start) {
        assert_int_equal(kd_mpi_venc_request_idr(0), 0);
    }
    assert_int_equal(kd_mpi_venc_start_chn(0), 0);
    for (uint32_t i = 0; i < 60; i++) {
        if (i == 17 && !before_start) {
            assert_int_equal(kd_mpi_venc_request_idr(0), 0);
        }
        pattern_draw(&frame.image, i);
        assert_int_equal(kd_mpi_venc_send_frame(0, &frame.info, 1000), 0);
        assert_int_equal(fixture_get(0, &stream, 0), 0);
        letters[i] = letter_of(&packs[stream.pack_cnt - 1]);
        // Each IDR has its headers.
        assert_int_equal(stream.pack_cnt, letters[i] == 'I' ? 2 : 1);
        fixture_count(&stream, &tally, file);
        assert_int_equal(kd_mpi_venc_release_stream(0, &stream), 0);
    }
    fclose(file);
    fixture_close(0);
    sender_free(&frame);
}

static void an_idr_comes_on_request(void **state) {
    (void)state;
    for (size_t codec = 0; codec < 2; codec++) {
        for (int before_start = 0; before_start < 2; before_start++) {
            char letters[60];
            fixture_setup(1, BLOCKS, WIDTH * HEIGHT);
            record_with_request(codec, before_start != 0, letters);
            fixture_teardown();
            for (unsigned int i = 0; i < 60; i++) {
                // A request restarts the GOP.
                bool is_idr = before_start ? i % GOP == 0 : i == 0 || (i >= 17 && (i - 17) % GOP == 0);
                assert_int_equal(letters[i], is_idr ? 'I' : 'P');
            }
            test_free(sender_decode(codecs[codec].path, codecs[codec].format, WIDTH, HEIGHT, 60));
        }
    }
}

static void the_2d_unit_is_accepted(void **state) {
    (void)state;
    k_venc_2d_osd_attr region = { .width = 40, .height = 40, .fmt = K_VENC_2D_OSD_FMT_ARGB4444, .osd_alpha = 200 };
    k_venc_2d_border_attr border = { .width = 40, .height = 20, .line_width = 2, .color = 0xff00 };
    k_venc_2d_osd_attr read_region;
    k_venc_2d_border_attr read_border;
    k_venc_2d_calc_mode mode;
    fixture_setup(1, BLOCKS, WIDTH * HEIGHT);
    assert_int_equal(kd_mpi_venc_attach_2d(0), K_ERR_VENC_UNEXIST);
    assert_int_equal(kd_mpi_venc_attach_2d(3), K_ERR_VENC_INVALID_CHNID);
    assert_int_equal(kd_mpi_venc_detach_2d(3), K_ERR_VENC_INVALID_CHNID);
    assert_int_equal(kd_mpi_venc_set_2d_mode(0, K_VENC_2D_CALC_MODE_OSD), K_ERR_VENC_UNEXIST);
    fixture_create(0, attr_of(0));
    assert_int_equal(kd_mpi_venc_set_2d_mode(0, K_VENC_2D_CALC_MODE_OSD), K_ERR_VENC_NOT_PERM);
    assert_int_equal(kd_mpi_venc_detach_2d(0), K_ERR_VENC_UNEXIST);
    assert_int_equal(kd_mpi_venc_attach_2d(0), 0);
    assert_int_equal(kd_mpi_venc_set_2d_mode(0, K_VENC_2D_CALC_MODE_OSD_BORDER + 1), K_ERR_VENC_INVALID_CHNID);
    assert_int_equal(kd_mpi_venc_set_2d_mode(0, K_VENC_2D_CALC_MODE_OSD_BORDER), 0);
    assert_int_equal(kd_mpi_venc_get_2d_mode(0, &mode), 0);
    assert_int_equal(mode, K_VENC_2D_CALC_MODE_OSD_BORDER);
    assert_int_equal(kd_mpi_venc_get_2d_mode(0, NULL), K_ERR_VENC_NULL_PTR);
    assert_int_equal(kd_mpi_venc_set_2d_osd_param(0, 8, &region), K_ERR_VENC_INVALID_CHNID);
    assert_int_equal(kd_mpi_venc_set_2d_osd_param(0, 7, NULL), K_ERR_VENC_NULL_PTR);
    assert_int_equal(kd_mpi_venc_set_2d_osd_param(0, 7, &region), 0);
    assert_int_equal(kd_mpi_venc_get_2d_osd_param(0, 7, &read_region), 0);
    assert_memory_equal(&read_region, &region, sizeof(region));
    region.fmt = K_VENC_2D_OSD_FMT_XRGB8888;
    assert_int_equal(kd_mpi_venc_set_2d_osd_param(0, 7, &region), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(kd_mpi_venc_set_2d_border_param(0, 32, &border), K_ERR_VENC_INVALID_CHNID);
    assert_int_equal(kd_mpi_venc_set_2d_border_param(0, 31, &border), 0);
    assert_int_equal(kd_mpi_venc_get_2d_border_param(0, 31, &read_border), 0);
    assert_memory_equal(&read_border, &border, sizeof(border));
    assert_int_equal(kd_mpi_venc_destroy_chn(0), 0);
    // It outlives the channel.
    assert_int_equal(kd_mpi_venc_detach_2d(0), 0);
    assert_int_equal(kd_mpi_venc_detach_2d(0), K_ERR_VENC_UNEXIST);
    fixture_teardown();
}

#if MPP_GENERATION_B
static void a_channel_uses_a_part_of_its_pool(void **state) {
    (void)state;
    k_vb_pool_config config = { .blk_size = WIDTH * HEIGHT, .blk_cnt = 4 };
    k_venc_chn_attr attr = attr_of(2);
    k_venc_chn_status status;
    fixture_setup(1, BLOCKS, WIDTH * HEIGHT);
    k_u32 pool = (k_u32)kd_mpi_vb_create_pool(&config);
    assert_int_equal(kd_mpi_venc_attach_vb_pool_ex(0, pool, -1), K_ERR_VENC_ILLEGAL_PARAM);
    assert_int_equal(kd_mpi_venc_attach_vb_pool_ex(4, pool, 1), K_ERR_VENC_INVALID_CHNID);
    assert_int_equal(kd_mpi_venc_attach_vb_pool_ex(0, pool, 1), 0);
    assert_int_equal(kd_mpi_venc_create_chn(0, &attr), 0);
    assert_int_equal(kd_mpi_venc_start_chn(0), 0);
    sender_frame_t frame = sender_frame(WIDTH, HEIGHT);
    pattern_draw(&frame.image, 0);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(kd_mpi_venc_send_frame(0, &frame.info, 1000), 0);
    }
    assert_int_equal(kd_mpi_venc_query_status(0, &status), 0);
    assert_int_equal(status.cur_packs, 1);
    fixture_record(0, 3, "one_by_one.mjpeg");
    sender_free(&frame);
    fixture_close(0);
    assert_int_equal(kd_mpi_vb_destory_pool(pool), 0);
    fixture_teardown();
}
#endif

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_depend_on_the_state),
        cmocka_unit_test(settings_have_limits),
        cmocka_unit_test(settings_can_be_read_and_end_with_the_channel),
        cmocka_unit_test(pictures_are_turned),
        cmocka_unit_test(a_bound_camera_is_turned),
        cmocka_unit_test(an_idr_comes_on_request),
        cmocka_unit_test(the_2d_unit_is_accepted),
#if MPP_GENERATION_B
        cmocka_unit_test(a_channel_uses_a_part_of_its_pool),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
