// SPDX-License-Identifier: MIT
// True or False.
#include "binding_runtime.h"

static bool is_bool(const binding_type_t *type, mp_obj_t value) {
    (void)type;
    return mp_obj_is_bool(value);
}

static bool is_any(const binding_type_t *type, mp_obj_t value) {
    (void)type;
    (void)value;
    return true;
}

static binding_value_t convert(const binding_type_t *type, mp_obj_t value, binding_where_t where, qstr name) {
    if (!is_bool(type, value)) {
        binding_raise_type(where, name, type->converter->expected, value);
    }
    return (binding_value_t){ .i = value == mp_const_true };
}

static void store(void *place, binding_value_t value) {
    *(bool *)place = value.i != 0;
}

static mp_obj_t load(const void *place) {
    return mp_obj_new_bool(*(const bool *)place);
}

const binding_converter_t binding_bool = { "bool", convert, is_bool, is_any, sizeof(bool), store, load };
