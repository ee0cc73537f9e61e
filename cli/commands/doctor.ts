// SPDX-License-Identifier: MIT
// `vencoder doctor`: is everything here that the commands need?

import type { Command } from 'commander';
import { examineDevices } from '../doctor/devices.js';
import type { Finding, State } from '../doctor/finding.js';
import { examinePrograms } from '../doctor/programs.js';
import { examineSpace } from '../doctor/space.js';

const SOMETHING_WRONG = 1;
const MARKS: Record<State, string> = { ok: 'ok   ', note: 'note ', wrong: 'WRONG' };

/** Adds `doctor [--json]`. Exit code 1 when something is wrong that the main commands need. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look for what is missing on this machine, and say how to mend it')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      `
"note" is what only some commands need: containers, boards, cards. Nothing is changed.

Examples:
  vencoder doctor
  vencoder doctor --json | jq '.[] | select(.state != "ok")'

Exit code: 0 nothing is wrong, 1 something is that every command needs.`,
    )
    .action(async (options: { json?: boolean }) => {
      const findings = [...(await examinePrograms()), ...(await examineDevices()), ...(await examineSpace())];
      process.stdout.write(
        options.json === true ? `${JSON.stringify(findings, undefined, 2)}\n` : findings.map(text).join(''),
      );
      process.exitCode = findings.some(({ state }) => state === 'wrong') ? SOMETHING_WRONG : 0;
    });
}

function text({ subject, state, what, fix }: Finding): string {
  const lines = (fix ?? '').split('\n').filter((line) => line !== '');
  return [`${MARKS[state]} ${subject}: ${what}\n`, ...lines.map((line) => `        ${line}\n`)].join('');
}
