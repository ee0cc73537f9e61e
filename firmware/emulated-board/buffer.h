// SPDX-License-Identifier: MIT
// _virtual_board.Buffer; see buffer.c.
#ifndef BUFFER_H
#define BUFFER_H

#include "py/obj.h"

extern const mp_obj_type_t buffer_type;

#endif // BUFFER_H
