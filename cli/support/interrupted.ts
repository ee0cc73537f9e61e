// SPDX-License-Identifier: MIT
// Work that a signal ended, after it was put in order.

/** Signals that users end a command by. */
export const ENDINGS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

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
 * Runs work of many steps, which calls `next` between them: that throws an Interrupted when a signal has come. Another
 * signal ends us at once.
 */
export async function interruptible<T>(message: string, work: (next: () => void) => Promise<T>): Promise<T> {
  let signal: NodeJS.Signals | undefined;
  const stopNoting = (): void => {
    ENDINGS.forEach((ending) => process.off(ending, note));
  };
  const note = (ending: NodeJS.Signals): void => {
    signal = ending;
    stopNoting();
  };
  ENDINGS.forEach((ending) => process.on(ending, note));
  try {
    return await work(() => {
      if (signal !== undefined) {
        throw new Interrupted(signal, message);
      }
    });
  } finally {
    stopNoting();
  }
}
