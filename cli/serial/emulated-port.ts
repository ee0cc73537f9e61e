// SPDX-License-Identifier: MIT
// An emulated board's REPL on a pseudo terminal, which programs can open like a board's serial port.

import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
} from 'node:fs';
import { execute, type Executed, type Execution } from '../support/execute.js';
import { exitCodeOf } from '../support/exit-codes.js';
import { withReceiver } from '../support/signals.js';
import { Failure, usageError } from '../support/failure.js';
import { requireProgram } from '../support/packages.js';

const TIMEOUT_MS = 60_000;
const POLL_MS = 20;

/**
 * Runs a board's program with its REPL at `link` until it or this process exits; calls `ready` with the pseudo terminal. Returns
 * socat's exit code.
 */
export async function offerPort(
  command: string[],
  link: string,
  ready: (terminal: string) => void,
): Promise<number> {
  await requireProgram('socat');
  if (existsSync(link)) {
    throw usageError(`${link} already exists`, 'Remove it, or choose another name.');
  }
  // The program gets its own terminal, where Ctrl-C is a signal; socat connects it with the one at `link`.
  const child = execute({
    detached: true,
    env: { VENCODER_BOARD: command.map(quoted).join(' ') },
    stdout: 'inherit',
    stderr: 'inherit',
  })`socat ${`PTY,link=${link},rawer`} ${'SYSTEM:eval exec $VENCODER_BOARD,pty,setsid,ctty,stderr'}`;
  const exited = waitForBoard(child);
  let open: number | undefined;
  try {
    open = await keepOpen(link);
    ready(readlinkSync(link));
    return (await exited).exitCode;
  } finally {
    if (open !== undefined) {
      closeSync(open);
    }
    rmSync(link, { force: true });
  }
}

// The first signal is for the board's program, a child of socat's child: a board with a machine sends its files back. At a
// second signal, all end at once.
async function waitForBoard(child: Execution): Promise<Executed> {
  let isEnding = false;
  const end = (signal: NodeJS.Signals): void => {
    const [board] = isEnding ? [] : childrenOf(child.pid).flatMap(childrenOf);
    isEnding = true;
    if (board !== undefined) {
      process.kill(board, signal === 'SIGINT' ? 'SIGTERM' : signal);
    } else if (child.pid !== undefined) {
      process.kill(-child.pid, 'SIGTERM');
    }
    received ??= signal;
  };
  let received: NodeJS.Signals | undefined;
  const result = await withReceiver(end, async () => await child);
  return received === undefined ? result : { ...result, exitCode: exitCodeOf(received) };
}

function childrenOf(parent: number | undefined): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);
}

// The name of a program, in parentheses, may have spaces. A process may have ended by now.
function parentOf(process: string): number | undefined {
  try {
    return Number(/.*\) \S (\d+)/s.exec(readFileSync(`/proc/${process}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

// A terminal that no process has open hangs up, and socat exits. So this process keeps it open.
async function keepOpen(link: string): Promise<number> {
  for (let waited = 0; !existsSync(link); waited += POLL_MS) {
    if (waited > TIMEOUT_MS) {
      throw new Failure(`socat created no terminal at ${link}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return openSync(link, constants.O_RDWR | constants.O_NOCTTY);
}

function quoted(arg: string): string {
  return `'${arg.replaceAll("'", "'\\''")}'`;
}
