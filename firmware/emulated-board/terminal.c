// SPDX-License-Identifier: MIT
// The board's console: stdin and stdout, a terminal or not.
// _GNU_SOURCE is for ppoll().
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "py/mpconfig.h"
#include "py/mphal.h"
#include "py/runtime.h"
#include "shared/readline/readline.h"
#include "shared/runtime/pyexec.h"

#include "board_clock.h"
#include "interrupt.h"
#include "terminal.h"

// Not redirected as MicroPython's calls are (outside.c): there is input when it is called.
ssize_t __real_read(int fd, void *buffer, size_t size);

#define CTRL_X (0x18)
#define CTRL_RIGHT_BRACKET (0x1d)

static struct termios terminal_before;
static bool terminal_is_open;
// At a prompt: Ctrl-C is a character, and the terminal does not turn \n into \r\n. Not while a script runs.
static bool terminal_is_raw;
static bool stdin_at_end;
// The terminal of a person, who can leave the prompt by a key; not a serial port.
static bool has_exit_keys;
static bool was_left;

// Characters that were typed while a script started; a terminal buffers no more than this.
static unsigned char typed_ahead[4096];
static size_t typed_ahead_first;
static size_t typed_ahead_end;

static void set_raw(bool raw) {
    if (!terminal_is_open || terminal_is_raw == raw) {
        return;
    }
    struct termios settings;
    tcgetattr(STDIN_FILENO, &settings);
    if (raw) {
        settings.c_oflag &= ~OPOST;
        settings.c_lflag &= ~ISIG;
    } else {
        settings.c_oflag |= OPOST | ONLCR;
        settings.c_lflag |= ISIG;
    }
    tcsetattr(STDIN_FILENO, TCSANOW, &settings);
    terminal_is_raw = raw;
}

static bool has_input(void) {
    struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
    return poll(&input, 1, 0) > 0;
}

// Ctrl-C that was typed between the last line of the prompt and the start of the script is for the script.
static void find_ctrl_c_typed_ahead(void) {
    if (!terminal_is_open) {
        return;
    }
    if (typed_ahead_first == typed_ahead_end) {
        typed_ahead_first = typed_ahead_end = 0;
    }
    while (typed_ahead_end < sizeof(typed_ahead) && has_input()) {
        ssize_t count = __real_read(STDIN_FILENO, typed_ahead + typed_ahead_end, sizeof(typed_ahead) - typed_ahead_end);
        if (count <= 0) {
            break;
        }
        typed_ahead_end += (size_t)count;
    }
    for (size_t i = typed_ahead_end; i > typed_ahead_first; --i) {
        if (typed_ahead[i - 1] == CHAR_CTRL_C) {
            typed_ahead_first = i;
            raise(SIGINT);
            return;
        }
    }
}

void terminal_open(void) {
    if (terminal_is_open || tcgetattr(STDIN_FILENO, &terminal_before) != 0) {
        return;
    }
    struct termios settings = terminal_before;
    settings.c_iflag &= ~(BRKINT | ICRNL | INPCK | ISTRIP | IXON);
    settings.c_cflag = (settings.c_cflag & ~(CSIZE | PARENB)) | CS8;
    settings.c_lflag = NOFLSH;
    settings.c_cc[VINTR] = CHAR_CTRL_C;
    settings.c_cc[VQUIT] = _POSIX_VDISABLE;
    settings.c_cc[VSUSP] = _POSIX_VDISABLE;
    settings.c_cc[VMIN] = 1;
    settings.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSANOW, &settings);
    terminal_is_open = true;
    set_raw(true);
}

void terminal_close(void) {
    if (terminal_is_open) {
        tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal_before);
        terminal_is_open = false;
        terminal_is_raw = false;
    }
}

bool terminal_at_end(void) {
    return stdin_at_end;
}

void terminal_enable_exit_keys(void) {
    has_exit_keys = terminal_is_open;
}

bool terminal_has_exit_keys(void) {
    return has_exit_keys;
}

bool terminal_was_left(void) {
    return was_left;
}

// Not in the raw REPL, and not in a script's input(): there, every character is data.
static bool leaves_prompt(unsigned char c) {
    return has_exit_keys && terminal_is_raw && pyexec_mode_kind == PYEXEC_MODE_FRIENDLY_REPL &&
        (c == CTRL_X || c == CTRL_RIGHT_BRACKET);
}

// pyexec and script.c mark the start (Ctrl-C) and the end (-1) of a script by this.
void mp_hal_set_interrupt_char(int c) {
    bool running = c == CHAR_CTRL_C;
    interrupt_set_script_running(running);
    board_clock_set_script_running(running);
    set_raw(!running);
    if (running) {
        find_ctrl_c_typed_ahead();
    }
}

static void poll_input(void *signals) {
    struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
    ppoll(&input, 1, NULL, signals);
}

// Waits for input or Ctrl-C. The signal is unblocked only during the wait.
static void wait_for_input(void) {
    sigset_t interrupt;
    sigset_t before;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, &before);
    if (!interrupt_is_waiting()) {
        board_clock_wait_outside(poll_input, &before, BOARD_TURNS_BEFORE_INPUT);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

// After the end of stdin: Ctrl-D ends a prompt, a paste or a raw command; Ctrl-C discards an unfinished line.
static int char_after_end(void) {
    static bool drop_line;
    drop_line = !drop_line;
    return drop_line ? CHAR_CTRL_D : CHAR_CTRL_C;
}

int mp_hal_stdin_rx_chr(void) {
    if (typed_ahead_first < typed_ahead_end) {
        return typed_ahead[typed_ahead_first++];
    }
    while (!stdin_at_end) {
        wait_for_input();
        if (interrupt_take_char()) {
            return CHAR_CTRL_C;
        }
        mp_handle_pending(true);
        if (!has_input()) {
            continue;
        }
        unsigned char c;
        ssize_t count = __real_read(STDIN_FILENO, &c, 1);
        if (count == 1 && leaves_prompt(c)) {
            stdin_at_end = true;
            was_left = true;
            // Discards an unfinished line or paste. char_after_end() ends the prompt.
            return CHAR_CTRL_C;
        }
        if (count == 1) {
            // Lines of a pipe end with \n; Enter on a terminal is \r.
            return c == '\n' && !terminal_is_open ? '\r' : c;
        }
        stdin_at_end = count == 0 || errno != EINTR;
    }
    return char_after_end();
}

static void write_all(const char *data, size_t length) {
    while (length > 0) {
        ssize_t count = write(STDOUT_FILENO, data, length);
        if (count > 0) {
            data += count;
            length -= (size_t)count;
        } else if (errno != EINTR) {
            return;
        }
    }
}

#if MICROPY_VERSION_MINOR >= 22
mp_uint_t mp_hal_stdout_tx_strn(const char *str, size_t len) {
    write_all(str, len);
    return len;
}
#else
void mp_hal_stdout_tx_strn(const char *str, size_t len) {
    write_all(str, len);
}
#endif

void mp_hal_stdout_tx_str(const char *str) {
    write_all(str, strlen(str));
}

void mp_hal_stdout_tx_strn_cooked(const char *str, size_t len) {
    while (terminal_is_raw && len > 0) {
        const char *end = memchr(str, '\n', len);
        size_t line = end == NULL ? len : (size_t)(end - str);
        write_all(str, line);
        if (end == NULL) {
            return;
        }
        write_all("\r\n", 2);
        str += line + 1;
        len -= line + 1;
    }
    write_all(str, len);
}

int terminal_readline(vstr_t *line, const char *prompt) {
    bool was_open = terminal_is_open;
    terminal_open();
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        int result = readline(line, prompt);
        nlr_pop();
        if (!was_open) {
            terminal_close();
        }
        return result;
    }
    if (!was_open) {
        terminal_close();
    }
    nlr_jump(nlr.ret_val);
}
