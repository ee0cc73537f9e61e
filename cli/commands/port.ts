// SPDX-License-Identifier: MIT
// `vencoder repl`, `put`, `get`, `ls`: a board at a serial port.

import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { getFile, listFolder, putFile, type Between, type Entry } from '../serial/files.js';
import { RawRepl } from '../serial/raw-repl.js';
import { SerialLine } from '../serial/serial-line.js';
import { talk } from '../serial/terminal.js';
import { Failure } from '../support/failure.js';
import { interruptible } from '../support/signals.js';
import { columns } from '../support/columns.js';
import { requirePath } from '../options/paths.js';
import { ProgressLine } from '../support/progress.js';

const PORT = [
  '--port <dev>',
  "the board's serial port, as /dev/ttyACM0; `vencoder doctor` lists them",
] as const;
const EXIT_CODES =
  'Exit code: 0 done, 2 wrong command line, 3 the board does not answer, or refused, 130 interrupted.';

/** Adds `repl`, `put`, `get` and `ls`. */
export function registerPort(program: Command): void {
  registerRepl(program);
  registerPut(program);
  registerGet(program);
  registerLs(program);
}

/** Adds `repl --port DEV`. */
function registerRepl(program: Command): void {
  program
    .command('repl')
    .description("talk to a board's REPL; Ctrl-] leaves")
    .requiredOption(...PORT)
    .addHelpText('after', `\nExample:\n  vencoder repl --port /dev/ttyACM0\n\n${EXIT_CODES}`)
    .action(async ({ port }: { port: string }) => {
      await talk(port);
    });
}

/** Adds `put FILE PATH --port DEV`. */
function registerPut(program: Command): void {
  program
    .command('put')
    .description('copy a file to a board, and compare')
    .argument('<file>', 'on this machine')
    .argument('<path>', 'on the board; a folder where it ends with /')
    .requiredOption(...PORT)
    .addHelpText(
      'after',
      `\nWhat runs on the board is interrupted.\n\nExample:\n  vencoder put main.py /sdcard/ --port /dev/ttyACM0\n\n${EXIT_CODES}`,
    )
    .action(async (file: string, path: string, { port }: { port: string }) => {
      requirePath(file, 'file', 'FILE is on this machine.');
      const to = path.endsWith('/') ? `${path}${basename(file)}` : path;
      const untouched = `interrupted; ${to} on the board is as it was`;
      const sum = await copy(port, untouched, (repl, between) => putFile(repl, file, to, between));
      process.stdout.write(`${to}: SHA-256 ${sum}\n`);
    });
}

/** Adds `get PATH [FILE] --port DEV`. */
function registerGet(program: Command): void {
  program
    .command('get')
    .description('copy a file from a board, and compare')
    .argument('<path>', 'on the board')
    .argument('[file]', 'on this machine, or a folder there (default: its name)')
    .requiredOption(...PORT)
    .addHelpText(
      'after',
      `\nWhat runs on the board is interrupted.\n\nExample:\n  vencoder get /sdcard/video.264 --port /dev/ttyACM0\n\n${EXIT_CODES}`,
    )
    .action(async (path: string, file: string | undefined, { port }: { port: string }) => {
      const to = placeFor(basename(path), file ?? '.');
      const untouched = `interrupted; ${to} was not written`;
      const sum = await copy(port, untouched, (repl, between) => getFile(repl, path, to, between));
      process.stdout.write(`${to}: SHA-256 ${sum}\n`);
    });
}

/** Adds `ls [PATH] --port DEV [--json]`. Sizes are bytes. */
function registerLs(program: Command): void {
  program
    .command('ls')
    .description('list a folder of a board')
    .argument('[path]', 'on the board', '/')
    .requiredOption(...PORT)
    .option('--json', 'print as JSON')
    .addHelpText('after', `\nExample:\n  vencoder ls /sdcard --port /dev/ttyACM0\n\n${EXIT_CODES}`)
    .action(async (path: string, { port, json }: { port: string; json?: boolean }) => {
      const entries = await onBoard(port, 'interrupted', async (repl, next) => {
        const found = await listFolder(repl, path);
        next();
        return found;
      });
      process.stdout.write(json === true ? `${JSON.stringify(entries, undefined, 2)}\n` : table(entries));
    });
}

// Looked at before a minute of copying. A folder takes the file by its own name.
function placeFor(name: string, file: string): string {
  const place = existsSync(file) && statSync(file).isDirectory() ? join(file, name) : file;
  requirePath(
    dirname(place),
    'directory',
    `FILE is on this machine; create its folder with: mkdir -p ${dirname(place)}`,
  );
  try {
    accessSync(existsSync(place) ? place : dirname(place), constants.W_OK);
  } catch (error) {
    throw new Failure(`${place} cannot be written`, (error as NodeJS.ErrnoException).code);
  }
  return place;
}

// Signals are noted once the board is in its raw REPL, which it must not be left in.
async function onBoard<T>(
  port: string,
  interruption: string,
  work: (repl: RawRepl, next: () => void) => Promise<T>,
): Promise<T> {
  return await SerialLine.use(port, async (line) => {
    const repl = await RawRepl.enter(line);
    return await interruptible(interruption, async (next) => {
      try {
        return await work(repl, next);
      } finally {
        await repl.leave();
      }
    });
  });
}

// A file's SHA-256; progress is shown on the way.
async function copy(
  port: string,
  interruption: string,
  work: (repl: RawRepl, between: Between) => Promise<string>,
): Promise<string> {
  return await onBoard(port, interruption, async (repl, next) => {
    const progress = new ProgressLine();
    try {
      return await work(repl, (done, total) => {
        next();
        progress.report('copying', done, total);
      });
    } finally {
      progress.clear();
    }
  });
}

function table(entries: Entry[]): string {
  return entries.length === 0
    ? ''
    : columns(
        entries.map(({ name, isFolder, size }) => [
          isFolder ? `${name}/` : name,
          isFolder ? '' : String(size),
        ]),
      );
}
