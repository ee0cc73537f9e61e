// SPDX-License-Identifier: MIT
// The virtual world's one lock and its clock. Every kd_mpi_* and vmpp_* call
// holds the lock; there is no thread of the world's own.
#ifndef VMPP_WORLD_H
#define VMPP_WORLD_H

#include <stdbool.h>
#include <stdint.h>

#define WORLD_NEVER (UINT64_MAX)

void world_lock(void);
void world_unlock(void);

// Sleeps with the lock given up until something changes or `real_us` is reached; false when it is reached.
bool world_wait(uint64_t real_us);
// Wakes every sleeper of world_wait(): to be called when a frame, a pack or a buffer became available.
void world_changed(void);
// µs of the machine's monotonic clock, the unit of world_wait().
uint64_t world_real_us(void);

void world_set_realtime(bool realtime);
bool world_is_realtime(void);
// µs since the (virtual) boot.
uint64_t world_now_us(void);
// Moves the virtual clock on to `us`; the wall clock moves by itself and the virtual one never goes back.
void world_advance_to(uint64_t us);

#endif // VMPP_WORLD_H
