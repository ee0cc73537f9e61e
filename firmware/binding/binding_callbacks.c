// SPDX-License-Identifier: MIT
// Callbacks: functions of the script that an engine calls from any of its threads. Only MicroPython's scheduler calls
// them, with a value that waits in the callback: a thread that does not hold the GIL cannot make a Python object.
#include "binding_receivers.h"

// Calls of one callback that can be pending.
#define DEPTH (8)

struct binding_callback {
    mp_obj_base_t base;
    mp_obj_t function;
    binding_kind_t argument;
    bool is_locked;
    uint8_t first;
    uint8_t count;
    double values[DEPTH];
};

// Held for a few instructions, by threads that may know nothing of MicroPython's.
static void lock(binding_callback_t *callback) {
    while (__atomic_test_and_set(&callback->is_locked, __ATOMIC_ACQUIRE)) {
    }
}

static void unlock(binding_callback_t *callback) {
    __atomic_clear(&callback->is_locked, __ATOMIC_RELEASE);
}

static double take_value(binding_callback_t *callback) {
    lock(callback);
    double value = callback->values[callback->first];
    callback->first = (uint8_t)((callback->first + 1) % DEPTH);
    callback->count--;
    unlock(callback);
    return value;
}

static mp_obj_t new_argument(binding_kind_t kind, double value) {
    switch (kind) {
#if MICROPY_PY_BUILTINS_FLOAT
        case BINDING_FLOAT:
            return mp_obj_new_float((mp_float_t)value);
#endif
        case BINDING_BOOL:
            return mp_obj_new_bool(value != 0);
        default:
            return mp_obj_new_int((mp_int_t)value);
    }
}

static mp_obj_t call(mp_obj_t callback_in) {
    binding_callback_t *callback = MP_OBJ_TO_PTR(callback_in);
    return mp_call_function_1(callback->function, new_argument(callback->argument, take_value(callback)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(call_obj, call);

static MP_DEFINE_CONST_OBJ_TYPE(callback_type, MP_QSTR_function, MP_TYPE_FLAG_NONE);

binding_callback_t *binding_new_callback(mp_obj_t function, binding_kind_t argument) {
    binding_callback_t *callback = mp_obj_malloc(binding_callback_t, &callback_type);
    callback->function = function;
    callback->argument = argument;
    callback->is_locked = false;
    callback->first = 0;
    callback->count = 0;
    return callback;
}

bool binding_callback_schedule(const binding_callback_t *callback_in, double value) {
    binding_callback_t *callback = (binding_callback_t *)callback_in;
    lock(callback);
    // The scheduler's queue keeps the callback alive until the call.
    bool is_pending = callback->count < DEPTH && mp_sched_schedule(MP_OBJ_FROM_PTR(&call_obj), MP_OBJ_FROM_PTR(callback));
    if (is_pending) {
        callback->values[(callback->first + callback->count) % DEPTH] = value;
        callback->count++;
    }
    unlock(callback);
    return is_pending;
}
