// SPDX-License-Identifier: MIT
// A failure that the user can act on: shown as text, never as a stack trace.

import { printable, printableLines } from './printable.js';
import { asStarted } from './start-command.js';

/** What is wrong (`message`) and what to do (`hint`, one or more lines). */
export class Failure extends Error {
  constructor(
    message: string,
    readonly hint = '',
    /** The command line is wrong; otherwise the work failed. */
    readonly isUsage = false,
  ) {
    super(message);
    this.name = 'Failure';
  }

  /** The whole text for a terminal, without a trailing newline. */
  describe(): string {
    const message = printable(this.message);
    const hint = indent(printableLines(this.hint));
    return asStarted(this.hint === '' ? message : `${message}\n${hint}`);
  }
}

/** A Failure for a wrong command line. */
export function usageError(message: string, hint = ''): Failure {
  return new Failure(message, hint, true);
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
