// SPDX-License-Identifier: MIT
// Protocols of Python that a class implements by its methods: `with` and iteration.
#include "binding_receivers.h"

void binding_set_instance(const mp_obj_type_t *type, mp_obj_t instance) {
    binding_receiver_t *native = binding_native(instance, type);
    if (MP_OBJ_TO_PTR(instance) != native) {
        native->instance = instance;
    }
}

// The object of the call, as the script has it.
static mp_obj_t itself(const binding_protocol_t *protocol, size_t n_args, size_t n_kw, const mp_obj_t *arguments, size_t count) {
    mp_arg_check_num(n_args, n_kw, count, count, false);
    const binding_receiver_t *native = binding_native(arguments[0], protocol->type);
    if (native == NULL) {
        binding_raise_self(protocol->type, (binding_where_t){ protocol->type->name, protocol->called }, n_args, arguments);
    }
    return binding_itself(native);
}

static mp_obj_t call(const binding_protocol_t *protocol, mp_obj_t object) {
    mp_obj_t method[2];
    mp_load_method(object, protocol->called, method);
    return mp_call_method_n_kw(0, 0, method);
}

mp_obj_t binding_enter(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    return itself((const binding_protocol_t *)method, n_args, n_kw, arguments, 1);
}

mp_obj_t binding_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
    (void)buffer;
    return binding_itself(MP_OBJ_TO_PTR(self));
}

mp_obj_t binding_exit(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    const binding_protocol_t *protocol = (const binding_protocol_t *)method;
    // The object, and the exception's type, value and traceback.
    call(protocol, itself(protocol, n_args, n_kw, arguments, 4));
    return mp_const_none;
}

mp_obj_t binding_next(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    const binding_protocol_t *protocol = (const binding_protocol_t *)method;
    mp_obj_t result = call(protocol, itself(protocol, n_args, n_kw, arguments, 1));
    if (result == mp_const_none) {
        mp_raise_StopIteration(MP_OBJ_NULL);
    }
    return result;
}
