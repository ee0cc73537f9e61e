// SPDX-License-Identifier: MIT
// The pixel formats that a JPEG channel takes, judged by the decoded pictures; video channels take NV12.
#include "fixture.h"

#include <math.h>
#include <string.h>

#include "sender.h"

#define WIDTH (160)
#define HEIGHT (96)
#define LUMA (WIDTH * HEIGHT)
#define BLOCKS (4)
#define PAGE (4096)
#define PLANES (3)
// Bytes behind each row.
#define GAP (64)

typedef struct {
    uint8_t r;
    uint8_t g;
    uint8_t b;
} colour_t;

// Each colour changes in another direction.
static colour_t colour_at(uint32_t x, uint32_t y) {
    return (colour_t){
        .r = (uint8_t)(x * 255 / (WIDTH - 1)),
        .g = (uint8_t)(y * 255 / (HEIGHT - 1)),
        .b = (uint8_t)(255 - (x + y) * 255 / (WIDTH + HEIGHT - 2)),
    };
}

// Of JPEG: BT.601, full range.
static double luma_of(colour_t c) {
    return 0.299 * c.r + 0.587 * c.g + 0.114 * c.b;
}

static double blue_of(colour_t c) {
    return 128 + (c.b - luma_of(c)) / 1.772;
}

static double red_of(colour_t c) {
    return 128 + (c.r - luma_of(c)) / 1.402;
}

static uint8_t sample(double value) {
    double rounded = floor(value + 0.5);
    return (uint8_t)(rounded < 0 ? 0 : rounded > 255 ? 255
                                                     : rounded);
}

// The mean of `rows` rows of two pixels from (x, y) on.
static uint8_t mean(double (*of)(colour_t), uint32_t x, uint32_t y, uint32_t rows) {
    double sum = 0;
    for (uint32_t i = 0; i < 2 * rows; i++) {
        sum += of(colour_at(x + i % 2, y + i / 2));
    }
    return sample(sum / (2 * rows));
}

// As I420.
static void draw_expected(uint8_t *to) {
    for (uint32_t y = 0; y < HEIGHT; y++) {
        for (uint32_t x = 0; x < WIDTH; x++) {
            to[y * WIDTH + x] = sample(luma_of(colour_at(x, y)));
            if (x % 2 == 0 && y % 2 == 0) {
                to[LUMA + y / 2 * (WIDTH / 2) + x / 2] = mean(blue_of, x, y, 2);
                to[LUMA + LUMA / 4 + y / 2 * (WIDTH / 2) + x / 2] = mean(red_of, x, y, 2);
            }
        }
    }
}

typedef struct {
    uint8_t *plane[PLANES];
    size_t stride[PLANES];
} planes_t;

static uint8_t *at(const planes_t *planes, unsigned int plane, uint32_t x, uint32_t y) {
    return planes->plane[plane] + y * planes->stride[plane] + x;
}

static void put_luma(const planes_t *to, uint32_t x, uint32_t y) {
    *at(to, 0, x, y) = sample(luma_of(colour_at(x, y)));
}

static void put_semiplanar(const planes_t *to, uint32_t x, uint32_t y, bool is_red_first) {
    put_luma(to, x, y);
    if (x % 2 == 0 && y % 2 == 0) {
        *at(to, 1, x + is_red_first, y / 2) = mean(blue_of, x, y, 2);
        *at(to, 1, x + !is_red_first, y / 2) = mean(red_of, x, y, 2);
    }
}

static void put_nv12(const planes_t *to, uint32_t x, uint32_t y) {
    put_semiplanar(to, x, y, false);
}

static void put_nv21(const planes_t *to, uint32_t x, uint32_t y) {
    put_semiplanar(to, x, y, true);
}

static void put_i420(const planes_t *to, uint32_t x, uint32_t y) {
    put_luma(to, x, y);
    if (x % 2 == 0 && y % 2 == 0) {
        *at(to, 1, x / 2, y / 2) = mean(blue_of, x, y, 2);
        *at(to, 2, x / 2, y / 2) = mean(red_of, x, y, 2);
    }
}

static void put_422(const planes_t *to, uint32_t x, uint32_t y, uint32_t luma) {
    *at(to, 0, 2 * x + luma, y) = sample(luma_of(colour_at(x, y)));
    if (x % 2 == 0) {
        *at(to, 0, 2 * x + 1 - luma, y) = mean(blue_of, x, y, 1);
        *at(to, 0, 2 * x + 3 - luma, y) = mean(red_of, x, y, 1);
    }
}

static void put_yuyv(const planes_t *to, uint32_t x, uint32_t y) {
    put_422(to, x, y, 0);
}

static void put_uyvy(const planes_t *to, uint32_t x, uint32_t y) {
    put_422(to, x, y, 1);
}

static void put_pixel(const planes_t *to, uint32_t x, uint32_t y, const uint8_t *bytes) {
    memcpy(at(to, 0, 4 * x, y), bytes, 4);
}

// Alpha counts for nothing.
static void put_argb(const planes_t *to, uint32_t x, uint32_t y) {
    colour_t c = colour_at(x, y);
    put_pixel(to, x, y, (uint8_t[]){ (uint8_t)x, c.r, c.g, c.b });
}

static void put_abgr(const planes_t *to, uint32_t x, uint32_t y) {
    colour_t c = colour_at(x, y);
    put_pixel(to, x, y, (uint8_t[]){ 0, c.b, c.g, c.r });
}

static void put_bgra(const planes_t *to, uint32_t x, uint32_t y) {
    colour_t c = colour_at(x, y);
    put_pixel(to, x, y, (uint8_t[]){ c.b, c.g, c.r, (uint8_t)y });
}

static void put_rgb_planes(const planes_t *to, uint32_t x, uint32_t y) {
    colour_t c = colour_at(x, y);
    *at(to, 0, x, y) = c.r;
    *at(to, 1, x, y) = c.g;
    *at(to, 2, x, y) = c.b;
}

static void put_bgr_planes(const planes_t *to, uint32_t x, uint32_t y) {
    colour_t c = colour_at(x, y);
    *at(to, 0, x, y) = c.b;
    *at(to, 1, x, y) = c.g;
    *at(to, 2, x, y) = c.r;
}

static const struct {
    const char *name;
    k_pixel_format format;
    // Bytes of a row.
    size_t row[PLANES];
    void (*put)(const planes_t *to, uint32_t x, uint32_t y);
} formats[] = {
    { "NV12", PIXEL_FORMAT_YUV_SEMIPLANAR_420, { WIDTH, WIDTH }, put_nv12 },
    { "NV21", PIXEL_FORMAT_YVU_SEMIPLANAR_420, { WIDTH, WIDTH }, put_nv21 },
    { "I420", PIXEL_FORMAT_YVU_PLANAR_420, { WIDTH, WIDTH / 2, WIDTH / 2 }, put_i420 },
    { "YUYV", PIXEL_FORMAT_YUYV_PACKAGE_422, { 2 * WIDTH }, put_yuyv },
    { "UYVY", PIXEL_FORMAT_UYVY_PACKAGE_422, { 2 * WIDTH }, put_uyvy },
    { "ARGB", PIXEL_FORMAT_ARGB_8888, { 4 * WIDTH }, put_argb },
    { "ABGR", PIXEL_FORMAT_ABGR_8888, { 4 * WIDTH }, put_abgr },
    { "BGRA", PIXEL_FORMAT_BGRA_8888, { 4 * WIDTH }, put_bgra },
    { "RGB planes", PIXEL_FORMAT_RGB_888_PLANAR, { WIDTH, WIDTH, WIDTH }, put_rgb_planes },
    { "BGR planes", PIXEL_FORMAT_BGR_888_PLANAR, { WIDTH, WIDTH, WIDTH }, put_bgr_planes },
};
#define FORMATS (sizeof(formats) / sizeof(formats[0]))

typedef struct {
    k_video_frame_info info;
    k_u64 phys;
    void *memory;
} frame_t;

// Without a gap, strides are 0: the driver's default.
static frame_t draw(size_t format, size_t gap) {
    frame_t frame = { 0 };
    planes_t planes = { 0 };
    size_t plane_size = ((4 * WIDTH + GAP) * HEIGHT + PAGE - 1) / PAGE * PAGE;
    assert_int_equal(kd_mpi_sys_mmz_alloc(&frame.phys, &frame.memory, NULL, NULL, (k_u32)(PLANES * plane_size)), 0);
    memset(frame.memory, 0x5a, PLANES * plane_size);
    k_video_frame *video = &frame.info.v_frame;
    video->width = WIDTH;
    video->height = HEIGHT;
    video->pixel_format = formats[format].format;
    for (unsigned int i = 0; i < PLANES && formats[format].row[i] > 0; i++) {
        planes.plane[i] = (uint8_t *)frame.memory + i * plane_size;
        planes.stride[i] = formats[format].row[i] + gap;
        video->phys_addr[i] = frame.phys + i * plane_size;
        video->stride[i] = gap > 0 ? (k_u32)planes.stride[i] : 0;
    }
    for (uint32_t y = 0; y < HEIGHT; y++) {
        for (uint32_t x = 0; x < WIDTH; x++) {
            formats[format].put(&planes, x, y);
        }
    }
    return frame;
}

static void send(frame_t *frame, const char *path) {
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    tally_t tally = { 0 };
    FILE *file = fopen(path, "wb");
    assert_int_equal(kd_mpi_venc_send_frame(0, &frame->info, 1000), 0);
    assert_int_equal(fixture_get(0, &stream, 0), 0);
    fixture_count(&stream, &tally, file);
    assert_int_equal(kd_mpi_venc_release_stream(0, &stream), 0);
    fclose(file);
}

static void open_jpeg(void) {
    k_venc_chn_attr attr = fixture_attr(K_PT_JPEG, 0, WIDTH, HEIGHT);
    attr.rc_attr.mjpeg_fixqp.q_factor = 95;
    fixture_open(0, attr);
}

static void jpeg_takes_ten_formats(void **state) {
    (void)state;
    uint8_t expected[LUMA * 3 / 2];
    draw_expected(expected);
    fixture_setup(1, BLOCKS, WIDTH * HEIGHT * 3);
    open_jpeg();
    for (size_t format = 0; format < FORMATS; format++) {
        for (size_t gap = 0; gap <= GAP; gap += GAP) {
            frame_t frame = draw(format, gap);
            send(&frame, "format.mjpeg");
            uint8_t *decoded = sender_decode("format.mjpeg", "mjpeg", WIDTH, HEIGHT, 1);
            double y = sender_psnr(decoded, expected, LUMA);
            double u = sender_psnr(decoded + LUMA, expected + LUMA, LUMA / 4);
            double v = sender_psnr(decoded + LUMA * 5 / 4, expected + LUMA * 5 / 4, LUMA / 4);
            print_message("%s, gap %zu: PSNR %.1f %.1f %.1f dB\n", formats[format].name, gap, y, u, v);
            assert_true(y >= 42 && u >= 42 && v >= 42);
            test_free(decoded);
            assert_int_equal(kd_mpi_sys_mmz_free(frame.phys, frame.memory), 0);
        }
    }
    fixture_close(0);
    fixture_teardown();
}

static void frames_are_checked(void **state) {
    (void)state;
    fixture_setup(1, BLOCKS, WIDTH * HEIGHT * 3);
    open_jpeg();
    for (size_t format = 0; format < FORMATS; format++) {
        frame_t frame = draw(format, 0);
        k_video_frame_info wrong = frame.info;
        wrong.v_frame.stride[0] = (k_u32)formats[format].row[0] - 1;
        assert_int_equal(kd_mpi_venc_send_frame(0, &wrong, 1000), K_ERR_VENC_ILLEGAL_PARAM);
        for (unsigned int i = 0; i < PLANES && formats[format].row[i] > 0; i++) {
            wrong = frame.info;
            wrong.v_frame.phys_addr[i] = 0;
            assert_int_equal(kd_mpi_venc_send_frame(0, &wrong, 1000), K_ERR_VENC_BADADDR);
        }
        assert_int_equal(kd_mpi_sys_mmz_free(frame.phys, frame.memory), 0);
    }
    fixture_close(0);
    fixture_teardown();
}

static void video_takes_nv12(void **state) {
    (void)state;
    fixture_setup(1, BLOCKS, WIDTH * HEIGHT * 3);
    fixture_open(0, fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, WIDTH, HEIGHT));
    for (size_t format = 0; format < FORMATS; format++) {
        frame_t frame = draw(format, 0);
        assert_int_equal(kd_mpi_venc_send_frame(0, &frame.info, 1000), format == 0 ? 0 : K_ERR_VENC_NOT_SUPPORT);
        assert_int_equal(kd_mpi_sys_mmz_free(frame.phys, frame.memory), 0);
    }
    fixture_close(0);
    fixture_teardown();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jpeg_takes_ten_formats),
        cmocka_unit_test(frames_are_checked),
        cmocka_unit_test(video_takes_nv12),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
