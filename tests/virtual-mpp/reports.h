// SPDX-License-Identifier: MIT
// What the virtual MPP writes to stderr.
#ifndef REPORTS_H
#define REPORTS_H

// From now on, stderr is a file.
void reports_open(void);
// Writes to the real stderr again, and returns what was written meanwhile.
const char *reports_close(void);

#endif // REPORTS_H
