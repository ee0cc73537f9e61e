// SPDX-License-Identifier: MIT
// What /init was started for: the strings of /job, each with a letter before it and a NUL after it. cli/machine/job.ts writes it.
#ifndef JOB_H
#define JOB_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    char *folder; // D: the program's working directory
    char **program; // A: its arguments, the first is its path; NULL after the last
    size_t argument_count;
    char *space; // S: bytes that the places have together
    char **places; // W: folders and files that it may change
    size_t place_count;
    bool is_terminal; // T: its stdin and stdout are the console itself
} job_t;

// False, with a report on the console, if there is none.
bool job_read(job_t *job);

#endif
