// SPDX-License-Identifier: MIT
// Runs the program. The starter's requests come over UART1, a line each: "SIGNAL number" sends a signal to the program, and
// "EOF count" ends its input after so many bytes.
#define _GNU_SOURCE
#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "content.h"
#include "places.h"
#include "results.h"
#include "uarts.h"

// The console's first bytes that are not of firmware or kernel.
#define MARK "\036\036"
#define NO_END (UINT64_MAX)

typedef struct {
    pid_t process;
    int console;
    int input; // the pipe to the program's stdin; -1: it is closed, or the program reads the console
    uint8_t pending[4096]; // input that the pipe has no space for yet
    size_t pending_size;
    uint64_t taken; // bytes of input that went into the pipe
    uint64_t end; // of the input, once it is known
    char request[64]; // the part of a line that came
    size_t request_size;
} program_t;

static void start(const job_t *job, const program_t *program, int input, int errors) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setsid();
    if (job->is_terminal) {
        ioctl(program->console, TIOCSCTTY, 0);
    }
    dup2(input, STDIN_FILENO);
    dup2(program->console, STDOUT_FILENO);
    dup2(errors, STDERR_FILENO);
    char *environment[] = { "HOME=/", "TERM=vt100", NULL };
    if (chroot(BOARD) == 0 && chdir(job->folder) == 0) {
        execve(job->program[0], job->program, environment);
    }
    dprintf(STDERR_FILENO, "init: %s: %s\n", job->program[0], strerror(errno));
    _exit(127);
}

static void close_input(program_t *program) {
    close(program->input);
    program->input = -1;
}

static void read_input(program_t *program) {
    ssize_t count = read(program->console, program->pending, sizeof(program->pending));
    program->pending_size = count > 0 ? (size_t)count : 0;
}

static void pass_input(program_t *program) {
    ssize_t count = write(program->input, program->pending, program->pending_size);
    if (count < 0 && errno != EAGAIN) {
        close_input(program);
    } else if (count > 0) {
        program->pending_size -= (size_t)count;
        memmove(program->pending, program->pending + count, program->pending_size);
        program->taken += (uint64_t)count;
        results_taken(program->taken);
    }
}

static void serve_line(program_t *program, const char *line) {
    if (strncmp(line, "SIGNAL ", 7) == 0) {
        kill(program->process, atoi(line + 7));
    } else if (strncmp(line, "EOF ", 4) == 0) {
        program->end = strtoull(line + 4, NULL, 10);
    }
}

static void read_requests(program_t *program) {
    char bytes[64];
    ssize_t count = read(results_descriptor(), bytes, sizeof(bytes));
    for (ssize_t i = 0; i < count; i++) {
        if (bytes[i] == '\n') {
            program->request[program->request_size] = '\0';
            serve_line(program, program->request);
            program->request_size = 0;
        } else if (program->request_size + 1 < sizeof(program->request)) {
            program->request[program->request_size++] = bytes[i];
        }
    }
}

// Also reaps what the program left. True, with the code, when the program ended.
static bool has_ended(const program_t *program, int children, int *code) {
    struct signalfd_siginfo info;
    int status;
    pid_t ended;
    while (read(children, &info, sizeof(info)) > 0) {
    }
    while ((ended = waitpid(-1, &status, WNOHANG)) > 0) {
        if (ended == program->process) {
            *code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            return true;
        }
    }
    return false;
}

static int serve(program_t *program, int children) {
    int code = 0;
    while (!has_ended(program, children, &code)) {
        bool is_open = program->input >= 0;
        bool is_pending = program->pending_size > 0;
        struct pollfd events[] = {
            { .fd = children, .events = POLLIN },
            { .fd = results_descriptor(), .events = POLLIN },
            { .fd = is_open && !is_pending ? program->console : -1, .events = POLLIN },
            { .fd = is_open && is_pending ? program->input : -1, .events = POLLOUT },
        };
        if (is_open && program->taken >= program->end) {
            close_input(program);
            continue;
        }
        poll(events, sizeof(events) / sizeof(events[0]), -1);
        if (events[1].revents != 0) {
            read_requests(program);
        }
        if (events[2].revents != 0) {
            read_input(program);
        }
        if (events[3].revents != 0) {
            pass_input(program);
        }
    }
    return code;
}

// A terminal of a person, or of a program that sends keys: lines, Ctrl-C, echo, as Linux sets it. Otherwise bytes.
static int open_console(const job_t *job) {
    return job->is_terminal ? open(UART_CONSOLE, O_RDWR | O_NOCTTY | O_CLOEXEC) : uart_open(UART_CONSOLE);
}

int program_run(const job_t *job) {
    program_t program = { .input = -1, .end = NO_END };
    int pipe_ends[2];
    int errors = uart_open(UART_ERRORS);
    program.console = open_console(job);
    if (program.console < 0 || errors < 0 || pipe2(pipe_ends, O_CLOEXEC) != 0) {
        results_fail("the program's streams");
        return 126;
    }
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    signal(SIGPIPE, SIG_IGN);
    int children = signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
    content_write(program.console, MARK, strlen(MARK));
    program.process = fork();
    if (program.process == 0) {
        signal(SIGPIPE, SIG_DFL);
        start(job, &program, job->is_terminal ? program.console : pipe_ends[0], errors);
    }
    close(pipe_ends[0]);
    program.input = pipe_ends[1];
    // /init serves signals, too, while the program reads nothing.
    fcntl(program.input, F_SETFL, O_NONBLOCK);
    if (job->is_terminal) {
        close_input(&program);
    }
    int code = serve(&program, children);
    tcdrain(errors);
    tcdrain(program.console);
    return code;
}
