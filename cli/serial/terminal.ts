// SPDX-License-Identifier: MIT
// Connects this terminal with a board's REPL.

import { withCleanup } from '../support/signals.js';
import { SerialLine } from './serial-line.js';

/** Ctrl-] exits, as in other terminal programs. */
const EXIT_KEY = 0x1d;
const ENTER = '\r';
/** Without a terminal: how long to wait for output after the end of stdin. */
const LAST_OUTPUT_MS = 1000;
/** Interval of checks for the exit key. */
const POLL_MS = 200;

/** Runs until the exit key or the end of stdin. */
export async function connectTerminal(port: string): Promise<void> {
  const restore = (): string => {
    if (process.stdin.isTTY) {
      process.stdin.setRawMode(false);
    }
    return '';
  };
  await withCleanup(restore, async () => {
    try {
      await SerialLine.use(port, connect);
    } finally {
      restore();
      process.stdin.pause();
    }
  });
}

async function connect(line: SerialLine): Promise<void> {
  const { stdin } = process;
  let isOver = false;
  const over = new Promise<void>((resolve) => {
    stdin.on('data', (keys: Buffer) => {
      const end = keys.indexOf(EXIT_KEY);
      const sent = stdin.isTTY ? keys.subarray(0, end < 0 ? keys.length : end) : entered(keys);
      // A lost board is reported by the next read.
      line.write(sent).catch(() => undefined);
      if (end >= 0) {
        resolve();
      }
    });
    stdin.on('end', () => {
      setTimeout(resolve, LAST_OUTPUT_MS);
    });
  });
  if (stdin.isTTY) {
    stdin.setRawMode(true);
  }
  const show = async (): Promise<void> => {
    while (!isOver) {
      process.stdout.write(await line.read(POLL_MS));
    }
  };
  try {
    await line.write(ENTER);
    const shown = show();
    await Promise.race([over, shown]);
    isOver = true;
    await shown;
  } finally {
    isOver = true;
  }
}

// Lines from a pipe end with \n; the Enter key is \r.
function entered(keys: Buffer): Buffer {
  return Buffer.from(keys.toString('latin1').replaceAll('\n', ENTER), 'latin1');
}
