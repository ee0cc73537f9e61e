// SPDX-License-Identifier: MIT
// Signals that end a command: cleanup, interruption between steps, and children that must not outlive this process.
// One listener serves all work in progress: a signal goes to the innermost interruptible work. Without any, cleanup
// runs and the process exits.

import { exitCodeOf } from './exit-codes.js';
import { printableLines } from './printable.js';

/** Signals by which users and systems terminate a command. */
const TERMINATION_SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Cleans up and returns the resulting state for stderr; '' prints nothing. */
type Cleanup = () => string;
type Listener = (signal: NodeJS.Signals) => void;

const cleanups = new Set<Cleanup>();
const receivers = new Set<Listener>();
let isListening = false;

/** Runs `work`; if a termination signal interrupts it, runs `cleanup` and exits with 128 + the signal. */
export async function withCleanup<T>(cleanup: Cleanup, work: () => Promise<T>): Promise<T> {
  return await registered(cleanups, cleanup, work);
}

/** Work that was stopped by a signal after it had cleaned up. */
export class Interrupted extends Error {
  constructor(
    readonly signal: NodeJS.Signals,
    message: string,
  ) {
    super(message);
    this.name = 'Interrupted';
  }
}

/**
 * Runs work of many steps, which calls `next` between them: `next` throws an Interrupted after a signal. A second signal
 * ends the process at once, unless `later` signals are ignored. `onFirst` is called on the first one.
 */
export async function interruptible<T>(
  message: string,
  work: (next: () => void) => Promise<T>,
  later: 'end' | 'ignored' = 'end',
  onFirst: Listener = () => undefined,
): Promise<T> {
  let received: NodeJS.Signals | undefined;
  const receive = (signal: NodeJS.Signals): void => {
    if (received === undefined) {
      onFirst(signal);
    }
    received ??= signal;
    if (later === 'end') {
      receivers.delete(receive);
      updateListener();
    }
  };
  return await registered(receivers, receive, async () =>
    work(() => {
      if (received !== undefined) {
        throw new Interrupted(received, message);
      }
    }),
  );
}

/** Runs `work`; calls `receive` on each termination signal instead of ending the work. */
export async function withReceiver<T>(receive: Listener, work: () => Promise<T>): Promise<T> {
  return await registered(receivers, receive, work);
}

/** Waits for a detached process; if a signal terminates this process first, terminates its process group. */
export async function waitForGroup<T>(child: Promise<T> & { pid?: number | undefined }): Promise<T> {
  return await withCleanup(
    () => {
      if (child.pid !== undefined) {
        process.kill(-child.pid, 'SIGTERM');
      }
      return 'interrupted; run the same command again to continue';
    },
    async () => await child,
  );
}

/** Runs `work`; sends each termination signal, and SIGQUIT, to process `pid` instead of exiting. */
export async function withForwardedSignals<T>(
  pid: () => number | undefined,
  except: NodeJS.Signals[],
  work: () => Promise<T>,
): Promise<T> {
  const forwarded = [...TERMINATION_SIGNALS, 'SIGQUIT' as const].filter((signal) => !except.includes(signal));
  const send = (signal: NodeJS.Signals): void => {
    const target = pid();
    if (target !== undefined) {
      process.kill(target, signal);
    }
  };
  // Ignores an excepted signal here: the process receives it from the terminal.
  const ignore = (): void => undefined;
  return await withListener(except, ignore, () => withListener(forwarded, send, work));
}

/** Runs `work`; calls `listener` on each of `signals` instead of exiting. */
export async function withListener<T>(
  signals: NodeJS.Signals[],
  listener: Listener,
  work: () => Promise<T>,
): Promise<T> {
  signals.forEach((signal) => process.on(signal, listener));
  try {
    return await work();
  } finally {
    signals.forEach((signal) => process.off(signal, listener));
  }
}

async function registered<E, T>(set: Set<E>, entry: E, work: () => Promise<T>): Promise<T> {
  set.add(entry);
  updateListener();
  try {
    return await work();
  } finally {
    set.delete(entry);
    updateListener();
  }
}

function updateListener(): void {
  const isNeeded = cleanups.size + receivers.size > 0;
  if (isNeeded !== isListening) {
    TERMINATION_SIGNALS.forEach((signal) =>
      isNeeded ? process.on(signal, receive) : process.off(signal, receive),
    );
    isListening = isNeeded;
  }
}

/** Ends the work in progress as this signal does when it arrives. */
export function receive(signal: NodeJS.Signals): void {
  const receiver = [...receivers].at(-1);
  if (receiver === undefined) {
    exitAfterCleanup(signal);
  } else {
    receiver(signal);
  }
}

function exitAfterCleanup(signal: NodeJS.Signals): void {
  // Inner work first: a process must end before its folder is removed.
  const statements = [...cleanups].reverse().map(statementOf);
  const distinct = new Set(statements.reverse());
  distinct.delete('');
  // Below the "^C" that a terminal shows.
  process.stderr.write(distinct.size > 0 && process.stderr.isTTY ? '\n' : '');
  process.stderr.write([...distinct].map((statement) => `vencoder: ${printableLines(statement)}\n`).join(''));
  process.exit(exitCodeOf(signal));
}

function statementOf(cleanup: Cleanup): string {
  try {
    return cleanup();
  } catch (error) {
    return `cleanup failed: ${(error as Error).message}`;
  }
}
