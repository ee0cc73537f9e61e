// SPDX-License-Identifier: MIT
// All of a C++ run-time library that the H.264 encoder needs: there is none
// for musl among Debian's packages. Goes into libopenh264.a.
#include <stdlib.h>

void *operator new(size_t size) {
    void *memory = malloc(size);
    if (memory == NULL) {
        // The encoder is built without exceptions and does not check.
        abort();
    }
    return memory;
}

void operator delete(void *memory, size_t) noexcept {
    free(memory);
}

extern "C" void __cxa_pure_virtual(void) {
    abort();
}
