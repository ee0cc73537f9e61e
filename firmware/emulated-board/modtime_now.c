/*
 * This file is part of the k230 vencoder project, MIT licence.
 *
 * The present in Python's module time (included by extmod/modtime.c).
 */
#include <time.h>

#include "py/mphal.h"
#include "py/obj.h"

static time_t seconds_now(void) {
    return (time_t)(mp_hal_time_ns() / 1000000000u);
}

static mp_obj_t mp_time_time_get(void) {
    return mp_obj_new_int((mp_int_t)seconds_now());
}

static mp_obj_t mp_time_localtime_get(void) {
    time_t now = seconds_now();
    struct tm local;
    localtime_r(&now, &local);
    mp_obj_t items[8] = {
        mp_obj_new_int(local.tm_year + 1900),
        mp_obj_new_int(local.tm_mon + 1),
        mp_obj_new_int(local.tm_mday),
        mp_obj_new_int(local.tm_hour),
        mp_obj_new_int(local.tm_min),
        mp_obj_new_int(local.tm_sec),
        mp_obj_new_int((local.tm_wday + 6) % 7),
        mp_obj_new_int(local.tm_yday + 1),
    };
    return mp_obj_new_tuple(8, items);
}
