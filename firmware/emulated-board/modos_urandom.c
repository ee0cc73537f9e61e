// SPDX-License-Identifier: MIT
// os.urandom(). Its bytes are the same on every run, as everything that a script gets
// from the board.
#include <string.h>

#include "py/runtime.h"

#include "modos_urandom.h"

// SplitMix64, a generator of 64 bits that passes the usual tests.
static uint64_t next_number(void) {
    static uint64_t state;
    state += 0x9e3779b97f4a7c15u;
    uint64_t mixed = (state ^ state >> 30) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
    return mixed ^ mixed >> 31;
}

static mp_obj_t os_urandom(mp_obj_t size_in) {
    mp_int_t size = mp_obj_get_int(size_in);
    if (size < 0) {
        mp_raise_ValueError(NULL);
    }
    vstr_t bytes;
    vstr_init_len(&bytes, (size_t)size);
    for (size_t i = 0; i < bytes.len; i += sizeof(uint64_t)) {
        uint64_t number = next_number();
        memcpy(bytes.buf + i, &number, MIN(sizeof(number), bytes.len - i));
    }
    return mp_obj_new_bytes_from_vstr(&bytes);
}
MP_DEFINE_CONST_FUN_OBJ_1(os_urandom_obj, os_urandom);
