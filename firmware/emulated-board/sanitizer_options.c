// SPDX-License-Identifier: MIT
// Default options of the sanitizers; ASAN_OPTIONS and UBSAN_OPTIONS in the
// environment override them.

const char *__asan_default_options(void);
const char *__ubsan_default_options(void);

const char *__asan_default_options(void) {
    // Abort on an error: exit codes belong to the script. The garbage collector scans the stack, so local variables
    // must be on it.
    return "abort_on_error=1:detect_stack_use_after_return=0:detect_leaks=1:strict_string_checks=1";
}

const char *__ubsan_default_options(void) {
    return "abort_on_error=1:print_stacktrace=1";
}
