// SPDX-License-Identifier: MIT
// Fields of classes that have more than fields, and their repr().
#include "binding_receivers.h"

bool binding_has_field(const binding_fields_t *fields, qstr attribute) {
    for (size_t i = 0; i < fields->count; i++) {
        if (fields->fields[i].name == attribute) {
            return true;
        }
    }
    return false;
}

void binding_print(const mp_print_t *print, mp_obj_t self, const qstr *names, size_t count) {
    mp_printf(print, "%s(", mp_obj_get_type_str(self));
    for (size_t i = 0; i < count; i++) {
        mp_printf(print, "%s%q=", i == 0 ? "" : ", ", names[i]);
        mp_obj_print_helper(print, mp_load_attr(self, names[i]), PRINT_REPR);
    }
    mp_print_str(print, ")");
}
