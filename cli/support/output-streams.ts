// SPDX-License-Identifier: MIT
// Errors of stdout and stderr, which Node reports as uncaught exceptions otherwise.

import { EXIT } from './exit-codes.js';
import { receive } from './signals.js';

/** A reader that ends, as in `vencoder ... | head`, ends this process as SIGPIPE ends other programs. */
export function watchOutputStreams(): void {
  let isClosed = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (isClosed) {
        return;
      }
      isClosed = true;
      if (error.code === 'EPIPE') {
        receive('SIGPIPE');
        return;
      }
      process.stderr.write(`vencoder: cannot write the output: ${error.message}\n`);
      process.exit(EXIT.failed);
    });
  }
}
