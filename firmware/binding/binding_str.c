// SPDX-License-Identifier: MIT
// Strings of a bounded length, terminated by NUL.
#include <string.h>

#include "binding_runtime.h"

static bool is_str(const binding_type_t *type, mp_obj_t value) {
    (void)type;
    return mp_obj_is_str(value);
}

static binding_value_t convert(const binding_type_t *type, mp_obj_t value, binding_where_t where, qstr name) {
    if (!is_str(type, value)) {
        binding_raise_type(where, name, type->converter->expected, value);
    }
    size_t length;
    const char *text = mp_obj_str_get_data(value, &length);
    if ((int64_t)length < type->min || (int64_t)length > type->max) {
        binding_raise_value(where, name, "a str of %d..%d bytes, not of %d", (int)type->min, (int)type->max, (int)length);
    }
    if (memchr(text, '\0', length) != NULL) {
        binding_raise_value(where, name, "a str without NUL characters");
    }
    return (binding_value_t){ .s = text };
}

static void store(void *place, binding_value_t value) {
    *(const char **)place = value.s;
}

static mp_obj_t load(const void *place) {
    const char *text = *(const char *const *)place;
    return text == NULL ? MP_OBJ_NEW_QSTR(MP_QSTR_) : mp_obj_new_str(text, strlen(text));
}

const binding_converter_t binding_str = { "str", convert, is_str, NULL, sizeof(const char *), store, load };
