// SPDX-License-Identifier: MIT
// Functions of the module _machine that other files define.
#ifndef MODMACHINE_BOARD_H
#define MODMACHINE_BOARD_H

#include "py/obj.h"

MP_DECLARE_CONST_FUN_OBJ_VAR_BETWEEN(machine_timer_start_obj);
MP_DECLARE_CONST_FUN_OBJ_1(machine_timer_stop_obj);
MP_DECLARE_CONST_FUN_OBJ_1(machine_watchdog_obj);

#endif // MODMACHINE_BOARD_H
