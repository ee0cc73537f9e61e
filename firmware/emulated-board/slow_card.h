// SPDX-License-Identifier: MIT
// The trouble slow-card: a write to a file of the card takes virtual time.
#ifndef SLOW_CARD_H
#define SLOW_CARD_H

#include <stddef.h>

// A script's file was written; the time passes at once.
void slow_card_wrote(int descriptor, size_t size);
// A file was written; the time passes in slow_card_pay().
void slow_card_owe(size_t size);
void slow_card_pay(void);

#endif // SLOW_CARD_H
