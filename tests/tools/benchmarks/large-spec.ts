// SPDX-License-Identifier: MIT
// A spec of many methods.

import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../../cli/support/project.js';

/** Its place in a folder that also has spec/, whose vocabulary it imports. */
export const LARGE_SPEC = path.join('tests', 'generator', 'large-spec');
/** Writes the second spec of the tests to `folder`, with one of its methods so many times. */
export async function writeLargeSpec(folder: string, methods: number): Promise<void> {
  const spec = path.join(folder, LARGE_SPEC);
  await cp(path.join(projectRoot, 'tests', 'generator', 'second-spec'), spec, { recursive: true });
  // The spec names an example.
  for (const name of ['spec', 'examples']) {
    await cp(path.join(projectRoot, name), path.join(folder, name), { recursive: true });
  }
  const file = path.join(spec, 'thermometer.ts');
  const text = await readFile(file, 'utf8');
  const [method] = /\n {2}\/\*\*(?:(?!\*\/)[^])*?\*\/\n {2}Blow\([^]*?\}>;\n/.exec(text) ?? [];
  if (method === undefined) {
    throw new Error(`no method Blow in ${file}`);
  }
  const copies = Array.from({ length: methods }, (_, i) => method.replace('Blow(', `Blow${i}(`));
  await writeFile(
    file,
    text.replace(method, () => method + copies.join('')),
  );
}
