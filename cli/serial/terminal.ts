// SPDX-License-Identifier: MIT
// This terminal as the board's: keys go there, what it says comes here.

import { SerialLine } from './serial-line.js';

/** Ctrl-] leaves, as in other terminal programs. */
export const LEAVE = 0x1d;
const ENTER = '\r';
/** Without a terminal the board has that long, in ms, for its last words. */
const LAST_WORDS_MS = 1000;
/** How long it may take to notice that the user leaves. */
const GLANCE_MS = 200;

/** Until the user leaves, or stdin ends. */
export async function talk(port: string): Promise<void> {
  await SerialLine.use(port, async (line) => {
    const { stdin } = process;
    let isOver = false;
    const over = new Promise<void>((resolve) => {
      stdin.on('data', (keys: Buffer) => {
        const end = keys.indexOf(LEAVE);
        void line.write(stdin.isTTY ? keys.subarray(0, end < 0 ? keys.length : end) : entered(keys));
        if (end >= 0) {
          resolve();
        }
      });
      stdin.on('end', () => {
        setTimeout(resolve, LAST_WORDS_MS);
      });
    });
    if (stdin.isTTY) {
      stdin.setRawMode(true);
    }
    const show = async (): Promise<void> => {
      while (!isOver) {
        process.stdout.write(await line.read(GLANCE_MS));
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
      if (stdin.isTTY) {
        stdin.setRawMode(false);
      }
      stdin.pause();
    }
  });
}

// Lines of a pipe end with \n, Enter is \r.
function entered(keys: Buffer): Buffer {
  return Buffer.from(keys.toString('latin1').replaceAll('\n', ENTER), 'latin1');
}
