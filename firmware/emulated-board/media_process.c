// SPDX-License-Identifier: MIT
// One media process for all files, from the first one to the end of the program. The
// caller holds the GIL.
#include "media_process.h"

#include <stdio.h>
#include <stdlib.h>

#include "native_process.h"

// The environment variable with the process's program; default: MEDIA_PROCESS, from the build.
#define PROGRAM_VARIABLE "VENCODER_MEDIA_PROCESS"

static native_process_t process;
static bool is_running;
// It is not started again: its files are lost.
static bool has_failed;

static const char *process_program(void) {
    const char *program = getenv(PROGRAM_VARIABLE);
    return program != NULL ? program : MEDIA_PROCESS;
}

static bool fail(const char *problem) {
    has_failed = true;
    fprintf(stderr, "media: the media process %s %s\n", process_program(), problem);
    return false;
}

static bool fail_missing(void) {
    has_failed = true;
    fprintf(stderr, "media: this program has no media process, so it has no MP4 files: it runs on a machine of its own, or "
                    "was built without libavformat-dev; then install the package, and build the program again\n");
    return false;
}

static void stop(void) {
    native_process_stop(&process);
}

static bool start(void) {
    if (is_running || has_failed) {
        return !has_failed;
    }
    if (process_program()[0] == '\0') {
        return fail_missing();
    }
    if (!native_process_start(&process, process_program(), -1)) {
        return fail(process.problem);
    }
    is_running = true;
    atexit(stop);
    return true;
}

static bool receive_output(uint32_t size, bytes_t *output) {
    output->size = 0;
    uint8_t *space = size > 0 ? bytes_extend(output, size) : NULL;
    if (size > 0 && space == NULL) {
        // The output that nobody reads must not be taken for the next reply.
        return fail("has more output than there is memory");
    }
    return size == 0 || native_process_receive(&process, space, size) || fail(process.problem);
}

bool media_process_call(const media_request_t *request, const void *data, int file, media_reply_t *reply, bytes_t *output) {
    if (!start()) {
        return false;
    }
    bool is_answered = native_process_send(&process, request, sizeof(*request)) &&
        native_process_send(&process, data, request->size) &&
        (file < 0 || native_process_send_file(&process, file)) &&
        native_process_receive(&process, reply, sizeof(*reply));
    return is_answered ? receive_output(reply->size, output) : fail(process.problem);
}
