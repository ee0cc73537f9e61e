// SPDX-License-Identifier: MIT
// Values that may be None.
#include "binding_runtime.h"

static bool is_given(const binding_type_t *type, mp_obj_t value) {
    return value == mp_const_none || binding_is_of_kind(type->item, value);
}

static binding_value_t convert(const binding_type_t *type, mp_obj_t value, binding_where_t where, qstr name) {
    if (value == mp_const_none) {
        return (binding_value_t){ .i = BINDING_NONE };
    }
    // binding_read_fields() checks what has fields.
    if (type->item->kind != BINDING_FIELDS && !is_given(type, value)) {
        binding_raise(&mp_type_TypeError, where, "%q must be %s or None, not %s", name, binding_expected(type->item), mp_obj_get_type_str(value));
    }
    return binding_value(type->item, value, where, name);
}

const binding_converter_t binding_optional = { "None", convert, is_given, NULL, 0, NULL, NULL };
