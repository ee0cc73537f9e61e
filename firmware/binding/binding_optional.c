// SPDX-License-Identifier: MIT
// Values that may be None.
#include "binding_runtime.h"

static bool is_given(const binding_type_t *type, mp_obj_t value) {
    return value == mp_const_none || binding_is_of_kind(type->item, value);
}

static binding_value_t convert(const binding_type_t *type, mp_obj_t value, const char *where, qstr name) {
    if (value == mp_const_none) {
        return (binding_value_t){ .i = BINDING_NONE };
    }
    // binding_read_fields() checks what has fields.
    if (type->item->kind != BINDING_FIELDS && !is_given(type, value)) {
        char expected[64];
        vstr_t text;
        vstr_init_fixed_buf(&text, sizeof(expected), expected);
        vstr_printf(&text, "%s or None", binding_expected(type->item));
        binding_raise_type(where, name, vstr_null_terminated_str(&text), value);
    }
    return binding_value(type->item, value, where, name);
}

const binding_converter_t binding_optional = { "None", convert, is_given, NULL, 0, NULL, NULL };
