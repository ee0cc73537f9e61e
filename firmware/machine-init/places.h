// SPDX-License-Identifier: MIT
// The folders and files that the program may change. Their space is limited, as a card's is: a tmpfs, bound to their paths.
#ifndef PLACES_H
#define PLACES_H

#include "job.h"

// Files and folders of the program, by their paths on the machine that started this one. It is the program's root.
#define BOARD "/board"

// Fills the places with the files that they have now, from /before/NUMBER.
void places_open(const job_t *job);

// Sends the difference: what is new, changed or gone.
void places_send_changes(const job_t *job);

#endif
