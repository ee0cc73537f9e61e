// SPDX-License-Identifier: MIT
// The driver's one lock. Every kd_mpi_* and vmpp_* call holds it; the driver has no
// thread of its own. It is the turn (turns.h): a member has it already.
#ifndef VMPP_DRIVER_LOCK_H
#define VMPP_DRIVER_LOCK_H

#include <stdint.h>

void driver_lock(void);
void driver_unlock(void);

// The number of calls so far: while it stands, a repeated wait has the same result.
uint64_t driver_calls(void);

#endif // VMPP_DRIVER_LOCK_H
