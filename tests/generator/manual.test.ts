// SPDX-License-Identifier: MIT
/** The manual and the stubs are complete, and agree with the module. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { specProject } from '../../cli/options/spec-project.js';
import { projectRoot } from '../../cli/support/project.js';
import { generate, loadModel } from '../../generator/generate.js';
import { snakeCase } from '../../generator/model/c-names.js';
import type { Attribute, Class, Model, Parameter, ValueType } from '../../generator/model/model.js';
import { keyChoice } from '../../generator/types/own-key.js';
import { statefulMethods } from '../../generator/model/state-machine.js';
import { removeTemporaryFolders, SMALL_SPEC, writeSpec } from './spec-fixture.js';
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

afterAll(removeTemporaryFolders);

/** A section of the manual, from its heading to the next one. */
function section(heading: string): string {
  const [, after] = manual.split(`\n${heading}\n`);
  expect({ heading, found: after !== undefined }).toEqual({ heading, found: true });
  return after?.split(/\n##/)[0] ?? '';
}

/** The anchors that GitHub gives to the headings of a document outside of fences. */
function anchorsIn(text: string): string[] {
  const headings = text.replace(/^(```+).*\n[^]*?\n\1$/gm, '').match(/(?<=^#+ ).*$/gm) ?? [];
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const base = heading
      .toLowerCase()
      .replace(/[`.,()[\]=:…]/g, '')
      .replaceAll(' ', '-');
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return count === 0 ? base : `${base}-${count}`;
  });
}

function signature(parameters: Parameter[]): string {
  return parameters
    .map(({ name, default: value }) => (value === undefined ? name : `${name}=${value}`))
    .join(', ');
}

/** The parameters of a call in a heading: those that can be left out are in brackets. */
function headingOf(one: Class, method: Class['methods'][number]): string {
  const [key, ...others] = method.parameters;
  if (!key || !keyChoice(model.api, one, method)) {
    return signature(method.parameters);
  }
  return others.length === 0 ? `[${key.name}]` : `[${key.name},] ${signature(others)}`;
}

/** The name of a value as scripts write it, if it is one of some constants. */
function constantName(type: ValueType, value: unknown): string | undefined {
  const choice = type.kind === 'choice' ? type.of.find((each) => each.value === value) : undefined;
  const owners = choice ? model.api.classes : [];
  return owners
    .flatMap(({ name, constants }) => constants.map((constant) => ({ ...constant, owner: name })))
    .filter(({ enumerator }) => enumerator === choice?.name)
    .map(({ owner, name }) => `${owner}.${name}`)[0];
}

function expectParameters(text: string, parameters: Parameter[], isKeyOptional: boolean): void {
  for (const [i, { name, alias, doc, default: value, type }] of parameters.entries()) {
    const item = new RegExp(`^- \`${name}\`.*(\n  - .*)*`, 'm').exec(text)?.[0] ?? '';
    const unit = type.kind === 'int' && type.unit !== undefined ? ` ${type.unit}` : '';
    const given =
      value === undefined ? '' : `, default \`${constantName(type, value) ?? String(value)}\`${unit}`;
    const keyword = alias === undefined ? '' : ` (also \`${alias}\`)`;
    const head = `- \`${name}\`${keyword}${isKeyOptional && i === 0 ? ", default the object's own" : given}: `;
    expect(item.slice(0, head.length)).toBe(head);
    expect(item).toContain(doc);
    if (type.kind === 'int') {
      expect(item).toContain(`int, ${type.min}..${type.max}${unit}`);
    }
  }
}

interface CallSection {
  heading: string;
  /** The call with its parameters. */
  line: string;
  call: Class['methods'][number] | Class['construction'];
}

/** The sections of constructors and methods, and their part of the model. */
function calls(one: Class): CallSection[] {
  return [
    {
      heading: `### Constructor of ${one.name}`,
      line: `\`${one.name}(${signature(one.construction.parameters)})\``,
      call: one.construction,
    },
    ...one.methods.map((method) => ({
      heading: `### ${one.name}.${method.name}`,
      line: `\`${one.name}.${method.name}(${headingOf(one, method)})\``,
      call: method,
    })),
  ];
}

/** The items of a list in a section, by the line that introduces it. */
function listItems(text: string, introduction: string): string[] {
  const [, list] = text.split(`\n${introduction}\n\n`);
  expect({ introduction, found: list !== undefined }).toEqual({ introduction, found: true });
  return (list ?? '').split('\n\n')[0]?.trimEnd().split('\n') ?? [];
}

/** The effects of a call by state, from the module's table of transitions, worded as in the manual. */
function effectsInC(method: string): Map<string, string> {
  const table = texts.get('firmware/vencoder/generated/vencoder_states.c') ?? '';
  const transitions = [...table.matchAll(/\{ BINDING_(\w+), (\w+), (?:1 \+ )?(\w+), (\w+) \}, \/\/ \d+/g)];
  const row = new RegExp(`\\{ (.*) \\}, // ${method}\n`).exec(table)?.[1];
  return new Map(
    (row?.split(', ') ?? []).map((index, i) => {
      const state = model.api.machine?.states[i]?.name ?? '';
      const [, action, nextState = '', required = '', code] = transitions[Number(index)] ?? [];
      const next = nextState.replace('VENCODER_STATE_', '');
      const allowed = next.toLowerCase() === state ? 'allowed' : `allowed, then ${next.toLowerCase()}`;
      const call = model.api.classes
        .flatMap(({ methods }) => methods)
        .find(({ name }) => `VENCODER_CALL_${snakeCase(name).toUpperCase()}` === required);
      const rejected = `OSError ${code}, call ${call?.name} first`;
      const isCode = statefulMethods(model.api).find(({ name }) => name === method)?.returns === 'code';
      const reported = `returns ${isCode ? code : '-1'}`;
      const effects = { ALLOW: allowed, NOOP: 'no effect', REPORT: reported, REJECT: rejected };
      return [state, effects[action as keyof typeof effects]];
    }),
  );
}

/** The effects by state, from lines such as `- bare, created: allowed`. */
function effectsIn(lines: string[]): Map<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const [, names = '', effect = ''] = /^- ([\w, ]+): (.*)$/.exec(line) ?? [];
      return names.split(', ').map((name): [string, string] => [name, effect]);
    }),
  );
}

function stubOf({ name }: Class): ClassOutline {
  return stubs.classes[name] ?? { doc: '', methods: {}, attributes: {}, forms: [] };
}

describe('the manual', () => {
  it('has a section for every call, with parameters, other keywords, defaults, bounds, units, results and errors', () => {
    for (const { heading, line, call } of model.api.classes.flatMap(calls)) {
      const text = section(heading);
      expect(text.split('\n')).toContain(line);
      expect(text).toContain(call.doc.text);
      expect(text).toContain(call.doc.source);
      expectParameters(text, call.parameters, line.includes('(['));
      expect(text.includes('Returns ')).toBe(call.doc.returns !== '');
      for (const { type, when } of call.doc.throws) {
        expect(text).toContain(`- \`${type}\`: ${when}`);
      }
    }
  });

  it('has every attribute with its unit, and every constant with its value', () => {
    for (const one of model.api.classes) {
      const halves = (heading: string): string[] =>
        section(heading).split(
          `\nEach of these is an addition of this module: ${String(model.api.addition)}.\n`,
        );
      const [own = '', added = ''] = halves(`### Attributes of ${one.name}`);
      for (const attribute of one.attributes) {
        const lines = (attribute.isAddition ? added : own).split('\n');
        const item = lines.find((line) => line.startsWith(`- \`${attribute.name}\`: `)) ?? '';
        expect(item).toContain(attribute.doc);
        expect(item).toContain(
          'parameter' in attribute ? `the argument \`${attribute.parameter}\`` : attribute.name,
        );
        expect(item).toContain('unit' in attribute ? attribute.unit : attribute.name);
      }
      const [ownConstants = '', addedConstants = ''] =
        one.constants.length > 0 ? halves(`### Constants of ${one.name}`) : [];
      for (const { name, value, doc, isAddition } of one.constants) {
        const lines = (isAddition ? addedConstants : ownConstants).split('\n');
        expect(lines).toContain(`- \`${name}\` = ${value}: ${doc}`);
      }
    }
    for (const { name, value, doc } of model.api.constants) {
      expect(section('## Constants').split('\n')).toContain(`- \`${name}\` = ${value}: ${doc}`);
    }
  });

  it('has the bounds of an argument for the values of others: the profiles of each codec by name', () => {
    const items = (name: string): string[] =>
      new RegExp(`^- \`${name}\`.*((\n  - .*)*)`, 'm')
        .exec(section('### Constructor of ChnAttrStr'))?.[1]
        ?.split('\n  - ')
        .slice(1) ?? [];
    expect(items('profile')).toEqual([
      'for H.264: one of `Encoder.H264_PROFILE_BASELINE` (1), `Encoder.H264_PROFILE_MAIN` (2), `Encoder.H264_PROFILE_HIGH` (3)',
      'for H.265: `Encoder.H265_PROFILE_MAIN` (5)',
      'otherwise, and until a call takes the object: int, -2147483648..2147483647',
    ]);
    for (const one of model.api.classes) {
      for (const { label, then } of one.rules) {
        for (const { attribute, type } of then) {
          const field = one.attributes.find(({ name }) => name === attribute);
          const cases = items(field?.kind === 'field' ? field.parameter : '');
          const item = cases.find((each) => each.startsWith('for ') && each.split(': ')[0]?.includes(label));
          const last =
            type.kind === 'int'
              ? `${type.min}..${type.max}`
              : `(${type.kind === 'choice' ? type.of.at(-1)?.value : ''})`;
          expect({ label, attribute, item }).toEqual({
            label,
            attribute,
            item: expect.stringContaining(last) as unknown,
          });
        }
      }
    }
  });

  it('begins with an example, which a test runs, and the order of its calls', async () => {
    const code = await readFile(path.join(projectRoot, 'examples/first_video.py'), 'utf8');
    expect(section('## Example')).toContain(`\n\`\`\`python\n${code.replace(/^.*\n/, '')}\`\`\`\n`);
    const steps = section('## Order of calls')
      .trim()
      .split('\n')
      .map((line) => /^\d+\. \[?`(?:Encoder|MediaManager)\.(\w+)`(?:\]\(#\w+\))?: \w/.exec(line)?.[1]);
    expect(steps.length).toBeGreaterThan(5);
    const places = steps.map((call) => code.indexOf(`.${String(call)}(`));
    expect(places).toEqual(places.filter((place) => place >= 0).sort((one, other) => one - other));
    expect(manual.indexOf('## Order of calls')).toBeLessThan(manual.indexOf('## Contents'));
  });

  it('has links to all classes, methods and other sections, which exist', () => {
    const anchors = anchorsIn(manual);
    const links = [...manual.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor);
    expect(links.filter((anchor) => !anchors.includes(anchor ?? ''))).toEqual([]);
    // All but the title and the contents.
    expect(anchors.filter((anchor) => !links.includes(anchor))).toEqual(['mediavencoder', 'contents']);
    for (const [, text = '', anchor = ''] of section('## Contents').matchAll(/\[(.*?)\]\(#(.*?)\)/g)) {
      expect(anchor.replaceAll('-', '')).toContain(text.replaceAll(/[` ]/g, '').toLowerCase());
    }
  });

  it('has links to headings of one name, as a class and a chapter can have', async () => {
    const api = (SMALL_SPEC['api.ts'] ?? '').replaceAll('History', 'States');
    const [, output] = await generate(await writeSpec({ ...SMALL_SPEC, 'api.ts': api }));
    const text = output?.text ?? '';
    const anchors = anchorsIn(text);
    const links = [...text.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor);
    expect(anchors).toEqual(expect.arrayContaining(['states', 'states-1']));
    expect(links).toEqual(anchors.filter((anchor) => !['pins', 'contents'].includes(anchor)));
  });

  it('has no table, which a narrow screen cuts off', () => {
    expect(manual).not.toMatch(/^\|/m);
  });

  it('has the source of all bounds of ints; those of indices are constants', () => {
    const table = section('## Bounds');
    const limits = new Set([...model.abi.constants, ...model.api.constants].map(({ value }) => value));
    for (const one of model.api.classes) {
      const parameters = calls(one).flatMap(({ call }) => call.parameters);
      const ruled = one.rules.flatMap(({ then }) =>
        then.map(({ attribute, type }) => ({ name: attribute, type })),
      );
      for (const { name, type } of [...parameters, ...ruled]) {
        const isIndex = type.kind === 'int' && type.min === 0 && limits.has(type.max + 1);
        if (type.kind === 'int' && !isIndex) {
          expect({ name, hasSource: (type.source ?? '') !== '' }).toEqual({ name, hasSource: true });
          expect(table).toContain(type.source);
        }
      }
    }
  });

  it('has every code as Python sees it, and every state', () => {
    for (const { name, value, doc } of model.abi.constants.filter(({ isError }) => isError)) {
      const hex = `0x${value.toString(16).toUpperCase()}`;
      expect(manual).toContain(`- \`${name}\`: ${doc}; ${value - 2 ** 32} (${hex})\n`);
    }
    for (const { name, description } of model.api.machine?.states ?? []) {
      const [, item = ''] = section('## States').split(`\n- **${name}**: \`chn\` ${description}.\n`);
      const effects = new Map(
        [...(item.split('\n- ')[0] ?? '').matchAll(/^  - (.*?): (.*)$/gm)].flatMap(
          ([, names = '', effect = '']) =>
            names.split(', ').map((call): [string, string] => [call.replaceAll('`', ''), effect]),
        ),
      );
      for (const { name: call } of statefulMethods(model.api)) {
        expect({ name, call, effect: effects.get(call) }).toEqual({
          name,
          call,
          effect: effectsInC(call).get(name),
        });
      }
    }
  });
});

describe("the manual's section of a method", () => {
  const everyMethod = (check: (text: string, method: Class['methods'][number]) => void): void => {
    const sections = model.api.classes.flatMap(calls).filter(({ call }) => 'returns' in call);
    expect(sections).toHaveLength(model.api.classes.flatMap(({ methods }) => methods).length);
    for (const { heading, call } of sections) {
      check(section(heading), call as Class['methods'][number]);
    }
  };
  /** Calls that the channel's state allows or not. */
  const everyCall: typeof everyMethod = (check) => {
    everyMethod((text, method) => {
      if (method.isStateful) {
        check(text, method);
      }
    });
  };

  it('has the effect of the call in each state, as the module has it', () => {
    everyCall((text, { name }) => {
      const effects = effectsIn(listItems(text, 'States of `chn`:'));
      expect(effects.size).toBe(model.api.machine?.states.length);
      expect({ name, effects: Object.fromEntries(effects) }).toEqual({
        name,
        effects: Object.fromEntries(effectsInC(name)),
      });
    });
  });

  it('has the exceptions of the call', () => {
    const isError = (effect: string): boolean => effect.startsWith('OSError');
    everyMethod((text, { name, isStateful }) => {
      const types = listItems(text, 'Raises:').map((line) => /^- `(\w+)`: \S/.exec(line)?.[1]);
      const expected = isStateful ? ['TypeError', 'ValueError', 'OSError'] : ['TypeError'];
      expect(types).toEqual(expect.arrayContaining(expected));
      expect(types).not.toContain(undefined);
      expect(text.includes('`chn` does not allow the call')).toBe(
        [...effectsInC(name).values()].some(isError),
      );
    });
  });

  it('has the resources after each outcome, folded with the states behind all else', () => {
    everyMethod((text, { doc, waits, isStateful }) => {
      if (!isStateful && doc.after.length === 0) {
        return;
      }
      const [shown = '', folded = '', ...rest] = text.split(/^<\/?details>/m);
      expect(shown).toContain('\nRaises:\n');
      expect(folded).toMatch(/^<summary>.*<\/summary>\n\n/);
      expect(folded.includes('\nStates of `chn`:\n')).toBe(isStateful);
      expect(folded).toContain('\nResources:\n');
      expect(rest.map((each) => each.trim())).toEqual(['']);
      const items = listItems(text, 'Resources:');
      const outcomes = items.map((line) => /^- after (\w+): \S/.exec(line)?.[1]);
      expect(outcomes).toEqual(['success', 'failure', 'interruption']);
      for (const { outcome, text: resources } of doc.after) {
        expect(items).toContain(`- after ${outcome}: ${resources}`);
      }
      expect(items.at(-1)?.includes('does not block: Ctrl-C')).toBe(
        waits === undefined && !doc.after.some(({ outcome }) => outcome === 'interruption'),
      );
    });
  });

  it('is in a chapter with the lifetime of the objects', () => {
    const events = ['Garbage collection', '`del`', 'An exception', 'Soft reset', 'the end of a script'];
    for (const { name, isFinalised } of model.api.classes) {
      const text = section(`## ${name}`);
      expect(text).toContain(
        `<summary>Lifetime of ${name} objects, and attributes of a script's own</summary>\n\n- `,
      );
      const expected = isFinalised ? events : ['Objects own nothing that must be released.'];
      expect({ name, missing: expected.filter((event) => !text.includes(event)) }).toEqual({
        name,
        missing: [],
      });
    }
  });
});

describe('the stubs', () => {
  it('have the names that an editor completes: classes, calls, parameters and their defaults', () => {
    const shown = Object.keys(stubs.classes).filter((name) => !name.startsWith('_'));
    expect(shown).toEqual(model.api.classes.map(({ name }) => name));
    expect(Object.keys(stubs.names)).toEqual(model.api.constants.map(({ name }) => name));
    for (const one of model.api.classes) {
      const { methods, attributes } = stubOf(one);
      const calls = [{ ...one.construction, name: '__init__' }, ...one.methods];
      const { closes, next } = one.protocols;
      const protocols = [
        ...(closes === undefined ? [] : ['__enter__', '__exit__']),
        ...(next === undefined ? [] : ['__iter__', '__next__']),
      ];
      const [construction = '', ...others] = calls.map(({ name }) => name);
      const properties = one.attributes.filter(isReadOnly).map(({ name }) => name);
      expect(Object.keys(methods)).toEqual([construction, ...properties, ...others, ...protocols]);
      const assignable = one.attributes.filter((each) => !isReadOnly(each));
      expect(Object.keys(attributes)).toEqual([...one.constants, ...assignable].map(({ name }) => name));
      for (const { name, parameters } of calls) {
        expect(methods[name]?.parameters).toEqual(
          parameters.map((parameter) => ({ name: parameter.name, default: parameter.default ?? null })),
        );
      }
    }
  });

  it('have the texts that an editor shows: docs, bounds, units and errors', () => {
    for (const one of model.api.classes) {
      const { doc: classDoc, methods, attributes } = stubOf(one);
      expect(classDoc.split('\n')).toEqual(expect.arrayContaining([one.doc, ...one.lifetime]));
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
        const [, states] = lines.find((line) => line.startsWith(':states: '))?.split(':states: ') ?? [];
        const effects = states?.split('; ').map((item) => `- ${item}`) ?? [];
        expect(effectsIn(effects)).toEqual(effectsInC(name));
        for (const { outcome, text: resources } of doc.after) {
          expect(lines).toContain(`:after ${outcome}: ${resources}`);
        }
      }
      for (const attribute of one.attributes) {
        const { doc } = (isReadOnly(attribute) ? methods : attributes)[attribute.name] ?? {};
        expect(doc).toContain(attribute.doc);
        expect(doc).toContain('unit' in attribute ? attribute.unit : '');
      }
    }
  });

  it('have the values of constants, and of choices', () => {
    const { attributes } = stubs.classes['ChnAttrStr'] ?? {};
    expect(attributes?.['payload_type']?.type).toBe('Literal[96, 265, 26]');
    const text = texts.get('firmware/python/generated/media/vencoder.pyi') ?? '';
    for (const { name, value } of model.api.classes.flatMap(({ constants }) => constants)) {
      expect(text).toContain(`\n    ${name}: Final = ${value}\n`);
    }
  });

  it('have a form with the second keywords', () => {
    const forms = stubs.classes['Encoder']?.forms.filter(([name]) => name === 'SendFrame') ?? [];
    expect(forms.map(([, { parameters }]) => parameters.map(({ name }) => name))).toEqual([
      ['chn', 'frame', 'timeout'],
      ['venc_chn', 'frame_info', 'timeout'],
      ['frame', 'timeout'],
      ['frame_info', 'timeout'],
    ]);
  });
});

function isReadOnly({ kind }: Attribute): boolean {
  return ['readOnly', 'computed', 'structView'].includes(kind);
}

describe('the stubs of a call that can leave out its key', () => {
  it('are two forms, the second one without the key', () => {
    const encoder = model.api.classes.find(({ name }) => name === 'Encoder');
    const forms = encoder ? stubOf(encoder).forms : [];
    const names = (method: string): string[][] =>
      forms
        .filter(([name]) => name === method)
        .map(([, { parameters }]) => parameters.map(({ name }) => name));
    expect(names('GetStream')).toEqual([
      ['chn', 'streamData', 'timeout'],
      ['streamData', 'timeout'],
    ]);
    expect(names('Start')).toEqual([['chn'], []]);
    expect(names('__init__')).toEqual([[]]);
  });
});

describe('the stubs in comments of the C module', () => {
  let lines: string[];

  beforeAll(() => {
    const module = texts.get('firmware/vencoder/generated/modvencoder.c') ?? '';
    const blocks = [...module.matchAll(/(?:^\/\/\|.*\n)+/gm)].map(([block]) => block);
    expect(blocks).toHaveLength(1);
    const [first, ...others] = (blocks[0] ?? '').trimEnd().split('\n');
    expect(first).toBe('//| module: _vencoder');
    lines = others.map((line) => line.replace(/^\/\/\| ?/, ''));
  });

  it('have the documents of the stubs, and types of builtins only', () => {
    const text = texts.get('firmware/python/generated/media/vencoder.pyi') ?? '';
    const documents = (all: string): string[] =>
      all
        .split('\n')
        .filter((line) => /^ *("{3}|:\w+ .*: )/.test(line))
        .sort();
    expect(documents(lines.join('\n'))).toEqual(documents(text));
    expect(lines.join('\n')).not.toMatch(/Literal\[|Final|_Buffer|_SupportsWrite|_Counters/);
  });

  it("end with the documented form of each method, which is the one that CanMV's tool keeps", async () => {
    const inComments = await outlineOf(lines.join('\n'));
    for (const [name, { forms }] of Object.entries(inComments.classes)) {
      expect(Object.fromEntries(forms)).toEqual(stubs.classes[name]?.methods);
    }
    const shown = Object.keys(stubs.classes).filter((name) => !name.startsWith('_'));
    expect(Object.keys(inComments.classes)).toEqual(shown);
  });
});

it('all emitted Python has valid syntax', async () => {
  const files = [...texts].filter(([file]) => /\.pyi?$/.test(file));
  expect(files.length).toBeGreaterThan(3);
  for (const [, text] of files) {
    await outlineOf(text);
  }
  await expect(outlineOf('def f(:\n')).rejects.toThrow('SyntaxError');
});

describe("compared with CanMV's manual", () => {
  const blocks = async (): Promise<string[]> =>
    [...(await readFile(seedFile, 'utf8')).matchAll(/```python\n([^]*?)```/g)].map(([, code]) => code ?? '');

  itWithFacts('its classes have the same parameters, defaults and attributes', async () => {
    const classes = (await blocks()).filter((code) => code.startsWith('class '));
    expect(classes).toHaveLength(2);
    for (const code of classes) {
      const [[name, outline] = ['', undefined]] = Object.entries((await outlineOf(code)).classes);
      const one = model.api.classes.find((each) => each.name === name);
      const { parameters, assigns } = outline?.methods['__init__'] ?? { parameters: [], assigns: {} };
      // Parameters that additions keep come last.
      const added = new Set(
        one?.attributes.flatMap((each) => (each.isAddition && each.kind === 'field' ? [each.parameter] : [])),
      );
      const all = one?.construction.parameters ?? [];
      const mine = all.filter((each) => !added.has(each.name));
      expect(all.slice(0, mine.length)).toEqual(mine);
      expect(mine.map((each) => ({ name: each.name, default: each.default ?? null }))).toEqual(parameters);
      const kept = one?.attributes.filter(({ isAddition }) => !isAddition) ?? [];
      const sources = kept.map((attribute): [string, string | undefined] => {
        switch (attribute.kind) {
          case 'field':
            return [attribute.name, attribute.parameter];
          case 'intArray':
            return [attribute.name, `[0 for i in range(0, ${attribute.countName})]`];
          case 'count':
            return [attribute.name, '0'];
          case 'readOnly':
          case 'computed':
          case 'ownKey':
          case 'structView':
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
