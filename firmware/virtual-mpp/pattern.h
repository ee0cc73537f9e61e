// SPDX-License-Identifier: MIT
// The camera's test pattern: soft waves of luma and colour that drift by 4
// pixels to the left and 2 up from frame to frame, and the frame's number.
//
// The number is in the top left corner as 32 squares in two rows of 16, the
// most significant bit first: 24 bits of the number (it wraps there), then a
// CRC-8 (polynomial 0x07, start 0xff) over its three bytes, big end first. White
// is 1, black is 0, and the colour under the squares is neutral. A square's side
// is width / 32, rounded down to a multiple of 16, but at least 8; frames smaller
// than 128x16 carry no number.
#ifndef VMPP_PATTERN_H
#define VMPP_PATTERN_H

#include <stdbool.h>
#include <stdint.h>

#include "image.h"

// Draws frame `number`; the same samples for every layout and machine.
void pattern_draw(const image_t *image, uint32_t number);

// Reads the number from the luma of a decoded frame; false when there is none or its CRC is wrong.
bool pattern_read_number(const uint8_t *luma, size_t stride, uint32_t width, uint32_t height, uint32_t *number);

#endif // VMPP_PATTERN_H
