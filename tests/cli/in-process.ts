// SPDX-License-Identifier: MIT
// Runs a command line in the test's own process: for what it prints and returns, not for how the process starts and ends.

import { jest } from '@jest/globals';
import { runCommandLine } from '../../cli/program.js';
import type { CommandResult } from '../board-run.js';

/** `vencoder ARGS...` from the current folder; nothing else may write to stdout and stderr meanwhile. */
export async function inProcess(args: string[]): Promise<CommandResult> {
  const output = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation((text) => {
      output[name] += String(text);
      return true;
    }),
  );
  const { exitCode } = process;
  process.exitCode = undefined;
  try {
    return { code: await runCommandLine(args), ...output };
  } finally {
    process.exitCode = exitCode;
    spies.forEach((spy) => {
      spy.mockRestore();
    });
  }
}
