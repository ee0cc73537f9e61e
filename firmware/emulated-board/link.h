// SPDX-License-Identifier: MIT
// _virtual_board.Link and unbind_all(); see link.c.
#ifndef LINK_H
#define LINK_H

#include "py/obj.h"

extern const mp_obj_type_t link_type;
extern const mp_obj_fun_builtin_fixed_t link_unbind_all_obj;

// Removes all links.
void links_remove_all(void);

#endif // LINK_H
