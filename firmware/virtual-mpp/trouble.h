// SPDX-License-Identifier: MIT
// Troubles that users of boards met, by name: what a driver, a camera or a card did,
// although every call was right. Each is in docs/virtual-mpp.md.
#ifndef VMPP_TROUBLE_H
#define VMPP_TROUBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef enum {
    TROUBLE_HEADER_ONCE,
    TROUBLE_SWALLOWED_FRAME,
    TROUBLE_SILENT_ENCODER,
    TROUBLE_GHOST_PICTURE,
    TROUBLE_EMPTY_POLL,
    TROUBLE_STARVED_BIND,
    TROUBLE_SLOW_CARD,
    TROUBLES,
} trouble_t;

// Switches a trouble on. False, with the list of names in `message`, when there is none of that name.
bool vmpp_trouble_add(const char *name, char *message, size_t message_size);
// Switches all off.
void vmpp_troubles_clear(void);
// Prints a line for each trouble that is on and never came.
void vmpp_troubles_report(FILE *out);

bool trouble_is_on(trouble_t trouble);
// The trouble came: reported once, described as by printf().
void trouble_came(trouble_t trouble, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Whether an encoder loses frame `number` of a channel, counted from 1.
bool trouble_swallows(uint64_t number);
// Whether a bind delivers frame `number`, counted from 1; after the last one it is dead.
bool trouble_starves(uint64_t number);
bool trouble_is_starved(uint64_t number);
// How long a write of `size` bytes to the card takes; 0 without trouble.
uint64_t trouble_card_us(uint64_t size);

#endif // VMPP_TROUBLE_H
