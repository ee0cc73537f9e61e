// SPDX-License-Identifier: MIT
// Timers and the watchdog over the virtual clock; see timers.h.
#include <stdio.h>

#include "py/mphal.h"
#include "py/runtime.h"

#include "clock.h"
#include "machine/board_reset.h"
#include "machine/modmachine_board.h"
#include "machine/timers.h"

// Six in hardware, and one in software.
#define TIMERS (7)
#define WATCHDOG (TIMERS)

typedef struct {
    // CLOCK_NEVER: stopped.
    uint64_t due_us;
    uint64_t period_us;
    bool is_periodic;
    // Its function is scheduled and has not run yet. A timer that is due meanwhile is late, and is not counted twice.
    bool is_scheduled;
} alarm_t;

static alarm_t alarms[TIMERS + 1];

// The functions that the timers call.
MP_REGISTER_ROOT_POINTER(mp_obj_t machine_timer_functions[7]);

static alarm_t *next_alarm(void) {
    alarm_t *next = &alarms[0];
    for (unsigned int i = 1; i <= WATCHDOG; i++) {
        if (alarms[i].due_us < next->due_us) {
            next = &alarms[i];
        }
    }
    return next;
}

static uint64_t next_event(void) {
    return next_alarm()->due_us;
}

static mp_obj_t run_function(mp_obj_t number_in) {
    mp_int_t number = MP_OBJ_SMALL_INT_VALUE(number_in);
    alarms[number].is_scheduled = false;
    mp_obj_t function = MP_STATE_VM(machine_timer_functions)[number];
    return function != MP_OBJ_NULL ? mp_call_function_0(function) : mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(run_function_obj, run_function);

static void run_event(void) {
    alarm_t *alarm = next_alarm();
    if (alarm == &alarms[WATCHDOG]) {
        board_reset("the watchdog was not fed");
    }
    alarm->due_us = alarm->is_periodic ? alarm->due_us + alarm->period_us : CLOCK_NEVER;
    if (!alarm->is_scheduled) {
        alarm->is_scheduled = mp_sched_schedule(MP_OBJ_FROM_PTR(&run_function_obj), MP_OBJ_NEW_SMALL_INT(alarm - alarms));
    }
}

static void skip_to(uint64_t us) {
    (void)us;
}

static const clock_source_t timer_events = {
    .next_event = next_event,
    .run_event = run_event,
    .skip_to = skip_to,
};

void timers_reset(void) {
    for (unsigned int i = 0; i <= WATCHDOG; i++) {
        alarms[i] = (alarm_t){ .due_us = CLOCK_NEVER };
    }
    for (unsigned int i = 0; i < TIMERS; i++) {
        MP_STATE_VM(machine_timer_functions)
        [i] = MP_OBJ_NULL;
    }
}

void timers_init(void) {
    timers_reset();
    clock_add_source(&timer_events);
}

static void start(unsigned int number, uint64_t period_us, bool is_periodic) {
    clock_catch_up();
    alarms[number].due_us = clock_now_us() + period_us;
    alarms[number].period_us = period_us;
    alarms[number].is_periodic = is_periodic;
}

static unsigned int timer_number(mp_obj_t number_in) {
    mp_int_t number = mp_obj_get_int(number_in);
    if (number < 0 || number >= TIMERS) {
        mp_raise_ValueError(MP_ERROR_TEXT("invalid timer number"));
    }
    return (unsigned int)number;
}

// timer_start(number, period_ms, is_periodic, function)
static mp_obj_t timer_start(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    unsigned int number = timer_number(args[0]);
    mp_int_t period_ms = mp_obj_get_int(args[1]);
    // A period of 0 would never let time pass.
    if (period_ms <= 0 || period_ms > INT32_MAX) {
        mp_raise_ValueError(MP_ERROR_TEXT("invalid period"));
    }
    MP_STATE_VM(machine_timer_functions)
    [number] = args[3];
    start(number, (uint64_t)period_ms * 1000, mp_obj_is_true(args[2]));
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(machine_timer_start_obj, 4, 4, timer_start);

// timer_stop(number)
static mp_obj_t timer_stop(mp_obj_t number_in) {
    unsigned int number = timer_number(number_in);
    alarms[number].due_us = CLOCK_NEVER;
    MP_STATE_VM(machine_timer_functions)
    [number] = MP_OBJ_NULL;
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(machine_timer_stop_obj, timer_stop);

// watchdog(timeout_s): (re)starts it; 0 closes it.
static mp_obj_t watchdog(mp_obj_t timeout_in) {
    mp_int_t timeout_s = mp_obj_get_int(timeout_in);
    if (timeout_s > 0) {
        start(WATCHDOG, (uint64_t)timeout_s * 1000000, false);
    } else {
        alarms[WATCHDOG].due_us = CLOCK_NEVER;
    }
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(machine_watchdog_obj, watchdog);
