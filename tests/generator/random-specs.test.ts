// SPDX-License-Identifier: MIT
/** Whatever the generator accepts compiles and parses, and has the names of the spec: random specs, hostile names. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { $ } from 'zx';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { projectRoot } from '../../cli/support/project.js';
import { boardHeaders } from '../../cli/toolchain/board-build.js';
import { generate } from '../../generator/generate.js';
import { SpecError } from '../../generator/model/diagnostics.js';
import { outlinesOf } from './python-outline.js';
import { randomCalls } from './random-calls.js';
import { randomSpec, type RandomSpec } from './random-spec.js';
import { removeTemporaryFolders, temporaryFolder, writeSpec } from './spec-fixture.js';

const isLong = process.env['VENCODER_LONG_TESTS'] === '1';
const BATCH = 25;
/** Specs of each batch that have the words of calls. */
const CALLS = 10;
const BATCHES = isLong ? 40 : 1;
const SEED = Number(process.env['VENCODER_RANDOM_SPECS_SEED'] ?? (isLong ? Date.now() % 2 ** 31 : 12));
const FLAGS = ['-std=gnu99', '-Wall', '-Wextra', '-Werror', '-fsyntax-only', '-fmax-errors=3'];

let includes: string[];
/** Names of MicroPython itself. */
let known: ReadonlySet<string>;

beforeAll(async () => {
  const folders = await boardHeaders(await findEmulatedBoard('host'), 'B');
  includes = [
    `-I${path.join(projectRoot, 'firmware/binding')}`,
    ...folders.flatMap((name) => ['-isystem', name]),
  ];
  const headers = await Promise.all(folders.map((name) => qstrHeader(path.join(name, 'genhdr'))));
  known = new Set(headers.flatMap((text) => text.match(/(?<=\()MP_QSTR_\w*/g) ?? []));
  expect(known.size).toBeGreaterThan(100);
});

afterAll(removeTemporaryFolders);

async function qstrHeader(folder: string): Promise<string> {
  const file = path.join(folder, 'qstrdefs.generated.h');
  return existsSync(file) ? readFile(file, 'utf8') : '';
}

interface Emitted {
  spec: RandomSpec;
  /** Folder of the emitted files. */
  folder: string;
}

/** The emitted files of a spec; undefined if the generator rejects it, with its diagnostics. */
async function emit(spec: RandomSpec): Promise<Emitted | undefined> {
  const project = await writeSpec(spec.texts);
  try {
    const outputs = await generate(project);
    const folder = path.join(project.root, 'generated');
    await mkdir(folder);
    for (const { path: file, text } of outputs) {
      await writeFile(path.join(project.root, file), text);
    }
    await writeFile(path.join(folder, 'drv.h'), '#include "drv_abi.h"\n');
    await writeFile(path.join(folder, 'check.c'), '#include "drv.h"\n#include "drv_abi_check.h"\n');
    return { spec, folder };
  } catch (error) {
    if (error instanceof SpecError) {
      expect(error.message).toMatch(/^spec\/\w+\.ts:\d+:\d+: error [SC]\d{3}: .*\n {4}help: \S/);
      return undefined;
    }
    throw error;
  }
}

/** Declares the names that MicroPython's build would collect from the modules. */
async function declareNames(emitted: Emitted[], header: string): Promise<void> {
  const used = await Promise.all(
    emitted.map(async ({ folder }) =>
      (await readFile(path.join(folder, 'binding.c'), 'utf8')).match(/\bMP_QSTR_\w+/g),
    ),
  );
  const names = [...new Set(used.flatMap((each) => each ?? []))].filter((name) => !known.has(name));
  await writeFile(header, `enum { FIRST_NAME = 0x4000,\n${names.map((name) => `${name},`).join('\n')}\n};\n`);
}

/** The compiler's messages for all files, with one generation of the ABI. */
async function compile(emitted: Emitted[], generation: string): Promise<string> {
  const header = path.join(await temporaryFolder(), 'names.h');
  await declareNames(emitted, header);
  const sources = ['check.c', 'failures.c', 'states.c'];
  const run = $({ nothrow: true, quiet: true, env: { ...process.env, LC_ALL: 'C' } });
  const define = `-DDRV_GENERATION_${generation}=1`;
  const plain = emitted.flatMap(({ folder }) => sources.map((name) => path.join(folder, name)));
  const bindings = emitted.map(({ folder }) => path.join(folder, 'binding.c'));
  const results = await Promise.all([
    run`gcc ${FLAGS} ${define} ${includes} ${plain}`,
    run`gcc ${FLAGS} ${define} ${includes} -include ${header} ${bindings}`,
  ]);
  return results.map(({ stderr }) => stderr).join('');
}

const PYTHON = [
  'facade.pyi',
  'facade.py',
  'constants.py',
  'structs.py',
  'constants.pyi',
  'structs.pyi',
  'calls.pyi',
];

/** The names that scripts and editors see. */
async function expectNames(emitted: Emitted[]): Promise<void> {
  const files = emitted.flatMap(({ folder }) => PYTHON.map((name) => path.join(folder, name)));
  const outlines = await outlinesOf(files);
  for (const { spec, folder } of emitted) {
    const classes = outlines[path.join(folder, 'facade.pyi')]?.classes ?? {};
    const binding = await readFile(path.join(folder, 'binding.c'), 'utf8');
    const shown = Object.keys(classes).filter((name) => !name.startsWith('_Counters_'));
    expect(shown).toEqual(spec.classes.map(({ name }) => name));
    expect(await readFile(path.join(folder, 'facade.py'), 'utf8')).toContain(
      `from _native import ${spec.classes.map(({ name }) => name).join(', ')}, `,
    );
    for (const { name, methods, attributes, constants, protocols = [] } of spec.classes) {
      // Attributes that are read only are properties.
      const assignable = Object.keys(classes[name]?.attributes ?? {});
      const properties = attributes.filter((each) => !assignable.includes(each));
      expect(Object.keys(classes[name]?.methods ?? {})).toEqual([
        '__init__',
        ...properties,
        ...methods,
        ...protocols,
      ]);
      expect([...assignable, ...properties].sort()).toEqual([...constants, ...attributes].sort());
      for (const attribute of attributes) {
        expect(binding).toMatch(new RegExp(`(case |\\{ )MP_QSTR_${attribute}\\b`));
      }
      for (const each of [...methods, ...constants]) {
        expect(binding).toContain(`{ MP_ROM_QSTR(MP_QSTR_${each}), `);
      }
    }
  }
}

describe.each(Array.from({ length: BATCHES }, (_, i) => ({ seed: SEED + i })))(
  'specs of seed $seed',
  ({ seed }) => {
    it('are rejected with a place and a hint, or compile, parse and have their names', async () => {
      const specs = [
        ...fc.sample(randomSpec, { seed, numRuns: BATCH - CALLS }),
        ...fc.sample(randomCalls, { seed, numRuns: CALLS }),
      ];
      const emitted: Emitted[] = [];
      for (const spec of specs) {
        const found = await emit(spec);
        emitted.push(...(found ? [found] : []));
      }
      expect(emitted.length).toBeGreaterThanOrEqual((3 * BATCH) / 4);
      const generations = await Promise.all(
        ['A', 'B'].map((generation, half) =>
          compile(
            emitted.filter((_, i) => i % 2 === half),
            generation,
          ),
        ),
      );
      expect(generations.join('')).toBe('');
      await expectNames(emitted);
    });
  },
);
