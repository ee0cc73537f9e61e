// SPDX-License-Identifier: MIT
// Finds start codes and looks at the first byte behind each.
#include "annex_b.h"

static unsigned int h264_kind(uint8_t first) {
    switch (first & 0x1f) {
        case 1:
            return ANNEX_B_PICTURE;
        case 5:
            return ANNEX_B_PICTURE | ANNEX_B_KEY | ANNEX_B_FIRST;
        case 7:
            return ANNEX_B_SPS;
        case 8:
            return ANNEX_B_PPS;
        default:
            return 0;
    }
}

static unsigned int h265_kind(uint8_t first) {
    unsigned int type = first >> 1 & 0x3f;
    switch (type) {
        case 19:
            return ANNEX_B_PICTURE | ANNEX_B_KEY | ANNEX_B_FIRST;
        case 32:
            return ANNEX_B_VPS;
        case 33:
            return ANNEX_B_SPS;
        case 34:
            return ANNEX_B_PPS;
        default:
            return type > 31 ? 0 : type >= 16 && type <= 23 ? ANNEX_B_PICTURE | ANNEX_B_KEY
                                                            : ANNEX_B_PICTURE;
    }
}

annex_b_t annex_b_scan(bool is_h265, const uint8_t *data, size_t size) {
    annex_b_t found = { .picture = size };
    for (size_t i = 0; i + 3 < size; i++) {
        if (data[i] == 0 && data[i + 1] == 0 && data[i + 2] == 1) {
            unsigned int kind = is_h265 ? h265_kind(data[i + 3]) : h264_kind(data[i + 3]);
            if ((kind & ANNEX_B_PICTURE) != 0 && (found.kinds & ANNEX_B_PICTURE) == 0) {
                found.picture = i;
            }
            found.kinds |= kind;
        }
    }
    return found;
}

unsigned int annex_b_header(bool is_h265) {
    return ANNEX_B_SPS | ANNEX_B_PPS | (is_h265 ? ANNEX_B_VPS : 0u);
}
