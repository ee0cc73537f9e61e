// SPDX-License-Identifier: MIT
// A Bloom filter of the frozen names: MicroPython's own search compares a name with all of them, and each import asks for
// a folder of the module's name first.
#include "frozen_names.h"

#include <stdint.h>

// Prime, and some sixty times the number of names: one in sixty questions needs the search although the answer is no.
#define BITS (8191)

extern const char mp_frozen_names[];

static uint32_t filter[BITS / 32 + 1];

static uint32_t hash_with(uint32_t hash, char character) {
    return hash * 33 ^ (uint8_t)character;
}

static void add(uint32_t hash) {
    filter[hash % BITS / 32] |= UINT32_C(1) << hash % BITS % 32;
}

static void add_names(void) {
    // One name after the other; an empty one is the end.
    for (const char *name = mp_frozen_names; *name != '\0'; name++) {
        uint32_t hash = 0;
        for (; *name != '\0'; name++) {
            if (*name == '/') {
                add(hash);
            }
            hash = hash_with(hash, *name);
        }
        add(hash);
    }
}

bool frozen_names_may_have(const char *name) {
    static bool is_filled;
    if (!is_filled) {
        add_names();
        is_filled = true;
    }
    uint32_t hash = 0;
    for (; *name != '\0'; name++) {
        hash = hash_with(hash, *name);
    }
    return filter[hash % BITS / 32] >> hash % BITS % 32 & 1;
}
