// SPDX-License-Identifier: MIT
// The driver's one lock and its condition. Every kd_mpi_* and vmpp_* call holds
// the lock; the driver has no thread of its own.
#ifndef VMPP_DRIVER_LOCK_H
#define VMPP_DRIVER_LOCK_H

#include <stdbool.h>
#include <stdint.h>

#define DRIVER_WAIT_FOREVER (UINT64_MAX)

void driver_lock(void);
void driver_unlock(void);

// Releases the lock until driver_notify() is called or `real_us` is reached; false on timeout.
bool driver_wait(uint64_t real_us);
// Wakes all waiters. Call it when a frame, a pack or a buffer became available.
void driver_notify(void);
// µs of the machine's monotonic clock, the unit of driver_wait().
uint64_t driver_real_us(void);

#endif // VMPP_DRIVER_LOCK_H
