// SPDX-License-Identifier: MIT
// Module _machine: what the Python package machine needs of the board's program: its
// clock, its timers and its reset.
#include "machine/modmachine_board.h"

#include "py/runtime.h"

#include "board_clock.h"
#include "machine/board_reset.h"

// reset(reason)
static mp_obj_t machine_reset(mp_obj_t reason) {
    board_reset(mp_obj_str_get_str(reason));
}
static MP_DEFINE_CONST_FUN_OBJ_1(machine_reset_obj, machine_reset);

// set_time(seconds since 1970, UTC)
static mp_obj_t machine_set_time(mp_obj_t seconds) {
    board_clock_set_time(mp_obj_get_int(seconds));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(machine_set_time_obj, machine_set_time);

// timezone([hours]): the hours of local time before UTC.
static mp_obj_t machine_timezone(size_t n_args, const mp_obj_t *args) {
    if (n_args == 0) {
        return mp_obj_new_int(board_clock_timezone());
    }
    board_clock_set_timezone((int)mp_obj_get_int(args[0]));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(machine_timezone_obj, 0, 1, machine_timezone);

static const mp_rom_map_elem_t machine_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__machine) },
    { MP_ROM_QSTR(MP_QSTR_reset), MP_ROM_PTR(&machine_reset_obj) },
    { MP_ROM_QSTR(MP_QSTR_set_time), MP_ROM_PTR(&machine_set_time_obj) },
    { MP_ROM_QSTR(MP_QSTR_timezone), MP_ROM_PTR(&machine_timezone_obj) },
    { MP_ROM_QSTR(MP_QSTR_timer_start), MP_ROM_PTR(&machine_timer_start_obj) },
    { MP_ROM_QSTR(MP_QSTR_timer_stop), MP_ROM_PTR(&machine_timer_stop_obj) },
    { MP_ROM_QSTR(MP_QSTR_watchdog), MP_ROM_PTR(&machine_watchdog_obj) },
};
static MP_DEFINE_CONST_DICT(machine_globals, machine_globals_table);

const mp_obj_module_t machine_board_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&machine_globals,
};
MP_REGISTER_MODULE(MP_QSTR__machine, machine_board_module);
