// SPDX-License-Identifier: MIT
// The option --kpu, for the AI modules in Python.
#ifndef KPU_OPTION_H
#define KPU_OPTION_H

#include "py/obj.h"

// "blind", or NULL.
void kpu_option_set(const char *kpu);

// _virtual_board.kpu(): the option's value, or None.
MP_DECLARE_CONST_FUN_OBJ_0(board_kpu_obj);

#endif // KPU_OPTION_H
