// SPDX-License-Identifier: MIT
/** The error codes of a C module keep their names and meanings, whatever these share. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { lowerErrors, type ErrorsView } from '../../generator/lower/errors.js';
import { COMPILERS, diagnosticsOf } from './c-compiler.js';
import { removeTemporaryFolders, temporaryFolder } from './spec-fixture.js';

afterAll(removeTemporaryFolders);

type Meanings = Record<string, string>;

function lower(meanings: Meanings): ErrorsView {
  const at = { file: 'abi.ts', line: 1, column: 1 };
  const constants = Object.entries(meanings).map(([name, doc], value) => ({
    name,
    doc,
    value,
    isError: true,
    at,
  }));
  return lowerErrors({ constants });
}

/** The bytes that C makes of the literals. */
function bytesOf(texts: readonly string[]): Buffer {
  const parts = texts.flatMap((line) => line.match(/"(?:[^"\\]|\\.)*"/g) ?? []);
  return Buffer.from(
    parts
      .map((part) => JSON.parse(part.replaceAll('\\?', '?').replace(/\\0"$/, '\\u0000"')) as string)
      .join(''),
  );
}

/** What the runtime reads. */
function read({ texts, codes }: ErrorsView): Meanings {
  const bytes = bytesOf(texts);
  const textAt = (at: number): string => bytes.toString('utf8', at, bytes.indexOf(0, at));
  return Object.fromEntries(
    codes.map(({ prefix, rest }) => {
      const end = textAt(rest);
      return [textAt(prefix) + end, textAt(rest + Buffer.byteLength(end) + 1)];
    }),
  );
}

const MANY = Object.fromEntries(
  Array.from({ length: 300 }, (_, i) => [`E_${i % 7}_${String(i)}`, `meaning ${String(i)}`]),
);

const CASES: Record<string, Meanings> = {
  'no code': {},
  'names without a shared prefix': { BUSY: 'busy', EMPTY: 'empty', OFF: 'off' },
  'a name that is the prefix of others': { A_B_: 'itself', A_B_C: 'c', A_B_D: 'd' },
  'one rest with two meanings': { A_FULL: 'full', B_FULL: 'the other is full', C_FULL: 'full' },
  'meanings and rests that begin with digits': { A_1: '2 are open', A_2: '7', A_2MANY: '0' },
  'quotes, backslashes, trigraphs and other letters': { A_X: '"\\" ??/ ü – 信号', A_Y: 'ü', A_Z: 'end' },
  'more than 255 texts': MANY,
};

it.each(Object.entries(CASES))('%s', async (_, meanings) => {
  const view = lower(meanings);
  expect(read(view)).toEqual(meanings);

  const file = path.join(await temporaryFolder(), 'texts.c');
  await writeFile(file, `extern const char texts[];\nconst char texts[] = ${view.texts.join('\n')} "";\n`);
  for (const compiler of COMPILERS) {
    expect(await diagnosticsOf(compiler, file, [])).toBe('');
  }
});

it('stores a shared prefix, rest and meaning once', () => {
  const meanings = { BUSY: 'busy', FULL: 'full', EMPTY: 'empty' };
  const entries = ['DRV_IN_', 'DRV_OUT_'].flatMap((prefix) =>
    Object.entries(meanings).map(([rest, meaning]) => [`${prefix}${rest}`, meaning]),
  );
  expect(lower(Object.fromEntries(entries) as Meanings).texts).toEqual([
    '"DRV_IN_\\0"',
    '"DRV_OUT_\\0"',
    '"BUSY\\0" "busy\\0"',
    '"FULL\\0" "full\\0"',
    '"EMPTY\\0" "empty\\0"',
  ]);
});
