// SPDX-License-Identifier: MIT
// Linux device names of a board's USB console and of USB-to-UART adapters.

export const SERIAL_PORT = /^tty(ACM|USB)\d+$/;
