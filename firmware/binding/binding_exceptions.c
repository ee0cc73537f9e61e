// SPDX-License-Identifier: MIT
// Errors of calls that raise other exceptions than OSError.
#include "py/objexcept.h"
#include "py/objtuple.h"

#include "binding_receivers.h"

// Raises the OSError as another exception with its text. Its code is in binding_raise_reason() alone, which most modules
// need without this.
static BINDING_NORETURN void raise_reason_as(const mp_obj_type_t *type, vstr_t *text, const binding_result_t *result, const binding_errors_t *errors) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        binding_raise_reason(text, result, errors);
    }
    const mp_obj_exception_t *error = nlr.ret_val;
    if (error->base.type != &mp_type_OSError) {
        // The heap is full.
        nlr_jump(nlr.ret_val);
    }
    // An almost full heap leaves it without arguments.
    size_t count = error->args->len;
    nlr_raise(mp_obj_new_exception_args(type, count == 0 ? 0 : 1, error->args->items + count - (count == 0 ? 0 : 1)));
}

void binding_raise_as(const mp_obj_type_t *failure, const mp_obj_type_t *rejection, const binding_method_t *method, const binding_value_t *values, const binding_result_t *result, const binding_errors_t *errors) {
    const mp_obj_type_t *type = result->function == NULL ? rejection : failure;
    if (type == NULL) {
        return;
    }
    if (type == &mp_type_OSError) {
        binding_raise_failure(method, values, result, errors);
    }
    vstr_t text;
    vstr_init(&text, 128);
    binding_print_subject(&text, method, values, errors);
    raise_reason_as(type, &text, result, errors);
}
