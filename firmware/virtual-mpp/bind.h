// SPDX-License-Identifier: MIT
// Links inside the virtual MPP. The caller holds the lock.
#ifndef VMPP_BIND_H
#define VMPP_BIND_H

#include <stdbool.h>

#include "leak_check.h"
#include "mpp.h"

// The source that is bound to an encoder channel; false when there is none.
bool bind_source_of_venc(k_u32 venc_chn, k_mpp_chn *source);
void bind_account(account_t *account);

#endif // VMPP_BIND_H
