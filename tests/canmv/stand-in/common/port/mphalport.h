// SPDX-License-Identifier: MIT
// Empty: py/mphal.h declares everything that is needed.
