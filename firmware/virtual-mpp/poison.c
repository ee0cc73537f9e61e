// SPDX-License-Identifier: MIT
// Poison, and the look for bytes that were left to chance.
#include "poison.h"

#include <stdio.h>
#include <string.h>

void poison(void *bytes, size_t size) {
    memset(bytes, POISON, size);
}

void poison_packs(k_venc_pack *packs, k_u32 count) {
    poison(packs, count * sizeof(*packs));
}

void poison_check_spare(const void *bytes, size_t size, const char *function, const char *what) {
    const unsigned char *spare = bytes;
    for (size_t i = 0; i < size; i++) {
        if (spare[i] != 0) {
            fprintf(stderr, "%s: %s holds 0x%02x where nothing belongs: the caller has not cleared it\n", function, what,
                spare[i]);
            return;
        }
    }
}
