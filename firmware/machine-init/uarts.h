// SPDX-License-Identifier: MIT
// The K230's UARTs, by their jobs here. boards/qemu-k230/k230.dts numbers them.
#ifndef UARTS_H
#define UARTS_H

#define UART_CONSOLE "/dev/ttyS0"
#define UART_RESULTS "/dev/ttyS1"
#define UART_ERRORS "/dev/ttyS2"

// Opens a UART for bytes as they are; -1 if there is none.
int uart_open(const char *path);

#endif
