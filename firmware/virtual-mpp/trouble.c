// SPDX-License-Identifier: MIT
// The table of troubles, and when each comes.
#include "trouble.h"

#include <stdarg.h>
#include <string.h>

#include "nearest_name.h"

// A swallowed frame: the first of a channel, then each one of this many.
#define SWALLOWED_EACH (50)
// A starved bind: as many frames without loss; then spans of frames of which fewer and fewer arrive.
#define UNSTARVED (200)
#define SPAN (60)
// The card writes as many bytes in a millisecond: 500 kB/s.
#define CARD_BYTES_PER_MS (500)

// The frames of each span that a board's user counted in 2 s, of 58 before.
static const uint32_t starving[] = { 37, 29, 6 };
#define SPANS (sizeof(starving) / sizeof(starving[0]))

typedef struct {
    const char *name;
    bool is_on;
    bool has_come;
} entry_t;

static entry_t entries[TROUBLES] = {
    [TROUBLE_HEADER_ONCE] = { .name = "header-once" },
    [TROUBLE_SWALLOWED_FRAME] = { .name = "swallowed-frame" },
    [TROUBLE_SILENT_ENCODER] = { .name = "silent-encoder" },
    [TROUBLE_GHOST_PICTURE] = { .name = "ghost-picture" },
    [TROUBLE_EMPTY_POLL] = { .name = "empty-poll" },
    [TROUBLE_STARVED_BIND] = { .name = "starved-bind" },
    [TROUBLE_SLOW_CARD] = { .name = "slow-card" },
};

static void explain_unknown(const char *name, char *message, size_t message_size) {
    nearest_name_t nearest = nearest_name_of(name);
    char names[200] = "";
    for (size_t i = 0; i < TROUBLES; i++) {
        size_t length = strlen(names);
        snprintf(names + length, sizeof(names) - length, "%s%s", i > 0 ? ", " : "", entries[i].name);
        nearest_name_try(&nearest, entries[i].name);
    }
    snprintf(message, message_size, "no such trouble; there are: %s%s%s%s", names, nearest.found != NULL ? "\n  Did you mean " : "",
        nearest.found != NULL ? nearest.found : "", nearest.found != NULL ? "?" : "");
}

bool vmpp_trouble_add(const char *name, char *message, size_t message_size) {
    for (size_t i = 0; i < TROUBLES; i++) {
        if (strcmp(entries[i].name, name) == 0) {
            entries[i].is_on = true;
            return true;
        }
    }
    explain_unknown(name, message, message_size);
    return false;
}

void vmpp_troubles_clear(void) {
    for (size_t i = 0; i < TROUBLES; i++) {
        entries[i].is_on = false;
        entries[i].has_come = false;
    }
}

void vmpp_troubles_report(FILE *out) {
    for (size_t i = 0; i < TROUBLES; i++) {
        if (entries[i].is_on && !entries[i].has_come) {
            fprintf(out, "trouble never came: %s\n", entries[i].name);
        }
    }
}

bool trouble_is_on(trouble_t trouble) {
    return entries[trouble].is_on;
}

void trouble_came(trouble_t trouble, const char *format, ...) {
    if (entries[trouble].has_come) {
        return;
    }
    entries[trouble].has_come = true;
    char text[200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    fprintf(stderr, "trouble: %s: %s\n", entries[trouble].name, text);
}

bool trouble_swallows(uint64_t number) {
    return trouble_is_on(TROUBLE_SILENT_ENCODER) ||
        (trouble_is_on(TROUBLE_SWALLOWED_FRAME) && (number == 1 || number % SWALLOWED_EACH == 0));
}

bool trouble_is_starved(uint64_t number) {
    return trouble_is_on(TROUBLE_STARVED_BIND) && number > UNSTARVED + SPANS * SPAN;
}

bool trouble_starves(uint64_t number) {
    if (!trouble_is_on(TROUBLE_STARVED_BIND) || number <= UNSTARVED) {
        return false;
    }
    uint64_t at = number - UNSTARVED - 1;
    uint64_t left = at / SPAN < SPANS ? starving[at / SPAN] : 0;
    // Spread evenly over the span.
    return (at % SPAN + 1) * left / SPAN == at % SPAN * left / SPAN;
}

uint64_t trouble_card_us(uint64_t size) {
    return trouble_is_on(TROUBLE_SLOW_CARD) ? size * 1000 / CARD_BYTES_PER_MS : 0;
}
