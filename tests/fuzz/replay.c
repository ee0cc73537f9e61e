// SPDX-License-Identifier: MIT
// Runs files as programs, without a fuzzer. Which one it is about is told
// ahead of it, so that a sanitizer's report has its name above it.
#include <stdio.h>
#include <stdlib.h>

#include "engine_fuzz.h"

#define SIZE_MAX_OF_A_PROGRAM (4096)

static void replay(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    static uint8_t room[SIZE_MAX_OF_A_PROGRAM];
    size_t size = fread(room, 1, sizeof(room), file);
    fclose(file);
    printf("%s\n", path);
    fflush(stdout);
    LLVMFuzzerTestOneInput(room, size);
}

int main(int argc, char **argv) {
    LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 1; i < argc; i++) {
        replay(argv[i]);
    }
    printf("%d programs\n", argc - 1);
    return 0;
}
