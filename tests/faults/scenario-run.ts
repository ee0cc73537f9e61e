// SPDX-License-Identifier: MIT
// Runs a scenario on a board's program, with or without a fault.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { boardProgram } from '../../cli/toolchain/board-build.js';
import { findEmulatedBoard, type Generation } from '../../cli/boards/boards.js';
import { projectRoot } from '../../cli/support/project.js';
import { runnerOf } from '../../cli/toolchain/runner.js';
import { VARIANT } from '../board-run.js';

const FOLDER = path.join(projectRoot, 'tests', 'faults');

/** A scenario whose threads race, so that the number of its calls varies. */
export const RACE = 'restarted_under_a_reader';
/** Scenarios that make the same calls each time. */
export const SCENARIOS = [
  'bound_h264',
  'sent_h265',
  'jpeg',
  'four_channels',
  'own_channels',
  'whole_life',
  'record_stop_record',
] as const;

/** A place that calls a function of the MPP, and how often it did. */
export interface CallSite {
  function: string;
  file: string;
  line: number;
  caller: string;
  calls: number;
}

/** A place in the module itself, not in CanMV's packages around it. */
export function isModuleSite({ file }: CallSite): boolean {
  return path.basename(file).startsWith('vencoder_');
}

/** The result of a scenario: the type and arguments of its exception, and the nonzero return values of calls. */
export interface ScenarioResult {
  outcome: (string | number)[];
  returned: [method: string, value: number][];
}

export interface Run {
  code: number | null;
  stderr: string;
  stdout: string;
  /** The result of the scenario, and of the recording after it. */
  results: ScenarioResult[];
}

/** When a program counts as hanging. */
const HANGING_MS = 600_000;

/** Thousands of programs run: no shell starts them. */
async function endOf(program: string, args: string[]): Promise<Pick<Run, 'code' | 'stdout' | 'stderr'>> {
  return await new Promise((resolve) => {
    const child = execFile(program, args, { cwd: FOLDER, timeout: HANGING_MS }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode, stdout, stderr });
    });
    child.stdin?.end();
  });
}

/** A board's program. */
export class ScenarioProgram {
  private constructor(private readonly command: string[]) {}

  static async build(board: string, generation: Generation, variant = VARIANT): Promise<ScenarioProgram> {
    const found = await findEmulatedBoard(board);
    const program = await boardProgram(found, generation, { variant });
    return new ScenarioProgram([...(await runnerOf(found)), program]);
  }

  /** Runs a scenario with the leak check and further options; `args` follow its name. */
  async run(scenario: string, options: string[], args: string[] = []): Promise<Run> {
    return await this.runScript('scenario.py', options, [scenario, ...args]);
  }

  /** Runs a script of this folder with the leak check. */
  async runScript(script: string, options: string[] = [], scriptArgs: string[] = []): Promise<Run> {
    const args = [
      ...this.command.slice(1),
      '--host-files',
      '--leak-check',
      ...options,
      script,
      ...scriptArgs,
    ];
    const { code, stdout, stderr } = await endOf(this.command[0] ?? '', args);
    const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
    return {
      code,
      stdout,
      stderr,
      results: lines.map((line) => JSON.parse(line) as ScenarioResult),
    };
  }

  /** The call sites of a scenario without faults. */
  async callSites(scenario: string): Promise<CallSite[]> {
    const folder = await mkdtemp(path.join(tmpdir(), 'vencoder-faults-'));
    try {
      const file = path.join(folder, 'call-sites');
      await this.run(scenario, ['--call-sites', file], ['alone']);
      const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
      const sites = lines.map((line) => JSON.parse(line) as CallSite);
      // The board's own calls, at boot and at the end, are not the script's.
      return sites.filter((site) => path.basename(site.file) !== 'video_buffers.c');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
