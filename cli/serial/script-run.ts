// SPDX-License-Identifier: MIT
// Runs a script of this machine on a board at a serial port.

import { readFile } from 'node:fs/promises';
import { withListener } from '../support/signals.js';
import { RawRepl, RESET } from './raw-repl.js';
import { SerialLine } from './serial-line.js';

/** Converts a board's line ends, \r\n, to \n. */
class Output {
  private pending = '';

  show(piece: Buffer): void {
    const text = this.pending + piece.toString('latin1');
    // The \n may be in the next piece.
    this.pending = text.endsWith('\r') ? '\r' : '';
    this.write(text.slice(0, text.length - this.pending.length).replaceAll('\r\n', '\n'));
  }

  end(): void {
    this.write(this.pending);
  }

  private write(text: string): void {
    process.stdout.write(Buffer.from(text, 'latin1'));
  }
}

export type ScriptResult = 'ok' | 'exception' | 'interrupted' | 'reset';

/**
 * Runs a script; writes its output to stdout while it runs, a traceback to stderr. Ctrl-C (SIGINT) stops the script on the
 * board. `reset`: a soft reset first, which clears the names of earlier scripts.
 */
export async function runScript(port: string, script: string, reset: boolean): Promise<ScriptResult> {
  const code = await readFile(script, 'utf8');
  return await SerialLine.use(port, async (line) => {
    const repl = await RawRepl.enter(line);
    if (reset) {
      await repl.reset();
    }
    const stopped = new AbortController();
    const stop = (): void => {
      stopped.abort();
      void repl.interrupt();
    };
    return await withListener(['SIGINT'], stop, async () => {
      const output = new Output();
      const traceback = await repl.run(code, (piece) => {
        output.show(piece);
      });
      output.end();
      await repl.leave();
      if (traceback === RESET) {
        return 'reset';
      }
      process.stderr.write(traceback.replaceAll('\r\n', '\n'));
      return traceback === '' ? 'ok' : stopped.signal.aborted ? 'interrupted' : 'exception';
    });
  });
}
