// SPDX-License-Identifier: MIT
// Reads /job; see job.h.
#include "job.h"

#include <string.h>

#include "content.h"

static void add(job_t *job, char *text) {
    switch (text[0]) {
        case 'D':
            job->folder = text + 1;
            break;
        case 'A':
            if (job->argument_count < JOB_ARGUMENTS) {
                job->program[job->argument_count++] = text + 1;
            }
            break;
        case 'W':
            if (job->place_count < JOB_PLACES) {
                job->places[job->place_count++] = text + 1;
            }
            break;
        case 'T':
            job->is_terminal = true;
            break;
        default:
            break;
    }
}

bool job_read(job_t *job) {
    // It stays mapped: the job's strings are in it.
    content_t content = content_of("/job");
    char *text = (char *)content.bytes;
    if (text == NULL) {
        return false;
    }
    for (size_t at = 0; at < content.size; at += strlen(text + at) + 1) {
        add(job, text + at);
    }
    return job->argument_count > 0 && job->folder != NULL;
}
