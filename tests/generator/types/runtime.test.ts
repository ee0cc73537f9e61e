// SPDX-License-Identifier: MIT
/** The files of the runtime that a kind names define all that they and the emitted code use. */
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { projectRoot } from '../../../cli/support/project.js';
import { loadModel } from '../../../generator/generate.js';
import type { ValueType } from '../../../generator/model/model.js';
import { kindOf } from '../../../generator/types/kinds.js';
import { TypeTable } from '../../../generator/types/table.js';
import { readSource } from '../../conventions/source-graph.js';

/** What every module links. */
const ALWAYS = ['binding_arguments.c', 'binding_classes.c', 'binding_results.c'];

const model = await loadModel({
  root: projectRoot,
  spec: path.join(projectRoot, 'tests/generator/types/spec'),
  templates: path.join(projectRoot, 'templates'),
});
const methods = model.api.classes.flatMap((one) => one.methods);
const parameters = methods.flatMap((method) => method.parameters.map(({ type }) => type));
const results = methods.flatMap(({ result }) => result ?? []);

const source = (file: string): string => readSource(`firmware/binding/${file}`);

/** Functions and tables that a file defines: no declaration in it begins with a space. */
function definedIn(file: string): string[] {
  return [...source(file).matchAll(/^(?! |static|#).*?\b(binding_\w+)(?=\(.*\{$| = )/gm)].map(
    ([, name = '']) => name,
  );
}

function namesIn(text: string): string[] {
  const code = text.replace(/\/\/.*/g, '').replace(/^#.*/gm, '');
  return (code.match(/\bbinding_\w+\b/g) ?? []).filter((name) => !name.endsWith('_t'));
}

/** Names that the table entry and the converted value of a type use. */
function usedBy(type: ValueType): string[] {
  const table = new TypeTable(model.api, (name) => name);
  table.entry(type);
  return namesIn(table.entries.flatMap(({ members }) => members.map(({ value }) => value)).join('\n'));
}

const HEADERS = ['binding_runtime.h', 'binding_receivers.h'].map(source).join('\n');
/** Names that a header defines. */
const INLINE = [...HEADERS.matchAll(/static inline .*?\b(binding_\w+)\(/g)].map(([, name = '']) => name);

it.each([['parameter', parameters] as const, ['result', results] as const])(
  'is complete for each type of a %s',
  (use, types) => {
    expect(types.length).toBeGreaterThan(20);
    for (const type of types) {
      const files = [...new Set(kindOf(type).runtime(type, use))];
      const defined = new Set([...[...ALWAYS, ...files].flatMap(definedIn), ...INLINE, 'binding_callback']);
      const used = [
        ...files.flatMap((file) => namesIn(source(file))),
        ...(use === 'parameter' ? usedBy(type) : []),
      ];
      expect({ type, missing: used.filter((name) => !defined.has(name)) }).toEqual({ type, missing: [] });
    }
  },
);

it('has no file that no kind needs, but for those of calls and classes', () => {
  const needed = [
    ...parameters.flatMap((type) => kindOf(type).runtime(type, 'parameter')),
    ...results.flatMap((type) => kindOf(type).runtime(type, 'result')),
  ];
  expect([...new Set(needed)].sort()).toEqual([
    'binding_bool.c',
    'binding_buffers.c',
    'binding_bytes.c',
    'binding_callable.c',
    'binding_callbacks.c',
    'binding_float.c',
    'binding_items.c',
    'binding_kinds.c',
    'binding_optional.c',
    'binding_str.c',
    'binding_values.c',
    'binding_views.c',
    'binding_writers.c',
  ]);
});
