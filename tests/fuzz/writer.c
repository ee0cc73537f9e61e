// SPDX-License-Identifier: MIT
// The stand-in of files: reads all that the engine writes, so that the sanitizers see memory that is gone.
#include "binding_contract.h"

void binding_write(const binding_writer_t *writer, const void *data, size_t size) {
    static volatile unsigned char sum;
    (void)writer;
    for (size_t i = 0; i < size; i++) {
        sum = sum ^ ((const unsigned char *)data)[i];
    }
}
