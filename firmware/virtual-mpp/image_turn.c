// SPDX-License-Identifier: MIT
// Rotation and mirroring: planes that are walked in another order; see image_turn.h.
#include "image_turn.h"

typedef struct {
    uint8_t *samples;
    ptrdiff_t column;
    ptrdiff_t row;
    uint32_t width;
    uint32_t height;
} plane_t;

static void flip_columns(plane_t *plane) {
    plane->samples += plane->column * (ptrdiff_t)(plane->width - 1);
    plane->column = -plane->column;
}

static void flip_rows(plane_t *plane) {
    plane->samples += plane->row * (ptrdiff_t)(plane->height - 1);
    plane->row = -plane->row;
}

static void exchange(plane_t *plane) {
    *plane = (plane_t){
        .samples = plane->samples,
        .column = plane->row,
        .row = plane->column,
        .width = plane->height,
        .height = plane->width,
    };
}

static void turn_plane(const image_turn_t *turn, plane_t *plane) {
    if (image_turn_swaps(turn->rotation)) {
        exchange(plane);
    }
    if (turn->rotation == K_VPU_ROTATION_90 || turn->rotation == K_VPU_ROTATION_180) {
        flip_columns(plane);
    }
    if (turn->rotation == K_VPU_ROTATION_180 || turn->rotation == K_VPU_ROTATION_270) {
        flip_rows(plane);
    }
    if (turn->mirror == K_VENC_MIRROR_HORI) {
        flip_columns(plane);
    }
    if (turn->mirror == K_VENC_MIRROR_VERT) {
        flip_rows(plane);
    }
}

static void copy(const plane_t *to, const plane_t *from) {
    for (uint32_t y = 0; y < to->height; y++) {
        uint8_t *target = to->samples + y * to->row;
        const uint8_t *source = from->samples + (ptrdiff_t)y * from->row;
        for (uint32_t x = 0; x < to->width; x++) {
            target[x * to->column] = source[(ptrdiff_t)x * from->column];
        }
    }
}

static plane_t luma(const image_t *image) {
    return (plane_t){
        .samples = image->y,
        .column = 1,
        .row = (ptrdiff_t)image->y_stride,
        .width = image->width,
        .height = image->height,
    };
}

static plane_t chroma(const image_t *image, uint8_t *samples) {
    return (plane_t){
        .samples = samples,
        .column = (ptrdiff_t)image->c_step,
        .row = (ptrdiff_t)image->c_stride,
        .width = image->width / 2,
        .height = image->height / 2,
    };
}

static void turn_copy(const image_turn_t *turn, plane_t to, plane_t from) {
    turn_plane(turn, &from);
    copy(&to, &from);
}

bool image_turn_is_none(const image_turn_t *turn) {
    return turn->rotation == K_VPU_ROTATION_0 && turn->mirror == 0;
}

bool image_turn_swaps(k_rotation rotation) {
    return rotation == K_VPU_ROTATION_90 || rotation == K_VPU_ROTATION_270;
}

void image_turn(const image_turn_t *turn, const image_t *to, const image_t *from) {
    turn_copy(turn, luma(to), luma(from));
    turn_copy(turn, chroma(to, to->u), chroma(from, from->u));
    turn_copy(turn, chroma(to, to->v), chroma(from, from->v));
}
