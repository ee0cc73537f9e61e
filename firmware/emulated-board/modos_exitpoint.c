// SPDX-License-Identifier: MIT
// os.exitpoint() and its constants, which CanMV adds to the module os, and os.urandom().
#include "py/objmodule.h"
#include "py/runtime.h"

#include "interrupt.h"
#include "modos_urandom.h"

extern const mp_obj_module_t mp_module_os;

// exitpoint([mode]): returns the previous mode. Without a mode, or with EXITPOINT_DISABLE, raises a pending Ctrl-C.
static mp_obj_t os_exitpoint(size_t n_args, const mp_obj_t *args) {
    exitpoint_mode_t before = interrupt_mode();
    if (n_args == 1) {
        mp_int_t mode = mp_obj_get_int(args[0]);
        if (mode < EXITPOINT_DISABLE || mode > EXITPOINT_ENABLE_SLEEP) {
            mp_raise_ValueError(MP_ERROR_TEXT("exitpoint mode must be one of os.EXITPOINT_*"));
        }
        interrupt_set_mode((exitpoint_mode_t)mode);
        if (mode != EXITPOINT_DISABLE) {
            return MP_OBJ_NEW_SMALL_INT(before);
        }
    }
    interrupt_raise_pending();
    return MP_OBJ_NEW_SMALL_INT(before);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(os_exitpoint_obj, 0, 1, os_exitpoint);

// MicroPython's os calls this for attributes that it does not have.
void os_exitpoint_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    (void)self;
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    switch (attr) {
        case MP_QSTR_exitpoint:
            dest[0] = MP_OBJ_FROM_PTR(&os_exitpoint_obj);
            break;
        case MP_QSTR_EXITPOINT_DISABLE:
            dest[0] = MP_OBJ_NEW_SMALL_INT(EXITPOINT_DISABLE);
            break;
        case MP_QSTR_EXITPOINT_ENABLE:
            dest[0] = MP_OBJ_NEW_SMALL_INT(EXITPOINT_ENABLE);
            break;
        case MP_QSTR_EXITPOINT_ENABLE_SLEEP:
            dest[0] = MP_OBJ_NEW_SMALL_INT(EXITPOINT_ENABLE_SLEEP);
            break;
        case MP_QSTR_urandom:
            dest[0] = MP_OBJ_FROM_PTR(&os_urandom_obj);
            break;
        default:
            break;
    }
}
MP_REGISTER_MODULE_DELEGATION(mp_module_os, os_exitpoint_attr);
