// SPDX-License-Identifier: MIT
/** Two modules over the ABI of the small spec, and a unit of a spec's own. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Project } from '../../generator/generate.js';
import { ABI, API, writeSpec, type SpecTexts } from './spec-fixture.js';

const LAMPS = `/** Lamps. */
import type { Call, Module, None, State, StateMachine } from './vocabulary.js';
import type { Level } from './levels.js';

export type Lamps = Module<{ prefix: 'lamps'; native: '_lamps'; facade: 'lamps'; imports: []; starImports: [] }>;

/** Maximum number of lamps. */
export declare const LAMPS_MAX: 3;

export interface Light extends StateMachine<'lamp'> {
  dark: State<'is dark', typeof E_OFF>;
  lit: State<'is lit', typeof E_OFF>;
}

/** A lamp: the other module has a class of this name, too. */
export declare class Pin {
  /**
   * Lights the lamp.
   * @param lamp Lamp number.
   * @param level Brightness.
   * @after success The lamp is lit.
   * @after failure The lamp is dark.
   */
  Shine(lamp: Index<typeof LAMPS_MAX>, level: Level): Call<Light, { returns: None; from: 'dark'; to: 'lit' }>;
  /**
   * Darkens the lamp.
   * @param lamp Lamp number.
   * @after success The lamp is dark.
   * @after failure The lamp is lit.
   */
  Darken(lamp: Index<typeof LAMPS_MAX>): Call<Light, { returns: None; from: 'lit'; to: 'dark' }>;
}
`;
const LEVELS = `export type Level = Int<{ min: 0; max: 255 }>;\n`;
const TARGETS = `import type { Emit } from './vocabulary.js';
import type { Pins } from './api.js';
import type { Lamps } from './lamps.js';
export type Targets = [
  Emit<'abi.h', 'generated/abi_abi.h'>,
  Emit<'abi_check.h', 'generated/abi_check.h'>,
  Emit<'constants.py', 'generated/constants.py'>,
  Emit<'contract.h', 'generated/pins_contract.h', Pins>,
  Emit<'binding.c', 'generated/modpins.c', Pins>,
  Emit<'contract.h', 'generated/lamps_contract.h', Lamps>,
  Emit<'binding.c', 'generated/modlamps.c', Lamps>,
  Emit<'facade.py', 'generated/lamps.py', Lamps>,
];
`;
/** Two modules over one ABI. */
export const TWO: SpecTexts = {
  'abi.ts': ABI,
  'api.ts': API,
  'lamps.ts': LAMPS,
  'levels.ts': LEVELS,
  'targets.ts': TARGETS,
};

/** A unit that lists the classes of a module. */
export const NAMES = `export default {
  name: 'names.txt',
  level: 'module',
  emit: async ({ api }, { generatedFrom }) => [generatedFrom, ...api.classes.map(({ name }) => name), ''].join('\\n'),
};`;

/** Writes the two modules with a unit, which a target names. */
export async function writeWithUnit(text: string): Promise<Project> {
  const targets = TARGETS.replace('];', "  Emit<'names.txt', 'generated/names.txt', Lamps>,\n];");
  const project = await writeSpec({ ...TWO, 'targets.ts': targets });
  await mkdir(path.join(project.spec, 'targets'));
  await writeFile(path.join(project.spec, 'targets', 'names.js'), text);
  // Node takes a .js file for an ES module by the package that it is in.
  await writeFile(path.join(project.root, 'package.json'), '{ "type": "module" }');
  return project;
}
