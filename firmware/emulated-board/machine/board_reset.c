// SPDX-License-Identifier: MIT
// The board's reset; see board_reset.h.
#include "machine/board_reset.h"

#include <stdio.h>
#include <unistd.h>

#include "faults.h"
#include "mp4/mp4_files.h"
#include "terminal.h"

#define EXIT_RESET (1)

void board_reset(const char *reason) {
    fflush(stdout);
    terminal_close();
    vmpp_faults_report(stderr);
    mp4_files_report_open();
    fprintf(stderr, "the board resets: %s; the emulated board ends here, where a board starts again\n", reason);
    fflush(stderr);
    // Not exit(): other threads of the script still exist.
    _exit(EXIT_RESET);
}
