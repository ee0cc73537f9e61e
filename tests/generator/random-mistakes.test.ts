// SPDX-License-Identifier: MIT
/** Random mistakes in specs with every word give diagnostics, or a spec that can be emitted; the generator never crashes. */
import { afterAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { generate } from '../../generator/generate.js';
import { entryOf } from '../../generator/model/catalogue.js';
import { SpecError } from '../../generator/model/diagnostics.js';
import { diagnosticText } from '../../generator/render/diagnostic-text.js';
import { isPart, pages, scenariosOf, specWith } from './language.js';
import { randomCalls } from './random-calls.js';
import { removeTemporaryFolders, SMALL_SPEC, writeSpec, type SpecTexts } from './spec-fixture.js';

const isLong = process.env['VENCODER_LONG_TESTS'] === '1';
const RUNS = isLong ? 4000 : 100;
const SEED = Number(process.env['VENCODER_RANDOM_SPECS_SEED'] ?? (isLong ? Date.now() % 2 ** 31 : 12));

/** Specs that have every word between them. */
const specs: SpecTexts[] = [
  SMALL_SPEC,
  ...fc.sample(randomCalls, { seed: SEED, numRuns: 5 }).map(({ texts }) => texts),
  ...pages()
    .flatMap(scenariosOf)
    .map(({ fences }) => specWith(fences.filter((fence) => isPart(fence) && fence.words[1] !== 'wrong'))),
];
/** Words, strings, comments, spaces and marks of a text. */
const TOKEN = /\/\*\*[^]*?\*\/|'[^'\n]*'|\w+|\s+|[^]/g;
const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];
const known = [...new Set(specs.flatMap((spec) => Object.values(spec).flatMap(tokensOf)))];

const edit = fc.record({
  what: fc.constantFrom('remove', 'double', 'replace', 'swap'),
  /** Where, of all tokens that are not spaces: 0 to 1. */
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  by: fc.constantFrom(
    ...known,
    '-1',
    '1e999',
    '0.5',
    "''",
    "'\\n'",
    '{}',
    '[]',
    'null',
    'undefined',
    '__proto__',
  ),
});

/** A spec with one to three edits of one file. */
const mistaken = fc
  .tuple(fc.constantFrom(...specs), fc.nat(), fc.array(edit, { minLength: 1, maxLength: 3 }))
  .map(([spec, n, edits]) => {
    const names = Object.keys(spec);
    const name = names[n % names.length] ?? '';
    return { ...spec, [name]: edits.reduce(edited, spec[name] ?? '') };
  });

function edited(text: string, { what, at, by }: { what: string; at: number; by: string }): string {
  const tokens = tokensOf(text);
  const places = tokens.flatMap((token, i) => (token.trim() === '' ? [] : [i]));
  const place = places[Math.floor(at * places.length)] ?? 0;
  const next = places[Math.floor(at * places.length) + 1] ?? place;
  const [here = '', there = ''] = [tokens[place], tokens[next]];
  switch (what) {
    case 'remove':
      return tokens.toSpliced(place, 1).join('');
    case 'double':
      return tokens.toSpliced(place, 0, here, ' ').join('');
    case 'replace':
      return tokens.with(place, by).join('');
    default:
      return tokens.with(place, there).with(next, here).join('');
  }
}

afterAll(removeTemporaryFolders);

it(`give diagnostics with a place and a hint, or files (seed ${SEED})`, async () => {
  let rejected = 0;
  await fc.assert(
    fc.asyncProperty(mistaken, async (spec) => {
      try {
        const outputs = await generate(await writeSpec(spec));
        expect(outputs.length).toBeGreaterThan(0);
      } catch (error) {
        if (!(error instanceof SpecError)) {
          throw error;
        }
        rejected++;
        for (const diagnostic of error.diagnostics) {
          expect(entryOf(diagnostic.code)).toBeDefined();
          expect(diagnosticText(diagnostic)).toMatch(
            /^spec\/\w+\.ts:\d+:\d+: error [SCP]\d{3}: .*\n[^]* {4}help: \S/,
          );
          expect(diagnostic.source).toBeDefined();
        }
      }
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  );
  expect(rejected).toBeGreaterThan(RUNS / 4);
});
