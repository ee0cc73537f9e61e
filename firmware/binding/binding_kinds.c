// SPDX-License-Identifier: MIT
// Kinds of values, without their bounds.
#include "binding_runtime.h"

// Whether the value is data of MicroPython's own, which has no fields.
static bool is_builtin(mp_obj_t value) {
    mp_buffer_info_t buffer;
    return value == mp_const_none || mp_obj_is_bool(value) || mp_obj_is_int(value) || mp_obj_is_float(value) ||
        mp_obj_is_exact_type(value, &mp_type_list) || mp_obj_is_exact_type(value, &mp_type_tuple) || mp_obj_is_exact_type(value, &mp_type_dict) ||
        mp_get_buffer(value, &buffer, MP_BUFFER_READ);
}

bool binding_is_of_kind(const binding_type_t *type, mp_obj_t value) {
    mp_buffer_info_t buffer;
    switch (type->kind) {
        case BINDING_INT:
        case BINDING_CHOICE:
            return mp_obj_is_int(value) || mp_obj_is_bool(value);
        case BINDING_OBJECT:
            return binding_native(value, type->type) != NULL;
        case BINDING_FIELDS:
            return !is_builtin(value);
        case BINDING_BUFFER:
            return !mp_obj_is_str(value) && mp_get_buffer(value, &buffer, MP_BUFFER_READ);
        default:
            return type->converter->is_of_kind(type, value);
    }
}

const char *binding_expected(const binding_type_t *type) {
    switch (type->kind) {
        case BINDING_INT:
        case BINDING_CHOICE:
            return "int";
        case BINDING_OBJECT:
        case BINDING_BUFFER:
            return type->label;
        case BINDING_WRITABLE_BYTES:
            return "a writable buffer";
        case BINDING_TUPLE:
            return "tuple or list";
        default:
            return type->converter->expected;
    }
}
