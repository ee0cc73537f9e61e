// SPDX-License-Identifier: MIT
// The program with the flags of CanMV's own build, on the K230's core with vectors, where QEMU has it (11.1, as in the image).

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { CANMV_CODE } from '../../cli/sdk/compiler.js';
import { buildFolder, projectRoot } from '../../cli/support/project.js';
import { makeProgram, providedParts } from '../../cli/toolchain/board-build.js';
import { micropythonTree } from '../../cli/toolchain/micropython.js';
import { runnerOf } from '../../cli/toolchain/runner.js';
import { runBoard } from '../board-run.js';
import { SCRIPTS, SCRIPT_FOLDER } from '../module/scripts.js';
import { hash } from '../streams/stream-hash.js';

const BOARD = 'qemu-riscv64';
// Each script is a start of QEMU.
const CHECKED =
  process.env['VENCODER_LONG_TESTS'] === '1' ? Object.entries(SCRIPTS) : Object.entries(SCRIPTS).slice(0, 5);
const RECORD = path.join(projectRoot, 'examples', 'record_video.py');
const FOLDER = path.join(buildFolder, 'canmv-flags');
const run = $({ quiet: true, nothrow: true });

let folder: string;
let program: string;

/** The command of the board's preferred CPU; undefined where this QEMU does not have it. */
async function coreRunner(): Promise<string[] | undefined> {
  const board = await findEmulatedBoard(BOARD);
  const command = await runnerOf(board);
  const [core = ''] = board.cpus ?? [];
  if (command.includes(core)) {
    return command;
  }
  process.stderr.write(
    `SKIPPED: CanMV's flags on ${core}: this QEMU does not have it; make image-check runs these tests\n`,
  );
  return undefined;
}

/** Instructions of the vector extension, whose names begin with v. */
async function vectorInstructions(): Promise<number> {
  const { stdout } = await run`riscv64-linux-gnu-objdump -d ${program}`;
  return stdout.match(/^ +[0-9a-f]+:\t[0-9a-f ]+\tv[a-z]/gm)?.length ?? 0;
}

const runner = await coreRunner();

(runner === undefined ? describe.skip : describe)(
  "a program with CanMV's flags on the K230's core with vectors",
  () => {
    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vencoder-vectors-'));
      const parts = await providedParts(await findEmulatedBoard(BOARD), await micropythonTree());
      await mkdir(FOLDER, { recursive: true });
      await makeProgram(FOLDER, path.join(FOLDER, 'lock'), 'B', parts, [`COPT=${CANMV_CODE.join(' ')}`]);
      program = path.join(FOLDER, 'micropython');
      process.stderr.write(`vectors: ${await vectorInstructions()} instructions in the program\n`);
    });

    afterAll(async () => {
      await rm(folder, { recursive: true, force: true });
    });

    it.each(['264', '265'])('records the same .%s as host', async (suffix) => {
      const args = [`/sdcard/video.${suffix}`, '320', '240', '10'];
      const [own, others] = [path.join(folder, suffix), path.join(folder, `${suffix}-host`)];
      await Promise.all([own, others].map((name) => mkdir(name)));
      const { exitCode, stderr } = await run`${runner ?? []} ${program} --sdcard ${own} ${RECORD} ${args}`;
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      const host = { board: 'host', options: ['--sdcard', others], script: RECORD, args };
      expect(await runBoard(host)).toMatchObject({ code: 0 });
      const [one, other] = [own, others].map((name) => hash(path.join(name, `video.${suffix}`)));
      expect(await one).toBe(await other);
    });

    it.each(CHECKED)('%s.py', async (name, title) => {
      const script = path.join(SCRIPT_FOLDER, `${name}.py`);
      const { exitCode, stdout } = await run`${runner ?? []} ${program} --sdcard ${folder} ${script}`;
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`${title}: ok`);
    });
  },
);
