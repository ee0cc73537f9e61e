// SPDX-License-Identifier: MIT
// The virtual MPP's faults and account, for the command line and for scripts.
#ifndef FAULTS_AND_ACCOUNT_H
#define FAULTS_AND_ACCOUNT_H

#include <stdbool.h>

#include "py/obj.h"

// Prints what is held, and the verdict as the last line on stderr; true when nothing is.
bool account_report(void);

// _virtual_board.account() and _virtual_board.fault().
extern const mp_obj_fun_builtin_fixed_t board_account_obj;
extern const mp_obj_fun_builtin_var_t board_fault_obj;

#endif // FAULTS_AND_ACCOUNT_H
