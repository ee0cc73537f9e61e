// SPDX-License-Identifier: MIT
/** Every mistake in a spec is reported with its location, a message and a hint. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { SpecError } from '../../generator/model/diagnostics.js';
import { loadModel } from '../../generator/generate.js';
import { projectRoot } from '../../cli/support/project.js';
import { WORDS } from '../../generator/read/vocabulary.js';
import { readMistakes, type Mistake } from './mistakes.js';
import { wordsOf } from './vocabulary.js';
import { ABI, removeTemporaryFolders, SMALL_SPEC, writeSpec, type SpecTexts } from './spec-fixture.js';

/** Marks the location that the diagnostic must have. */
const MARK = '▸';

/** Its mistake is no edit of a few words: tested below. */
const NO_CLASS = 'C064';

const mistakes = readMistakes();

afterAll(removeTemporaryFolders);

/** The diagnostics of a spec; '' if there are none. */
async function diagnose(texts: SpecTexts): Promise<string> {
  try {
    await loadModel(await writeSpec(texts));
    return '';
  } catch (error) {
    if (error instanceof SpecError) {
      return error.message;
    }
    throw error;
  }
}

/** The small spec with a mistake, and the marked `file:line:column`. */
function withMistake({ file, edits }: Mistake): { texts: SpecTexts; place: string } {
  const marked = edits.reduce((text, { replace, by }) => {
    expect({ replace, times: text.split(replace).length - 1 }).toEqual({ replace, times: 1 });
    return text.replace(replace, () => by);
  }, SMALL_SPEC[file] ?? '');
  expect(marked.split(MARK)).toHaveLength(2);
  const lines = marked.slice(0, marked.indexOf(MARK)).split('\n');
  return {
    texts: { ...SMALL_SPEC, [file]: marked.replace(MARK, '') },
    place: `spec/${file}:${lines.length}:${(lines.at(-1) ?? '').length + 1}`,
  };
}

describe('a mistake in a spec', () => {
  it('is not in the small spec itself', async () => {
    expect(await diagnose(SMALL_SPEC)).toBe('');
  });

  it.each(mistakes)('$code is reported with its location and a hint: $message', async (mistake) => {
    const { texts, place } = withMistake(mistake);
    const { code, message, help } = mistake;
    expect(await diagnose(texts)).toBe(`${place}: error ${code}: ${message}\n    help: ${help}`);
  });

  it('has a test here for every code of the generator', async () => {
    const folders = ['read', 'check', 'types'].map((name) => path.join(projectRoot, 'generator', name));
    const files = (await Promise.all(folders.map((folder) => readdir(folder)))).flatMap((names, i) =>
      names.map((name) => path.join(folders[i] ?? '', name)),
    );
    const sources = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
    const known = new Set(sources.match(/(?<=')[SC]\d{3}(?=')/g));
    expect(known.size).toBeGreaterThan(40);
    expect([...new Set([...mistakes.map(({ code }) => code), NO_CLASS])].sort()).toEqual([...known].sort());
  });
});

it('finds the comment of a module below a licence line', async () => {
  const api = SMALL_SPEC['api.ts'] ?? '';
  const below = await loadModel(
    await writeSpec({ ...SMALL_SPEC, 'api.ts': `// SPDX-License-Identifier: MIT\n${api}` }),
  );
  expect(below.api.doc).toBe('Pins.');
});

it('reports a module without classes', async () => {
  const api = SMALL_SPEC['api.ts'] ?? '';
  const texts = { ...SMALL_SPEC, 'api.ts': api.slice(0, api.indexOf('/** Settings of a pin. */')) };
  expect(await diagnose(texts)).toContain(`error ${NO_CLASS}: the module has no class`);
});

it('has the words of the vocabulary, with their arguments and the members of their options', () => {
  expect(WORDS).toEqual(wordsOf(path.join(projectRoot, 'spec/vocabulary.ts')));
});

it.each([
  ['-0x10', -16],
  ['-1_0', -10],
  ['- 9', -9],
  ['-0', 0],
])('reads %s as %d', async (text, value) => {
  const api = (SMALL_SPEC['api.ts'] ?? '').replace(
    'wait_ms: Default<Int<{ min: -1; max: 1000 }>, -1>',
    `wait_ms: Default<Int<{ min: -1; max: 1000 }>, -1>, more: Default<Int<{ min: -99; max: 99 }>, ${text}>`,
  );
  const model = await loadModel(
    await writeSpec({
      ...SMALL_SPEC,
      'api.ts': api.replace('@param wait_ms', '@param more More.\n   * @param wait_ms'),
    }),
  );
  const methods = model.api.classes.flatMap((one) => one.methods);
  expect(methods.flatMap(({ parameters }) => parameters).at(-1)?.default).toBe(value);
});

describe('types within types', () => {
  it.each([100, 3000, 100_000])('%d of them are an error, not an overflow of the stack', async (count) => {
    const deep = `value: ${'Pointer<'.repeat(count)}octet${'>'.repeat(count)};`;
    expect(await diagnose({ ...SMALL_SPEC, 'abi.ts': ABI.replace('value: octet;', deep) })).toMatch(
      /^spec\/abi\.ts:\d+:\d+: error S057: .*nested too deeply\n.*$/,
    );
  });
});

describe('a file in another encoding', () => {
  it.each([
    ['latin1', '48:16'],
    ['utf16le', '1:1'],
  ] as const)('%s is an error at the first such character', async (encoding, place) => {
    const project = await writeSpec(SMALL_SPEC);
    const text = SMALL_SPEC['api.ts']?.replace('Switches on.', 'Schaltet für.') ?? '';
    const mark = encoding === 'utf16le' ? '\uFEFF' : '';
    await writeFile(path.join(project.spec, 'api.ts'), mark + text, encoding);
    await expect(loadModel(project)).rejects.toMatchObject({
      message: `spec/api.ts:${place}: error S056: the file is not UTF-8\n    help: save the file as UTF-8`,
    });
  });
});

describe('several mistakes', () => {
  it('are reported in one run, in all files', async () => {
    const diagnostics = await diagnose({
      'abi.ts': (SMALL_SPEC['abi.ts'] ?? '').replace('value: octet;', "value: ArrayOf<octet, 'x'>; more: 7;"),
      'api.ts': (SMALL_SPEC['api.ts'] ?? '')
        .replace('returns: None;', 'returns: Never;')
        .replace("'is off'", 'typeof NOWHERE'),
      'targets.ts': (SMALL_SPEC['targets.ts'] ?? '').replace("'abi.h'", '1'),
    });
    expect(diagnostics.match(/(?<=^spec\/)\S+ error \w+/gm)?.sort()).toEqual([
      'abi.ts:16:25: error S004',
      'abi.ts:16:37: error S021',
      'api.ts:53:55: error S010',
      'api.ts:7:14: error S005',
      'targets.ts:2:29: error S005',
    ]);
  });

  it('found by checks are reported in one run', async () => {
    const diagnostics = await diagnose({
      ...SMALL_SPEC,
      'api.ts': (SMALL_SPEC['api.ts'] ?? '')
        .replace('/** The pin is on. */', '')
        .replace('multipleOf: 3 }>, 6>', 'multipleOf: 3 }>, 7>')
        .replace("to: 'on'", "to: 'off'"),
    });
    expect(diagnostics.match(/(?<= error )\w+/g)?.sort()).toEqual(['C022', 'C034', 'C041']);
  });

  it('with the same message at the same location are reported once', async () => {
    const texts = {
      ...SMALL_SPEC,
      'api.ts': (SMALL_SPEC['api.ts'] ?? '').replace('ON: mode.ON', 'ON: mode.UP'),
    };
    expect((await diagnose(texts)).match(/S009/g)).toHaveLength(1);
  });
});

describe('TypeScript that cannot be parsed', () => {
  it.each([
    'export type',
    'export declare class {',
    'export interface X extends {',
    'export declare const : 4',
    'export declare function f(: octet',
    'export declare enum e { A = }',
    'export type T = Unsigned<',
    '}}} ???',
    '`',
  ])('is reported as S001, without a crash: %s', async (text) => {
    const diagnostics = await diagnose({ ...SMALL_SPEC, 'broken.ts': `${text}\n` });
    expect(diagnostics).toMatch(/^spec\/broken\.ts:\d+:\d+: error S001: syntax error: /);
    expect(diagnostics).not.toMatch(/error (?!S001)/);
  });
});

describe('incomplete TypeScript', () => {
  it.each([
    'export type T<X> = X;',
    'export declare function f(a): void;',
    'export declare function f();',
    'export declare class C { m(a); }',
    'export declare class C { x; }',
    'export declare class C { constructor(a); get b(): number; static s(): void }',
    'export interface I { (): void; new (): I; [key: string]: number }',
    'export declare let a, b;',
    'export default class {}',
    'export = 3;',
    'export type U = ArrayOf; export type V = Pointer; export type W = Rules;',
    'export type A = B; export type B = A;',
    'export type M = Module;',
  ])('is reported or accepted, without a crash: %s', async (text) => {
    const diagnostics = await diagnose({ ...SMALL_SPEC, 'odd.ts': `${text}\n` });
    expect(diagnostics === '' || /^spec\/\w+\.ts:\d+:\d+: error [SC]\d{3}: /.test(diagnostics)).toBe(true);
  });
});
