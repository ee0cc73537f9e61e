// SPDX-License-Identifier: MIT
// Arguments of generated functions: parsed by the signature's table, checked by their types.
#include <string.h>

#include "binding_runtime.h"

static BINDING_NORETURN void raise_type(const char *where, qstr name, const char *expected, mp_obj_t got) {
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s: %q must be %s, not %s"), where, name, expected, mp_obj_get_type_str(got));
}

// Prints the allowed values: "8..8192", "a multiple of 8 in 8..8192" or "A, B or C".
static void print_allowed(vstr_t *text, const binding_type_t *type) {
    if (type->kind == BINDING_CHOICE) {
        for (size_t i = 0; i < type->choice_count; i++) {
            const char *before = i == 0 ? "" : i + 1 == type->choice_count ? " or "
                                                                           : ", ";
            vstr_printf(text, "%s%s (%d)", before, type->choices[i].name, (int)type->choices[i].value);
        }
        return;
    }
    if (type->multiple_of != 0) {
        vstr_printf(text, "a multiple of %d in ", (int)type->multiple_of);
    }
    vstr_printf(text, INT_FMT ".." INT_FMT, (mp_int_t)type->min, (mp_int_t)type->max);
}

static BINDING_NORETURN void raise_value(const char *where, qstr name, const binding_type_t *type, const char *got, const char *label) {
    vstr_t text;
    vstr_init(&text, 96);
    vstr_printf(&text, "%s: %q must be ", where, name);
    print_allowed(&text, type);
    vstr_printf(&text, "%s%s, not %s", label != NULL ? " for " : "", label != NULL ? label : "", got);
    mp_obj_t message = mp_obj_new_str(text.buf, text.len);
    vstr_clear(&text);
    nlr_raise(mp_obj_new_exception_arg1(&mp_type_ValueError, message));
}

static void print_int(char *text, size_t size, int64_t value) {
    vstr_t out;
    vstr_init_fixed_buf(&out, size, text);
    vstr_printf(&out, INT_FMT, (mp_int_t)value);
    vstr_null_terminated_str(&out);
}

BINDING_NORETURN void binding_raise_bad_value(const char *where, qstr name, const binding_type_t *type, int64_t value, const char *label) {
    char got[24];
    print_int(got, sizeof(got), value);
    raise_value(where, name, type, got, label);
}

BINDING_NORETURN void binding_raise_read_only(const char *where, qstr name) {
    mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("%s.%q cannot be assigned or deleted"), where, name);
}

BINDING_NORETURN void binding_raise_undeletable(const char *where, qstr name) {
    mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("%s.%q cannot be deleted"), where, name);
}

bool binding_fits(const binding_type_t *type, int64_t value) {
    if (type->kind == BINDING_CHOICE) {
        for (size_t i = 0; i < type->choice_count; i++) {
            if (type->choices[i].value == value) {
                return true;
            }
        }
        return false;
    }
    return value >= type->min && value <= type->max && (type->multiple_of == 0 || value % type->multiple_of == 0);
}

static int64_t int_value(const binding_type_t *type, mp_obj_t value, const char *where, qstr name) {
    if (!mp_obj_is_int(value) && !mp_obj_is_bool(value)) {
        raise_type(where, name, "int", value);
    }
    if (mp_obj_is_int(value) && !mp_obj_is_small_int(value)) {
        raise_value(where, name, type, "a big integer", NULL);
    }
    int64_t number = mp_obj_get_int(value);
    if (!binding_fits(type, number)) {
        binding_raise_bad_value(where, name, type, number, NULL);
    }
    return number;
}

binding_value_t binding_value(const binding_type_t *type, mp_obj_t value, const char *where, qstr name) {
    binding_value_t out = { .i = 0 };
    if (type->kind == BINDING_OBJECT) {
        if (binding_native(value, type->type) == NULL) {
            raise_type(where, name, type->label, value);
        }
        out.o = value;
    } else if (type->kind == BINDING_FIELDS) {
        // binding_read_fields() checks it.
        out.o = value;
    } else if (type->kind == BINDING_BUFFER) {
        mp_buffer_info_t buffer;
        if (!mp_get_buffer(value, &buffer, MP_BUFFER_READ)) {
            raise_type(where, name, type->label, value);
        }
        if ((int64_t)buffer.len != type->max) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s: %q must be %s of %d bytes, not a buffer of %d"), where, name, type->label, (int)type->max, (int)buffer.len);
        }
        out.p = buffer.buf;
    } else {
        out.i = int_value(type, value, where, name);
    }
    return out;
}

static void *parse_self(const binding_signature_t *signature, size_t n_args, const mp_obj_t *arguments) {
    if (n_args == 0) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s: missing required argument 'self'"), signature->name);
    }
    void *self = binding_native(arguments[0], signature->self);
    if (self == NULL) {
        // The wording of MicroPython's own methods.
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s: argument should be a '%q' not a '%s'"), signature->name, (qstr)signature->self->name, mp_obj_get_type_str(arguments[0]));
    }
    return self;
}

// MicroPython passes the arguments of a subclass to the constructor if the subclass's __init__ does not call it.
static const char *hint(const binding_signature_t *signature) {
    return signature->self == NULL ? "; in a subclass, call super().__init__()" : "";
}

static size_t find_parameter(const binding_signature_t *signature, mp_obj_t keyword) {
    qstr name = mp_obj_str_get_qstr(keyword);
    for (size_t i = 0; i < signature->count; i++) {
        const binding_parameter_t *parameter = &signature->parameters[i];
        if (parameter->name == name || parameter->alias == name) {
            return i;
        }
    }
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s: unexpected keyword argument '%q'%s"), signature->name, name, hint(signature));
}

// Parses the positional arguments; returns a bit mask of the given parameters.
static uint32_t parse_positional(const binding_signature_t *signature, size_t n_args, const mp_obj_t *arguments, binding_value_t *values) {
    if (n_args > signature->count) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s: takes %d positional arguments but %d were given%s"), signature->name, (int)signature->count, (int)n_args, hint(signature));
    }
    uint32_t given = 0;
    for (size_t i = 0; i < n_args; i++) {
        const binding_parameter_t *parameter = &signature->parameters[i];
        values[i] = binding_value(parameter->type, arguments[i], signature->name, parameter->name);
        given |= 1u << i;
    }
    return given;
}

static uint32_t parse_keywords(const binding_signature_t *signature, uint32_t given, size_t n_kw, const mp_map_elem_t *keywords, binding_value_t *values) {
    for (size_t k = 0; k < n_kw; k++) {
        size_t i = find_parameter(signature, keywords[k].key);
        const binding_parameter_t *parameter = &signature->parameters[i];
        if (given & (1u << i)) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s: got multiple values for argument '%q'"), signature->name, parameter->name);
        }
        values[i] = binding_value(parameter->type, keywords[k].value, signature->name, parameter->name);
        given |= 1u << i;
    }
    return given;
}

static void fill_defaults(const binding_signature_t *signature, uint32_t given, binding_value_t *values) {
    for (size_t i = 0; i < signature->count; i++) {
        const binding_parameter_t *parameter = &signature->parameters[i];
        if (given & (1u << i)) {
            continue;
        }
        if (!parameter->is_optional) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s: missing required argument '%q'%s"), signature->name, parameter->name, hint(signature));
        }
        values[i].i = parameter->value;
    }
}

void *binding_parse(const binding_signature_t *signature, size_t n_args, const mp_obj_t *arguments, size_t n_kw, const mp_map_elem_t *keywords, binding_value_t *values) {
    void *self = NULL;
    if (signature->self != NULL) {
        self = parse_self(signature, n_args, arguments);
        arguments++;
        n_args--;
    }
    uint32_t given = parse_positional(signature, n_args, arguments, values);
    given = parse_keywords(signature, given, n_kw, keywords, values);
    fill_defaults(signature, given, values);
    return self;
}
