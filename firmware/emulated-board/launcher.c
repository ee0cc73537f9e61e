// SPDX-License-Identifier: MIT
// A signal for the end of the parent; see launcher.h.
#include "launcher.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

// Set by `vencoder run`: its process's number.
#define LAUNCHER_VARIABLE "VENCODER_LAUNCHER"

void launcher_follow(void) {
    const char *text = getenv(LAUNCHER_VARIABLE);
    if (text == NULL) {
        return;
    }
    pid_t launcher = (pid_t)atoi(text);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    // It may have ended before.
    if (getppid() != launcher && kill(launcher, 0) != 0 && errno == ESRCH) {
        raise(SIGKILL);
    }
}
