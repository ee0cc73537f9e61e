// SPDX-License-Identifier: MIT
// Errors of calls that name no object.
#include "binding_receivers.h"

BINDING_NORETURN void binding_raise_error_of(const binding_result_t *result, const binding_errors_t *errors, const char *where, const char *subject) {
    vstr_t text;
    vstr_init(&text, 128);
    vstr_printf(&text, "%s: ", where);
    if (subject != NULL) {
        vstr_printf(&text, "%s ", subject);
    }
    binding_raise_reason(&text, result, errors);
}

void binding_raise_state_error_of(const binding_result_t *result, const binding_errors_t *errors, const char *where, const char *subject) {
    if (result->function == NULL) {
        binding_raise_error_of(result, errors, where, subject);
    }
}
