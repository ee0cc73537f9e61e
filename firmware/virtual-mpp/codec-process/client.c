// SPDX-License-Identifier: MIT
// The codecs of a program that QEMU runs: each call goes to a process that runs with
// this machine's instructions, because a K230 encodes in silicon and not in its
// program. The caller holds the driver's lock. The linker redirects read() and write()
// of the emulated board, so this file uses other calls.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "protocol.h"

// The environment variable with the process's program; default: CODEC_PROCESS, from the build.
#define PROGRAM_VARIABLE "VENCODER_CODEC_PROCESS"
// The program's exit code when the codec process fails: that of a board that does not answer.
#define EXIT_FAILED (3)

typedef struct {
    uint64_t instance;
} remote_t;

// One process for all channels, from the first one's start to the end of the program.
static struct {
    bool is_running;
    pid_t pid;
    int socket;
    int memory;
} process;

static const char *process_program(void) {
    const char *program = getenv(PROGRAM_VARIABLE);
    return program != NULL ? program : CODEC_PROCESS;
}

// A board whose encoder has failed cannot continue: a script would wait for frames forever.
static void fail(const char *problem, const char *detail) {
    fprintf(stderr, "encoder: the codec process %s %s: %s\n", process_program(), problem, detail);
    exit(EXIT_FAILED);
}

static void fail_ended(void) {
    int status = 0;
    char detail[60] = "it closed its connection";
    while (waitpid(process.pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFSIGNALED(status)) {
        snprintf(detail, sizeof(detail), "signal %d", WTERMSIG(status));
    } else if (WIFEXITED(status)) {
        snprintf(detail, sizeof(detail), "exit code %d", WEXITSTATUS(status));
    }
    fail("ended", detail);
}

static void send_all(const void *data, size_t size) {
    while (size > 0) {
        ssize_t sent = send(process.socket, data, size, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR) {
            fail_ended();
        }
        if (sent > 0) {
            data = (const uint8_t *)data + sent;
            size -= (size_t)sent;
        }
    }
}

static void receive(void *data, size_t size) {
    while (size > 0) {
        ssize_t received = recv(process.socket, data, size, 0);
        if (received == 0 || (received < 0 && errno != EINTR)) {
            fail_ended();
        }
        if (received > 0) {
            data = (uint8_t *)data + received;
            size -= (size_t)received;
        }
    }
}

// In the child. Only calls that are safe after the fork of a program with threads.
static void run(const char *program, int socket, const char *socket_text, const char *memory_text) {
    // The terminal's Ctrl-C is for the program.
    setsid();
    fcntl(socket, F_SETFD, 0);
    fcntl(process.memory, F_SETFD, 0);
    execl(program, program, socket_text, memory_text, (char *)NULL);
    codec_reply_t failed = { .size = (uint32_t)errno };
    send(socket, &failed, sizeof(failed), MSG_NOSIGNAL);
    _exit(127);
}

// Not left to the system, which may have no parent for it.
static void stop(void) {
    close(process.socket);
    while (waitpid(process.pid, NULL, 0) < 0 && errno == EINTR) {
    }
}

static void start(void) {
    if (process.is_running) {
        return;
    }
    int sockets[2];
    process.memory = memfd_create("codec-process", MFD_CLOEXEC);
    if (process.memory < 0 || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) {
        fail("cannot be started", strerror(errno));
    }
    char socket_text[12];
    char memory_text[12];
    snprintf(socket_text, sizeof(socket_text), "%d", sockets[1]);
    snprintf(memory_text, sizeof(memory_text), "%d", process.memory);
    const char *program = process_program();
    process.pid = fork();
    if (process.pid == 0) {
        run(program, sockets[1], socket_text, memory_text);
    }
    if (process.pid < 0) {
        fail("cannot be started", strerror(errno));
    }
    close(sockets[1]);
    process.socket = sockets[0];
    codec_reply_t started;
    receive(&started, sizeof(started));
    if (!started.done) {
        fail("cannot be started; build the board's program again", strerror((int)started.size));
    }
    process.is_running = true;
    atexit(stop);
}

// Sends a request; appends the reply's output to `out`. False when the operation or an allocation failed.
static bool call(const codec_request_t *request, codec_reply_t *reply, bytes_t *out) {
    send_all(request, sizeof(*request));
    receive(reply, sizeof(*reply));
    if (reply->size == 0) {
        return reply->done;
    }
    uint8_t *space = bytes_extend(out, reply->size);
    if (space == NULL) {
        // The output that nobody reads must not be taken for the next reply.
        fail("has too much output", strerror(ENOMEM));
    }
    receive(space, reply->size);
    return reply->done;
}

static void *open_remote(codec_kind_t kind, const codec_settings_t *settings) {
    start();
    remote_t *remote = malloc(sizeof(remote_t));
    if (remote == NULL) {
        return NULL;
    }
    codec_request_t request = { .operation = CODEC_OPEN, .kind = kind, .settings = *settings };
    codec_reply_t reply;
    if (!call(&request, &reply, NULL)) {
        free(remote);
        return NULL;
    }
    remote->instance = reply.instance;
    return remote;
}

static void *open_h264(const codec_settings_t *settings) {
    return open_remote(CODEC_H264, settings);
}

static void *open_h265(const codec_settings_t *settings) {
    return open_remote(CODEC_H265, settings);
}

static void *open_jpeg(const codec_settings_t *settings) {
    return open_remote(CODEC_JPEG, settings);
}

static bool remote_headers(void *codec, bytes_t *out) {
    const remote_t *remote = codec;
    codec_request_t request = { .operation = CODEC_HEADERS, .instance = remote->instance };
    codec_reply_t reply;
    return call(&request, &reply, out);
}

// The kernel copies, and not emulated instructions.
static bool write_plane(const uint8_t *plane, size_t stride, uint32_t width, uint32_t height, off_t *at) {
    size_t run = stride == width ? (size_t)width * height : width;
    uint32_t runs = stride == width ? 1 : height;
    for (uint32_t i = 0; i < runs; i++) {
        for (size_t done = 0; done < run;) {
            ssize_t written = pwrite(process.memory, plane + i * stride + done, run - done, *at);
            if (written < 0 && errno != EINTR) {
                return false;
            }
            done += written > 0 ? (size_t)written : 0;
            *at += written > 0 ? written : 0;
        }
    }
    return true;
}

static bool share(const image_t *image) {
    off_t at = 0;
    return write_plane(image->y, image->y_stride, image->width, image->height, &at) &&
        write_plane(image->u, image->c_stride, image->width / 2, image->height / 2, &at) &&
        write_plane(image->v, image->c_stride, image->width / 2, image->height / 2, &at);
}

static bool remote_encode(void *codec, const image_t *image, bool idr, bytes_t *out) {
    const remote_t *remote = codec;
    codec_request_t request = {
        .operation = CODEC_ENCODE,
        .idr = idr,
        .width = image->width,
        .height = image->height,
        .instance = remote->instance,
    };
    codec_reply_t reply;
    return share(image) && call(&request, &reply, out);
}

static void remote_close(void *codec) {
    remote_t *remote = codec;
    codec_request_t request = { .operation = CODEC_CLOSE, .instance = remote->instance };
    codec_reply_t reply;
    call(&request, &reply, NULL);
    free(remote);
}

const codec_t codec_h264 = {
    .open = open_h264,
    .headers = remote_headers,
    .encode = remote_encode,
    .close = remote_close,
};

const codec_t codec_h265 = {
    .open = open_h265,
    .headers = remote_headers,
    .encode = remote_encode,
    .close = remote_close,
};

const codec_t codec_jpeg = {
    .open = open_jpeg,
    .encode = remote_encode,
    .close = remote_close,
};
