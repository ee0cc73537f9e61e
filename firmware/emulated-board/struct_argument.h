// SPDX-License-Identifier: MIT
// Struct arguments of the raw MPP calls, as strict as in CanMV's binding.
#ifndef STRUCT_ARGUMENT_H
#define STRUCT_ARGUMENT_H

#include <stddef.h>

#include "py/obj.h"

// A struct's bytes: a buffer of exactly `size` bytes, else TypeError. The callee may write to it.
void *struct_argument(mp_obj_t object, size_t size);

#endif // STRUCT_ARGUMENT_H
