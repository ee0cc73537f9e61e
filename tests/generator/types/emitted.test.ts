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
  writer: ['Writer', 'OptionalWriter'],
  object: ['Fields', 'OptionalFields', 'Object', 'OptionalObject', 'Out'],
};

/** Methods of the spec by the kind of their result. */
const RESULTS: Readonly<Record<string, readonly string[]>> = {
  int: ['GetInt', 'GetOptionalInt'],
  choice: ['GetChoice', 'GetOptionalChoice'],
  bool: ['GetBool', 'GetOptionalBool'],
  float: ['GetFloat', 'GetOptionalFloat'],
  str: ['GetStr', 'GetOptionalStr'],
  bytes: ['GetBytes', 'GetOptionalBytes'],
  items: ['GetList', 'GetOptionalList', 'GetFloatTuple', 'GetOptionalFloatTuple'],
  new: ['GetSettings', 'GetOptionalHistory'],
  view: ['GetView', 'GetOptionalView'],
  counters: ['GetCounters', 'GetOptionalCounters'],
  self: ['GetItself', 'GetOptionalItself'],
  callback: ['ListenFloat', 'ListenOptional'],
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

/** The lines of a method's C function that depend on its types, and the name of its tables. */
function body(className: string, method: string): { symbol: string; lines: string[] } {
  const start = part(
    'modkinds.c',
    new RegExp(` method(_\\d+)?_${className}_${snakeCase(method)}(?=\\((const|void))`),
  );
  const text = texts.get('modkinds.c') ?? '';
  const from = text.indexOf(`${start}(`);
  const lines = text.slice(from, text.indexOf('\n}\n', from)).split('\n').slice(1);
  const call = lines.findIndex((each) => each.startsWith('    bool is_done = '));
  const failed = lines.indexOf('    if (!is_done) {');
  // If the runtime makes the call, it raises the errors.
  const own =
    failed < 0 ? lines : [...lines.slice(0, call + 1), ...lines.slice(lines.indexOf('    }', failed) + 1)];
  return { symbol: start.trim(), lines: own.filter((each) => !OF_ALL.test(each)) };
}

/** Lines that do not depend on types. */
const OF_ALL = /binding_parse\(|binding_value_t values|binding_result_t result|self = object;|\(void\)/;

/** All that is emitted for a method's parameter `x`. */
function emittedFor(method: string): string {
  const { symbol, lines } = body('taker', method);
  const c = texts.get('modkinds.c') ?? '';
  const table = new RegExp(` ${symbol}_obj = \\{[^;]* \\.parameters = (\\w+)`).exec(c)?.[1] ?? '';
  const rows = c.slice(c.indexOf(` ${table}[]`)).split('\n');
  const row = rows[2]?.trim() ?? '';
  const entry = /&(\w+)/.exec(row)?.[1] ?? '';
  const manual = texts.get('kinds.md') ?? '';
  return [
    `# ${part('kinds.pyi', new RegExp(`(?<=def )${method}\\(.*`))}`,
    /^- `x`.*/m.exec(manual.slice(manual.indexOf(`### Taker.${method}\n`)))?.[0],
    part('kinds_contract.h', new RegExp(`bool kinds_${snakeCase(method)}\\(.*`)),
    part(
      'modkinds.c',
      new RegExp(
        `(static const \\w+ ${entry}_(choices|range)\\b[^;]*;\\n\\n)?static const binding_type_t ${entry} = [^;]*;`,
      ),
    ),
    row,
    ...lines.filter((each) => each !== '    return mp_const_none;'),
  ].join('\n');
}

/** All that is emitted for a method's result, or for the function that it keeps. */
function emittedResult(method: string): string {
  return [
    `# ${part('kinds.pyi', new RegExp(`(?<=def )${method}\\(.*`))}`,
    part('kinds_contract.h', new RegExp(`bool kinds_${snakeCase(method)}\\(.*`)),
    ...body('giver', method).lines,
  ].join('\n');
}

describe('what is emitted', () => {
  it.each([...new Set([METHODS, RESULTS].flatMap(Object.keys))])('for %s', async (kind) => {
    const all = [...(METHODS[kind] ?? []).map(emittedFor), ...(RESULTS[kind] ?? []).map(emittedResult)];
    const text = `${all.join('\n\n')}\n`;
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
