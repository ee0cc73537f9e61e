// SPDX-License-Identifier: MIT
// Compares names by the number of changed characters.
#include "nearest_name.h"

#include <string.h>

#define NAME_SIZE (48)
// More changes than this are another name.
#define NEAR (3)

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

// How many characters to insert, remove or replace between two names that are shorter than NAME_SIZE.
static size_t distance(const char *from, const char *to) {
    size_t row[NAME_SIZE];
    size_t length = strlen(to);
    for (size_t i = 0; i <= length; i++) {
        row[i] = i;
    }
    for (size_t i = 1; from[i - 1] != '\0'; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= length; j++) {
            size_t replaced = diagonal + (from[i - 1] != to[j - 1]);
            diagonal = row[j];
            row[j] = least(replaced, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[length];
}

nearest_name_t nearest_name_of(const char *wanted) {
    return (nearest_name_t){ .wanted = wanted, .changes = NEAR + 1 };
}

void nearest_name_try(nearest_name_t *nearest, const char *name) {
    if (strlen(nearest->wanted) >= NAME_SIZE || strlen(name) >= NAME_SIZE) {
        return;
    }
    size_t changes = distance(nearest->wanted, name);
    if (changes < nearest->changes) {
        nearest->changes = changes;
        nearest->found = name;
    }
}
