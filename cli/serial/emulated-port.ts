// SPDX-License-Identifier: MIT
// An emulated board's REPL on a pseudo terminal, which programs open as they open a board's serial port.

import { closeSync, constants, existsSync, openSync, readlinkSync, rmSync } from 'node:fs';
import { $ } from 'zx';
import { waitForGroup } from '../support/signals.js';
import { Failure, usageError } from '../support/failure.js';
import { requireProgram } from '../support/packages.js';

const PATIENCE_MS = 10_000;
const POLL_MS = 20;

/**
 * Runs a board's program with its REPL at `link`, until the program ends or we do; `ready` is told the pseudo terminal.
 * Its exit code is socat's.
 */
export async function offerPort(
  command: string[],
  link: string,
  ready: (terminal: string) => void,
): Promise<number> {
  await requireProgram('socat');
  if (existsSync(link)) {
    throw usageError(`${link} is there already`, 'Remove it, or name another link.');
  }
  // The program has a terminal of its own, on which Ctrl-C is a signal; socat stands between the two.
  const child = $({
    nothrow: true,
    quiet: true,
    detached: true,
    env: { ...process.env, VENCODER_BOARD: command.map(quoted).join(' ') },
    stdio: ['ignore', 'inherit', 'inherit'],
  })`exec socat ${`PTY,link=${link},rawer`} ${'SYSTEM:eval exec $VENCODER_BOARD,pty,setsid,ctty,stderr'}`;
  const ended = waitForGroup(child);
  let held: number | undefined;
  try {
    held = await hold(link);
    ready(readlinkSync(link));
    return (await ended).exitCode ?? 1;
  } finally {
    if (held !== undefined) {
      closeSync(held);
    }
    rmSync(link, { force: true });
  }
}

// Open all the time: where nobody has a terminal open, it hangs up, and socat with it.
async function hold(link: string): Promise<number> {
  for (let waited = 0; !existsSync(link); waited += POLL_MS) {
    if (waited > PATIENCE_MS) {
      throw new Failure(`socat made no terminal at ${link}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return openSync(link, constants.O_RDWR | constants.O_NOCTTY);
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
