// SPDX-License-Identifier: MIT
// Runs a script of this machine on a board at a serial port.

import { Failure } from '../support/failure.js';
import { interruptible, withCleanup } from '../support/signals.js';
import { restarted } from './board-failures.js';
import { PATIENCE_MS, RawRepl } from './raw-repl.js';
import { ScriptOutput, type ScriptEnd } from './script-output.js';
import { readScript } from './script-source.js';
import { SerialLine } from './serial-line.js';

/** Without input for this long, the board may be at its prompt. */
const QUIET_MS = 100;
/** Held output is shown after this time; what looks like an end, after the time for the answer to a request. */
const FLUSH_MS = 500;
const ANSWER_MS = 2000;
/** A board that restarted is silent for this long, or starts a program of its own. */
const STARTED_MS = 5000;
const LONGEST_START_MS = 30_000;

/** Converts a board's line ends, \r\n, to \n. */
class Output {
  private pending = '';

  show(piece: string): void {
    const text = this.pending + piece;
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

export interface ScriptOptions {
  /** A soft reset first, which clears the names of earlier scripts. */
  reset: boolean;
  /** ms; how long the script may be silent. */
  silence: number | undefined;
}

export type ScriptResult = 'ok' | 'exception' | 'interrupted' | 'reset';

/**
 * Runs a script; writes its output to stdout while it runs, a traceback to stderr. The first signal stops the script on
 * the board, the second one ends this process.
 */
export async function runScript(port: string, script: string, options: ScriptOptions): Promise<ScriptResult> {
  const code = await readScript(script);
  return await withCleanup(
    () => `interrupted; ${script} may still run on the board`,
    async () => await SerialLine.use(port, async (line) => runOnBoard(line, code, options)),
  );
}

async function runOnBoard(line: SerialLine, code: Buffer, options: ScriptOptions): Promise<ScriptResult> {
  const repl = await RawRepl.enter(line, Math.min(PATIENCE_MS, options.silence ?? Infinity));
  if (options.reset) {
    await repl.reset();
  }
  const stopped = new AbortController();
  const stop = (): void => {
    stopped.abort();
    // A lost board is reported by the work.
    repl.interrupt().catch(() => undefined);
  };
  const { kind, traceback } = await interruptible(
    '',
    async () => follow(repl, code, options.silence),
    'end',
    stop,
  );
  await repl.leave();
  process.stderr.write(Buffer.from(traceback.replaceAll('\r\n', '\n'), 'latin1'));
  return kind === 'exception' && stopped.signal.aborted ? 'interrupted' : kind;
}

/** Runs the code and shows its output; a Failure unless the script ended. */
async function follow(
  repl: RawRepl,
  code: Buffer,
  silence: number | undefined,
): Promise<ScriptEnd & { kind: 'ok' | 'exception' | 'reset' }> {
  const shown = new Output();
  const output = new ScriptOutput((text) => {
    shown.show(text);
  });
  await repl.send(Buffer.concat([code, Buffer.from(output.epilogue)]));
  await untilOver(repl, output, silence);
  const end = output.end();
  shown.end();
  if (end.kind === 'restarted') {
    throw restarted(repl.line.path);
  }
  if (end.kind === 'unclear') {
    throw new Failure('the script ended in an unexpected way', 'Its exit code is not known.');
  }
  return { ...end, kind: end.kind };
}

/** Waits for the end of the script, or the board's. Its output may look like an end; only a prompt on request is one. */
async function untilOver(repl: RawRepl, output: ScriptOutput, silence = Infinity): Promise<void> {
  let last = performance.now();
  let restart: number | undefined;
  let requested = -Infinity;
  while (!output.isDone && !(requested > 0 && output.endsWithPrompt)) {
    const piece = await repl.line.read(QUIET_MS);
    const now = performance.now();
    if (piece.length > 0) {
      last = now;
      output.feed(piece.toString('latin1'));
    }
    const quiet = now - last;
    restart = output.showsRestart ? (restart ?? now) : restart;
    if (restart !== undefined && (quiet >= STARTED_MS || now - restart >= LONGEST_START_MS)) {
      throw restarted(repl.line.path);
    }
    if (quiet >= silence) {
      await repl.interrupt();
      await repl.leave();
      throw new Failure(`the script has been silent for ${silence / 1000} s`, 'Ctrl-C was sent to stop it.');
    }
    if (piece.length === 0 && output.mayBeOver && requested <= now - STARTED_MS) {
      await repl.requestPrompt();
      requested = now;
    } else if (quiet >= (output.mayBeOver ? ANSWER_MS : FLUSH_MS)) {
      output.flush();
    }
  }
}
