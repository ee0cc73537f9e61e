// SPDX-License-Identifier: MIT
// The name that a user probably meant.
#ifndef VMPP_NEAREST_NAME_H
#define VMPP_NEAREST_NAME_H

#include <stddef.h>

typedef struct {
    const char *wanted;
    // NULL: no name was near.
    const char *found;
    size_t changes;
} nearest_name_t;

nearest_name_t nearest_name_of(const char *wanted);
// Keeps `name` if it is nearer to the wanted one than those before it.
void nearest_name_try(nearest_name_t *nearest, const char *name);

#endif // VMPP_NEAREST_NAME_H
