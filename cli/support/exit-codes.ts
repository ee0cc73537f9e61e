// SPDX-License-Identifier: MIT
// The exit codes of `vencoder` and of the programs that make runs.

import { constants } from 'node:os';

export const EXIT = {
  done: 0,
  /** A check found a problem, a script failed, or the user answered no. */
  problem: 1,
  /** The command line is wrong. */
  usage: 2,
  /** The work failed. */
  failed: 3,
} as const;

/** For `vencoder --help`. */
export const exitCodeHelp = `
Exit codes:
  0      done
  1      the script failed, or a check found a problem
  2      wrong command line
  3      failed: a build failed, or a program is missing
  128+n  signal n ended the script or the command; 141: the reader of its output ended, as in \`| head\``;

/** The exit code of a command that a signal ended. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}
