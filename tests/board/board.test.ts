// SPDX-License-Identifier: MIT
/** The emulated board's program: its REPL, command line, Ctrl-C and soft reset, tested from outside by Python. */
import { expect, it } from '@jest/globals';
import { $ } from 'zx';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { projectRoot } from '../../cli/support/project.js';
import { runnerOf } from '../../cli/toolchain/runner.js';
import { BOARDS, vencoder } from '../board-run.js';

/** The command that starts a board's program. */
async function boardCommand(board: string, mpp: string): Promise<string> {
  const built = await vencoder(['build', '--board', board, '--mpp', mpp]);
  expect(built).toMatchObject({ code: 0 });
  return [...(await runnerOf(await findEmulatedBoard(board))), built.stdout.trim()].join(' ');
}

async function expectToPass(command: string, files: string): Promise<void> {
  const env = { ...process.env, BOARD_COMMAND: command };
  // Show the log of the Python tests while they run.
  const run = $({
    nothrow: true,
    quiet: true,
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const { exitCode } = await run`python3 -m unittest discover -s tests/board -p ${files}`;
  expect(exitCode).toBe(0);
}

it.each(BOARDS)('%s', async (board) => {
  await expectToPass(await boardCommand(board, 'B'), 'test_*.py');
});

// The generations differ in the resources of a recording, and in what the stand-ins and the files of scripts offer.
it.each(BOARDS)('%s, recordings and stand-ins with MPP A', async (board) => {
  await expectToPass(await boardCommand(board, 'A'), 'test_[!irs]*.py');
  await expectToPass(await boardCommand(board, 'A'), 'test_recording.py');
  await expectToPass(await boardCommand(board, 'A'), 'test_rtsp.py');
  await expectToPass(await boardCommand(board, 'A'), 'test_stand_ins.py');
});
