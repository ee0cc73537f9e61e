// SPDX-License-Identifier: MIT
// The command line of the emulated board's program.
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "filesystems.h"

#define OPTIONS_FAULTS (16)

typedef struct {
    // Folders that scripts see.
    filesystems_t folders;
    // Y4M file that the camera plays, or NULL: the test pattern.
    const char *source;
    // Bytes of media memory, or 0: the default of the virtual MPP.
    uint64_t mmz_size;
    // Faults in the syntax of vmpp_fault_add().
    const char *faults[OPTIONS_FAULTS];
    unsigned int fault_count;
    // Print outstanding resources at the end.
    bool leak_check;
    // File for the counts of call sites, or NULL.
    const char *call_sites;
    // File for the last picture on the display, or NULL.
    const char *display_png;
    // Ctrl-C at this time of the board's clock in µs, or 0: never.
    uint64_t stop_after_us;
    // Wall clock instead of the virtual one.
    bool realtime;
    // The REPL is at a serial port: no key ends the program.
    bool is_serial_port;
    // Script and its arguments, NULL-terminated; script_argc 0: REPL.
    int script_argc;
    char **script_argv;
} options_t;

typedef enum {
    OPTIONS_RUN,
    OPTIONS_HELP,
    OPTIONS_WRONG,
} options_result_t;

// Parses the command line; reports errors on stderr.
options_result_t options_parse(options_t *options, int argc, char **argv);

#endif // OPTIONS_H
