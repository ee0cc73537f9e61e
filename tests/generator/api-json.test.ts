// SPDX-License-Identifier: MIT
/** `api.json` is valid by its schema, and has what the spec says. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { specProject } from '../../cli/options/spec-project.js';
import { projectRoot } from '../../cli/support/project.js';
import { loadModel, type Project } from '../../generator/generate.js';
import { API_JSON, API_SCHEMA } from '../../generator/targets/api-json.js';
import { removeTemporaryFolders, SMALL_SPEC, writeSpec } from './spec-fixture.js';

interface Document {
  name: string;
  classes: { name: string; methods: { name: string; states: object[]; parameters: object[] }[] }[];
  errors: { name: string; errno: number }[];
  [member: string]: unknown;
}

/** Specs of the tests, by their folders. */
const SPECS = ['spec', 'tests/generator/second-spec', 'tests/generator/types/spec'];

/** A method with a parameter. */
function methodOf({ classes }: Document): Document['classes'][number]['methods'][number] | undefined {
  return classes.flatMap(({ methods }) => methods).find(({ name }) => name === 'Create');
}

let schema: object;
let validate: ValidateFunction;

beforeAll(async () => {
  schema = JSON.parse(await readFile(path.join(projectRoot, 'docs', 'api.schema.json'), 'utf8')) as object;
  // A keyword that the draft does not know is an error.
  const options = { strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true };
  validate = new Ajv2020(options).compile(schema);
});

afterAll(removeTemporaryFolders);

async function documentOf(project: Project): Promise<Document> {
  const text = await API_JSON.emit(await loadModel(project), { generatedFrom: '', render: () => '' });
  return JSON.parse(text) as Document;
}

function errorsOf(document: unknown): string[] {
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

it.each(SPECS)('is valid for %s', async (spec) => {
  expect(errorsOf(await documentOf({ ...specProject, spec: path.join(projectRoot, spec) }))).toEqual([]);
});

it('has a description of every kind of types', async () => {
  const folder = path.join(projectRoot, 'generator', 'types');
  const sources = await Promise.all(
    (await readdir(folder)).map((name) => readFile(path.join(folder, name), 'utf8')),
  );
  const kinds = sources.join('\n').match(/(?<=^ {2}kind: ')\w+(?=';$)/gm) ?? [];
  expect(kinds.length).toBeGreaterThan(8);
  const { $defs } = schema as {
    $defs: { type: { allOf: { if: { properties: { kind: { const: string } } } }[] } };
  };
  const described = $defs.type.allOf.map((each) => each.if.properties.kind.const);
  expect([...described].sort()).toEqual([...kinds].sort());
});

it('is valid for a small spec', async () => {
  expect(errorsOf(await documentOf(await writeSpec(SMALL_SPEC)))).toEqual([]);
});

it('marks additions: a class, a constant, attributes, a property, a method and a function', async () => {
  const api = (SMALL_SPEC['api.ts'] ?? '')
    .replace('starImports: [] }', "starImports: []; addition: 'no other has it' }")
    .replace(
      '/** The pin is on. */',
      '/** Level. @addition */\n  level: Property<Bool>;\n/** On. @addition */',
    )
    .replace('/** Number of levels. */', '/** Number of levels. @addition */')
    .replace('/** Levels of a pin. */', '/** Levels of a pin. @addition */')
    .replace(/Switches on\.$/m, 'Switches on.\n * @addition');
  const text = `${api}/** Resets. @addition */\nexport declare function Reset(): Method<{ returns: None }>;\n`;
  const document = await documentOf(await writeSpec({ ...SMALL_SPEC, 'api.ts': text }));
  expect(errorsOf(document)).toEqual([]);
  expect(document['addition']).toBe('no other has it');
  const marked = JSON.stringify(document).match(/"name":"\w+"(?=[^{]*"isAddition":true)/g);
  expect(marked).toEqual(
    ['History', 'count', 'ON', 'level', 'On', 'Reset'].map((name) => `"name":"${name}"`),
  );
});

describe('its content', () => {
  let document: Document;

  beforeAll(async () => {
    document = await documentOf(specProject);
  });

  it('names every class, method and parameter of the model, and no place of the spec', async () => {
    const { api } = await loadModel(specProject);
    const outline = (
      classes: { name: string; methods: { name: string; parameters: object[] }[] }[],
    ): unknown =>
      classes.map(({ name, methods }) => [name, methods.map((each) => [each.name, each.parameters.length])]);
    expect(document.name).toBe(api.facade);
    expect(outline(document.classes)).toEqual(outline(api.classes));
    expect(JSON.stringify(document)).not.toMatch(/"(at|line|column)":/);
  });

  it('has the effect of a call in each state', () => {
    const create = methodOf(document);
    expect(create?.states).toContainEqual({ state: 'buffered', effect: 'allow', next: 'created' });
    expect(create?.states).toContainEqual({
      state: 'bare',
      effect: 'reject',
      next: 'bare',
      error: 'K_ERR_VENC_NOT_CONFIG',
      call: 'SetOutBufs',
    });
  });

  it('has the example and the order of calls', async () => {
    const { api } = await loadModel(specProject);
    expect(document['example']).toEqual({ file: 'examples/first_video.py', code: api.example?.code });
    expect(document['states']).toMatchObject({ doc: api.machine?.doc, steps: api.machine?.steps });
    expect(api.machine?.steps.length).toBeGreaterThan(5);
  });

  it('has error codes as scripts see them', () => {
    expect(document.errors.every(({ errno }) => errno < 0)).toBe(true);
  });

  it.each<[string, (changed: Document) => void]>([
    ['a missing member', (changed) => delete (changed as Partial<Document>).errors],
    ['an unknown member', (changed) => (changed['version'] = 1)],
    [
      'an unknown effect',
      (changed) => methodOf(changed)?.states.push({ state: 'a', effect: 'b', next: 'a' }),
    ],
    [
      'an int without bounds',
      (changed) =>
        methodOf(changed)?.parameters.push({
          name: 'a',
          doc: '',
          type: { kind: 'int', python: 'int', text: 'int' },
        }),
    ],
  ])('would be invalid with %s', (_, change) => {
    const changed = structuredClone(document);
    change(changed);
    expect(errorsOf(changed)).not.toEqual([]);
  });
});

it('names its schema', () => {
  expect((schema as { $id: string }).$id).toBe(API_SCHEMA);
});
