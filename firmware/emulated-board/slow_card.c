// SPDX-License-Identifier: MIT
// Turns written bytes into virtual time; see slow_card.h.
#include "slow_card.h"

#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include "trouble.h"
#include "virtual_mpp.h"

static uint64_t owed;

static bool is_file(int descriptor) {
    struct stat status;
    // stdout may be a file, but not of the card.
    return descriptor > STDERR_FILENO && fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

void slow_card_wrote(int descriptor, size_t size) {
    if (trouble_is_on(TROUBLE_SLOW_CARD) && is_file(descriptor)) {
        slow_card_owe(size);
        slow_card_pay();
    }
}

void slow_card_owe(size_t size) {
    owed += size;
}

void slow_card_pay(void) {
    uint64_t us = trouble_card_us(owed);
    owed = 0;
    if (us > 0) {
        trouble_came(TROUBLE_SLOW_CARD, "the card writes 500 kB/s: a script that writes between frames falls behind its camera");
        vmpp_sleep_us(us);
    }
}
