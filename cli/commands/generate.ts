// SPDX-License-Identifier: MIT
// `vencoder generate`: emits what the spec stands for, or says what has drifted from it.

import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { buildFolder, projectRoot } from '../support/project.js';
import { specProject } from '../options/spec-project.js';

interface Options {
  check?: boolean;
}

/** Where the state after the last successful run is kept: nothing needs to be read again while it holds. */
const STAMP = join(buildFolder, 'generate.stamp');

/** Adds `generate [--check]`. Exit code 0: all is as the spec says; 1: drift with --check, or the spec cannot be emitted. */
export function registerGenerate(program: Command): void {
  program
    .command('generate')
    .description('emit the C module, headers, facade, stubs and manual from the spec')
    .option('--check', 'write nothing; fail if an emitted file is stale, missing or surplus')
    .addHelpText(
      'after',
      `
Examples:
  vencoder generate          write what has changed
  vencoder generate --check  show the drift as a diff, exit with 1 if there is any

Exit code: 0 done, 1 the spec is wrong, or --check found a difference, 2 wrong command line.`,
    )
    .action(async (options: Options) => {
      process.exitCode = await runGenerate(options.check ?? false);
    });
}

async function runGenerate(isCheck: boolean): Promise<number> {
  const started = performance.now();
  if ((await readStamp()) === (await fingerprint())) {
    report('unchanged', started);
    return 0;
  }
  const [{ generate }, { findDrift, writeOutputs }] = await Promise.all([
    import('../../generator/generate.js'),
    import('../../generator/write/outputs.js'),
  ]);
  const outputs = await generate(specProject);
  const drift = await findDrift(projectRoot, outputs);
  if (isCheck && drift.length > 0) {
    for (const { path, what, diff } of drift) {
      process.stderr.write(`${what}: ${path}\n${diff}`);
    }
    process.stderr.write(
      `${drift.length} emitted file(s) differ from the spec; \`vencoder generate\` mends them\n`,
    );
    return 1;
  }
  await writeOutputs(projectRoot, outputs, drift);
  for (const { path, what } of drift) {
    process.stderr.write(`${what === 'surplus' ? 'removed' : 'wrote'} ${path}\n`);
  }
  await writeStamp(await fingerprint());
  report(`${outputs.length} files, ${drift.length} changed`, started);
  return 0;
}

function report(what: string, started: number): void {
  process.stderr.write(`spec/ → ${what} [${Math.round(performance.now() - started)} ms]\n`);
}

/** Hash of everything that a run depends on or leaves behind, the generator itself included. */
async function fingerprint(): Promise<string> {
  const { listInputs } = await import('../options/spec-project.js');
  const hash = createHash('sha256');
  for (const file of await listInputs()) {
    hash
      .update(file)
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex');
}

async function readStamp(): Promise<string> {
  try {
    return await readFile(STAMP, 'utf8');
  } catch {
    return '';
  }
}

async function writeStamp(text: string): Promise<void> {
  await mkdir(buildFolder, { recursive: true });
  await writeFile(STAMP, text);
}
