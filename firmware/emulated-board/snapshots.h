// SPDX-License-Identifier: MIT
// Mappings of snapshots, which the soft reset removes.
#ifndef SNAPSHOTS_H
#define SNAPSHOTS_H

#include "py/obj.h"

// Removes the mappings of all snapshots that a script still has.
void snapshots_unmap_all(void);

MP_DECLARE_CONST_FUN_OBJ_2(snapshot_map_obj);
MP_DECLARE_CONST_FUN_OBJ_1(snapshot_unmap_obj);

#endif // SNAPSHOTS_H
