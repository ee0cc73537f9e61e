// SPDX-License-Identifier: MIT
// Results of vmpp_explain_access().
#ifndef VMPP_MEMORY_ACCESS_H
#define VMPP_MEMORY_ACCESS_H

typedef enum {
    // Not an address that a mapping has or had.
    VMPP_ACCESS_UNKNOWN,
    // The program released the content and still has the mapping, which is accessible from now on.
    VMPP_ACCESS_RELEASED,
    // The mapping was removed.
    VMPP_ACCESS_UNMAPPED,
    // A physical address.
    VMPP_ACCESS_PHYSICAL,
} vmpp_access_t;

#endif // VMPP_MEMORY_ACCESS_H
