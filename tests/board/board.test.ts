/** The emulated board's program: its REPL, command line, Ctrl-C and soft reset, judged from outside by Python. */
import { expect, it } from '@jest/globals';
import { $ } from 'zx';
import { findEmulatedBoard } from '../../toolchain/boards.js';
import { projectRoot } from '../../toolchain/project.js';
import { runnerOf } from '../../toolchain/runner.js';
import { BOARDS, vencoder } from '../board-run.js';

/** The command that starts a board's program. */
async function boardCommand(board: string): Promise<string> {
  const built = await vencoder(['build', '--board', board]);
  expect(built).toMatchObject({ code: 0 });
  return [...(await runnerOf(await findEmulatedBoard(board))), built.stdout.trim()].join(' ');
}

it.each(BOARDS)('%s', async (board) => {
  const env = { ...process.env, BOARD_COMMAND: await boardCommand(board) };
  // The log of the Python tests goes on as they run.
  const run = $({
    nothrow: true,
    quiet: true,
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const { exitCode } = await run`python3 -m unittest discover -s tests/board`;
  expect(exitCode).toBe(0);
});
