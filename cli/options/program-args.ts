// SPDX-License-Identifier: MIT
// Options of `vencoder run` for the emulated board's program, and that program's arguments.

import { existsSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { findCanmvBoard } from '../boards/boards.js';
import { usageError } from '../support/failure.js';
import { requirePath } from './paths.js';

/** What the camera plays of a converted video. */
const MOST_SOURCE_BYTES = 2 ** 31;

export interface ProgramOptions {
  sdcard?: string;
  data?: string;
  hostFiles?: boolean;
  modules?: string[];
  source?: string;
  memoryOf?: string;
  realtime?: boolean;
  kpu?: string;
  stopAfter?: string;
  address?: string;
  fault?: string[];
  trouble?: string[];
  leakCheck?: boolean;
  callSites?: string;
  displayPng?: string;
}

/** Adds the options of the emulated board's program. */
export function addProgramOptions(command: Command): Command {
  return (
    command
      .option('--sdcard <dir>', 'the folder that scripts see as /sdcard (default: none)')
      .option('--data <dir>', 'the folder that scripts see as /data (default: beside --sdcard, DIR-data)')
      .option('--host-files', 'scripts can read all files of this machine, and import modules from them')
      .option(
        '--modules <dir>',
        'a folder whose modules come before the built-in ones of the same name; repeatable',
        another,
      )
      .option('--source <file>', 'video or picture that the camera plays instead of its test pattern')
      .option('--memory-of <board>', 'as much media memory (MMZ) as this real board has')
      .addOption(
        new Option(
          '--kpu <kind>',
          'blind: AI models run and recognise nothing (default: no KPU; calls that need it raise)',
        ).choices(['blind']),
      )
      .option('--realtime', 'frames and sleeps take as long as on a board')
      .option('--stop-after <seconds>', "press Ctrl-C once, at this time of the board's clock")
      .option(
        '--address <address>',
        "the board's address on this machine's loopback, 127.x.y.z (default: 127.0.0.1)",
        loopbackAddress,
      )
      .option(
        '--fault <function:n[:code]>',
        'make the nth call of an MPP function fail (n+: and all later calls); repeatable',
        another,
      )
      .option(
        '--trouble <name>',
        'play what boards did to users, such as header-once or slow-card (an unknown name lists all); repeatable',
        (trouble: string, others: string[] | undefined) => [...(others ?? []), trouble],
      )
      .option('--leak-check', 'check for leaked resources at the end; the report is on stderr')
      .option('--display-png <file>', 'write the last picture on the display at the end')
      // The former name of --leak-check.
      .addOption(new Option('--account').implies({ leakCheck: true }).hideHelp())
      .addOption(
        new Option(
          '--call-sites <file>',
          'write how often each place in the module called the MPP, as JSON lines',
        ),
      )
  );
}

function another(value: string, others: string[] | undefined): string[] {
  return [...(others ?? []), value];
}

function requireFolder(option: string, folder: string): void {
  const hint = existsSync(folder)
    ? `Give a folder for ${option}.`
    : `Create it for ${option}: mkdir -p ${folder}`;
  requirePath(folder, 'directory', hint);
}

/** The program's arguments; checks paths, so that a wrong one is reported before anything is built. */
export async function programArgs(
  script: string | undefined,
  scriptArgs: string[],
  options: ProgramOptions,
  mostSourceBytes = MOST_SOURCE_BYTES,
): Promise<string[]> {
  const { sdcard, data, modules = [], source, callSites, displayPng } = options;
  if (sdcard !== undefined) {
    requireFolder('--sdcard', sdcard);
  }
  if (data !== undefined) {
    requireFolder('--data', data);
  }
  for (const folder of modules) {
    requirePath(folder, 'directory', 'Give a folder of MicroPython modules for --modules.');
  }
  if (script !== undefined) {
    requireScript(script);
  }
  return [
    ...(await memoryArgs(options.memoryOf)),
    ...(sdcard === undefined ? [] : ['--sdcard', resolve(sdcard)]),
    ...(data === undefined ? [] : ['--data', resolve(data)]),
    ...(options.hostFiles === true ? ['--host-files'] : []),
    ...modules.flatMap((folder) => ['--modules', resolve(folder)]),
    ...(source === undefined ? [] : ['--source', resolve(await playable(source, mostSourceBytes))]),
    ...(options.kpu === undefined ? [] : ['--kpu', options.kpu]),
    ...(options.realtime === true ? ['--realtime'] : []),
    ...(options.stopAfter === undefined ? [] : ['--stop-after', options.stopAfter]),
    ...(options.address === undefined ? [] : ['--address', options.address]),
    ...(options.fault ?? []).flatMap((fault) => ['--fault', fault]),
    ...(options.trouble ?? []).flatMap((trouble) => ['--trouble', trouble]),
    ...(options.leakCheck === true ? ['--leak-check'] : []),
    ...(displayPng === undefined ? [] : ['--display-png', resolve(displayPng)]),
    ...(callSites === undefined ? [] : ['--call-sites', resolve(callSites)]),
    ...(script === undefined ? [] : [script, ...scriptArgs]),
  ];
}

/** A usage error unless `script` is a file. */
export function requireScript(script: string): void {
  requirePath(script, 'file', 'Give the path of a MicroPython script on this machine.');
}

// The program checks it, too: it is also started without this command.
function loopbackAddress(text: string): string {
  const isFree = text !== '127.0.0.0' && text !== '127.255.255.255';
  if (isIPv4(text) && text.startsWith('127.') && isFree) {
    return text;
  }
  throw usageError(
    `--address ${text}: must be an address of the loopback`,
    'For example: --address 127.0.0.2',
  );
}

async function playable(source: string, mostBytes: number): Promise<string> {
  const { playableSource } = await import('./camera-source.js');
  return await playableSource(source, mostBytes);
}

async function memoryArgs(name: string | undefined): Promise<string[]> {
  if (name === undefined) {
    return [];
  }
  const [smallest] = (await findCanmvBoard(name)).memory;
  return smallest === undefined ? [] : ['--mmz', String(smallest.mmz)];
}
