// SPDX-License-Identifier: MIT
// How the sanitizers' runtimes behave in this program; ASAN_OPTIONS and
// UBSAN_OPTIONS in the environment come on top.

const char *__asan_default_options(void);
const char *__ubsan_default_options(void);

const char *__asan_default_options(void) {
    // A finding ends the program by SIGABRT: exit codes are the script's. Python objects are found by a look at the
    // stack, so local variables must be on it.
    return "abort_on_error=1:detect_stack_use_after_return=0:detect_leaks=1:strict_string_checks=1";
}

const char *__ubsan_default_options(void) {
    return "abort_on_error=1:print_stacktrace=1";
}
