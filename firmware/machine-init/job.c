// SPDX-License-Identifier: MIT
// Reads /job; see job.h.
#include "job.h"

#include <stdlib.h>
#include <string.h>

#include "content.h"

static void add(job_t *job, char *text) {
    switch (text[0]) {
        case 'D':
            job->folder = text + 1;
            break;
        case 'A':
            job->program[job->argument_count++] = text + 1;
            break;
        case 'S':
            job->space = text + 1;
            break;
        case 'W':
            job->places[job->place_count++] = text + 1;
            break;
        case 'T':
            job->is_terminal = true;
            break;
        default:
            break;
    }
}

static size_t count_of(content_t content) {
    size_t count = 0;
    for (size_t i = 0; i < content.size; i++) {
        count += content.bytes[i] == '\0';
    }
    return count;
}

bool job_read(job_t *job) {
    // It stays mapped: the job's strings are in it.
    content_t content = content_of("/job");
    char *text = (char *)content.bytes;
    if (text == NULL) {
        return false;
    }
    // Each string may be an argument or a place.
    size_t count = count_of(content);
    job->program = calloc(count + 1, sizeof(char *));
    job->places = calloc(count + 1, sizeof(char *));
    if (job->program == NULL || job->places == NULL) {
        return false;
    }
    for (size_t at = 0; at < content.size; at += strlen(text + at) + 1) {
        add(job, text + at);
    }
    return job->argument_count > 0 && job->folder != NULL && job->space != NULL;
}
