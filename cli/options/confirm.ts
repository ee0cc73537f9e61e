// SPDX-License-Identifier: MIT
// A question that the user answers with "yes" on the terminal.

import { createInterface } from 'node:readline';
import { usageError } from '../support/failure.js';

/** Asks on stderr; true for "yes". A usage error if stdin or stderr is not a terminal. */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw usageError(
      'cannot prompt: stdin or stderr is not a terminal',
      'Pass --yes to skip the confirmation.',
    );
  }
  process.stderr.write(question);
  return (await readAnswer()).trim() === 'yes';
}

// '' at the end of input. Not in raw mode: the terminal edits the line and turns Ctrl-C into a signal.
async function readAnswer(): Promise<string> {
  const lines = createInterface({ input: process.stdin, terminal: false });
  let answer: string | undefined;
  await new Promise<void>((resolve) => {
    lines.once('close', resolve).once('line', (line) => {
      answer = line;
      lines.close();
    });
  });
  process.stderr.write(answer === undefined ? '\n' : '');
  return answer ?? '';
}
