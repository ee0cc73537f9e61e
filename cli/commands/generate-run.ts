// SPDX-License-Identifier: MIT
// One run of the generator: emits the files that differ, or reports the errors of the spec.

import { readFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { SpecError, type Diagnostic } from '../../generator/model/diagnostics.js';
import type { Drift, Output } from '../../generator/write/outputs.js';
import type { SpecChoice } from '../options/spec-project.js';
import { EXIT } from '../support/exit-codes.js';
import { usageError } from '../support/failure.js';
import { reportFor, type GenerateOptions, type Result } from './generate-report.js';
import { isUpToDate, recordUpToDate } from './generate-stamp.js';

/** Generates once, prints the result and returns the exit code. */
export async function runGenerate(choice: SpecChoice, options: GenerateOptions): Promise<number> {
  const started = performance.now();
  const report = reportFor(choice, options, started);
  // The list of files for --json needs the whole work.
  if (choice.isOwn && options.json !== true && (await isUpToDate())) {
    return report.unchanged();
  }
  let result: Result;
  try {
    result = await emit(choice, options);
  } catch (error) {
    if (!(error instanceof SpecError)) {
      throw error;
    }
    return report.errors(error.diagnostics.map((diagnostic) => fromHere(choice, diagnostic)));
  }
  if (choice.isOwn && (result.isWritten || result.drift.length === 0)) {
    await recordUpToDate(result.outputs.map(({ path }) => path));
  }
  return report.done(result, options.check === true && result.drift.length > 0 ? EXIT.problem : EXIT.done);
}

async function emit({ project, out, isOwn }: SpecChoice, options: GenerateOptions): Promise<Result> {
  const [{ generate }, { findDrift, writeOutputs }, { specFiles }] = await Promise.all([
    import('../../generator/generate.js'),
    import('../../generator/write/outputs.js'),
    import('../../generator/read/spec.js'),
  ]);
  const outputs = await generate(project);
  requireNoSource(out, outputs, await specFiles(project.spec));
  const found = await findDrift(out, outputs);
  const drift = isOwn ? found : await withoutOthers(found, out, basename(project.spec));
  const isWritten = options.check !== true && options.dryRun !== true;
  if (isWritten) {
    await writeOutputs(out, outputs, drift);
  }
  return { outputs, drift, isWritten };
}

/** The spec is not replaced, wherever --out is. */
function requireNoSource(out: string, outputs: readonly Output[], sources: readonly string[]): void {
  const replaced = outputs.find(({ path }) => sources.includes(resolve(out, path)));
  if (replaced !== undefined) {
    throw usageError(
      `${replaced.path} would replace a file of the spec`,
      'Give --out another folder, or the target another path.',
    );
  }
}

/** Another spec may emit to the same folder: a surplus file is this spec's if its head says so. */
async function withoutOthers(drift: Drift[], out: string, specName: string): Promise<Drift[]> {
  const isOwn = async ({ path, what }: Drift): Promise<boolean> => {
    if (what !== 'surplus') {
      return true;
    }
    // In JSON after the schema.
    const head = (await readFile(join(out, path), 'utf8')).split('\n', 3).join('\n');
    return head.includes(`Generated from ${specName}/`);
  };
  const kept = await Promise.all(drift.map(isOwn));
  return drift.filter((_, i) => kept[i]);
}

/** The diagnostic with the path of its file from the working folder, where the user's spec may be anywhere. */
function fromHere({ project, isOwn }: SpecChoice, diagnostic: Diagnostic): Diagnostic {
  const { at } = diagnostic;
  return isOwn
    ? diagnostic
    : { ...diagnostic, at: { ...at, file: relative(process.cwd(), join(project.root, at.file)) } };
}
