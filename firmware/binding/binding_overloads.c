// SPDX-License-Identifier: MIT
// Calls that have several forms: the first form that the arguments fit is called.
#include "binding_receivers.h"

// The index of the parameter with this keyword; the count of parameters if there is none.
static size_t find_keyword(const binding_signature_t *signature, mp_obj_t keyword) {
    qstr name = mp_obj_str_get_qstr(keyword);
    size_t i = 0;
    for (; i < signature->count && signature->parameters[i].name != name && signature->parameters[i].alias != name;) {
        i++;
    }
    return i;
}

// Arguments of a call, without self; keywords follow.
typedef struct {
    size_t count;
    size_t keywords;
    const mp_obj_t *arguments;
} call_t;

static const mp_map_elem_t *keyword_of(const call_t *call, size_t k) {
    return (const mp_map_elem_t *)(call->arguments + call->count) + k;
}

// The value of a parameter, of those from `first` on; MP_OBJ_NULL if the call gives none.
static mp_obj_t value_of(const binding_signature_t *signature, size_t first, size_t i, const call_t *call) {
    if (i - first < call->count) {
        return call->arguments[i - first];
    }
    for (size_t k = 0; k < call->keywords; k++) {
        if (find_keyword(signature, keyword_of(call, k)->key) == i) {
            return keyword_of(call, k)->value;
        }
    }
    return MP_OBJ_NULL;
}

static bool fits_from(const binding_signature_t *signature, size_t first, const call_t *call) {
    if (call->count > signature->count - first) {
        return false;
    }
    size_t given = call->count;
    for (size_t i = first; i < signature->count; i++) {
        const binding_parameter_t *parameter = &signature->parameters[i];
        mp_obj_t value = value_of(signature, first, i, call);
        if (value == MP_OBJ_NULL ? !parameter->is_optional : !binding_is_of_kind(parameter->type, value)) {
            return false;
        }
        given += i - first >= call->count && value != MP_OBJ_NULL;
    }
    // A keyword that is unknown, or of a parameter that has a value already, is left over.
    return given == call->count + call->keywords;
}

// Whether the call fits with the key or, if it may, without it.
static bool fits(const binding_signature_t *signature, const call_t *call) {
    return fits_from(signature, 0, call) || (signature->key != BINDING_KEY_NEEDED && fits_from(signature, 1, call));
}

static void print_form(vstr_t *text, const binding_signature_t *signature, size_t first) {
    vstr_printf(text, "%q(", binding_last_name(signature->where));
    for (size_t i = first; i < signature->count; i++) {
        const char *end = signature->parameters[i].is_optional ? "=" : "";
        vstr_printf(text, "%s%q%s", i == first ? "" : ", ", signature->parameters[i].name, end);
    }
    vstr_add_char(text, ')');
}

static void print_call(vstr_t *text, const call_t *call) {
    for (size_t i = 0; i < call->count; i++) {
        vstr_printf(text, "%s%s", i == 0 ? "" : ", ", mp_obj_get_type_str(call->arguments[i]));
    }
    for (size_t k = 0; k < call->keywords; k++) {
        const mp_map_elem_t *keyword = keyword_of(call, k);
        vstr_printf(text, "%s%q=%s", call->count + k == 0 ? "" : ", ", mp_obj_str_get_qstr(keyword->key), mp_obj_get_type_str(keyword->value));
    }
}

static BINDING_NORETURN void raise_no_form(const binding_signature_t *const *forms, size_t count, const call_t *call) {
    vstr_t text;
    vstr_init(&text, 96);
    binding_print_where(&text, forms[0]->where);
    vstr_add_str(&text, ": no form takes (");
    print_call(&text, call);
    vstr_add_str(&text, "): ");
    for (size_t i = 0; i < count; i++) {
        vstr_add_str(&text, i == 0 ? "" : i + 1 < count ? ", "
                                                        : " or ");
        print_form(&text, forms[i], 0);
        if (forms[i]->key != BINDING_KEY_NEEDED) {
            vstr_add_str(&text, " or ");
            print_form(&text, forms[i], 1);
        }
    }
    binding_raise_text(&mp_type_TypeError, &text);
}

mp_obj_t binding_call_form(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    const binding_signature_t *const *forms = ((const binding_forms_t *)method)->forms;
    size_t count = ((const binding_forms_t *)method)->count;
    const mp_obj_type_t *type = forms[0]->self;
    size_t skipped = type == NULL ? 0 : 1;
    const binding_signature_t *chosen = NULL;
    if (skipped > n_args || (type != NULL && binding_native(arguments[0], type) == NULL)) {
        // Raises the error of a wrong self.
        chosen = forms[0];
    }
    call_t call = { n_args - skipped, n_kw, arguments + skipped };
    for (size_t i = 0; i < count && chosen == NULL; i++) {
        chosen = fits(forms[i], &call) ? forms[i] : NULL;
    }
    if (chosen == NULL) {
        raise_no_form(forms, count, &call);
    }
    return chosen->method.call(&chosen->method, n_args, n_kw, arguments);
}
