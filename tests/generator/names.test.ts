// SPDX-License-Identifier: MIT
/** The generator works for any API: it contains no name of this one. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { specProject } from '../../cli/options/spec-project.js';
import { generate } from '../../generator/generate.js';
import { projectRoot } from '../../cli/support/project.js';
import { PROJECT_NAMES } from './project-names.js';

const GENERATED_FROM =
  /: (\/\/|#|<!--) Generated from (spec\/mpp\.ts, spec\/targets\.ts, spec\/vencoder\.ts: change these|generator\/model\/catalogue\.ts: change it) and run `make generate`, do not edit\.( -->)?$/;

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(path.join(projectRoot, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

it.each(['generator', 'templates'])('%s/ contains no name of this API or its vendor', async (folder) => {
  const files = await filesOf(folder);
  expect(files.length).toBeGreaterThan(9);
  for (const file of files) {
    const place = path.relative(projectRoot, file);
    expect(place).not.toMatch(PROJECT_NAMES);
    const lines = (await readFile(file, 'utf8')).split('\n');
    const found = lines.flatMap((line, i) =>
      PROJECT_NAMES.test(line) ? [`${place}:${i + 1}: ${line}`] : [],
    );
    expect(found).toEqual([]);
  }
});

it('detects such names', () => {
  for (const line of [
    'kd_mpi_sys_bind',
    'K_PT_H264',
    'class Encoder',
    'enc_t *enc',
    'CanMV',
    '"mpp.h"',
    'VencChannel',
  ]) {
    expect(line).toMatch(PROJECT_NAMES);
  }
  for (const line of ['references', 'sequence', 'readFile(file, encoding)', 'utf8']) {
    expect(line).not.toMatch(PROJECT_NAMES);
  }
});

it('every emitted file names its sources in the first line', async () => {
  const outputs = await generate(specProject);
  expect(outputs.length).toBeGreaterThan(0);
  for (const { path: file, text } of outputs) {
    expect(`${file}: ${firstLine(file, text)}`).toMatch(GENERATED_FROM);
  }
});

/** JSON has a member in place of a comment. */
function firstLine(file: string, text: string): string {
  const comment = file.endsWith('.json') && (JSON.parse(text) as { $comment: string }).$comment;
  return comment ? `// ${comment}` : (text.split('\n')[0] ?? '');
}
