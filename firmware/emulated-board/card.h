// SPDX-License-Identifier: MIT
// The file system of the card: a folder of the host.
#ifndef CARD_H
#define CARD_H

#include "py/obj.h"

// Returns the object to mount for the card in `folder`, an absolute path that must outlive it.
mp_obj_t card_new(const char *folder);

#endif // CARD_H
