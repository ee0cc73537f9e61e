// SPDX-License-Identifier: MIT
// Rotation and mirroring of 4:2:0 images.
#ifndef VMPP_IMAGE_TURN_H
#define VMPP_IMAGE_TURN_H

#include <stdbool.h>

#include "image.h"
#include "mpp.h"

// The rotation, clockwise, comes first. 0 in `mirror` is none.
typedef struct {
    k_rotation rotation;
    k_venc_mirror mirror;
} image_turn_t;

bool image_turn_is_none(const image_turn_t *turn);
// Whether a rotation exchanges width and height.
bool image_turn_swaps(k_rotation rotation);
// Writes the turned samples of `from`; `to` has the size of the turned image.
void image_turn(const image_turn_t *turn, const image_t *to, const image_t *from);

#endif // VMPP_IMAGE_TURN_H
