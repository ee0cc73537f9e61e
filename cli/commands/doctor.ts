// SPDX-License-Identifier: MIT
// `vencoder doctor`: checks this machine for everything that the commands need.

import { Option, type Command } from 'commander';
import { totalOf, type CachePart } from '../doctor/cache-parts.js';
import { examineDevices } from '../doctor/devices.js';
import type { Finding, State } from '../doctor/finding.js';
import { examineMachines } from '../doctor/machines.js';
import { examinePrograms } from '../doctor/programs.js';
import { examineSpace } from '../doctor/space.js';
import { EXIT } from '../support/exit-codes.js';
import { cacheFolder } from '../support/project.js';

const MARKS: Record<State, string> = { ok: 'ok   ', note: 'note ', wrong: 'ERROR' };

const MB = 1e6;

/** Adds `doctor [--json] [--clear-cache]`. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check this machine for missing programs and devices, and show fixes')
    .option('--json', 'print as JSON')
    .addOption(new Option('--clear-cache', 'remove all of the cache, check nothing').conflicts('json'))
    .addHelpText(
      'after',
      `
"note" concerns only some commands: containers, boards, cards. Changes nothing without --clear-cache.

The cache has third-party sources, what was built of them, QEMU with its kernel, and compiled objects, for all checkouts of this
user. --clear-cache removes all of it and shows the sizes; commands download and build again what they need. It removes
nothing while a program uses the cache, and no builds of boards.

Examples:
  vencoder doctor
  vencoder doctor --json | jq '.[] | select(.state != "ok")'
  vencoder doctor --clear-cache

Exit code: 0 no problem, 1 a problem that affects the main commands, 3 the cache is in use, or cannot be removed.`,
    )
    .action(async (options: { json?: boolean; clearCache?: boolean }) => {
      if (options.clearCache === true) {
        const { clearCache } = await import('../doctor/clear-cache.js');
        process.stdout.write(removalText(await clearCache()));
        return;
      }
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

function removalText(parts: CachePart[]): string {
  const removed = `Removed ${megabytes(totalOf(parts))} from ${cacheFolder}.\n`;
  return parts.length === 0
    ? `Nothing to remove from ${cacheFolder}.\n`
    : partLines(parts).join('') + removed;
}

function partLines(parts: readonly CachePart[]): string[] {
  return parts.map(({ name, bytes }) => `        ${megabytes(bytes).padStart(9)}  ${name}\n`);
}

function megabytes(bytes: number): string {
  return `${(bytes / MB).toFixed(1)} MB`;
}

function text({ subject, state, what, fix, parts }: Finding): string {
  const lines = (fix ?? '').split('\n').filter((line) => line !== '');
  return [
    `${MARKS[state]} ${subject}: ${what}\n`,
    ...partLines(parts ?? []),
    ...lines.map((line) => `        ${line}\n`),
  ].join('');
}
