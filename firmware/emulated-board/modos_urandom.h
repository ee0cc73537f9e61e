// SPDX-License-Identifier: MIT
// os.urandom().
#ifndef MODOS_URANDOM_H
#define MODOS_URANDOM_H

#include "py/obj.h"

extern const mp_obj_fun_builtin_fixed_t os_urandom_obj;

#endif // MODOS_URANDOM_H
