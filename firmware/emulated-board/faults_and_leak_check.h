// SPDX-License-Identifier: MIT
// The virtual MPP's faults and leak check, for the command line and for scripts.
#ifndef FAULTS_AND_LEAK_CHECK_H
#define FAULTS_AND_LEAK_CHECK_H

#include <stdbool.h>

#include "py/obj.h"

// Prints outstanding resources on stderr, and the verdict as its last line; returns whether there are none.
bool leak_check_print(void);

// _virtual_board.outstanding() and _virtual_board.fault().
extern const mp_obj_fun_builtin_fixed_t board_outstanding_obj;
extern const mp_obj_fun_builtin_var_t board_fault_obj;

#endif // FAULTS_AND_LEAK_CHECK_H
