// SPDX-License-Identifier: MIT
/** Limits of C types that tables and engines have in common. */

export const INT32 = { min: -2147483648, max: 2147483647 };
