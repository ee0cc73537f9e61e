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
import { ReadStream } from 'node:tty';
import { execute, type Executed, type Execution } from '../support/execute.js';
import { exitCodeOf } from '../support/exit-codes.js';
import { withReceiver } from '../support/signals.js';
import { Failure, usageError } from '../support/failure.js';
import { requireProgram } from '../support/packages.js';

const PROMPT = '>>> ';
const TIMEOUT_MS = 60_000;
const POLL_MS = 20;

/**
 * Runs a board's program with its REPL at `link` until it or this process exits; calls `ready` with the pseudo terminal when
 * the board has shown its prompt: a machine takes seconds to boot. Returns the program's exit code.
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
  })`socat ${`PTY,link=${link},rawer`} ${'SYSTEM:eval exec $VENCODER_BOARD,pty,setsid,ctty,stderr'}`;
  const ended = waitForBoard(child);
  let open: number | undefined;
  try {
    open = await Promise.race([keepOpen(link), ended.then(() => undefined)]);
    const shown: string[] = [];
    if (open !== undefined && (await Promise.race([showsPrompt(link, shown), ended.then(() => false)]))) {
      ready(readlinkSync(link));
      shown.length = 0;
    }
    const { exitCode, stderr } = await ended;
    process.stderr.write(shown.join('') + stderr);
    return exitCode;
  } finally {
    if (open !== undefined) {
      closeSync(open);
    }
    rmSync(link, { force: true });
  }
}

/** Reads what the board shows until its prompt; false if the board ends before. */
async function showsPrompt(link: string, shown: string[]): Promise<boolean> {
  // Not by SerialLine: opening a port there discards what has arrived.
  const terminal = new ReadStream(openSync(link, constants.O_RDONLY | constants.O_NOCTTY));
  try {
    for await (const piece of terminal) {
      shown.push(String(piece));
      if (shown.join('').includes(PROMPT)) {
        return true;
      }
    }
  } catch {
    // Reading a terminal that hung up is an error.
  } finally {
    terminal.destroy();
  }
  return false;
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
  return received === undefined ? ofBoard(result) : { ...result, exitCode: exitCodeOf(received), stderr: '' };
}

/** socat exits with 1, and reports an exit code of the program that is not 0. */
function ofBoard(result: Executed): Executed {
  const code = /waitpid\(\): child \d+ exited with status (\d+)/.exec(result.stderr)?.[1];
  return code === undefined ? result : { ...result, exitCode: Number(code), stderr: '' };
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
