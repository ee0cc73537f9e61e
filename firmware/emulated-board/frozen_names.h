// SPDX-License-Identifier: MIT
// The names of the frozen modules and of their folders, for questions about names that are not frozen.
#ifndef FROZEN_NAMES_H
#define FROZEN_NAMES_H

#include <stdbool.h>

// False for most names that are not frozen, and for none that is.
bool frozen_names_may_have(const char *name);

#endif // FROZEN_NAMES_H
