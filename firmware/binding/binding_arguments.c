// SPDX-License-Identifier: MIT
// Arguments of generated functions: parsed by the signature's table, checked by their types.
#include <stdarg.h>
#include <string.h>

#include "binding_runtime.h"

void binding_print_where(vstr_t *text, binding_where_t where) {
    vstr_printf(text, "%q", (qstr)where.owner);
    if (where.name != MP_QSTRnull) {
        vstr_printf(text, ".%q", (qstr)where.name);
    }
}

BINDING_NORETURN void binding_raise_text(const mp_obj_type_t *type, vstr_t *text) {
    mp_obj_t message = mp_obj_new_str(text->buf, text->len);
    vstr_clear(text);
    nlr_raise(mp_obj_new_exception_args(type, 1, &message));
}

// Begins the text of an error.
static void begin(vstr_t *text, binding_where_t where) {
    vstr_init(text, 96);
    binding_print_where(text, where);
    vstr_add_str(text, ": ");
}

BINDING_NORETURN void binding_raise(const mp_obj_type_t *type, binding_where_t where, const char *format, ...) {
    vstr_t text;
    begin(&text, where);
    va_list arguments;
    va_start(arguments, format);
    vstr_vprintf(&text, format, arguments);
    va_end(arguments);
    binding_raise_text(type, &text);
}

BINDING_NORETURN void binding_raise_type(binding_where_t where, qstr name, const char *expected, mp_obj_t got) {
    binding_raise(&mp_type_TypeError, where, "%q must be %s, not %s", name, expected, mp_obj_get_type_str(got));
}

static void print_choice(vstr_t *text, const char *before, const binding_choice_t *choice) {
    vstr_add_str(text, before);
    if (choice->owner != MP_QSTRnull) {
        vstr_printf(text, "%q.", (qstr)choice->owner);
    }
    vstr_printf(text, "%q (%d)", (qstr)choice->name, (int)choice->value);
}

// Prints the allowed values: "1..8192 pixels", "a multiple of 8 in 8..8192 pixels" or "A, B or C".
static void print_allowed(vstr_t *text, const binding_type_t *type) {
    if (type->kind == BINDING_CHOICE) {
        for (size_t i = 0; i < type->choice_count; i++) {
            const char *before = i == 0 ? "" : i + 1 == type->choice_count ? " or "
                                                                           : ", ";
            print_choice(text, before, &type->choices[i]);
        }
        return;
    }
    if (type->multiple_of != 0) {
        vstr_printf(text, "a multiple of %d in ", (int)type->multiple_of);
    }
    vstr_printf(text, INT_FMT ".." INT_FMT, (mp_int_t)type->min, (mp_int_t)type->max);
    if (type->unit != NULL) {
        vstr_printf(text, " %s", type->unit);
    }
}

static BINDING_NORETURN void raise_value(binding_where_t where, qstr name, const binding_type_t *type, const char *got, const char *label) {
    vstr_t text;
    begin(&text, where);
    vstr_printf(&text, "%q must be ", name);
    print_allowed(&text, type);
    vstr_printf(&text, "%s%s, not %s", label != NULL ? " for " : "", label != NULL ? label : "", got);
    binding_raise_text(&mp_type_ValueError, &text);
}

static void print_int(char *text, size_t size, int64_t value) {
    vstr_t out;
    vstr_init_fixed_buf(&out, size, text);
    vstr_printf(&out, INT_FMT, (mp_int_t)value);
    vstr_null_terminated_str(&out);
}

BINDING_NORETURN void binding_raise_bad_value(binding_where_t where, qstr name, const binding_type_t *type, int64_t value, const char *label) {
    char got[24];
    print_int(got, sizeof(got), value);
    raise_value(where, name, type, got, label);
}

BINDING_NORETURN void binding_raise_read_only(qstr owner, qstr name) {
    mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("%q.%q cannot be assigned or deleted"), owner, name);
}

BINDING_NORETURN void binding_raise_undeletable(qstr owner, qstr name) {
    mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("%q.%q cannot be deleted"), owner, name);
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

static bool is_int(mp_obj_t value) {
    return mp_obj_is_int(value) || mp_obj_is_bool(value);
}

static int64_t int_value(const binding_type_t *type, mp_obj_t value, binding_where_t where, qstr name) {
    if (!is_int(value)) {
        binding_raise_type(where, name, "int", value);
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

binding_value_t binding_value(const binding_type_t *type, mp_obj_t value, binding_where_t where, qstr name) {
    binding_value_t out = { .i = 0 };
    if (type->kind == BINDING_OBJECT) {
        if (binding_native(value, type->type) == NULL) {
            binding_raise_type(where, name, type->label, value);
        }
        out.o = value;
    } else if (type->kind == BINDING_FIELDS) {
        // binding_read_fields() checks it.
        out.o = value;
    } else if (type->kind == BINDING_BUFFER) {
        mp_buffer_info_t buffer;
        if (!mp_get_buffer(value, &buffer, MP_BUFFER_READ)) {
            binding_raise_type(where, name, type->label, value);
        }
        if (buffer.len != type->size) {
            binding_raise(&mp_type_TypeError, where, "%q must be %s of %d bytes, not a buffer of %d", name, type->label, (int)type->size, (int)buffer.len);
        }
        out.p = buffer.buf;
    } else if (type->kind > BINDING_BUFFER) {
        return type->converter->convert(type, value, where, name);
    } else {
        out.i = int_value(type, value, where, name);
    }
    return out;
}

BINDING_NORETURN void binding_raise_self(const mp_obj_type_t *type, binding_where_t where, size_t n_args, const mp_obj_t *arguments) {
    if (n_args == 0) {
        binding_raise(&mp_type_TypeError, where, "missing required argument 'self'");
    }
    // The wording of MicroPython's own methods.
    binding_raise(&mp_type_TypeError, where, "argument should be a '%q' not a '%s'", (qstr)type->name, mp_obj_get_type_str(arguments[0]));
}

static void *parse_self(const binding_signature_t *signature, size_t n_args, const mp_obj_t *arguments) {
    void *self = n_args == 0 ? NULL : binding_native(arguments[0], signature->self);
    if (self == NULL) {
        binding_raise_self(signature->self, signature->where, n_args, arguments);
    }
    return self;
}

// Prints a form of the call, as "Start(chn)", with its parameters from `first` on.
static void print_form(vstr_t *text, const binding_signature_t *signature, size_t first) {
    vstr_printf(text, "%q(", binding_last_name(signature->where));
    for (size_t i = first; i < signature->count; i++) {
        vstr_printf(text, "%s%q", i == first ? "" : ", ", signature->parameters[i].name);
    }
    vstr_add_char(text, ')');
}

static void print_hint(vstr_t *text, const binding_signature_t *signature) {
    if (signature->is_constructor) {
        // MicroPython passes the arguments of a subclass to the constructor if the subclass's __init__ does not call it.
        vstr_add_str(text, "; in a subclass, call super().__init__()");
    } else if (signature->key != BINDING_KEY_NEEDED) {
        vstr_add_str(text, "; the call is ");
        print_form(text, signature, 0);
        vstr_add_str(text, " or ");
        print_form(text, signature, 1);
    }
}

// Raises TypeError for arguments that do not fit the signature.
static BINDING_NORETURN void raise_signature(const binding_signature_t *signature, const char *format, ...) {
    vstr_t text;
    begin(&text, signature->where);
    va_list arguments;
    va_start(arguments, format);
    vstr_vprintf(&text, format, arguments);
    va_end(arguments);
    print_hint(&text, signature);
    binding_raise_text(&mp_type_TypeError, &text);
}

static size_t find_parameter(const binding_signature_t *signature, mp_obj_t keyword) {
    qstr name = mp_obj_str_get_qstr(keyword);
    for (size_t i = 0; i < signature->count; i++) {
        const binding_parameter_t *parameter = &signature->parameters[i];
        if (parameter->name == name || parameter->alias == name) {
            return i;
        }
    }
    raise_signature(signature, "unexpected keyword argument '%q'", name);
}

// Puts the positional arguments in the order of the parameters, from `first` on; MP_OBJ_NULL where there is none.
static void place_positional(const binding_signature_t *signature, size_t first, size_t n_args, const mp_obj_t *arguments, binding_value_t *values) {
    if (n_args > signature->count - first) {
        raise_signature(signature, "takes %d positional arguments but %d were given", (int)(signature->count - first), (int)n_args);
    }
    for (size_t i = first; i < signature->count; i++) {
        values[i].o = i - first < n_args ? arguments[i - first] : MP_OBJ_NULL;
    }
}

static void place_keywords(const binding_signature_t *signature, size_t n_kw, const mp_map_elem_t *keywords, binding_value_t *values) {
    for (size_t k = 0; k < n_kw; k++) {
        size_t i = find_parameter(signature, keywords[k].key);
        if (values[i].o != MP_OBJ_NULL) {
            raise_signature(signature, "got multiple values for argument '%q'", signature->parameters[i].name);
        }
        values[i].o = keywords[k].value;
    }
}

// Before any value is checked: if an argument is missing, the values may be those of others.
static void check_given(const binding_signature_t *signature, size_t first, const binding_value_t *values) {
    for (size_t i = first; i < signature->count; i++) {
        if (values[i].o == MP_OBJ_NULL && !signature->parameters[i].is_optional) {
            raise_signature(signature, "missing required argument '%q'", signature->parameters[i].name);
        }
    }
    if (signature->key != BINDING_KEY_NEEDED && first == 0 && !is_int(values[0].o)) {
        raise_signature(signature, "%q must be int, not %s", signature->parameters[0].name, mp_obj_get_type_str(values[0].o));
    }
}

// Converts the values that most calls have, for which binding_value() would do more than it needs; false: another value.
static inline bool convert_quickly(const binding_type_t *type, mp_obj_t value, binding_value_t *out) {
    if (mp_obj_is_small_int(value)) {
        out->i = MP_OBJ_SMALL_INT_VALUE(value);
        return type->kind == BINDING_INT && type->multiple_of == 0 && out->i >= type->min && out->i <= type->max;
    }
    out->o = value;
    return type->kind == BINDING_OBJECT && mp_obj_is_exact_type(value, type->type);
}

static inline void convert(const binding_signature_t *signature, const binding_parameter_t *parameter, mp_obj_t value, binding_value_t *out) {
    if (!convert_quickly(parameter->type, value, out)) {
        *out = binding_value(parameter->type, value, signature->where, parameter->name);
    }
}

static void convert_given(const binding_signature_t *signature, size_t first, binding_value_t *values) {
    for (size_t i = first; i < signature->count; i++) {
        const binding_parameter_t *parameter = &signature->parameters[i];
        if (values[i].o == MP_OBJ_NULL) {
            values[i] = parameter->value;
        } else {
            convert(signature, parameter, values[i].o, &values[i]);
        }
    }
}

static bool has_keyword(const binding_parameter_t *parameter, size_t n_kw, const mp_map_elem_t *keywords) {
    for (size_t k = 0; k < n_kw; k++) {
        qstr name = mp_obj_str_get_qstr(keywords[k].key);
        if (name == parameter->name || name == parameter->alias) {
            return true;
        }
    }
    return false;
}

// Whether a call that does not fit by position, or its key is no int, leaves out the key.
static bool leaves_out_key(const binding_signature_t *signature, size_t n_args, const mp_obj_t *arguments, size_t n_kw, const mp_map_elem_t *keywords) {
    if (signature->key == BINDING_KEY_NEEDED || has_keyword(&signature->parameters[0], n_kw, keywords)) {
        return false;
    }
    if (signature->key == BINDING_KEY_BY_COUNT) {
        return n_args + n_kw < signature->count;
    }
    return n_args == 0 || (n_args < signature->count && !is_int(arguments[0]));
}

// The first argument of a call without the key is no int: whoever passes a wrong key must see that the call has two forms.
static void check_first(const binding_signature_t *signature, mp_obj_t value) {
    const binding_parameter_t *parameter = &signature->parameters[1];
    const binding_type_t *type = parameter->type;
    mp_buffer_info_t buffer;
    bool is_wrong = type->kind == BINDING_OBJECT ? binding_native(value, type->type) == NULL
                                                 : type->kind == BINDING_BUFFER && !mp_get_buffer(value, &buffer, MP_BUFFER_READ);
    if (is_wrong) {
        raise_signature(signature, "%q must be %s, not %s", parameter->name, type->label, mp_obj_get_type_str(value));
    }
}

// Whether the arguments are complete without keywords.
static inline bool fits_by_position(const binding_signature_t *signature, size_t n_args, size_t n_kw) {
    return n_kw == 0 && n_args >= signature->required && n_args <= signature->count;
}

// Whether the first argument is a key, or there is none that a call may leave out.
static inline bool starts_with_key(const binding_signature_t *signature, size_t n_args, const mp_obj_t *arguments) {
    return signature->key == BINDING_KEY_NEEDED || (n_args > 0 && mp_obj_is_small_int(arguments[0]));
}

void *binding_parse(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments, binding_value_t *values) {
    const binding_signature_t *signature = (const binding_signature_t *)method;
#ifdef MICROPY_BINDING_CALL_HOOK
    MICROPY_BINDING_CALL_HOOK
#endif
    void *self = NULL;
    if (signature->self != NULL) {
        self = parse_self(signature, n_args, arguments);
        arguments++;
        n_args--;
    }
    size_t first = 0; // the first parameter that has an argument
    if (!fits_by_position(signature, n_args, n_kw) || !starts_with_key(signature, n_args, arguments)) {
        const mp_map_elem_t *keywords = (const mp_map_elem_t *)(arguments + n_args);
        first = leaves_out_key(signature, n_args, arguments, n_kw, keywords) ? 1 : 0;
        if (first == 1) {
            values[0].i = BINDING_OWN_KEY;
            if (n_args > 0) {
                check_first(signature, arguments[0]);
            }
        }
        if (first == 0 || !fits_by_position(signature, n_args + 1, n_kw)) {
            place_positional(signature, first, n_args, arguments, values);
            place_keywords(signature, n_kw, keywords, values);
            check_given(signature, first, values);
            convert_given(signature, first, values);
            return self;
        }
    }
    size_t i = first;
    for (; i < n_args + first; i++) {
        convert(signature, &signature->parameters[i], arguments[i - first], &values[i]);
    }
    for (; i < signature->count; i++) {
        values[i] = signature->parameters[i].value;
    }
    return self;
}
