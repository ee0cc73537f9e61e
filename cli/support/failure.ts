// SPDX-License-Identifier: MIT
// A failure the user can do something about: shown as text, never as a stack trace.

/** What went wrong (`message`) and what to do about it (`hint`, one or more lines). */
export class Failure extends Error {
  constructor(
    message: string,
    readonly hint = '',
    /** The command line was wrong, as against the work having failed. */
    readonly isUsage = false,
  ) {
    super(message);
    this.name = 'Failure';
  }

  /** The whole text for a terminal, without a trailing newline. */
  describe(): string {
    return this.hint === '' ? this.message : `${this.message}\n${indent(this.hint)}`;
  }
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
