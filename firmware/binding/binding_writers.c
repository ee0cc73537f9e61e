// SPDX-License-Identifier: MIT
// Files and other objects with a method `write`, to which the engine writes.
#include "py/mperrno.h"
#include "py/stream.h"

#include "binding_runtime.h"

static bool is_writer(const binding_type_t *type, mp_obj_t value) {
    mp_obj_t method[2];
    (void)type;
    mp_load_method_maybe(value, MP_QSTR_write, method);
    return method[0] != MP_OBJ_NULL;
}

static binding_value_t convert(const binding_type_t *type, mp_obj_t value, binding_where_t where, qstr name) {
    if (!is_writer(type, value)) {
        binding_raise_type(where, name, type->converter->expected, value);
    }
    return (binding_value_t){ .o = value };
}

const binding_converter_t binding_writer = { "a file or another object with write()", convert, is_writer, NULL, 0, NULL, NULL };

static size_t write_native(mp_obj_t stream, const char *data, size_t size) {
    int error;
    size_t written = mp_stream_rw(stream, (void *)data, size, &error, MP_STREAM_RW_WRITE);
    if (error != 0) {
        mp_raise_OSError(error);
    }
    return written;
}

static size_t write_scripted(mp_obj_t *method, mp_obj_t data, size_t size) {
    method[2] = data;
    mp_obj_t written = mp_call_method_n_kw(1, 0, method);
    return written == mp_const_none ? size : (size_t)mp_obj_get_int(written);
}

void binding_write(const binding_writer_t *writer, const void *data, size_t size) {
    mp_obj_t method[3];
    mp_load_method(writer->object, MP_QSTR_write, method);
    // A native stream needs no object of the heap. The script may keep what its own method gets, and release the data.
    bool is_native = method[0] == MP_OBJ_FROM_PTR(&mp_stream_write_obj);
    mp_obj_t copy = is_native ? MP_OBJ_NULL : mp_obj_new_bytes(data, size);
    while (size > 0) {
        size_t part = is_native ? write_native(method[1], data, size) : write_scripted(method, copy, size);
        if (part == 0 || part > size) {
            mp_raise_OSError(MP_EIO);
        }
        size -= part;
        if (is_native) {
            data = (const char *)data + part;
        } else if (size > 0) {
            size_t whole;
            const char *text = mp_obj_str_get_data(copy, &whole);
            copy = mp_obj_new_bytes((const byte *)text + part, size);
        }
    }
}
