// SPDX-License-Identifier: MIT
// A script of this machine as the raw REPL can take it.

import { readFile } from 'node:fs/promises';
import { usageError } from '../support/failure.js';

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
/** Ctrl-A to Ctrl-E: the raw REPL takes them for commands, also inside code. */
const LAST_COMMAND = 5;
const NEWLINE = 10;

/** The script's bytes, without a byte order mark. A usage error for what the raw REPL cannot take. */
export async function readScript(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  if (UTF16_MARKS.some((mark) => bytes.subarray(0, mark.length).equals(mark))) {
    throw usageError(`${path} is UTF-16`, 'Save it as UTF-8.');
  }
  const hasMark = bytes.subarray(0, UTF8_MARK.length).equals(UTF8_MARK);
  const code = hasMark ? bytes.subarray(UTF8_MARK.length) : bytes;
  const command = code.findIndex((byte) => byte > 0 && byte <= LAST_COMMAND);
  if (command >= 0) {
    const line = code.subarray(0, command).filter((byte) => byte === NEWLINE).length + 1;
    const escape = `\\x0${code[command] ?? 0}`;
    throw usageError(
      `${path}:${line}: the control character ${escape} cannot be sent to a board`,
      `Write it as ${escape} in a string.`,
    );
  }
  return code;
}
