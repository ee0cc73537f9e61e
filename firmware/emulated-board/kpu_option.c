// SPDX-License-Identifier: MIT
// The option --kpu; see kpu_option.h.
#include "kpu_option.h"

#include <string.h>

#include "py/runtime.h"

static const char *option;

void kpu_option_set(const char *kpu) {
    option = kpu;
}

static mp_obj_t board_kpu(void) {
    return option != NULL ? mp_obj_new_str(option, strlen(option)) : mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_0(board_kpu_obj, board_kpu);
