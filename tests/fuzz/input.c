// SPDX-License-Identifier: MIT
// Reads the fuzzer's bytes as a sequence of choices.
#include "input.h"

static const uint8_t *at;
static const uint8_t *end;

void input_begin(const uint8_t *bytes, size_t size) {
    at = bytes;
    end = bytes + size;
}

bool input_is_over(void) {
    return at == end;
}

uint8_t input_byte(void) {
    return at == end ? 0 : *at++;
}

unsigned int input_below(unsigned int count) {
    return input_byte() % count;
}
