// SPDX-License-Identifier: MIT
// Buffers of any length or of a bounded one, to read or to write.
#include "binding_runtime.h"

static mp_uint_t flags_of(const binding_type_t *type) {
    return type->kind == BINDING_WRITABLE_BYTES ? MP_BUFFER_WRITE : MP_BUFFER_READ;
}

// A string has the buffer protocol, too, but its bytes are not meant.
static bool find(const binding_type_t *type, mp_obj_t value, mp_buffer_info_t *buffer) {
    return !mp_obj_is_str(value) && mp_get_buffer(value, buffer, flags_of(type));
}

static bool is_buffer(const binding_type_t *type, mp_obj_t value) {
    mp_buffer_info_t buffer;
    return find(type, value, &buffer);
}

mp_buffer_info_t binding_place(const binding_type_t *type, binding_value_t value, binding_where_t where, qstr name) {
    mp_buffer_info_t buffer;
    if (!find(type, value.o, &buffer)) {
        binding_raise_type(where, name, binding_expected(type), value.o);
    }
    if ((int64_t)buffer.len < type->min || (int64_t)buffer.len > type->max) {
        if (type->max == INT32_MAX) {
            binding_raise_value(where, name, "a buffer of %d bytes or more, not of %d", (int)type->min, (int)buffer.len);
        }
        binding_raise_value(where, name, "a buffer of %d..%d bytes, not of %d", (int)type->min, (int)type->max, (int)buffer.len);
    }
    return buffer;
}

static binding_value_t convert(const binding_type_t *type, mp_obj_t value, binding_where_t where, qstr name) {
    binding_value_t out = { .i = 0 };
    out.o = value;
    binding_place(type, out, where, name);
    return out;
}

const binding_converter_t binding_bytes = { "a buffer", convert, is_buffer, NULL, 0, NULL, NULL };
