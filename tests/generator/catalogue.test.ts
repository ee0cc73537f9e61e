// SPDX-License-Identifier: MIT
/** The catalogue of diagnostics is true: each wrong example gives its code alone, each right one gives none. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadModel } from '../../generator/generate.js';
import { CODES, entryOf, type Entry } from '../../generator/model/catalogue.js';
import { SpecError, type Diagnostic } from '../../generator/model/diagnostics.js';
import { removeTemporaryFolders, SMALL_SPEC, writeSpec } from './spec-fixture.js';

afterAll(removeTemporaryFolders);

/** The diagnostics of the small spec with an example in its place. */
async function diagnose(
  { file, right, instead = right, from }: Entry,
  example: string,
): Promise<readonly Diagnostic[]> {
  const text = SMALL_SPEC[file] ?? '';
  const replaced = from === undefined ? instead : text.slice(text.indexOf(from));
  expect({ replaced, times: text.split(replaced).length - 1 }).toEqual({ replaced, times: 1 });
  try {
    await loadModel(await writeSpec({ ...SMALL_SPEC, [file]: text.replace(replaced, () => example) }));
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
