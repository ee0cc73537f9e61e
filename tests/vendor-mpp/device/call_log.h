// SPDX-License-Identifier: MIT
// A log of the devices' requests, one JSON object per line, in the file of the
// environment variable VENDOR_MPP_LOG. Without the variable there is no log.
#ifndef CALL_LOG_H
#define CALL_LOG_H

#include <stddef.h>
#include <stdio.h>

// A line that is being written; its stream is NULL when there is no log.
typedef struct {
    FILE *stream;
    char *text;
    size_t size;
} call_log_t;

void call_log_begin(call_log_t *log, const char *path, const char *request);
void call_log_number(call_log_t *log, const char *name, long long value);
// Bytes as hexadecimal text.
void call_log_bytes(call_log_t *log, const char *name, const void *bytes, size_t size);
// A list of objects: open, then next before each of them, then close.
void call_log_open(call_log_t *log, const char *name);
void call_log_next(call_log_t *log, size_t index);
void call_log_close(call_log_t *log, size_t count);
// Writes the line with the result of the request.
void call_log_end(call_log_t *log, long long result);

#endif // CALL_LOG_H
