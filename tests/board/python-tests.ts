// SPDX-License-Identifier: MIT
// The emulated board's program: its REPL, command line, Ctrl-C, soft reset and stand-ins, tested from outside by Python. A jest
// file for each program lets them run beside each other.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { projectRoot } from '../../cli/support/project.js';
import { runnerOf } from '../../cli/toolchain/runner.js';
import { vencoder } from '../board-run.js';

const FOLDER = path.join(projectRoot, 'tests', 'board');

/** The files of Python tests, without `test_` and `.py`. */
export const ALL_TESTS = readdirSync(FOLDER).flatMap((name) => /^test_(\w+)\.py$/.exec(name)?.[1] ?? []);

/** The files about what differs between the generations of the MPP: resources of a recording, stand-ins, files. */
export const GENERATION_TESTS = [
  'audio',
  'command_line',
  'csc',
  'display',
  'kpu',
  'machine',
  'misuse',
  'mjpeg',
  'mp4',
  'recording',
  'rtsp_calls',
  'rtsp_push',
  'rtsp_streams',
  'stand_ins',
  'trouble',
  'vdec',
  'writeback',
];

export function describeBoard(board: string, mpp: string, tests: string[]): void {
  describe(`${board} with MPP ${mpp}`, () => {
    let command: string;

    beforeAll(async () => {
      const built = await vencoder(['build', '--board', board, '--mpp', mpp]);
      expect(built).toMatchObject({ code: 0 });
      command = [...(await runnerOf(await findEmulatedBoard(board))), built.stdout.trim()].join(' ');
    });

    it.each(tests)('%s', async (name) => {
      const env = { ...process.env, BOARD_COMMAND: command };
      const run = $({ nothrow: true, quiet: true, cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
      const { exitCode, stderr } =
        await run`python3 -m unittest discover -s ${FOLDER} -p ${`test_${name}.py`}`;
      // unittest's report is on stderr. What was skipped must be seen.
      process.stderr.write(
        stderr
          .split('\n')
          .filter((line) => /^skipped/i.test(line))
          .map((line) => `${line}\n`)
          .join(''),
      );
      expect(exitCode === 0 ? '' : stderr).toBe('');
    });
  });
}
