// SPDX-License-Identifier: MIT
// Both sides of a native process. The linker redirects read() and write() of the
// emulated board, so this file uses other calls.
#define _GNU_SOURCE
#include "native_process.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static bool fail(native_process_t *process, const char *problem, const char *detail) {
    snprintf(process->problem, sizeof(process->problem), "%s: %s", problem, detail);
    return false;
}

static bool fail_ended(native_process_t *process) {
    int status = 0;
    char detail[40] = "it closed its connection";
    while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFSIGNALED(status)) {
        snprintf(detail, sizeof(detail), "signal %d", WTERMSIG(status));
    } else if (WIFEXITED(status)) {
        snprintf(detail, sizeof(detail), "exit code %d", WEXITSTATUS(status));
    }
    return fail(process, "ended", detail);
}

bool native_process_send(native_process_t *process, const void *data, size_t size) {
    while (size > 0) {
        ssize_t sent = send(process->socket, data, size, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR) {
            return fail_ended(process);
        }
        if (sent > 0) {
            data = (const uint8_t *)data + sent;
            size -= (size_t)sent;
        }
    }
    return true;
}

bool native_process_send_file(native_process_t *process, int file) {
    char byte = 0;
    union {
        char bytes[CMSG_SPACE(sizeof(int))];
        struct cmsghdr aligned;
    } control = { .bytes = { 0 } };
    struct iovec part = { .iov_base = &byte, .iov_len = 1 };
    struct msghdr message = {
        .msg_iov = &part,
        .msg_iovlen = 1,
        .msg_control = control.bytes,
        .msg_controllen = sizeof(control.bytes),
    };
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(header), &file, sizeof(int));
    ssize_t sent;
    do {
        sent = sendmsg(process->socket, &message, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent == 1 || fail_ended(process);
}

bool native_process_receive(native_process_t *process, void *data, size_t size) {
    while (size > 0) {
        ssize_t received = recv(process->socket, data, size, 0);
        if (received == 0 || (received < 0 && errno != EINTR)) {
            return fail_ended(process);
        }
        if (received > 0) {
            data = (uint8_t *)data + received;
            size -= (size_t)received;
        }
    }
    return true;
}

// Of a command, its socket and its memory included.
#define ARGUMENTS (8)

typedef struct {
    const char *arguments[ARGUMENTS + 1];
    int socket;
    int memory;
    char socket_text[12];
    char memory_text[12];
} child_t;

// In the child. Only calls that are safe after the fork of a program with threads.
static void run(const child_t *child) {
    // The terminal's Ctrl-C is for the program.
    setsid();
    fcntl(child->socket, F_SETFD, 0);
    if (child->memory >= 0) {
        fcntl(child->memory, F_SETFD, 0);
    }
    execv(child->arguments[0], (char *const *)child->arguments);
    int32_t error = errno;
    send(child->socket, &error, sizeof(error), MSG_NOSIGNAL);
    _exit(127);
}

static bool fail_to_start(native_process_t *process, int error) {
    return fail(process, "cannot be started; build the board's program again", strerror(error));
}

static void set_arguments(child_t *child, const char *const *command) {
    unsigned int count = 0;
    while (count < ARGUMENTS - 2 && command[count] != NULL) {
        child->arguments[count] = command[count];
        count++;
    }
    child->arguments[count++] = child->socket_text;
    if (child->memory >= 0) {
        child->arguments[count] = child->memory_text;
    }
}

bool native_process_start(native_process_t *process, const char *program, int memory) {
    const char *const command[] = { program, NULL };
    return native_process_start_command(process, command, memory);
}

bool native_process_start_command(native_process_t *process, const char *const *command, int memory) {
    int sockets[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) {
        return fail_to_start(process, errno);
    }
    child_t child = { .socket = sockets[1], .memory = memory };
    snprintf(child.socket_text, sizeof(child.socket_text), "%d", sockets[1]);
    snprintf(child.memory_text, sizeof(child.memory_text), "%d", memory);
    set_arguments(&child, command);
    process->socket = sockets[0];
    process->pid = fork();
    if (process->pid == 0) {
        run(&child);
    }
    close(sockets[1]);
    if (process->pid < 0) {
        int error = errno;
        close(sockets[0]);
        return fail_to_start(process, error);
    }
    int32_t error;
    bool is_known = native_process_receive(process, &error, sizeof(error));
    if (is_known && error == 0) {
        return true;
    }
    native_process_stop(process);
    return is_known && fail_to_start(process, error);
}

void native_process_stop(native_process_t *process) {
    close(process->socket);
    while (waitpid(process->pid, NULL, 0) < 0 && errno == EINTR) {
    }
}

static void close_from_to(unsigned int first, unsigned int last) {
    if (first <= last) {
        syscall(SYS_close_range, first, last, 0u);
    }
}

// An open file of the program, such as the writing end of a pipe, must not stay open for as long as the process runs.
void native_process_begin(int socket, int memory) {
    unsigned int first = (unsigned int)(memory < 0 || socket < memory ? socket : memory);
    unsigned int second = (unsigned int)(socket > memory ? socket : memory);
    close_from_to(0, STDOUT_FILENO);
    close_from_to(STDERR_FILENO + 1, first - 1);
    close_from_to(first + 1, second - 1);
    close_from_to(second + 1, ~0u);
    int32_t started = 0;
    native_process_put(socket, &started, sizeof(started), NULL, 0);
}

void native_process_get(int socket, void *data, size_t size) {
    if (size > 0 && recv(socket, data, size, MSG_WAITALL) != (ssize_t)size) {
        _exit(0);
    }
}

int native_process_get_file(int socket) {
    char byte;
    union {
        char bytes[CMSG_SPACE(sizeof(int))];
        struct cmsghdr aligned;
    } control;
    struct iovec part = { .iov_base = &byte, .iov_len = 1 };
    struct msghdr message = {
        .msg_iov = &part,
        .msg_iovlen = 1,
        .msg_control = control.bytes,
        .msg_controllen = sizeof(control.bytes),
    };
    if (recvmsg(socket, &message, MSG_CMSG_CLOEXEC) != 1 || CMSG_FIRSTHDR(&message) == NULL) {
        _exit(0);
    }
    int file;
    memcpy(&file, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof(int));
    return file;
}

void native_process_put(int socket, const void *head, size_t head_size, const void *data, size_t size) {
    struct iovec parts[] = { { (void *)head, head_size }, { (void *)data, size } };
    struct msghdr message = { .msg_iov = parts, .msg_iovlen = size > 0 ? 2 : 1 };
    if (sendmsg(socket, &message, MSG_NOSIGNAL) != (ssize_t)(head_size + size)) {
        _exit(0);
    }
}
