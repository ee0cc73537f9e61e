// SPDX-License-Identifier: MIT
// `vencoder run`: a script on a board. stdin, stdout and the exit code are the script's.

import { Option, type Command } from 'commander';
import { findEmulatedBoard } from '../boards/boards.js';
import { addBoardOptions, provideProgram, type BoardOptions } from '../options/board-options.js';
import { silenceOption } from '../options/port-options.js';
import {
  addProgramOptions,
  programArgs,
  requireScript,
  type ProgramOptions,
} from '../options/program-args.js';
import type { ScriptOptions, ScriptResult } from '../serial/script-run.js';
import { EXIT, exitCodeOf } from '../support/exit-codes.js';
import { usageError } from '../support/failure.js';
import { runnerOf, runProgram } from '../toolchain/runner.js';

interface RunOptions extends Partial<BoardOptions>, ProgramOptions {
  port?: string;
  reset?: boolean;
  silence?: number;
  pty?: string;
  limit?: number;
}

/** What the camera plays of a converted video on a machine, which has it in memory. */
const MOST_BYTES_IN_MACHINE = 2 ** 28;
/** Ten days. */
const MOST_SECONDS = 864_000;

const HELP = `
Examples:
  vencoder run --board qemu-riscv64 --sdcard out script.py
  vencoder run --board qemu-riscv64 --mpp A --source photos.mp4 --sdcard out script.py 1280 720
  vencoder run --board qemu-riscv64 --memory-of k230d_canmv_bpi_zero script.py
  vencoder run --board host --leak-check --fault kd_mpi_venc_get_stream:3:K_ERR_VENC_BUSY script.py
  vencoder run --board host --trouble starved-bind --trouble slow-card script.py
  vencoder run --board host --sanitize script.py
  vencoder run --board host --stop-after 10 --sdcard out forever.py
  vencoder run --port /dev/ttyACM0 script.py
  vencoder run --board qemu-riscv64 --pty out/console
  vencoder run --board qemu-k230 --limit 60 --sdcard out script.py
  vencoder run --board host                 the REPL; Ctrl-D is a soft reset, Ctrl-X exits

Scripts see these files: the folder of --sdcard as /sdcard, /data (the folder of --data; default: DIR-data beside the DIR
of --sdcard, created when a script writes there), and, read only, the script's own folder, whose modules it can import. No
path leads out of them; --host-files lets scripts read all files of this machine. This is no protection from a malicious
script, which runs as you.

--modules puts DIR ahead of the board's own modules, file by file: DIR/aidemo.py, DIR/mpp/x.py beside the board's mpp. Scripts
can read DIR.

--source plays Y4M files as they are. ffmpeg converts everything else that it can read, such as MP4, MKV and JPEG, to 4:2:0
and a width that is a multiple of 16. The script must set the camera to the size of its frames.

--memory-of checks that the buffers of a script and its camera fit a real board. If the board exists with several memory
sizes, the smallest counts. Default: 512 MiB.

--stop-after stops a script that runs until somebody stops it, as the IDE's stop button does: it raises KeyboardInterrupt,
at the same moment of the script on every run (not with --realtime). Decimals are allowed.

--fault counts the calls of an MPP function from the start of the script: N makes the Nth call fail, N+ all later calls,
too. CODE is a number, or the name of an error that the function can return; default: its usual error. malloc is the C
heap of the module, gc_alloc the heap of MicroPython. stderr reports "fault fired: FUNCTION:N" at that call, and
"fault never fired: FUNCTION:N" at the end if there was no such call.

--trouble plays what boards did to users although their calls were right, for example frames that got lost and a slow card.
stderr reports "trouble: NAME: WHAT" when it comes, and "trouble never came: NAME" at the end.

--leak-check runs after the board's reset, which releases cameras and links as CanMV's does, and before the video buffers
are freed. It covers binds, channels, packs, pools, blocks, media memory and mappings. stderr lists each leak as
"leaked: WHAT, acquired by WHO with CALL"; the last line is "leak check: clean" or "leak check: LEAKED".

--display-png writes what media.display showed when the script ended or called Display.deinit(): camera and OSD layers.
Without a picture, or if the file cannot be written, the exit code is 1 instead of 0.

--sanitize detects, on host, wrong memory accesses and memory leaks (AddressSanitizer) and undefined behaviour (UBSan); on
qemu-riscv64, undefined behaviour only. An error ends the program by a signal: SIGABRT on host, with a report on stderr;
SIGTRAP on qemu-riscv64.

On qemu-k230, QEMU's K230 machine boots for each run: files come back when the script has ended, and --limit ends a script that takes
longer, without its files. It has no --host-files and no --display-png.

--port runs the script through the board's raw REPL. Ctrl-C stops the script; a second Ctrl-C ends the command. The exit
code is 1 after an uncaught exception, 130 after Ctrl-C, and 3 if the board restarts, is disconnected, or is silent for
longer than --silence. sys.exit() resets the board; its argument is lost.

Exit code: 0 done, 1 uncaught exception, or the argument of sys.exit(); 1 instead of 0 if the leak check finds a leak; 128 + n
signal n ended the program; 2 wrong command line; 3 the board cannot be built or does not answer, or --limit has passed.`;

/** Adds `run`. Exit code: the script's; 128 + n if signal n ended it. */
export function registerRun(program: Command): void {
  const command = addProgramOptions(addBoardOptions(program.command('run'), false))
    .description('run a script on a board; build what is missing or stale first')
    .option('--pty <link>', 'with --board: offer the REPL as a serial port at this new link')
    .addOption(
      new Option(
        '--limit <seconds>',
        "end a script that takes longer, and show the console's last lines (boards with a machine; default: no limit)",
      ).argParser(seconds),
    );
  const emulatedOnly = command.options.map((option) => option.attributeName());
  command
    .addOption(
      new Option('--port <dev>', 'the serial port of a board, instead of --board').conflicts(emulatedOnly),
    )
    .option('--reset', 'with --port: soft reset before the script')
    .addOption(
      silenceOption('with --port: give up when the script has been silent for this long (default: never)'),
    )
    .argument('[script]', 'MicroPython script; default: the REPL')
    .argument('[args...]', "the script's arguments, sys.argv[1:]")
    .passThroughOptions()
    .addHelpText('after', HELP)
    .action(async (script: string | undefined, args: string[], options: RunOptions) => {
      warnOfOwnOptions(args, command);
      process.exitCode =
        options.port === undefined
          ? await runEmulated(script, args, options)
          : await runAtPort(script, args, options.port, {
              reset: options.reset === true,
              silence: options.silence === undefined ? undefined : options.silence * 1000,
            });
    });
}

// A script can have options of the same names, so this is no error. Who wrote one before the script knows where they go.
function warnOfOwnOptions(args: readonly string[], command: Command): void {
  const unused = command.options.filter(
    (option) => command.getOptionValue(option.attributeName()) === undefined,
  );
  const own = args.find((arg) => unused.some(({ long }) => long === arg.split('=')[0]));
  if (own !== undefined) {
    process.stderr.write(
      `vencoder: ${own} follows the script, so it is the script's; options of this command come before the script\n`,
    );
  }
}

async function runAtPort(
  script: string | undefined,
  args: string[],
  port: string,
  options: ScriptOptions,
): Promise<number> {
  if (script === undefined || args.length > 0) {
    throw usageError(
      '--port needs a script, without arguments',
      'For the REPL, run: vencoder repl --port DEV',
    );
  }
  requireScript(script);
  const { runScript } = await import('../serial/script-run.js');
  return exitCodeFor(await runScript(port, script, options));
}

function seconds(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= MOST_SECONDS) {
    return value;
  }
  throw usageError(
    `--limit ${text}: must be a number of seconds, at most ${MOST_SECONDS}`,
    'For example: --limit 60',
  );
}

function exitCodeFor(result: ScriptResult): number {
  if (result === 'ok' || result === 'reset') {
    return EXIT.done;
  }
  return result === 'exception' ? EXIT.problem : exitCodeOf(result);
}

async function runEmulated(script: string | undefined, args: string[], options: RunOptions): Promise<number> {
  const { board: name, pty, reset, silence, limit } = options;
  if (name === undefined) {
    throw usageError(
      'no board given',
      'Use --board NAME for an emulated board, --port DEV for an attached one.',
    );
  }
  if (reset === true) {
    throw usageError('--reset needs --port', 'Omit it: each run boots the emulated board.');
  }
  if (silence !== undefined) {
    throw usageError('--silence needs --port', 'Omit it.');
  }
  if (pty !== undefined && script !== undefined) {
    throw usageError('--pty excludes a script', `Run the script there: vencoder run --port ${pty} ${script}`);
  }
  const { machine } = await findEmulatedBoard(name);
  if (limit !== undefined && machine === undefined) {
    throw usageError(`board ${name} has no --limit`, 'Use --stop-after, or another board: qemu-k230.');
  }
  const mostSourceBytes = machine === undefined ? undefined : MOST_BYTES_IN_MACHINE;
  const forProgram = await programArgs(script, args, options, mostSourceBytes);
  const { board, program } = await provideProgram({ ...options, board: name });
  if (pty === undefined) {
    return await runProgram(board, program, forProgram, limit);
  }
  const { offerPort } = await import('../serial/emulated-port.js');
  return await offerPort(
    [...(await runnerOf(board, limit)), program, '--serial-port', ...forProgram],
    pty,
    (terminal) => {
      process.stderr.write(`the REPL of ${name} is at ${pty} (${terminal})\n`);
    },
  );
}
