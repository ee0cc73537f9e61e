// SPDX-License-Identifier: MIT
// Writes lines of JSON; see call_log.h.
#include "call_log.h"

#include <stdlib.h>

void call_log_begin(call_log_t *log, const char *path, const char *request) {
    *log = (call_log_t){ 0 };
    if (getenv("VENDOR_MPP_LOG") != NULL) {
        log->stream = open_memstream(&log->text, &log->size);
    }
    if (log->stream != NULL) {
        fprintf(log->stream, "{\"device\":\"%s\",\"request\":\"%s\"", path, request);
    }
}

static void name(call_log_t *log, const char *name) {
    // No comma before the first field of an object.
    fflush(log->stream);
    fprintf(log->stream, "%s\"%s\":", log->text[log->size - 1] == '{' ? "" : ",", name);
}

void call_log_number(call_log_t *log, const char *field, long long value) {
    if (log->stream != NULL) {
        name(log, field);
        fprintf(log->stream, "%lld", value);
    }
}

void call_log_bytes(call_log_t *log, const char *field, const void *bytes, size_t size) {
    if (log->stream == NULL) {
        return;
    }
    name(log, field);
    fputc('"', log->stream);
    for (size_t i = 0; i < size; i++) {
        fprintf(log->stream, "%02x", ((const unsigned char *)bytes)[i]);
    }
    fputc('"', log->stream);
}

void call_log_open(call_log_t *log, const char *field) {
    if (log->stream != NULL) {
        name(log, field);
        fputc('[', log->stream);
    }
}

void call_log_next(call_log_t *log, size_t index) {
    if (log->stream != NULL) {
        fputs(index == 0 ? "{" : "},{", log->stream);
    }
}

void call_log_close(call_log_t *log, size_t count) {
    if (log->stream != NULL) {
        fputs(count == 0 ? "]" : "}]", log->stream);
    }
}

void call_log_end(call_log_t *log, long long result) {
    if (log->stream == NULL) {
        return;
    }
    call_log_number(log, "result", result);
    fputs("}\n", log->stream);
    fclose(log->stream);
    FILE *file = fopen(getenv("VENDOR_MPP_LOG"), "a");
    if (file != NULL) {
        // One write, so that lines of threads are not interleaved.
        setvbuf(file, NULL, _IOFBF, log->size + 1);
        fwrite(log->text, 1, log->size, file);
        fclose(file);
    }
    free(log->text);
}
