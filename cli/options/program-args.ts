// SPDX-License-Identifier: MIT
// Options of `vencoder run` for the emulated board's program, and that program's arguments.

import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { findCanmvBoard } from '../boards/boards.js';
import { requirePath } from './paths.js';

export interface ProgramOptions {
  sdcard?: string;
  data?: string;
  hostFiles?: boolean;
  source?: string;
  memoryOf?: string;
  realtime?: boolean;
  stopAfter?: string;
  fault?: string[];
  leakCheck?: boolean;
  callSites?: string;
  displayPng?: string;
}

/**
 * Adds --sdcard, --data, --host-files, --source, --memory-of, --realtime, --stop-after, --fault, --leak-check, --display-png and
 * --call-sites.
 */
export function addProgramOptions(command: Command): Command {
  return (
    command
      .option('--sdcard <dir>', 'the folder that scripts see as /sdcard (default: none)')
      .option('--data <dir>', 'the folder that scripts see as /data (default: beside --sdcard, DIR-data)')
      .option('--host-files', 'scripts can read all files of this machine, and import modules from them')
      .option('--source <file>', 'video or picture that the camera plays instead of its test pattern')
      .option('--memory-of <board>', 'as much media memory (MMZ) as this real board has')
      .option('--realtime', 'frames and sleeps take as long as on a board')
      .option('--stop-after <seconds>', "press Ctrl-C once, at this time of the board's clock")
      .option(
        '--fault <function:n[:code]>',
        'make the nth call of an MPP function fail (n+: and all later calls); repeatable',
        (fault: string, others: string[] | undefined) => [...(others ?? []), fault],
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

/** The program's arguments; checks paths, so that a wrong one is reported before anything is built. */
export async function programArgs(
  script: string | undefined,
  scriptArgs: string[],
  options: ProgramOptions,
): Promise<string[]> {
  const { sdcard, data, source, callSites, displayPng } = options;
  if (sdcard !== undefined) {
    requirePath(sdcard, 'directory', `Create it for --sdcard: mkdir -p ${sdcard}`);
  }
  if (data !== undefined) {
    requirePath(data, 'directory', `Create it for --data: mkdir -p ${data}`);
  }
  if (script !== undefined) {
    requireScript(script);
  }
  return [
    ...(await memoryArgs(options.memoryOf)),
    ...(sdcard === undefined ? [] : ['--sdcard', resolve(sdcard)]),
    ...(data === undefined ? [] : ['--data', resolve(data)]),
    ...(options.hostFiles === true ? ['--host-files'] : []),
    ...(source === undefined ? [] : ['--source', resolve(await playable(source))]),
    ...(options.realtime === true ? ['--realtime'] : []),
    ...(options.stopAfter === undefined ? [] : ['--stop-after', options.stopAfter]),
    ...(options.fault ?? []).flatMap((fault) => ['--fault', fault]),
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

async function playable(source: string): Promise<string> {
  const { playableSource } = await import('./camera-source.js');
  return await playableSource(source);
}

async function memoryArgs(name: string | undefined): Promise<string[]> {
  if (name === undefined) {
    return [];
  }
  const [smallest] = (await findCanmvBoard(name)).memory;
  return smallest === undefined ? [] : ['--mmz', String(smallest.mmz)];
}
