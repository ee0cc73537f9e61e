// SPDX-License-Identifier: MIT
// Floats within bounds; an int is one, too.
#include "binding_runtime.h"

static bool is_float(const binding_type_t *type, mp_obj_t value) {
    (void)type;
    return mp_obj_is_float(value) || mp_obj_is_int(value);
}

static bool is_within(const binding_type_t *type, mp_obj_t value) {
    // Bounds are as exact as the floats of scripts: 0.1 of single precision is not above 0.1. NaN is within no bounds.
    mp_float_t number = mp_obj_get_float(value);
    return type->range == NULL || (number >= (mp_float_t)type->range->low && number <= (mp_float_t)type->range->high);
}

static binding_value_t convert(const binding_type_t *type, mp_obj_t value, binding_where_t where, qstr name) {
    if (!is_float(type, value)) {
        binding_raise_type(where, name, type->converter->expected, value);
    }
    if (!is_within(type, value)) {
        vstr_t given;
        mp_print_t print;
        vstr_init_print(&given, 32, &print);
        mp_obj_print_helper(&print, value, PRINT_REPR);
        binding_raise_value(where, name, "%s, not %s", type->range->label, vstr_null_terminated_str(&given));
    }
    double number = (double)mp_obj_get_float(value);
    // Of the many that are not a number, BINDING_NONE is one.
    return (binding_value_t){ .d = number == number ? number : __builtin_nan("") };
}

static void store(void *place, binding_value_t value) {
    *(double *)place = value.d;
}

static mp_obj_t load(const void *place) {
    return mp_obj_new_float((mp_float_t) * (const double *)place);
}

const binding_converter_t binding_float = { "float", convert, is_float, is_within, sizeof(double), store, load };
