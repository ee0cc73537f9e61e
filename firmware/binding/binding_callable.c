// SPDX-License-Identifier: MIT
// Callable objects.
#include "binding_runtime.h"

static bool is_callable(const binding_type_t *type, mp_obj_t value) {
    (void)type;
    return mp_obj_is_callable(value);
}

static binding_value_t convert(const binding_type_t *type, mp_obj_t value, binding_where_t where, qstr name) {
    if (!is_callable(type, value)) {
        binding_raise_type(where, name, type->converter->expected, value);
    }
    binding_value_t out = { .i = 0 };
    out.o = value;
    return out;
}

const binding_converter_t binding_callable = { "callable", convert, is_callable, NULL, 0, NULL, NULL };
