// SPDX-License-Identifier: MIT
// `vencoder run`: a script on a board. stdin and stdout are the script's, and so is the exit code.

import { constants } from 'node:os';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { $ } from 'zx';
import { findCanmvBoard, type EmulatedBoard } from '../boards/boards.js';
import { Failure } from '../support/failure.js';
import { offerPort } from '../serial/emulated-port.js';
import { runScript, type Ending } from '../serial/script-run.js';
import { runnerOf } from '../toolchain/runner.js';
import { addBoardOptions, provideProgram, type BoardOptions } from '../options/board-options.js';
import { usageError } from '../support/failure.js';
import { requirePath } from '../options/paths.js';

interface RunOptions extends Partial<BoardOptions> {
  port?: string;
  reset?: boolean;
  pty?: string;
  sdcard?: string;
  source?: string;
  memoryOf?: string;
  realtime?: boolean;
  fault: string[];
  account?: boolean;
  callSites?: string;
}

const HELP = `
Examples:
  vencoder run --board qemu-riscv64 --sdcard out script.py
  vencoder run --board qemu-riscv64 --mpp A --source photos.y4m --sdcard out script.py 1280 720
  vencoder run --board qemu-riscv64 --memory-of k230d_canmv_bpi_zero script.py
  vencoder run --board host --account --fault kd_mpi_venc_get_stream:3:K_ERR_VENC_BUSY script.py
  vencoder run --board host --sanitize script.py
  vencoder run --port /dev/ttyACM0 script.py
  vencoder run --board qemu-riscv64 --pty out/console
  vencoder run --board host                 the REPL; Ctrl-D is a soft reset, Ctrl-X leaves

--memory-of shows whether a script fits a board, by what its buffers and the camera's take. Where a board comes
with several sizes it is the smallest. Without it there are 512 MiB.

--fault counts the calls of an MPP function from the start of the script: N fails once, N+ from then on. CODE is a
number, or a name that the function can answer with; without it the most usual one. malloc is the C heap of the
module, gc_alloc the heap of MicroPython. stderr says "fault fired: FUNCTION:N" when it strikes, and at the end
"fault never fired: FUNCTION:N" when it did not.

--account looks after the board's reset has given back camera and links, as CanMV's does, and before the video
buffers go: binds, channels, packs, pools, blocks, media memory and mappings. What is left is listed by lines
"held: WHAT, taken by WHO with WHICH CALL", and the last line is "account: clean" or "account: LEAKED".

--sanitize: on host, AddressSanitizer with leaks, and UndefinedBehaviorSanitizer; on qemu-riscv64, the latter by
traps. What they find ends the program by a signal: SIGABRT on host, where stderr has the report, SIGTRAP in QEMU.

--port runs the script by the board's raw REPL. Ctrl-C stops it there; the exit code is 1 after an uncaught exception, and
130 after Ctrl-C. sys.exit() resets the board, and its argument is lost.

Exit code: 0 done, 1 after an uncaught exception, or what the script gave sys.exit(); 1 where that is 0 and the account
says LEAKED; 128 + n when signal n ended it; 2 wrong command line; 3 the board cannot be built, or does not answer.`;

/** What keeps --port and the emulated boards' options apart. */
const EMULATED = [
  'board',
  'mpp',
  'micropython',
  'sanitize',
  'coverage',
  'sdcard',
  'source',
  'memoryOf',
  'realtime',
];
/** Exit codes of a script on a board; sys.exit() resets it, and its argument is lost. */
const ENDINGS: Record<Ending, number> = {
  well: 0,
  traceback: 1,
  interrupted: 128 + constants.signals.SIGINT,
  reset: 0,
};

/** Adds `run`. Exit code: the script's; 128 + n when signal n ended it. */
export function registerRun(program: Command): void {
  addBoardOptions(program.command('run'), false)
    .description('run a script on a board; builds what is missing or stale first')
    .addOption(
      new Option('--port <dev>', 'the serial port of a board, instead of --board').conflicts(EMULATED),
    )
    .option('--reset', 'with --port: a soft reset before the script')
    .option(
      '--pty <link>',
      'with --board: the REPL is at this new link, which programs open as a serial port',
    )
    .option('--sdcard <dir>', 'the folder that scripts see as /sdcard (default: none)')
    .option('--source <file>', 'Y4M file that the camera plays instead of its pattern')
    .option('--memory-of <board>', 'as much media memory (MMZ) as this real board has, at least')
    .option('--realtime', 'frames and sleeps take the time they take on a board')
    .option(
      '--fault <function:n[:code]>',
      'the nth call of an MPP function fails (n+: and all after it); may be given again',
      (fault: string, others: string[]) => [...others, fault],
      [] as string[],
    )
    .option('--account', 'stderr ends with what was not given back, and a verdict')
    .option('--call-sites <file>', 'writes how often each place called the MPP, a JSON object per line')
    .argument('[script]', 'MicroPython script; without it, the REPL')
    .argument('[args...]', "the script's own arguments, sys.argv[1:]")
    .passThroughOptions()
    .addHelpText('after', HELP)
    .action(async (script: string | undefined, args: string[], options: RunOptions) => {
      process.exitCode =
        options.port === undefined
          ? await runEmulated(script, args, options)
          : await runOnBoard(script, args, options.port, options.reset === true);
    });
}

async function runOnBoard(
  script: string | undefined,
  args: string[],
  port: string,
  reset: boolean,
): Promise<number> {
  if (script === undefined || args.length > 0) {
    throw usageError('--port takes a script, without arguments', '`vencoder repl --port DEV` is the REPL.');
  }
  requireScript(script);
  return ENDINGS[await runScript(port, script, reset)];
}

async function runEmulated(script: string | undefined, args: string[], options: RunOptions): Promise<number> {
  const { board: name, pty, reset } = options;
  if (name === undefined || reset === true) {
    throw usageError(
      name === undefined ? 'which board is it to be?' : '--reset is for a board at a --port',
      '--board NAME for an emulated one, --port DEV for one that is attached.',
    );
  }
  if (pty !== undefined && script !== undefined) {
    throw usageError(
      '--pty offers the REPL, and takes no script',
      '`vencoder run --port LINK SCRIPT` runs one there.',
    );
  }
  const words = [...(await memoryWords(options.memoryOf)), ...programWords(script, args, options)];
  const { board, program } = await provideProgram({ ...options, board: name });
  if (pty === undefined) {
    return await runProgram(board, program, words);
  }
  return await offerPort([...(await runnerOf(board)), program, ...words], pty, (terminal) => {
    process.stderr.write(`the REPL of ${name} is at ${pty} (${terminal})\n`);
  });
}

async function memoryWords(name: string | undefined): Promise<string[]> {
  if (name === undefined) {
    return [];
  }
  const [smallest] = (await findCanmvBoard(name)).memory;
  return smallest === undefined ? [] : ['--mmz', String(smallest.mmz)];
}

// Checked before anything is built.
function programWords(script: string | undefined, args: string[], options: RunOptions): string[] {
  const words: string[] = [];
  if (options.sdcard !== undefined) {
    requirePath(options.sdcard, 'directory', `--sdcard: create it with: mkdir -p ${options.sdcard}`);
    words.push('--sdcard', resolve(options.sdcard));
  }
  if (options.source !== undefined) {
    requirePath(
      options.source,
      'file',
      '--source takes a Y4M file: ffmpeg -i VIDEO -pix_fmt yuv420p FILE.y4m',
    );
    words.push('--source', resolve(options.source));
  }
  if (options.realtime === true) {
    words.push('--realtime');
  }
  words.push(...options.fault.flatMap((fault) => ['--fault', fault]));
  if (options.account === true) {
    words.push('--account');
  }
  if (options.callSites !== undefined) {
    words.push('--call-sites', resolve(options.callSites));
  }
  if (script !== undefined) {
    requireScript(script);
    words.push(script, ...args);
  }
  return words;
}

function requireScript(script: string): void {
  requirePath(script, 'file', 'SCRIPT is a MicroPython script, by its path on this machine.');
}

async function runProgram(board: EmulatedBoard, path: string, words: string[]): Promise<number> {
  const command = [...(await runnerOf(board)), path];
  // On a terminal Ctrl-C reaches the whole process group, so the program must be in ours. Without one it
  // gets a session of its own, and whatever we receive is passed on, once.
  const isInteractive = process.stdin.isTTY;
  // `exec`: no shell stays between us and the program.
  const child = $({
    nothrow: true,
    quiet: true,
    stdio: 'inherit',
    prefix: 'exec ',
    postfix: '',
    detached: !isInteractive,
  })`${command} ${words}`;
  const stopPassing = passSignals(() => child.child?.pid, isInteractive);
  try {
    const result = await child;
    if (result.signal !== null) {
      return diedBy(result.signal);
    }
    if (result.exitCode === null) {
      throw new Failure(`${command[0]} could not be started`, result.stderr);
    }
    return result.exitCode;
  } finally {
    stopPassing();
  }
}

function diedBy(signal: NodeJS.Signals): number {
  process.stderr.write(`vencoder: the board's program was ended by ${signal}\n`);
  return 128 + constants.signals[signal];
}

function passSignals(pid: () => number | undefined, isInteractive: boolean): () => void {
  const pass = (signal: NodeJS.Signals): void => {
    const target = pid();
    if (target !== undefined && !(isInteractive && signal === 'SIGINT')) {
      process.kill(target, signal);
    }
  };
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];
  for (const signal of signals) {
    process.on(signal, pass);
  }
  return () => {
    for (const signal of signals) {
      process.off(signal, pass);
    }
  };
}
