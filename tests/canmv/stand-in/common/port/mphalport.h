// SPDX-License-Identifier: MIT
// What py/mphal.h does not declare is not needed.
