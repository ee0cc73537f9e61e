// SPDX-License-Identifier: MIT
// time.clock, CanMV's class for frame rates: tick() before a frame, then fps() or
// avg() after it.
#include "py/mphal.h"
#include "py/runtime.h"

typedef struct {
    mp_obj_base_t base;
    mp_uint_t start_ms;
    mp_uint_t total_ms;
    mp_uint_t frames;
} clock_obj_t;

extern const mp_obj_type_t time_clock_type;

static mp_obj_t time_clock_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)args;
    mp_arg_check_num(n_args, n_kw, 0, 0, false);
    clock_obj_t *clock = mp_obj_malloc(clock_obj_t, type);
    clock->start_ms = 0;
    clock->total_ms = 0;
    clock->frames = 0;
    return MP_OBJ_FROM_PTR(clock);
}

static void time_clock_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    clock_obj_t *clock = MP_OBJ_TO_PTR(self_in);
    mp_printf(print, "t_start:%d t_ticks:%d t_frame:%d\n", (int)clock->start_ms, (int)clock->total_ms, (int)clock->frames);
}

static mp_obj_t time_clock_tick(mp_obj_t self_in) {
    clock_obj_t *clock = MP_OBJ_TO_PTR(self_in);
    clock->start_ms = mp_hal_ticks_ms();
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(time_clock_tick_obj, time_clock_tick);

// Counts a frame; returns the milliseconds per frame.
static mp_float_t count_frame(mp_obj_t self_in) {
    clock_obj_t *clock = MP_OBJ_TO_PTR(self_in);
    clock->frames++;
    clock->total_ms += mp_hal_ticks_ms() - clock->start_ms;
    return clock->total_ms / (mp_float_t)clock->frames;
}

// Infinite, as on the board, while no millisecond has passed.
static mp_obj_t time_clock_fps(mp_obj_t self) {
    return mp_obj_new_float(MICROPY_FLOAT_CONST(1000.0) / count_frame(self));
}
static MP_DEFINE_CONST_FUN_OBJ_1(time_clock_fps_obj, time_clock_fps);

static mp_obj_t time_clock_avg(mp_obj_t self) {
    return mp_obj_new_float(count_frame(self));
}
static MP_DEFINE_CONST_FUN_OBJ_1(time_clock_avg_obj, time_clock_avg);

static mp_obj_t time_clock_reset(mp_obj_t self_in) {
    clock_obj_t *clock = MP_OBJ_TO_PTR(self_in);
    clock->start_ms = 0;
    clock->total_ms = 0;
    clock->frames = 0;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(time_clock_reset_obj, time_clock_reset);

static const mp_rom_map_elem_t time_clock_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_tick), MP_ROM_PTR(&time_clock_tick_obj) },
    { MP_ROM_QSTR(MP_QSTR_fps), MP_ROM_PTR(&time_clock_fps_obj) },
    { MP_ROM_QSTR(MP_QSTR_avg), MP_ROM_PTR(&time_clock_avg_obj) },
    { MP_ROM_QSTR(MP_QSTR_reset), MP_ROM_PTR(&time_clock_reset_obj) },
};
static MP_DEFINE_CONST_DICT(time_clock_locals, time_clock_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    time_clock_type,
    MP_QSTR_Clock,
    MP_TYPE_FLAG_NONE,
    make_new, time_clock_make_new,
    print, time_clock_print,
    locals_dict, &time_clock_locals);
