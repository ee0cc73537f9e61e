// SPDX-License-Identifier: MIT
// `vencoder generate`: generates files from the spec, or checks that they are up to date.

import type { Command } from 'commander';
import type { Drift } from '../../generator/write/outputs.js';
import { isUpToDate, recordUpToDate } from './generate-stamp.js';
import { specProject } from '../options/spec-project.js';
import { EXIT } from '../support/exit-codes.js';
import { projectRoot } from '../support/project.js';
import { asStarted } from '../support/start-command.js';

const HELP = `
Examples:
  vencoder generate          write the files that have changed
  vencoder generate --check  show the differences, exit with 1 if there are any

Exit code: 0 done, 1 the spec has an error, or --check found a difference, 2 wrong command line.`;

/** Adds `generate [--check]`. */
export function registerGenerate(program: Command): void {
  program
    .command('generate')
    .description('generate the C module, headers, facade, stubs and manual from the spec')
    .option('--check', 'write nothing; fail if a generated file is stale, missing or surplus')
    .addHelpText('after', HELP)
    .action(async (options: { check?: boolean }) => {
      process.exitCode = await runGenerate(options.check ?? false);
    });
}

async function runGenerate(isCheck: boolean): Promise<number> {
  const started = performance.now();
  if (await isUpToDate()) {
    report('unchanged', started);
    return EXIT.done;
  }
  const [{ generate }, { findDrift, writeOutputs }] = await Promise.all([
    import('../../generator/generate.js'),
    import('../../generator/write/outputs.js'),
  ]);
  const outputs = await generate(specProject);
  const drift = await findDrift(projectRoot, outputs);
  if (isCheck && drift.length > 0) {
    process.stderr.write(driftText(drift));
    return EXIT.problem;
  }
  await writeOutputs(projectRoot, outputs, drift);
  for (const { path, what } of drift) {
    process.stderr.write(`${what === 'surplus' ? 'removed' : 'wrote'} ${path}\n`);
  }
  await recordUpToDate(outputs.map(({ path }) => path));
  report(`${outputs.length} files, ${drift.length} changed`, started);
  return EXIT.done;
}

function driftText(drift: Drift[]): string {
  const parts = drift.map(({ path, what, diff }) => `${what}: ${path}\n${diff}`);
  return asStarted(
    `${parts.join('')}${drift.length} generated files are out of date; run \`vencoder generate\`\n`,
  );
}

function report(result: string, started: number): void {
  process.stderr.write(`spec/ → ${result} [${Math.round(performance.now() - started)} ms]\n`);
}
