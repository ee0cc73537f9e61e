// SPDX-License-Identifier: MIT
/**
 * What the generator emits for each kind of values: the entry of the table of types, the code of the argument, the
 * prototype of the engine's function, the stub and the row of the manual. `VENCODER_RECORD=1` writes the expected texts.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../../cli/support/project.js';
import { generate } from '../../../generator/generate.js';
import { snakeCase } from '../../../generator/model/c-names.js';
import { COMPILERS, diagnosticsOf } from '../c-compiler.js';
import { removeTemporaryFolders, temporaryFolder } from '../spec-fixture.js';

const FOLDER = path.join(projectRoot, 'tests/generator/types');

/** Methods of the spec by the kind of their parameter. */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  int: ['Int', 'OptionalInt', 'DefaultInt'],
  choice: ['Choice', 'OptionalChoice', 'DefaultChoice'],
  bool: ['Bool', 'OptionalBool', 'DefaultBool'],
  float: ['Float', 'OptionalFloat', 'DefaultFloat', 'BoundedFloat', 'HalfBoundedFloat'],
  str: ['Str', 'OptionalStr', 'DefaultStr'],
  bytes: ['Bytes', 'OptionalBytes', 'BoundedBytes', 'MinBytes', 'WritableBytes', 'OptionalWritableBytes'],
  buffer: ['Buffer', 'OptionalBuffer'],
  items: ['List', 'OptionalList', 'FloatList', 'Tuple', 'OptionalTuple'],
  object: ['Fields', 'OptionalFields', 'Object', 'OptionalObject', 'Out'],
};

const texts = new Map<string, string>();

beforeAll(async () => {
  const spec = path.join(FOLDER, 'spec');
  const outputs = await generate({ root: projectRoot, spec, templates: path.join(projectRoot, 'templates') });
  for (const { path: file, text } of outputs) {
    texts.set(path.basename(file), text);
  }
});

afterAll(removeTemporaryFolders);

/** The part of a file that the expression matches. */
function part(file: string, expression: RegExp): string {
  const found = expression.exec(texts.get(file) ?? '')?.[0];
  expect({ expression, found }).toEqual({ expression, found: expect.any(String) as unknown });
  return found ?? '';
}

/** All that is emitted for a method's parameter `x`. */
function emittedFor(method: string): string {
  const symbol = `method(_\\d+)?_taker_${snakeCase(method)}`;
  const row = part('modkinds.c', new RegExp(`(?<=${symbol}_parameters\\[\\] = \\{\\n.*\\n).*`)).trim();
  const entry = /&(\w+)/.exec(row)?.[1] ?? '';
  return [
    `# ${part('kinds.pyi', new RegExp(`(?<=def )${method}\\(.*`))}`,
    part('kinds.md', new RegExp(`(?<=### \`Taker\\.${method}\\((.*\\n)*?)\\| \`x\` .*`)),
    part('kinds_contract.h', new RegExp(`bool kinds_${snakeCase(method)}\\(.*`)),
    part('modkinds.c', new RegExp(`static const binding_type_t ${entry} = \\{[^}]*\\};`)),
    row,
    part(
      'modkinds.c',
      new RegExp(`(?<= ${symbol}\\(.*\\n(.*\\n){2})(.*\\n)*?(?=    if \\(!is_done)`),
    ).trimEnd(),
  ].join('\n');
}

describe('what is emitted', () => {
  it.each(Object.keys(METHODS))('for %s', async (kind) => {
    const text = `${METHODS[kind]?.map(emittedFor).join('\n\n') ?? ''}\n`;
    const file = path.join(FOLDER, 'emitted', `${kind}.txt`);
    if (process.env['VENCODER_RECORD'] !== undefined) {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    expect(text).toBe(await readFile(file, 'utf8'));
  });

  it.each(COMPILERS)('is a contract that %s compiles', async (compiler) => {
    const folder = await temporaryFolder();
    for (const name of ['driver_abi.h', 'kinds_contract.h']) {
      await writeFile(path.join(folder, name), texts.get(name) ?? '');
    }
    const source = path.join(folder, 'contract.c');
    await writeFile(source, '#include "kinds_contract.h"\n');
    const folders = [folder, path.join(FOLDER, 'module'), path.join(projectRoot, 'firmware/binding')];
    const options = folders.flatMap((each) => ['-I', each]);
    expect(await diagnosticsOf(compiler, source, options)).toBe('');
  });
});
