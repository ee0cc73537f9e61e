// SPDX-License-Identifier: MIT
// Filling with poison, and the check for bytes that were not cleared.
#include "poison.h"

#include <stdio.h>
#include <string.h>

void poison(void *bytes, size_t size) {
    memset(bytes, POISON, size);
}

void poison_packs(k_venc_pack *packs, k_u32 count) {
    poison(packs, count * sizeof(*packs));
}

void poison_check_unused(const void *bytes, size_t size, const char *function, const char *what) {
    const unsigned char *unused = bytes;
    for (size_t i = 0; i < size; i++) {
        if (unused[i] != 0) {
            fprintf(stderr, "%s: %s: unused bytes are not zero (0x%02x); clear the struct first\n", function, what, unused[i]);
            return;
        }
    }
}
