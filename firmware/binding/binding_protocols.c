// SPDX-License-Identifier: MIT
// Protocols of Python that a class implements by its methods: `with` and iteration.
#include "binding_receivers.h"

void binding_set_instance(const mp_obj_type_t *type, mp_obj_t instance) {
    binding_receiver_t *native = binding_native(instance, type);
    if (MP_OBJ_TO_PTR(instance) != native) {
        native->instance = instance;
    }
}

static const binding_receiver_t *receiver(const mp_obj_type_t *type, mp_obj_t value) {
    const binding_receiver_t *native = binding_native(value, type);
    if (native == NULL) {
        // The wording of MicroPython's own methods.
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("argument should be a '%q' not a '%s'"), (qstr)type->name, mp_obj_get_type_str(value));
    }
    return native;
}

mp_obj_t binding_enter(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    mp_arg_check_num(n_args, n_kw, 1, 1, false);
    return binding_itself(receiver(type, arguments[0]));
}

mp_obj_t binding_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
    (void)buffer;
    return binding_itself(MP_OBJ_TO_PTR(self));
}

mp_obj_t binding_exit(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *arguments, qstr close) {
    mp_obj_t method[2];
    // The object, and the exception's type, value and traceback.
    mp_arg_check_num(n_args, n_kw, 4, 4, false);
    mp_load_method(binding_itself(receiver(type, arguments[0])), close, method);
    mp_call_method_n_kw(0, 0, method);
    return mp_const_none;
}

mp_obj_t binding_next(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *arguments, qstr next) {
    mp_obj_t method[2];
    mp_arg_check_num(n_args, n_kw, 1, 1, false);
    mp_load_method(binding_itself(receiver(type, arguments[0])), next, method);
    mp_obj_t result = mp_call_method_n_kw(0, 0, method);
    if (result == mp_const_none) {
        mp_raise_StopIteration(MP_OBJ_NULL);
    }
    return result;
}
