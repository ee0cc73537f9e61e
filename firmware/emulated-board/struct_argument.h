// SPDX-License-Identifier: MIT
// Struct arguments of the raw MPP calls, checked as in CanMV's binding.
#ifndef STRUCT_ARGUMENT_H
#define STRUCT_ARGUMENT_H

#include <stddef.h>

#include "py/obj.h"

// Returns the bytes of a struct, which the callee may write to. TypeError unless the buffer has exactly `size` bytes.
void *struct_argument(mp_obj_t object, size_t size);

#endif // STRUCT_ARGUMENT_H
