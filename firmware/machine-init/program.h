// SPDX-License-Identifier: MIT
// The board's program: its streams, the signals that it is sent, its end.
#ifndef PROGRAM_H
#define PROGRAM_H

#include "job.h"

// Runs it to its end; returns its exit code, or 128 + the signal that ended it.
int program_run(const job_t *job);

#endif
