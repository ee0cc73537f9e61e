// SPDX-License-Identifier: MIT
// Lists and tuples of scalars.
#include "binding_runtime.h"

static bool is_list(const binding_type_t *type, mp_obj_t value) {
    (void)type;
    return mp_obj_is_exact_type(value, &mp_type_list) || mp_obj_is_exact_type(value, &mp_type_tuple);
}

static binding_value_t convert(const binding_type_t *type, mp_obj_t value, binding_where_t where, qstr name) {
    if (!is_list(type, value)) {
        binding_raise_type(where, name, binding_expected(type), value);
    }
    binding_value_t out = { .i = 0 };
    out.o = value;
    return out;
}

const binding_converter_t binding_items = { "list or tuple", convert, is_list, NULL, 0, NULL, NULL };

static size_t size_of(const binding_type_t *item) {
    return item->kind > BINDING_BUFFER ? item->converter->size : sizeof(int32_t);
}

// Whether the conversion of an item raises nothing.
static bool is_valid(const binding_type_t *item, mp_obj_t value) {
    if (!binding_is_of_kind(item, value)) {
        return false;
    }
    if (item->kind > BINDING_BUFFER) {
        return item->converter->is_within(item, value);
    }
    return mp_obj_is_small_int(value) ? binding_fits(item, MP_OBJ_SMALL_INT_VALUE(value)) : mp_obj_is_bool(value) && binding_fits(item, value == mp_const_true);
}

// Raises the error of an item, which has a name like "points[2]".
static BINDING_NORETURN void raise_item(const binding_type_t *item, mp_obj_t value, binding_where_t where, qstr name, size_t i) {
    char text[96];
    vstr_t item_name;
    vstr_init_fixed_buf(&item_name, sizeof(text), text);
    vstr_printf(&item_name, "%q[%d]", name, (int)i);
    binding_value(item, value, where, qstr_from_strn(text, item_name.len));
    // Not reached: the value is not valid.
    binding_raise_type(where, name, binding_expected(item), value);
}

static void store_item(const binding_type_t *item, void *place, binding_value_t value) {
    if (item->kind > BINDING_BUFFER) {
        item->converter->store(place, value);
    } else {
        *(int32_t *)place = (int32_t)value.i;
    }
}

static BINDING_NORETURN void raise_length(const binding_type_t *type, binding_where_t where, qstr name, size_t length) {
    if (type->kind == BINDING_TUPLE) {
        binding_raise_value(where, name, "a tuple of %d items, not of %d", (int)type->max_length, (int)length);
    }
    binding_raise_value(where, name, "a list of %d..%d items, not of %d", (int)type->min, (int)type->max_length, (int)length);
}

size_t binding_read_items(const binding_type_t *type, binding_value_t value, binding_where_t where, qstr name, void *items) {
    size_t length;
    mp_obj_t *objects;
    mp_obj_get_array(value.o, &length, &objects);
    if ((int64_t)length < type->min || length > type->max_length) {
        raise_length(type, where, name, length);
    }
    const binding_type_t *item = type->item;
    for (size_t i = 0; i < length; i++) {
        if (!is_valid(item, objects[i])) {
            raise_item(item, objects[i], where, name, i);
        }
        store_item(item, (char *)items + i * size_of(item), binding_value(item, objects[i], where, name));
    }
    return length;
}

static mp_obj_t load_item(const binding_type_t *item, const void *place) {
    return item->kind > BINDING_BUFFER ? item->converter->load(place) : mp_obj_new_int(*(const int32_t *)place);
}

mp_obj_t binding_new_items(const binding_type_t *type, const void *items, size_t count) {
    bool is_tuple = type->kind == BINDING_TUPLE;
    mp_obj_t sequence = is_tuple ? mp_obj_new_tuple(count, NULL) : mp_obj_new_list(count, NULL);
    size_t length;
    mp_obj_t *objects;
    mp_obj_get_array(sequence, &length, &objects);
    // The collector sees the sequence while the items are made.
    for (size_t i = 0; i < count; i++) {
        objects[i] = MP_OBJ_NULL;
    }
    for (size_t i = 0; i < count; i++) {
        objects[i] = load_item(type->item, (const char *)items + i * size_of(type->item));
    }
    return sequence;
}
