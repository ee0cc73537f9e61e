// SPDX-License-Identifier: MIT
// Redirects stderr to a file.
#include "reports.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "fixture.h"

#define PATH "reports.txt"

static int real_stderr;
static char text[8192];

void reports_open(void) {
    fflush(stderr);
    real_stderr = dup(STDERR_FILENO);
    int file = open(PATH, O_CREAT | O_TRUNC | O_WRONLY, 0666);
    assert_true(real_stderr >= 0 && file >= 0);
    assert_true(dup2(file, STDERR_FILENO) >= 0);
    close(file);
}

const char *reports_close(void) {
    fflush(stderr);
    assert_true(dup2(real_stderr, STDERR_FILENO) >= 0);
    close(real_stderr);
    FILE *file = fopen(PATH, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
    fclose(file);
    fputs(text, stderr);
    return text;
}
