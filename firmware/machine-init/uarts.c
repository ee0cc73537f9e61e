// SPDX-License-Identifier: MIT
// Serial lines; see uarts.h.
#define _GNU_SOURCE
#include "uarts.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

int uart_open(const char *path) {
    struct termios settings;
    int uart = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (uart >= 0 && tcgetattr(uart, &settings) == 0) {
        cfmakeraw(&settings);
        cfsetspeed(&settings, B3000000);
        tcsetattr(uart, TCSANOW, &settings);
    }
    return uart;
}
