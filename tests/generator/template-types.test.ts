// SPDX-License-Identifier: MIT
/** Every template uses what its view has, in all branches. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Project, type InterfaceDeclaration } from 'ts-morph';
import { projectRoot } from '../../cli/support/project.js';
import { TEMPLATES } from '../../generator/targets/templates.js';
import { TemplateChecker } from './template-checker.js';

const FOLDER = path.join(projectRoot, 'templates');
const VIEWS = path.join(projectRoot, 'generator/targets/template-views.ts');

let views: InterfaceDeclaration;
let templates: ReadonlyMap<string, string>;
let partials: ReadonlyMap<string, string>;

beforeAll(async () => {
  const project = new Project({
    tsConfigFilePath: path.join(projectRoot, 'tsconfig.json'),
    skipAddingFilesFromTsConfig: true,
  });
  views = project.addSourceFileAtPath(VIEWS).getInterfaceOrThrow('TemplateViews');
  templates = await textsOf(FOLDER);
  partials = await textsOf(path.join(FOLDER, 'partials'));
});

async function textsOf(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.hbs'));
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => [
        name.replace(/\.hbs$/, ''),
        await readFile(path.join(folder, name), 'utf8'),
      ]),
    ),
  );
}

const viewOf = (name: string): ReturnType<InterfaceDeclaration['getType']> =>
  views.getPropertyOrThrow(`'${name}'`).getType();

function errorsOf(name: string, text: string, parts = partials): string[] {
  const checker = new TemplateChecker(parts, views);
  checker.check(name, text, viewOf(name));
  return checker.errors;
}

it('has a type for the view of every template', () => {
  const names = views.getProperties().map((each) => each.getName().replaceAll("'", ''));
  expect(names).toEqual(TEMPLATES);
  expect([...templates.keys()].sort()).toEqual([...TEMPLATES].sort());
});

it.each([...TEMPLATES])('%s uses only what its view has', (name) => {
  expect(errorsOf(name, templates.get(name) ?? '')).toEqual([]);
});

it('has no member in a view that no template uses', () => {
  const checker = new TemplateChecker(partials, views);
  for (const name of TEMPLATES) {
    checker.check(name, templates.get(name) ?? '', viewOf(name));
  }
  const unused = TEMPLATES.flatMap((name) => checker.unused(viewOf(name)).map((each) => `${name}${each}`));
  expect(unused).toEqual([]);
});

describe('a mistake in a template', () => {
  it.each([
    // In a branch that only an ABI with generations takes.
    [
      'abi.h',
      '    {{indent}}{{{line}}}\n#endif',
      '    {{indnt}}{{{line}}}\n#endif',
      'abi.h:47: uses indnt, but',
    ],
    // In the other branch of a condition, in an argument of a helper, in an inner block, two blocks out.
    ['binding.c', '{{else}}NULL{{/if}});', '{{else}}{{nul}}{{/if}});', 'uses nul, but'],
    ['binding.c', '{{join callArguments}}', '{{join callArgument}}', 'uses callArgument, but'],
    ['abi_calls.h', '{{upper ../name}}_CALL({{line}}', '{{upper ../nam}}_CALL({{line}}', 'uses ../nam, but'],
    ['manual.md', '{{> call construction}}', '{{> call constructor}}', 'uses constructor, but'],
    ['manual.md', '{{> call construction}}', '{{> call}}', 'manual.md > call:1: uses text, but'],
    ['contract.h', '{{#each functions}}', '{{#each guard}}', 'has an each of guard, which is string'],
    ['facade.py', '{{join names}}', '{{join native}}', 'calls join with native, which is string'],
    ['facade.py', '{{join names}}', '{{names}}', 'prints names, which is string[]'],
    [
      'abi.h',
      '{{#if generation}}\n#if {{generation}}',
      '{{#if line}}\n#if {{generation}}',
      'uses generation, which may be undefined, outside an `if`',
    ],
    [
      'states.c',
      '{{{description}}}',
      '{{#if (equal description "NULL")}}x{{/if}}',
      'compares description, which is string, with NULL',
    ],
    [
      'binding.c',
      '{{#if construction.parameters}}',
      '{{#if construction}}',
      'decides by construction, which is always there',
    ],
  ])('is found: %s, %s', (name, from, to, message) => {
    const text = templates.get(name) ?? '';
    // In the template itself, or in one of its parts.
    expect([text, ...partials.values()].join('\n')).toContain(from);
    const edited = (each: string): string => each.replace(from, () => to);
    const parts = new Map([...partials].map(([part, each]) => [part, edited(each)]));
    const errors = errorsOf(name, edited(text), text.includes(from) ? partials : parts);
    expect(errors.join('\n')).toContain(message);
  });
});
