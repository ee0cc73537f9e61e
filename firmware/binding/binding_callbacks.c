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
    uint32_t taken; // one bit for each place that has the value of a pending call
    double values[DEPTH];
};

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

// What the scheduler calls: the value in one place of a callback.
typedef struct {
    mp_obj_base_t base;
    uint8_t place;
} call_t;

static mp_obj_t call(mp_obj_t self, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    (void)n_args;
    (void)n_kw;
    binding_callback_t *callback = MP_OBJ_TO_PTR(arguments[0]);
    uint8_t place = ((const call_t *)MP_OBJ_TO_PTR(self))->place;
    double value = callback->values[place];
    __atomic_fetch_and(&callback->taken, ~(UINT32_C(1) << place), __ATOMIC_RELEASE);
    return mp_call_function_1(callback->function, new_argument(callback->argument, value));
}

static MP_DEFINE_CONST_OBJ_TYPE(call_type, MP_QSTR_function, MP_TYPE_FLAG_NONE, call, call);

static const call_t calls[DEPTH] = {
    { { &call_type }, 0 },
    { { &call_type }, 1 },
    { { &call_type }, 2 },
    { { &call_type }, 3 },
    { { &call_type }, 4 },
    { { &call_type }, 5 },
    { { &call_type }, 6 },
    { { &call_type }, 7 },
};

static MP_DEFINE_CONST_OBJ_TYPE(callback_type, MP_QSTR_function, MP_TYPE_FLAG_NONE);

binding_callback_t *binding_new_callback(mp_obj_t function, binding_kind_t argument) {
    binding_callback_t *callback = mp_obj_malloc(binding_callback_t, &callback_type);
    callback->function = function;
    callback->argument = argument;
    callback->taken = 0;
    return callback;
}

// Takes a place that is free; DEPTH: there is none. Without a lock: a thread of the driver may interrupt one of a lower
// priority anywhere, which would never release it, and so may an interrupt handler.
static uint8_t take_place(binding_callback_t *callback) {
    uint8_t place = 0;
    while (place < DEPTH && (__atomic_fetch_or(&callback->taken, UINT32_C(1) << place, __ATOMIC_ACQUIRE) >> place & 1) != 0) {
        place++;
    }
    return place;
}

bool binding_callback_schedule(const binding_callback_t *callback_in, double value) {
    binding_callback_t *callback = (binding_callback_t *)callback_in;
    uint8_t place = take_place(callback);
    if (place == DEPTH) {
        return false;
    }
    callback->values[place] = value;
    // The scheduler's queue keeps the order, and the callback alive until the call.
    bool is_pending = mp_sched_schedule(MP_OBJ_FROM_PTR(&calls[place]), MP_OBJ_FROM_PTR(callback));
    if (!is_pending) {
        __atomic_fetch_and(&callback->taken, ~(UINT32_C(1) << place), __ATOMIC_RELEASE);
    }
    return is_pending;
}

static mp_obj_t do_nothing(mp_obj_t unused) {
    return unused;
}
static MP_DEFINE_CONST_FUN_OBJ_1(do_nothing_obj, do_nothing);

static void drop(mp_sched_item_t *item, const void *callback) {
    if (item->arg == MP_OBJ_FROM_PTR(callback)) {
        *item = (mp_sched_item_t){ MP_OBJ_FROM_PTR(&do_nothing_obj), mp_const_none };
    }
}

void binding_drop_callbacks(const void *const *callbacks, size_t count) {
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; callbacks[i] != NULL && k < MICROPY_SCHEDULER_DEPTH; k++) {
            mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
            drop(&MP_STATE_VM(sched_queue)[k], callbacks[i]);
            MICROPY_END_ATOMIC_SECTION(state);
        }
    }
}
