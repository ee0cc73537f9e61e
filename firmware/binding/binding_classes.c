// SPDX-License-Identifier: MIT
// What Python classes have and native types lack: base-class calls, instances of Python subclasses, and attributes that
// a script adds.
#include <string.h>

#include "py/objlist.h"
#include "py/objtype.h"

#include "binding_runtime.h"

static mp_obj_t method_call(mp_obj_t self, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    const binding_method_t *method = MP_OBJ_TO_PTR(self);
    return method->call(method, n_args, n_kw, arguments);
}

// Not a built-in function to MicroPython, which would accept only an object of the native type itself as `self`.
MP_DEFINE_CONST_OBJ_TYPE(
    binding_method_type,
    MP_QSTR_function,
    MP_TYPE_FLAG_BINDS_SELF,
    call, method_call);

static bool is_instance(mp_obj_t value, const mp_obj_type_t *type) {
    return mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(value)), MP_OBJ_FROM_PTR(type));
}

// Whether the instance of a native class is one of a class that a script defines.
static bool is_scripted(mp_obj_t instance) {
    return mp_obj_is_instance_type(((mp_obj_base_t *)MP_OBJ_TO_PTR(instance))->type);
}

// The native object of an instance of `type`; NULL before __init__, when there is a placeholder instead.
static void *find_native(mp_obj_t value, const mp_obj_type_t *type) {
    mp_obj_t native = mp_obj_cast_to_native_base(value, MP_OBJ_FROM_PTR(type));
    return native != MP_OBJ_NULL && mp_obj_is_obj(native) && mp_obj_get_type(native) == type ? MP_OBJ_TO_PTR(native) : NULL;
}

void *binding_native_of_subclass(mp_obj_t value, const mp_obj_type_t *type) {
    if (!is_instance(value, type)) {
        return NULL;
    }
    void *native = find_native(value, type);
    if (native == NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q object is not initialised: call super().__init__() first"), (qstr)type->name);
    }
    return native;
}

void *binding_new_object(const binding_class_t *one, const mp_obj_type_t *type) {
    mp_obj_base_t *object = one->has_finaliser ? m_malloc_with_finaliser(one->size) : m_malloc(one->size);
    memset(object, 0, one->size);
    object->type = type;
    return object;
}

static void construct(const binding_class_t *one, void *object, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    binding_value_t values[one->signature.count + 1]; // an array has a length
    binding_parse(&one->signature.method, n_args, n_kw, arguments, values);
    if (one->construct != NULL) {
        one->construct(object, values);
    }
}

mp_obj_t binding_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *arguments, const binding_class_t *one) {
    void *object = binding_new_object(one, type);
    construct(one, object, n_args, n_kw, arguments);
    return MP_OBJ_FROM_PTR(object);
}

mp_obj_t binding_init(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments) {
    const binding_class_t *one = (const binding_class_t *)method;
    const mp_obj_type_t *type = one->type;
    if (n_args == 0 || !is_instance(arguments[0], type)) {
        binding_raise_self(type, (binding_where_t){ type->name, MP_QSTR___init__ }, n_args, arguments);
    }
    void *native = find_native(arguments[0], type);
    if (native != NULL) {
        // A second call: what the object owns stays with it.
        construct(one, native, n_args - 1, n_kw, arguments + 1);
    } else {
        mp_obj_instance_t *instance = MP_OBJ_TO_PTR(arguments[0]);
        instance->subobj[0] = binding_make_new(type, n_args - 1, n_kw, arguments + 1, one);
    }
    if (one->hold != NULL) {
        one->hold(type, arguments[0]);
    }
    return mp_const_none;
}

// ---------------------------------------------------------------- a script's own attributes

void binding_load_own(const mp_map_t *own, qstr attribute, mp_obj_t *dest) {
    // The collector asks for __del__ when the map may be freed already.
    if (own != NULL && attribute != MP_QSTR___del__) {
        const mp_map_elem_t *found = mp_map_lookup((mp_map_t *)own, MP_OBJ_NEW_QSTR(attribute), MP_MAP_LOOKUP);
        if (found != NULL) {
            dest[0] = found->value;
            return;
        }
    }
    dest[1] = MP_OBJ_SENTINEL;
}

void binding_load_key(const mp_map_t *own, qstr attribute, int32_t key, mp_obj_t *dest) {
    if (key < 0) {
        binding_load_own(own, attribute, dest);
    }
    if (dest[0] == MP_OBJ_NULL) {
        dest[0] = MP_OBJ_NEW_SMALL_INT(key);
        dest[1] = MP_OBJ_NULL;
    }
}

void binding_store_own(const mp_obj_type_t *type, mp_map_t **own, qstr attribute, mp_obj_t *dest) {
    // Methods and constants of the class can be shadowed, as in Python; not its finaliser.
    if (attribute == MP_QSTR___del__) {
        binding_raise_read_only(type->name, attribute);
    }
    mp_obj_t key = MP_OBJ_NEW_QSTR(attribute);
    if (dest[1] == MP_OBJ_NULL) {
        if (*own == NULL || mp_map_lookup(*own, key, MP_MAP_LOOKUP_REMOVE_IF_FOUND) == NULL) {
            return;
        }
    } else {
        if (*own == NULL) {
            mp_map_t *map = m_new_obj(mp_map_t);
            mp_map_init(map, 0);
            *own = map;
        }
        mp_map_lookup(*own, key, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = dest[1];
    }
    dest[0] = MP_OBJ_NULL;
}

// ---------------------------------------------------------------- fields

static void *field_in(const binding_field_t *field, void *values) {
    return (char *)values + field->offset;
}

static mp_obj_t load_field(const binding_type_t *type, const binding_field_t *field, void *values) {
    void *member = field_in(field, values);
    return type->kind > BINDING_BUFFER ? type->converter->load(member) : mp_obj_new_int(*(int32_t *)member);
}

static void store_field(const binding_type_t *type, const binding_field_t *field, void *values, binding_value_t value) {
    void *member = field_in(field, values);
    if (type->kind > BINDING_BUFFER) {
        type->converter->store(member, value);
    } else {
        *(int32_t *)member = (int32_t)value.i;
    }
}

static const binding_field_t *find_field(const binding_fields_t *fields, qstr attribute) {
    for (size_t i = 0; i < fields->count; i++) {
        if (fields->fields[i].name == attribute) {
            return &fields->fields[i];
        }
    }
    return NULL;
}

static BINDING_NORETURN void raise_unknown_field(const binding_fields_t *fields, qstr attribute) {
    vstr_t text;
    vstr_init(&text, 128);
    vstr_printf(&text, "%q has no attribute %q; it has ", (qstr)fields->type->name, attribute);
    for (size_t i = 0; i < fields->count; i++) {
        vstr_printf(&text, "%s%q", i == 0 ? "" : ", ", fields->fields[i].name);
    }
    binding_raise_text(&mp_type_AttributeError, &text);
}

void binding_attr_fields(const binding_fields_t *fields, void *values, qstr attribute, mp_obj_t *dest) {
    const binding_field_t *field = find_field(fields, attribute);
    if (dest[0] == MP_OBJ_NULL) {
        if (field == NULL) {
            dest[1] = MP_OBJ_SENTINEL;
        } else {
            dest[0] = load_field(fields->parameters[field->parameter].type, field, values);
        }
        return;
    }
    if (field == NULL) {
        raise_unknown_field(fields, attribute);
    }
    if (dest[1] == MP_OBJ_NULL) {
        binding_raise_undeletable(fields->type->name, attribute);
    }
    const binding_type_t *type = fields->parameters[field->parameter].type;
    store_field(type, field, values, binding_value(type, dest[1], (binding_where_t){ fields->type->name, MP_QSTRnull }, attribute));
    dest[0] = MP_OBJ_NULL;
}

// An attribute of any object; MP_OBJ_NULL if it has none of this name.
static mp_obj_t load_if_any(mp_obj_t object, qstr attribute) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_t value = mp_load_attr(object, attribute);
        nlr_pop();
        return value;
    }
    if (!is_instance(MP_OBJ_FROM_PTR(nlr.ret_val), &mp_type_AttributeError)) {
        nlr_jump(nlr.ret_val);
    }
    return MP_OBJ_NULL;
}

void binding_read_fields(const binding_fields_t *fields, mp_obj_t object, void *values, binding_where_t where, qstr name) {
    // Attributes of a class or an instance that a script defines never reach the native object.
    bool is_derived = is_instance(object, fields->type);
    for (size_t i = 0; i < fields->count; i++) {
        const binding_field_t *field = &fields->fields[i];
        const binding_parameter_t *parameter = &fields->parameters[field->parameter];
        mp_obj_t value = is_derived ? mp_load_attr(object, field->name) : load_if_any(object, field->name);
        if (value == MP_OBJ_NULL && !parameter->is_optional) {
            binding_raise(&mp_type_TypeError, where, "%q must be %q, not %s, which has no %q", name, (qstr)fields->type->name, mp_obj_get_type_str(object), field->name);
        }
        binding_where_t what = is_derived ? (binding_where_t){ fields->type->name, MP_QSTRnull } : where;
        store_field(parameter->type, field, values, value == MP_OBJ_NULL ? parameter->value : binding_value(parameter->type, value, what, field->name));
    }
}

// ---------------------------------------------------------------- lists

static mp_obj_t new_list(size_t length) {
    mp_obj_t list = mp_obj_new_list(length, NULL);
    mp_obj_list_t *entries = MP_OBJ_TO_PTR(list);
    for (size_t i = 0; i < length; i++) {
        entries->items[i] = MP_OBJ_NEW_SMALL_INT(0);
    }
    return list;
}

void binding_new_lists(const binding_lists_t *lists, mp_obj_t *objects) {
    for (size_t i = 0; i < lists->count; i++) {
        objects[i] = new_list(lists->length);
    }
}

static inline void check_length(const binding_lists_t *lists, size_t which, mp_obj_t list, binding_where_t where) {
    size_t length = ((mp_obj_list_t *)MP_OBJ_TO_PTR(list))->len;
    if (length < lists->length) {
        binding_raise(&mp_type_ValueError, where, "list %q has %d of %d entries; create a new object", lists->names[which], (int)length, (int)lists->length);
    }
}

// An instance of a Python subclass may show other lists, or what is no list.
static void check_shown(const binding_lists_t *lists, mp_obj_t *objects, mp_obj_t object, binding_where_t where) {
    for (size_t i = 0; i < lists->count; i++) {
        mp_obj_t shown = mp_load_attr(object, lists->names[i]);
        if (!mp_obj_is_exact_type(shown, &mp_type_list)) {
            binding_raise_type(where, lists->names[i], "list", shown);
        }
        check_length(lists, i, shown, where);
        objects[i] = shown;
    }
    mp_map_lookup(&((mp_obj_instance_t *)MP_OBJ_TO_PTR(object))->members, MP_OBJ_NEW_QSTR(lists->counter), MP_MAP_LOOKUP_REMOVE_IF_FOUND);
}

void binding_check_lists(const binding_lists_t *lists, mp_obj_t *objects, mp_obj_t object, binding_where_t where) {
    if (is_scripted(object)) {
        check_shown(lists, objects, object, where);
        return;
    }
    for (size_t i = 0; i < lists->count; i++) {
        check_length(lists, i, objects[i], where);
    }
}

static void show_count(mp_obj_t object, qstr name, uint32_t count) {
    mp_obj_t number = MP_OBJ_NEW_SMALL_INT(count);
    if (mp_load_attr(object, name) != number) {
        // A class attribute hides the native one. A property without a setter stays as the script wants it.
        mp_obj_t stored[2] = { MP_OBJ_SENTINEL, number };
        MP_OBJ_TYPE_GET_SLOT(mp_obj_get_type(object), attr)
        (object, name, stored);
    }
}

void binding_show_lists(const binding_lists_t *lists, const mp_obj_t *objects, mp_obj_t object, const uint64_t *values, uint32_t count, bool is_filled) {
    for (size_t i = 0; is_filled && i < lists->count; i++) {
        const mp_obj_list_t *entries = MP_OBJ_TO_PTR(objects[i]);
        // Another thread may have shortened the list during the wait.
        size_t filled = count < entries->len ? count : entries->len;
        mp_obj_t *items = entries->items;
        for (size_t k = 0; k < filled; k++) {
            items[k] = MP_OBJ_NEW_SMALL_INT((mp_int_t)values[k]);
        }
        values += lists->length;
    }
    if (is_scripted(object)) {
        show_count(object, lists->counter, count);
    }
}
