// SPDX-License-Identifier: MIT
/** Script authors find everything in the manual and in their editor, and what they find is what the module does. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { specProject } from '../../cli/options/spec-project.js';
import { generate, loadModel } from '../../generator/generate.js';
import { snakeCase } from '../../generator/model/c-names.js';
import type { Class, Model, Parameter } from '../../generator/model/model.js';
import { factsIn } from './facts.js';
import { outlineOf, type ClassOutline, type Outline } from './python-outline.js';

const { file: seedFile, itWithFacts } = factsIn('seed', 'VENC_Module_API_Manual.md');

const texts = new Map<string, string>();
let model: Model;
let manual = '';
let stubs: Outline;

beforeAll(async () => {
  model = await loadModel(specProject);
  for (const { path: file, text } of await generate(specProject)) {
    texts.set(file, text);
  }
  manual = texts.get('docs/generated/manual.md') ?? '';
  stubs = await outlineOf(texts.get('firmware/python/generated/media/vencoder.pyi') ?? '');
});

/** A section of the manual, from its heading to the next one. */
function section(heading: string): string {
  const [, after] = manual.split(`\n${heading}\n`);
  expect({ heading, found: after !== undefined }).toEqual({ heading, found: true });
  return after?.split(/\n##/)[0] ?? '';
}

function signature(parameters: Parameter[]): string {
  return parameters
    .map(({ name, default: value }) => (value === undefined ? name : `${name}=${value}`))
    .join(', ');
}

function expectParameters(text: string, parameters: Parameter[]): void {
  for (const { name, alias, doc, default: value, type } of parameters) {
    const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? '';
    expect(row).toContain(doc);
    expect(row).toContain(alias ? `(also \`${alias}\`)` : `\`${name}\` |`);
    expect(row.split(' | ')[2]).toBe(value === undefined ? '' : String(value));
    if (type.kind === 'int') {
      expect(row).toContain(`${type.min}..${type.max}`);
      expect(row).toContain(type.unit ?? 'int');
    }
  }
}

/** Constructors and methods alike: headings, and what stands below. */
function calls(one: Class): { heading: string; call: Class['methods'][number] | Class['construction'] }[] {
  return [
    { heading: `### \`${one.name}(${signature(one.construction.parameters)})\``, call: one.construction },
    ...one.methods.map((method) => ({
      heading: `### \`${one.name}.${method.name}(${signature(method.parameters)})\``,
      call: method,
    })),
  ];
}

/** The points of a list in a section, by the line that opens it. */
function points(text: string, opening: string): string[] {
  const [, list] = text.split(`\n${opening}\n\n`);
  expect({ opening, found: list !== undefined }).toEqual({ opening, found: true });
  return (list ?? '').split('\n\n')[0]?.trimEnd().split('\n') ?? [];
}

/** What the module's own table of states does with a call, state by state, in the manual's words. */
function statesInC(method: string): Map<string, string> {
  const table = texts.get('firmware/vencoder/generated/vencoder_states.c') ?? '';
  const rows = table.split(`// "${method}"\n`)[1]?.split('    },')[0] ?? '';
  const row = /\{ BINDING_(\w+), VENCODER_STATE_(\w+), (-1|\w+), (\w+) \}, \/\/ (\w+)/g;
  return new Map(
    [...rows.matchAll(row)].map(([, action, after = '', missing = '', code, state = '']) => {
      const stays = after.toLowerCase() === state;
      const works = stays ? 'works' : `works, then ${after.toLowerCase()}`;
      const call = model.api.classes
        .flatMap(({ methods }) => methods)
        .find(({ name }) => `VENCODER_CALL_${snakeCase(name).toUpperCase()}` === missing);
      const refused = `OSError ${code}, ${call?.name} first`;
      const words = { ALLOW: works, NOOP: 'does nothing', REJECT: refused };
      return [state, words[action as keyof typeof words]];
    }),
  );
}

/** The manual's points `bare, created: works`, state by state. */
function statesIn(lines: string[]): Map<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const [, names = '', what = ''] = /^- ([\w, ]+): (.*)$/.exec(line) ?? [];
      return names.split(', ').map((name): [string, string] => [name, what]);
    }),
  );
}

function stubOf({ name }: Class): ClassOutline {
  return stubs.classes[name] ?? { doc: '', methods: {}, attributes: {} };
}

describe('the manual', () => {
  it('has a section for every call, with parameters, other keywords, defaults, bounds, units, results and errors', () => {
    for (const { heading, call } of model.api.classes.flatMap(calls)) {
      const text = section(heading);
      expect(text).toContain(call.doc.text);
      expect(text).toContain(call.doc.source);
      expectParameters(text, call.parameters);
      expect(text.includes('Returns ')).toBe(call.doc.returns !== '');
      for (const { type, when } of call.doc.throws) {
        expect(text).toContain(`- \`${type}\`: ${when}`);
      }
    }
  });

  it('has every attribute with its unit, and every constant with its value', () => {
    for (const one of model.api.classes) {
      const chapter = manual.split(`\n## ${one.name}\n`)[1] ?? '';
      const lines = chapter.split('\n');
      const table = chapter.split('\n### Attributes\n')[1]?.split('\n') ?? [];
      for (const attribute of one.attributes) {
        const row = table.find((line) => line.startsWith(`| \`${attribute.name}\` |`)) ?? '';
        expect(row).toContain(attribute.doc);
        expect(row).toContain('unit' in attribute ? attribute.unit : attribute.name);
      }
      for (const { name, value, doc } of one.constants) {
        expect(lines).toContain(`| \`${name}\` | ${value} | ${doc} |`);
      }
      for (const { label } of one.rules) {
        expect(lines.some((line) => line.startsWith(`For ${label}: `))).toBe(true);
      }
    }
    for (const { name, value } of model.api.constants) {
      expect(manual).toContain(`\`${name}\` = ${value}: `);
    }
  });

  it('has every code as Python sees it, and every state', () => {
    for (const { name, value, doc } of model.abi.constants.filter(({ isError }) => isError)) {
      const hex = `0x${value.toString(16).toUpperCase()}`;
      expect(manual).toContain(`| ${value - 2 ** 32} | ${hex} | \`${name}\` | ${doc} |`);
    }
    for (const { name, description } of model.api.machine?.states ?? []) {
      expect(manual).toContain(`- **${name}**: \`chn\` ${description}.`);
    }
  });
});

describe("the manual's section of a method", () => {
  const everyMethod = (check: (text: string, method: Class['methods'][number]) => void): void => {
    const sections = model.api.classes.flatMap(calls).filter(({ call }) => 'returns' in call);
    expect(sections).toHaveLength(8);
    for (const { heading, call } of sections) {
      check(section(heading), call as Class['methods'][number]);
    }
  };

  it('says in each state what the module does', () => {
    everyMethod((text, { name }) => {
      const said = statesIn(points(text, 'States of `chn`:'));
      expect(said.size).toBe(model.api.machine?.states.length);
      expect({ name, said: Object.fromEntries(said) }).toEqual({
        name,
        said: Object.fromEntries(statesInC(name)),
      });
    });
  });

  it('says which exceptions it raises', () => {
    const isRefusal = (what: string): boolean => what.startsWith('OSError');
    everyMethod((text, { name }) => {
      const types = points(text, 'Raises:').map((line) => /^- `(\w+)`: \S/.exec(line)?.[1]);
      expect(types).toEqual(expect.arrayContaining(['TypeError', 'ValueError', 'OSError']));
      expect(types).not.toContain(undefined);
      expect(text.includes('`chn` refuses the call')).toBe([...statesInC(name).values()].some(isRefusal));
    });
  });

  it('says what is taken and given back, however it ends', () => {
    everyMethod((text, { doc, waits }) => {
      const said = points(text, 'Taken and given back:');
      const endings = said.map((line) => /^- after (\w+): \S/.exec(line)?.[1]);
      expect(endings).toEqual(['success', 'failure', 'interruption']);
      for (const { ending, what } of doc.after) {
        expect(said).toContain(`- after ${ending}: ${what}`);
      }
      expect(said.at(-1)?.includes('does not wait: Ctrl-C')).toBe(
        !waits && !doc.after.some(({ ending }) => ending === 'interruption'),
      );
    });
  });

  it('stands in a chapter that says what becomes of what an object holds', () => {
    const events = ['Garbage collection', '`del`', 'An exception', 'Soft reset', 'the end of a script'];
    for (const { name, isFinalised } of model.api.classes) {
      const text = section(`### Lifetime of ${name}`);
      const wanted = isFinalised ? events : ['Holds nothing that has to be given back.'];
      expect({ name, missing: wanted.filter((event) => !text.includes(event)) }).toEqual({
        name,
        missing: [],
      });
    }
  });
});

describe('the stubs', () => {
  it('have what an editor completes: classes, calls, parameters and their defaults', () => {
    expect(Object.keys(stubs.classes)).toEqual(model.api.classes.map(({ name }) => name));
    expect(Object.keys(stubs.names)).toEqual(model.api.constants.map(({ name }) => name));
    for (const one of model.api.classes) {
      const { methods, attributes } = stubOf(one);
      const wanted = [{ ...one.construction, name: '__init__' }, ...one.methods];
      expect(Object.keys(methods)).toEqual(wanted.map(({ name }) => name));
      expect(Object.keys(attributes)).toEqual([...one.constants, ...one.attributes].map(({ name }) => name));
      for (const { name, parameters } of wanted) {
        expect(methods[name]?.parameters).toEqual(
          parameters.map((parameter) => ({ name: parameter.name, default: parameter.default ?? null })),
        );
      }
    }
  });

  it('have what an editor shows: docs, bounds, units and errors', () => {
    for (const one of model.api.classes) {
      const { doc: shown, methods, attributes } = stubOf(one);
      expect(shown.split('\n')).toEqual(expect.arrayContaining([one.doc, ...one.lifetime]));
      for (const { name, parameters, doc } of [{ ...one.construction, name: '__init__' }, ...one.methods]) {
        const text = methods[name]?.doc ?? '';
        expect(text).toContain(doc.text);
        for (const parameter of parameters) {
          expect(text).toContain(`:param ${parameter.name}: ${parameter.doc}`);
          expect(text).toContain('unit' in parameter.type ? (parameter.type.unit ?? '') : '');
        }
        for (const { type, when } of doc.throws) {
          expect(text).toContain(`:raises ${type}: ${when}`);
        }
      }
      for (const { name, doc } of one.methods) {
        const lines = methods[name]?.doc.split('\n') ?? [];
        const [, states = ''] = lines.find((line) => line.startsWith(':states: '))?.split(':states: ') ?? [];
        expect(statesIn(states.split('; ').map((point) => `- ${point}`))).toEqual(statesInC(name));
        for (const { ending, what } of doc.after) {
          expect(lines).toContain(`:after ${ending}: ${what}`);
        }
      }
      for (const attribute of one.attributes) {
        expect(attributes[attribute.name]?.doc).toContain(attribute.doc);
        expect(attributes[attribute.name]?.doc).toContain('unit' in attribute ? attribute.unit : '');
      }
    }
  });
});

it('all emitted Python is Python', async () => {
  const files = [...texts].filter(([file]) => /\.pyi?$/.test(file));
  expect(files.length).toBeGreaterThan(3);
  for (const [, text] of files) {
    await outlineOf(text);
  }
  await expect(outlineOf('def f(:\n')).rejects.toThrow('SyntaxError');
});

describe('against the manual that users have', () => {
  const blocks = async (): Promise<string[]> =>
    [...(await readFile(seedFile, 'utf8')).matchAll(/```python\n([^]*?)```/g)].map(([, code]) => code ?? '');

  itWithFacts('its classes have the same parameters, defaults and attributes', async () => {
    const classes = (await blocks()).filter((code) => code.startsWith('class '));
    expect(classes).toHaveLength(2);
    for (const code of classes) {
      const [[name, outline] = ['', undefined]] = Object.entries((await outlineOf(code)).classes);
      const one = model.api.classes.find((each) => each.name === name);
      const { parameters, assigns } = outline?.methods['__init__'] ?? { parameters: [], assigns: {} };
      const mine = one?.construction.parameters ?? [];
      expect(mine.map((each) => ({ name: each.name, default: each.default ?? null }))).toEqual(parameters);
      const sources = (one?.attributes ?? []).map((attribute): [string, string | undefined] => {
        switch (attribute.kind) {
          case 'field':
            return [attribute.name, attribute.parameter];
          case 'intArray':
            return [attribute.name, `[0 for i in range(0, ${attribute.countName})]`];
          case 'readOnly':
            return [attribute.name, '0'];
          default:
            return [attribute.name, undefined];
        }
      });
      expect(Object.fromEntries(sources)).toEqual(assigns);
    }
  });

  itWithFacts('its methods have the same names, order of arguments and defaults', async () => {
    const syntax = (await blocks()).flatMap((code) => /^Encoder\.(\w+)\((.*)\)\n$/.exec(code) ?? []);
    expect(syntax.length / 3).toBe(8);
    const methods = model.api.classes.find(({ name }) => name === 'Encoder')?.methods ?? [];
    for (let at = 0; at < syntax.length; at += 3) {
      const [name, list = ''] = syntax.slice(at + 1);
      const theirs = list.split(',').map((word) => word.trim());
      const mine = methods.find((method) => method.name === name)?.parameters ?? [];
      const asThere = mine.slice(0, theirs.length).map((parameter) => signature([parameter]));
      const byAlias = mine.slice(0, theirs.length).map(({ alias }) => alias);
      expect([asThere, byAlias]).toContainEqual(theirs);
      expect(mine.slice(theirs.length).every((parameter) => parameter.default !== undefined)).toBe(true);
    }
  });

  itWithFacts('its constants are there', async () => {
    const text = await readFile(seedFile, 'utf8');
    const names = [...text.matchAll(/^\| ((?:PAYLOAD_TYPE|H26\d_PROFILE|STREAM_TYPE)_\w+)/gm)].map(
      ([, name]) => name,
    );
    const mine = model.api.classes.flatMap(({ constants }) => constants.map(({ name }) => name));
    expect(names).toHaveLength(9);
    expect(mine).toEqual(expect.arrayContaining(names));
    expect(model.api.constants).toContainEqual(
      expect.objectContaining({ name: 'VENC_PACK_CNT_MAX', value: 12 }),
    );
  });
});
