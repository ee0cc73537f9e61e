// SPDX-License-Identifier: MIT
/** The catalogue of diagnostics is true: each wrong example gives its code alone, each right one gives none. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { generate } from '../../generator/generate.js';
import { CODES, entryOf, type Entry } from '../../generator/model/catalogue.js';
import { SpecError, type Diagnostic } from '../../generator/model/diagnostics.js';
import { NAMES, TWO, writeWithUnit } from './two-modules.js';
import { removeTemporaryFolders, SMALL_SPEC, writeSpec, type SpecTexts } from './spec-fixture.js';

afterAll(removeTemporaryFolders);

/** The diagnostics of the small spec with an example in its place. */
async function diagnose(entry: Entry, example: string): Promise<readonly Diagnostic[]> {
  const { spec, file, right, instead = right, from } = entry;
  const texts = { small: SMALL_SPEC, modules: TWO, unit: { 'targets/names.js': NAMES } }[
    spec ?? 'small'
  ] as SpecTexts;
  const text = texts[file] ?? '';
  const replaced = from === undefined ? instead : text.slice(text.indexOf(from));
  expect({ replaced, times: text.split(replaced).length - 1 }).toEqual({ replaced, times: 1 });
  const changed = text.replace(replaced, () => example);
  const written = spec === 'unit' ? writeWithUnit(changed) : writeSpec({ ...texts, [file]: changed });
  try {
    await generate(await written);
    return [];
  } catch (error) {
    if (error instanceof SpecError) {
      return error.diagnostics;
    }
    throw error;
  }
}

describe.each(CODES.map((code) => ({ code, entry: entryOf(code) as Entry })))('$code', ({ code, entry }) => {
  it('is what its wrong example gives, and nothing else', async () => {
    const found = await diagnose(entry, entry.wrong);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((each) => each.code !== code)).toEqual([]);
  });

  it('is not what its right example gives', async () => {
    expect(await diagnose(entry, entry.right)).toEqual([]);
  });

  it('has a title and a text of its own', () => {
    expect(entry.title).toMatch(/^[A-Z@`].*[^.]$/);
    expect(entry.text).toMatch(/^[A-Z`@].*\.$/);
    expect(CODES.filter((other) => entryOf(other)?.title === entry.title)).toEqual([code]);
  });
});
