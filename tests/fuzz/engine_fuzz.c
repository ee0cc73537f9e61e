// SPDX-License-Identifier: MIT
// The fuzzer's entry point: the input is a program of engine calls, run over the
// virtual MPP with its real codecs. See CONTRIBUTING.md.
#include "engine_fuzz.h"

#include "report.h"
#include "program.h"
#include "recording.h"
#include "virtual_mpp.h"

// Small, so that programs can run out of it.
#define MEDIA_MEMORY (4u << 20)

// LeakSanitizer needs ptrace, which some containers forbid; engine_heap.h counts blocks instead. ASan calls this by name.
const char *__asan_default_options(void);

const char *__asan_default_options(void) {
    return "abort_on_error=1:detect_leaks=0:strict_string_checks=1";
}

int LLVMFuzzerInitialize(int *count, char ***arguments) {
    (void)count;
    (void)arguments;
    char message[200];
    report_begin();
    if (!vmpp_configure(&(vmpp_options_t){ .mmz_size = MEDIA_MEMORY }, message, sizeof(message))) {
        fail("%s", message);
    }
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    program_run(bytes, size);
    record_at_the_end(size > 0 ? bytes[size - 1] : 0);
    return 0;
}
