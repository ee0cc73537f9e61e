// SPDX-License-Identifier: MIT
// The test pattern and the number in it. A row depends on its height in one wave
// only, so rows of the same level are drawn once and copied.
#include "pattern.h"

#include <string.h>

#define PERIOD (256)
#define DRIFT_X (4)
#define DRIFT_Y (2)

#define LUMA_BASE (48)
#define LUMA_ACROSS (96)
#define LUMA_DOWN (64)
#define CHROMA_BASE (80)
#define CHROMA_ACROSS (64)
#define CHROMA_DOWN (32)
// The lag of V's wave behind U's.
#define V_LAG (96)

#define CELL_COLUMNS (16)
#define CELL_ROWS (2)
#define CELL_MIN (8)
#define CELL_WHITE (220)
#define CELL_BLACK (30)
#define CELL_MARGIN (48)
#define NEUTRAL (128)
#define NUMBER_BITS (24)

// One period of an integer approximation of a sine between 0 and amplitude - 1.
static uint32_t wave(uint32_t phase, uint32_t amplitude) {
    uint32_t t = phase % PERIOD;
    uint32_t half = t % (PERIOD / 2);
    uint32_t bow = half * (PERIOD / 2 - half) * 127 / (PERIOD / 4 * PERIOD / 4);
    uint32_t level = t < PERIOD / 2 ? 128 + bow : 128 - bow;
    return level * amplitude / 256;
}

static void draw_luma(const image_t *image, uint32_t number) {
    const uint8_t *drawn[LUMA_DOWN] = { NULL };
    for (uint32_t y = 0; y < image->height; y++) {
        uint8_t *row = image->y + y * image->y_stride;
        uint32_t level = wave(y + DRIFT_Y * number, LUMA_DOWN);
        if (drawn[level] != NULL) {
            memcpy(row, drawn[level], image->width);
            continue;
        }
        for (uint32_t x = 0; x < image->width; x++) {
            row[x] = (uint8_t)(LUMA_BASE + level + wave(x + DRIFT_X * number, LUMA_ACROSS));
        }
        drawn[level] = row;
    }
}

static void draw_chroma_row(const image_t *image, uint32_t y, uint32_t level, uint32_t number) {
    uint8_t *u = image->u + y * image->c_stride;
    uint8_t *v = image->v + y * image->c_stride;
    for (uint32_t x = 0; x < image->width / 2; x++) {
        uint32_t phase = 2 * x + DRIFT_X * number;
        u[x * image->c_step] = (uint8_t)(CHROMA_BASE + level + wave(phase, CHROMA_ACROSS));
        v[x * image->c_step] =
            (uint8_t)(CHROMA_BASE + CHROMA_DOWN - level + wave(phase + PERIOD - V_LAG, CHROMA_ACROSS));
    }
}

// A row of semi-planar chroma is one run of bytes for both planes.
static void copy_chroma_row(const image_t *image, uint32_t to, uint32_t from) {
    size_t bytes = image->width / 2 * image->c_step;
    memcpy(image->u + to * image->c_stride, image->u + from * image->c_stride, bytes);
    if (image->c_step == 1) {
        memcpy(image->v + to * image->c_stride, image->v + from * image->c_stride, bytes);
    }
}

static void draw_chroma(const image_t *image, uint32_t number) {
    // Row numbers from 1; 0: not drawn.
    uint32_t drawn[CHROMA_DOWN] = { 0 };
    for (uint32_t y = 0; y < image->height / 2; y++) {
        uint32_t level = wave(2 * y + DRIFT_Y * number, CHROMA_DOWN);
        if (drawn[level] > 0) {
            copy_chroma_row(image, y, drawn[level] - 1);
        } else {
            draw_chroma_row(image, y, level, number);
            drawn[level] = y + 1;
        }
    }
}

static uint32_t cell_side(uint32_t width) {
    uint32_t side = width / 32 / 16 * 16;
    return side < CELL_MIN ? CELL_MIN : side;
}

static bool fits_number(uint32_t width, uint32_t height) {
    return width >= CELL_COLUMNS * CELL_MIN && height >= CELL_ROWS * cell_side(width);
}

static uint32_t crc8(uint32_t number) {
    uint32_t crc = 0xff;
    for (int bit = NUMBER_BITS - 1; bit >= 0; bit--) {
        uint32_t top = (crc >> 7 ^ number >> bit) & 1;
        crc = (crc << 1 & 0xff) ^ (top ? 0x07 : 0);
    }
    return crc;
}

static uint32_t code_of(uint32_t number) {
    uint32_t low = number & ((1u << NUMBER_BITS) - 1);
    return low << 8 | crc8(low);
}

static void fill(uint8_t *at, size_t stride, size_t step, uint32_t width, uint32_t height, uint8_t value) {
    for (uint32_t y = 0; y < height; y++) {
        for (uint32_t x = 0; x < width; x++) {
            at[y * stride + x * step] = value;
        }
    }
}

static void draw_number(const image_t *image, uint32_t number) {
    uint32_t side = cell_side(image->width);
    uint32_t code = code_of(number);
    for (uint32_t cell = 0; cell < CELL_COLUMNS * CELL_ROWS; cell++) {
        uint8_t *corner = image->y + cell / CELL_COLUMNS * side * image->y_stride + cell % CELL_COLUMNS * side;
        fill(corner, image->y_stride, 1, side, side, code >> (31 - cell) & 1 ? CELL_WHITE : CELL_BLACK);
    }
    uint32_t width = CELL_COLUMNS * side / 2;
    uint32_t height = CELL_ROWS * side / 2;
    fill(image->u, image->c_stride, image->c_step, width, height, NEUTRAL);
    fill(image->v, image->c_stride, image->c_step, width, height, NEUTRAL);
}

void pattern_draw(const image_t *image, uint32_t number) {
    draw_luma(image, number);
    draw_chroma(image, number);
    if (fits_number(image->width, image->height)) {
        draw_number(image, number);
    }
}

// The mean of a square's inner half, which a codec's filters do not change.
static uint32_t cell_mean(const uint8_t *corner, size_t stride, uint32_t side) {
    uint32_t sum = 0;
    for (uint32_t y = side / 4; y < side - side / 4; y++) {
        for (uint32_t x = side / 4; x < side - side / 4; x++) {
            sum += corner[y * stride + x];
        }
    }
    uint32_t inner = side - side / 4 * 2;
    return sum / (inner * inner);
}

bool pattern_read_number(const uint8_t *luma, size_t stride, uint32_t width, uint32_t height, uint32_t *number) {
    if (!fits_number(width, height)) {
        return false;
    }
    uint32_t side = cell_side(width);
    uint32_t code = 0;
    for (uint32_t cell = 0; cell < CELL_COLUMNS * CELL_ROWS; cell++) {
        const uint8_t *corner = luma + cell / CELL_COLUMNS * side * stride + cell % CELL_COLUMNS * side;
        uint32_t mean = cell_mean(corner, stride, side);
        if (mean > CELL_BLACK + CELL_MARGIN && mean < CELL_WHITE - CELL_MARGIN) {
            return false;
        }
        code = code << 1 | (mean > NEUTRAL);
    }
    *number = code >> 8;
    return code == code_of(code >> 8);
}
