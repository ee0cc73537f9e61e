// SPDX-License-Identifier: MIT
// Runs the script of the command line.
#ifndef SCRIPT_H
#define SCRIPT_H

// Runs argv[0], a path in scripts or on the host, with sys.argv = argv. Returns the program's exit code: 0, 1 after an uncaught
// exception (its traceback is printed on the console), the argument of sys.exit(), or 2 when there is no such file.
int script_run(int argc, char **argv);

#endif // SCRIPT_H
