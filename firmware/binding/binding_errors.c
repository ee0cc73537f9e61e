// SPDX-License-Identifier: MIT
// Errors of properties.
#include "binding_receivers.h"

BINDING_NORETURN void binding_raise_property(const binding_result_t *result, const binding_errors_t *errors, const mp_obj_type_t *type, qstr property) {
    vstr_t text;
    vstr_init(&text, 128);
    vstr_printf(&text, "%q.%q: %q ", (qstr)type->name, property, (qstr)type->name);
    binding_raise_reason(&text, result, errors);
}
