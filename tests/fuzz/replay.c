// SPDX-License-Identifier: MIT
// Runs files as programs, without a fuzzer. Prints each name first, so that it is
// above a sanitizer's report.
#include <stdio.h>
#include <stdlib.h>

#include "engine_fuzz.h"

#define PROGRAM_SIZE_MAX (4096)

static void replay(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    static uint8_t buffer[PROGRAM_SIZE_MAX];
    size_t size = fread(buffer, 1, sizeof(buffer), file);
    fclose(file);
    printf("%s\n", path);
    fflush(stdout);
    LLVMFuzzerTestOneInput(buffer, size);
}

int main(int argc, char **argv) {
    LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 1; i < argc; i++) {
        replay(argv[i]);
    }
    printf("%d programs\n", argc - 1);
    return 0;
}
