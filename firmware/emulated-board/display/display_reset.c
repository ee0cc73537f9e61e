// SPDX-License-Identifier: MIT
// The display at the soft reset, and when a script stops it.
#include "display_reset.h"

#include "osd_buffers.h"
#include "virtual_mpp.h"

void display_reset(void) {
    vmpp_display_stop();
    osd_buffers_destroy();
}
