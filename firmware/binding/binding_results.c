// SPDX-License-Identifier: MIT
// Results of engine calls: waits in slices, and raises errors as exceptions.
#include <string.h>

#include "py/gc.h"
#include "py/mphal.h"
#include "py/mpthread.h"

#include "binding_runtime.h"

static void leave(void) {
    MP_THREAD_GIL_EXIT();
}

static void enter(void) {
    MP_THREAD_GIL_ENTER();
}

const binding_gil_t binding_gil = { leave, enter };

static int64_t time_left(const binding_wait_t *wait) {
    return wait->timeout - (int64_t)(mp_uint_t)(mp_hal_ticks_ms() - wait->start);
}

binding_wait_t binding_wait_begin(int64_t timeout) {
    // Only the end of a limited wait depends on its start.
    return (binding_wait_t){ .timeout = timeout, .start = timeout > 0 ? mp_hal_ticks_ms() : 0 };
}

int32_t binding_wait_slice(const binding_wait_t *wait) {
#ifdef MICROPY_BINDING_SLICE_HOOK
    MICROPY_BINDING_SLICE_HOOK(wait->timeout < 0)
#endif
    // 0 is a poll, which differs from a wait with no time left.
    if (wait->timeout == 0) {
        return 0;
    }
    int64_t left = wait->timeout < 0 ? BINDING_WAIT_SLICE_MS : time_left(wait);
    if (left < 1) {
        return 1;
    }
    return left < BINDING_WAIT_SLICE_MS ? (int32_t)left : BINDING_WAIT_SLICE_MS;
}

// Handles pending exceptions and events; by the port's hook if it has one, which may handle Ctrl-C itself.
static void handle_pending(void) {
#ifdef MICROPY_EVENT_POLL_HOOK
    MICROPY_EVENT_POLL_HOOK;
#else
    mp_handle_pending(true);
#endif
}

bool binding_wait_continues(const binding_wait_t *wait) {
    handle_pending();
    return wait->timeout < 0 || time_left(wait) > 0;
}

bool binding_collect_before_retry(const binding_result_t *result) {
    if (result->retry_after_gc) {
        gc_collect();
    }
    return result->retry_after_gc;
}

// The entry of a code, or the end.
static const binding_error_t *find_error(const binding_errors_t *errors, int32_t code) {
    const binding_error_t *error = errors->codes;
    while (error->code != 0 && error->code != code) {
        error++;
    }
    return error;
}

static void print_shortage(vstr_t *text, const binding_shortage_t *shortage) {
    vstr_printf(text, ": need " UINT_FMT " bytes of %s", (mp_uint_t)shortage->needed, shortage->memory);
    if (shortage->total != 0) {
        vstr_printf(text, ", the board has " UINT_FMT, (mp_uint_t)shortage->total);
    }
    vstr_printf(text, "; %s", shortage->advice);
}

static void print_reason(vstr_t *text, const binding_result_t *result, const binding_errors_t *errors) {
    const binding_error_t *error = find_error(errors, result->code);
    const char *rest = errors->texts + error->rest;
    if (result->function == NULL) {
        vstr_add_str(text, result->state);
        if (result->required_call > 0) {
            vstr_printf(text, ": call %q first", (qstr)errors->calls[result->required_call - 1]);
        }
        if (result->exception != BINDING_RAISE_DECLARED) {
            binding_raise_text(result->exception == BINDING_RAISE_TYPE_ERROR ? &mp_type_TypeError : &mp_type_ValueError, text);
        }
    } else {
        vstr_printf(text, "failed in %s: %s", result->function, error->code != 0 ? rest + strlen(rest) + 1 : "unknown code");
    }
    if (result->shortage.needed != 0) {
        print_shortage(text, &result->shortage);
    }
    vstr_printf(text, " (0x%08X", (unsigned)result->code);
    if (error->code != 0) {
        vstr_printf(text, " %s%s", errors->texts + error->prefix, rest);
    }
    vstr_add_char(text, ')');
}

mp_obj_t binding_import(const char *module, qstr name) {
    mp_obj_t fromlist = mp_obj_new_tuple(1, (mp_obj_t[]){ MP_OBJ_NEW_QSTR(name) });
    return mp_load_attr(mp_import_name(qstr_from_str(module), fromlist, MP_OBJ_NEW_SMALL_INT(0)), name);
}

BINDING_NORETURN void binding_raise_reason(vstr_t *text, const binding_result_t *result, const binding_errors_t *errors) {
    print_reason(text, result, errors);
    mp_obj_t arguments[2] = { mp_obj_new_int(result->code), mp_obj_new_str(text->buf, text->len) };
    vstr_clear(text);
    nlr_raise(mp_obj_new_exception_args(&mp_type_OSError, 2, arguments));
}

void binding_print_subject(vstr_t *text, const binding_method_t *method, const binding_value_t *values, const binding_errors_t *errors) {
    const binding_signature_t *signature = (const binding_signature_t *)method;
    binding_print_where(text, signature->where);
    vstr_add_str(text, ": ");
    if (signature->subject > 0) {
        int64_t value = values[signature->subject - 1].i;
        vstr_printf(text, value == BINDING_OWN_KEY ? "the object's own %s " : "%s %d ", errors->key, (int)value);
    } else if (signature->self != NULL) {
        vstr_printf(text, "%q ", (qstr)signature->self->name);
    }
}

BINDING_NORETURN void binding_raise_failure(const binding_method_t *method, const binding_value_t *values, const binding_result_t *result, const binding_errors_t *errors) {
    vstr_t text;
    vstr_init(&text, 128);
    binding_print_subject(&text, method, values, errors);
    binding_raise_reason(&text, result, errors);
}

mp_obj_t binding_call_engine(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments, const binding_errors_t *errors) {
    const binding_signature_t *signature = (const binding_signature_t *)method;
    binding_value_t values[signature->count + 1]; // an array has a length
    binding_result_t result;
    mp_obj_t returned = mp_const_none;
    void *self = binding_parse(method, n_args, n_kw, arguments, values);
    bool is_done = signature->run(self, values, &result, &returned);
    if (!is_done && binding_collect_before_retry(&result)) {
        is_done = signature->run(self, values, &result, &returned);
    }
    if (!is_done && (signature->returns == BINDING_RETURNS_VALUE || result.function == NULL)) {
        binding_raise_failure(method, values, &result, errors);
    }
    if (signature->returns == BINDING_RETURNS_VALUE) {
        return returned;
    }
    return mp_obj_new_int(is_done ? 0 : signature->returns == BINDING_RETURNS_CODE ? result.code
                                                                                   : -1);
}
