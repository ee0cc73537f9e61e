// SPDX-License-Identifier: MIT
/** Diagnostics as a terminal shows them, several at once, without those that follow from others. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadModel } from '../../generator/generate.js';
import { SpecError, type Diagnostic } from '../../generator/model/diagnostics.js';
import { diagnosticText } from '../../generator/render/diagnostic-text.js';
import { readMistakes } from './mistakes.js';
import { removeTemporaryFolders, SMALL_SPEC, writeSpec, type SpecTexts } from './spec-fixture.js';

afterAll(removeTemporaryFolders);

async function diagnose(texts: SpecTexts): Promise<readonly Diagnostic[]> {
  try {
    await loadModel(await writeSpec(texts));
    return [];
  } catch (error) {
    if (error instanceof SpecError) {
      return error.diagnostics;
    }
    throw error;
  }
}

/** The small spec with edits of a file, each of a text that it has once. */
function edited(file: string, ...edits: [replace: string, by: string][]): SpecTexts {
  const text = edits.reduce((before, [replace, by]) => {
    expect({ replace, times: before.split(replace).length - 1 }).toEqual({ replace, times: 1 });
    return before.replace(replace, () => by);
  }, SMALL_SPEC[file] ?? '');
  return { ...SMALL_SPEC, [file]: text };
}

async function messages(texts: SpecTexts): Promise<string> {
  return (await diagnose(texts)).map(diagnosticText).join('\n');
}

describe('a message', () => {
  it('has the line, and a mark below what is wrong', async () => {
    expect(await messages(edited('api.ts', ["drive: Field<'drive'>", "drive: Fielf<'drive'>"]))).toBe(
      [
        'spec/api.ts:21:10: error S010: Fielf is neither declared nor a word of the vocabulary',
        "   21 |   drive: Fielf<'drive'>;",
        '      |          ^^^^^',
        '    help: did you mean Field?',
      ].join('\n'),
    );
  });

  it('marks a declaration up to its name', async () => {
    const [found] = await diagnose(
      edited('api.ts', ["count: Count<{ unit: 'levels' }>", "count: ReadOnly<{ unit: 'levels' }>"]),
    );
    expect(found).toMatchObject({ code: 'C030', at: { length: 'export declare class History'.length } });
  });

  it('marks a whole type', async () => {
    const [found] = await diagnose(edited('abi.ts', ['  value: octet;', '  value: Index<4>;']));
    expect(found).toMatchObject({ code: 'S021', at: { length: 'Index<4>'.length } });
  });

  it('keeps tabs, so that the mark is below the place', async () => {
    const text = await messages(edited('abi.ts', ['  value: octet;', '\tvalue:\t8;']));
    expect(text).toContain('   16 | \tvalue:\t8;\n      | \t      \t^\n');
  });

  it('shows a long line near the place', async () => {
    const long = `/** ${'x'.repeat(200)} */ `;
    const [, line = '', mark = ''] = (
      await messages(edited('abi.ts', ['  value: octet;', `  ${long}value: 8; ${long}`]))
    ).split('\n');
    expect(line).toMatch(/^ {3}16 \| …x+ \*\/ value: 8; \/\*\* x+…$/);
    expect(line.slice(mark.indexOf('^'))).toMatch(/^8; /);
    expect(line.length).toBeLessThan(140);
  });

  it('shows no control character of the spec', async () => {
    const text = await messages(edited('api.ts', ["'is off'", "'is \u202e\u001b[31moff'"]));
    expect(text).toContain("State<'is \ufffd\ufffd[31moff', ");
  });
});

describe('several errors', () => {
  it('are sorted by place, of reading and of checks', async () => {
    const texts = {
      ...edited(
        'api.ts',
        ['/** The pin is on. */\n', ''],
        ["drive: Field<'drive'>", "drive: Fielf<'drive'>"],
      ),
      'abi.ts': (SMALL_SPEC['abi.ts'] ?? '').replace('/** the pin is off */\n', ''),
    };
    expect((await diagnose(texts)).map(({ code, at }) => `${at.file} ${code}`)).toEqual([
      'spec/abi.ts C011',
      'spec/api.ts S010',
      'spec/api.ts C034',
    ]);
  });

  it('of comments do not hide those of the declaration', async () => {
    const texts = edited(
      'api.ts',
      ["@returns the driver's", "@return the driver's"],
      ['min: -1; max: 1000', 'min: 9; max: 1'],
    );
    expect((await diagnose(texts)).map(({ code }) => code)).toEqual(['S045', 'C024', 'C022']);
  });
});

/** Files that cannot be read: nothing else is checked. */
const UNREADABLE = ['S001', 'S056'];
/** Mistakes of one edit, which leave the text of others in place. */
const single = readMistakes().filter(({ edits, code }) => edits.length === 1 && !UNREADABLE.includes(code));
const withoutMark = (text: string): string => text.replace('▸', '');

describe('two mistakes', () => {
  const comments = single.filter(({ code }) => /^C(011|034|03[789]|06[01])$/.test(code));
  const pairs = comments.flatMap((one) =>
    single.filter((other) => other.file !== one.file).map((other) => ({ one, other })),
  );

  it.each(pairs.filter((_, i) => i % 9 === 0))(
    'in two files are both reported, and nothing else: $one.code $other.code',
    async ({ one, other }) => {
      const texts = [one, other].reduce<SpecTexts>(
        (before, { file, edits }) => ({
          ...before,
          [file]: edits.reduce(
            (text, { replace, by }) => text.replace(replace, () => withoutMark(by)),
            before[file] ?? '',
          ),
        }),
        SMALL_SPEC,
      );
      const found = (await diagnose(texts)).map(({ code, message }) => `${code} ${message}`).sort();
      expect(found).toEqual([one, other].map(({ code, message }) => `${code} ${message}`).sort());
    },
  );
});
