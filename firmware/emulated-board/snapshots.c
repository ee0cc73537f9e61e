// SPDX-License-Identifier: MIT
// Mappings of snapshots. The board records them, as CanMV's firmware does, because a
// script may end while it has a snapshot.
#include "py/runtime.h"

#include "mpp.h"
#include "snapshots.h"

// Three sensors with three channels each; a channel has one snapshot.
#define RECORDS (9)

typedef struct {
    void *address; // NULL: unused
    k_u32 size;
} record_t;

static record_t records[RECORDS];

static record_t *find_record(void *address) {
    for (record_t *record = records; record < records + RECORDS; record++) {
        if (record->address == address) {
            return record;
        }
    }
    return NULL;
}

static k_s32 unmap(record_t *record) {
    k_s32 result = kd_mpi_sys_munmap(record->address, record->size);
    if (result == 0) {
        record->address = NULL;
    }
    return result;
}

// snapshot_map(phys_addr, size): the address of the mapping, or 0.
static mp_obj_t snapshot_map(mp_obj_t phys_addr, mp_obj_t size) {
    record_t *record = find_record(NULL);
    if (record != NULL) {
        record->size = mp_obj_get_int(size);
        record->address = kd_mpi_sys_mmap_cached(mp_obj_get_int(phys_addr), record->size);
    }
    return mp_obj_new_int(record != NULL ? (mp_int_t)record->address : 0);
}
MP_DEFINE_CONST_FUN_OBJ_2(snapshot_map_obj, snapshot_map);

// snapshot_unmap(address): 0, or the code of munmap.
static mp_obj_t snapshot_unmap(mp_obj_t address) {
    record_t *record = find_record((void *)mp_obj_get_int(address));
    return mp_obj_new_int(record != NULL && record->address != NULL ? unmap(record) : 0);
}
MP_DEFINE_CONST_FUN_OBJ_1(snapshot_unmap_obj, snapshot_unmap);

void snapshots_unmap_all(void) {
    for (record_t *record = records; record < records + RECORDS; record++) {
        if (record->address != NULL) {
            unmap(record);
        }
    }
}
