// SPDX-License-Identifier: MIT
// Another C module of the tree.
#include "py/runtime.h"

static const mp_rom_map_elem_t other_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__other) },
};
static MP_DEFINE_CONST_DICT(other_globals, other_globals_table);

const mp_obj_module_t other_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&other_globals,
};
MP_REGISTER_MODULE(MP_QSTR__other, other_module);
