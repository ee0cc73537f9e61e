// SPDX-License-Identifier: MIT
// The current time in the module time (included by extmod/modtime.c).
#include <time.h>

#include "py/mphal.h"
#include "py/obj.h"
#include "shared/timeutils/timeutils.h"

#include "board_clock.h"
#include "clock.h"

static uint64_t read_time_ns(void) {
    board_clock_read_us();
    return mp_hal_time_ns();
}

static time_t seconds_now(void) {
    return (time_t)(read_time_ns() / 1000000000u);
}

static mp_obj_t mp_time_time_get(void) {
    return mp_obj_new_int((mp_int_t)seconds_now());
}

static void local_time_now(timeutils_struct_time_t *tm) {
    time_t now = seconds_now() + (time_t)board_clock_timezone() * 3600;
    struct tm local;
    if (clock_is_realtime()) {
        localtime_r(&now, &local);
    } else {
        // The machine's time zone has no part in virtual time.
        gmtime_r(&now, &local);
    }
    tm->tm_year = local.tm_year + 1900;
    tm->tm_mon = local.tm_mon + 1;
    tm->tm_mday = local.tm_mday;
    tm->tm_hour = local.tm_hour;
    tm->tm_min = local.tm_min;
    tm->tm_sec = local.tm_sec;
    tm->tm_wday = (local.tm_wday + 6) % 7;
    tm->tm_yday = local.tm_yday + 1;
}

#if MICROPY_VERSION_MINOR >= 27
static void mp_time_localtime_get(timeutils_struct_time_t *tm) {
    local_time_now(tm);
}
#else
static mp_obj_t mp_time_localtime_get(void) {
    timeutils_struct_time_t tm;
    local_time_now(&tm);
    mp_obj_t items[8] = {
        mp_obj_new_int(tm.tm_year),
        mp_obj_new_int(tm.tm_mon),
        mp_obj_new_int(tm.tm_mday),
        mp_obj_new_int(tm.tm_hour),
        mp_obj_new_int(tm.tm_min),
        mp_obj_new_int(tm.tm_sec),
        mp_obj_new_int(tm.tm_wday),
        mp_obj_new_int(tm.tm_yday),
    };
    return mp_obj_new_tuple(8, items);
}
#endif

// The functions that extmod/modtime.c defines after this file are those that scripts call: they pay.
#define mp_hal_ticks_us() board_clock_read_us()
#define mp_hal_ticks_ms() (board_clock_read_us() / 1000)
#define mp_hal_time_ns() read_time_ns()
