// SPDX-License-Identifier: MIT
// Running the script given on the command line.
#ifndef SCRIPT_H
#define SCRIPT_H

// Runs argv[0], a path as scripts see it, with sys.argv = argv. The program's exit code:
// 0, 1 after an uncaught exception (its traceback goes to the console), what sys.exit() got, 2 when there is no such file.
int script_run(int argc, char **argv);

#endif // SCRIPT_H
