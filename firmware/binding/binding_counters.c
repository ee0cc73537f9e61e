// SPDX-License-Identifier: MIT
// Results that are counters with names.
#include "py/objtuple.h"

#include "binding_receivers.h"

mp_obj_t binding_new_counters(const qstr *names, const uint64_t *values, size_t count) {
    mp_obj_t items[count];
    for (size_t i = 0; i < count; i++) {
        items[i] = mp_obj_new_int_from_ull(values[i]);
    }
#if MICROPY_PY_ATTRTUPLE
    return mp_obj_new_attrtuple(names, count, items);
#else
    (void)names;
    return mp_obj_new_tuple(count, items);
#endif
}
