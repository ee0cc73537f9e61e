// SPDX-License-Identifier: MIT
// `vencoder doctor`: checks this machine for everything that the commands need.

import type { Command } from 'commander';
import { examineDevices } from '../doctor/devices.js';
import type { Finding, State } from '../doctor/finding.js';
import { examineMachines } from '../doctor/machines.js';
import { examinePrograms } from '../doctor/programs.js';
import { examineSpace } from '../doctor/space.js';
import { EXIT } from '../support/exit-codes.js';

const MARKS: Record<State, string> = { ok: 'ok   ', note: 'note ', wrong: 'ERROR' };

/** Adds `doctor [--json]`. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check this machine for missing programs and devices, and show fixes')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      `
"note" concerns only some commands: containers, boards, cards. Changes nothing.

Examples:
  vencoder doctor
  vencoder doctor --json | jq '.[] | select(.state != "ok")'

Exit code: 0 no problem, 1 a problem that affects the main commands.`,
    )
    .action(async (options: { json?: boolean }) => {
      const findings: Finding[] = [];
      for (const examine of [examinePrograms, examineMachines, examineDevices, examineSpace]) {
        findings.push(...(await examine()));
      }
      process.stdout.write(
        options.json === true ? `${JSON.stringify(findings, undefined, 2)}\n` : findings.map(text).join(''),
      );
      process.exitCode = findings.some(({ state }) => state === 'wrong') ? EXIT.problem : EXIT.done;
    });
}

function text({ subject, state, what, fix }: Finding): string {
  const lines = (fix ?? '').split('\n').filter((line) => line !== '');
  return [`${MARKS[state]} ${subject}: ${what}\n`, ...lines.map((line) => `        ${line}\n`)].join('');
}
