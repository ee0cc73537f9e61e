// SPDX-License-Identifier: MIT
// Struct arguments of the raw MPP calls.
#include "py/runtime.h"

#include "struct_argument.h"

void *struct_argument(mp_obj_t object, size_t size) {
    mp_buffer_info_t buffer;
    mp_get_buffer_raise(object, &buffer, MP_BUFFER_RW);
    if (buffer.len != size) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("struct expect size: %u, actual size: %u"),
            (unsigned)size, (unsigned)buffer.len);
    }
    return buffer.buf;
}
