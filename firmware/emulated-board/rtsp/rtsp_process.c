// SPDX-License-Identifier: MIT
// Starts a server's process, and talks to it. The caller holds the GIL.
#define _GNU_SOURCE
#include "rtsp_process.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "network/network_address.h"

// The environment variable with the process's program; default: RTSP_PROCESS, from the build.
#define PROGRAM_VARIABLE "VENCODER_RTSP_PROCESS"
// Debian's, which has Debian's modules, and without what a user or an environment adds. It writes no compiled files.
#define PYTHON "/usr/bin/python3"
#define PYTHON_OPTIONS "-BEs"

static const char *process_program(void) {
    const char *program = getenv(PROGRAM_VARIABLE);
    return program != NULL ? program : RTSP_PROCESS;
}

static bool fail(rtsp_process_t *process) {
    if (!process->has_failed) {
        fprintf(stderr, "rtsp: the RTSP process %s %s\n", process_program(), process->native.problem);
    }
    process->has_failed = true;
    return false;
}

static bool map_memory(rtsp_process_t *process, int file) {
    if (file < 0 || ftruncate(file, sizeof(rtsp_memory_t)) != 0) {
        return false;
    }
    void *memory = mmap(NULL, sizeof(rtsp_memory_t), PROT_READ, MAP_SHARED, file, 0);
    process->memory = memory;
    return memory != MAP_FAILED;
}

static void unmap_memory(rtsp_process_t *process) {
    munmap((void *)process->memory, sizeof(rtsp_memory_t));
}

static bool start(rtsp_process_t *process) {
    const char *const command[] = { PYTHON, PYTHON_OPTIONS, process_program(), NULL };
    if (access(PYTHON, X_OK) != 0) {
        fprintf(stderr, "rtsp: %s is missing; install the package python3\n", PYTHON);
        return false;
    }
    int file = memfd_create("rtsp-process", MFD_CLOEXEC);
    bool is_mapped = map_memory(process, file);
    bool is_started = is_mapped && (native_process_start_command(&process->native, command, file) || fail(process));
    if (file >= 0) {
        close(file);
    }
    if (is_mapped && !is_started) {
        unmap_memory(process);
    }
    return is_started;
}

// The reply's text goes to stderr.
static void report(rtsp_process_t *process, uint32_t size) {
    char text[512];
    uint32_t length = size < sizeof(text) ? size : sizeof(text);
    if (native_process_receive(&process->native, text, length)) {
        fprintf(stderr, "rtsp: %.*s\n", (int)length, text);
    }
}

static int listen_at(rtsp_process_t *process, int port) {
    const char *address = network_address();
    rtsp_request_t request = { .operation = RTSP_LISTEN, .value = (uint32_t)port, .size = (uint32_t)strlen(address) };
    rtsp_reply_t reply;
    if (!rtsp_process_send(process, &request, address)) {
        return -1;
    }
    if (!native_process_receive(&process->native, &reply, sizeof(reply))) {
        fail(process);
        return -1;
    }
    if (reply.result < 0) {
        report(process, reply.size);
    }
    return reply.result;
}

int rtsp_process_listen(rtsp_process_t *process, int port) {
    *process = (rtsp_process_t){ 0 };
    if (!start(process)) {
        return -1;
    }
    process->is_running = true;
    int result = listen_at(process, port);
    if (result < 0) {
        rtsp_process_stop(process);
    }
    return result;
}

bool rtsp_process_send(rtsp_process_t *process, const rtsp_request_t *request, const void *data) {
    if (process->has_failed) {
        return false;
    }
    bool is_sent = native_process_send(&process->native, request, sizeof(*request)) &&
        native_process_send(&process->native, data, request->size);
    return is_sent || fail(process);
}

bool rtsp_process_is_watched(const rtsp_process_t *process) {
    return process->is_running && !process->has_failed && process->memory->clients > 0;
}

void rtsp_process_stop(rtsp_process_t *process) {
    if (process->is_running) {
        native_process_stop(&process->native);
        unmap_memory(process);
    }
    process->is_running = false;
}
