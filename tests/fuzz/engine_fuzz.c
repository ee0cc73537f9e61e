// SPDX-License-Identifier: MIT
// The fuzzer's way in: bytes are a program of calls of the engine, over the
// virtual MPP with its real codecs. CONTRIBUTING.md has the how-to.
#include "engine_fuzz.h"

#include "report.h"
#include "program.h"
#include "recording.h"
#include "virtual_mpp.h"

// So little that a program can run out of it.
#define MEDIA_MEMORY (4u << 20)

// The sanitizer's name for it. Leaks would be found by ptrace, which some containers forbid; engine_heap.h counts.
const char *__asan_default_options(void);

const char *__asan_default_options(void) {
    return "abort_on_error=1:detect_leaks=0:strict_string_checks=1";
}

int LLVMFuzzerInitialize(int *count, char ***arguments) {
    (void)count;
    (void)arguments;
    char message[200];
    complaint_begin();
    if (!vmpp_configure(&(vmpp_options_t){ .mmz_size = MEDIA_MEMORY }, message, sizeof(message))) {
        complain("%s", message);
    }
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    program_run(bytes, size);
    record_after_all(size > 0 ? bytes[size - 1] : 0);
    return 0;
}
