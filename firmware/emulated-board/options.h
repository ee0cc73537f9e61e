// SPDX-License-Identifier: MIT
// The command line of the emulated board's program.
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#define OPTIONS_FAULTS (16)

typedef struct {
    // Folder that scripts see as /sdcard, absolute, or NULL: no card in the slot.
    const char *sdcard;
    // Y4M file the camera plays, or NULL: the camera's own pattern.
    const char *source;
    // Bytes of media memory, or 0: the virtual MPP's own.
    uint64_t mmz_size;
    // Faults as vmpp_fault_add() takes them.
    const char *faults[OPTIONS_FAULTS];
    unsigned int fault_count;
    // Say at the end what is held.
    bool account;
    // File that gets how often each place called the MPP, or NULL.
    const char *call_sites;
    // Wall clock instead of the virtual one.
    bool realtime;
    // Script and its arguments, NULL-terminated; script_argc 0: REPL.
    int script_argc;
    char **script_argv;
} options_t;

typedef enum {
    OPTIONS_RUN,
    OPTIONS_HELP,
    OPTIONS_WRONG,
} options_result_t;

// Reads the command line; says on stderr what is wrong with it.
options_result_t options_parse(options_t *options, int argc, char **argv);

#endif // OPTIONS_H
