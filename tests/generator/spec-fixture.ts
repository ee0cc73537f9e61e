// SPDX-License-Identifier: MIT
/** A small complete spec as text, for tests that change parts of it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../cli/support/project.js';
import type { Project } from '../../generator/generate.js';

export const ABI = `/** The pins of a board. */
import type { ErrorCode, Pointer, ArrayOf, Signed, Struct, Union, Unsigned } from './vocabulary.js';

export type Generations = ['A', 'B'];
export type octet = Unsigned<8>;
export declare enum mode {
  OFF = 0,
  ON = 1,
}
/** the pin is off */
export declare const E_OFF: ErrorCode<0x80000001>;
/** Pins of the board. */
export declare const PINS: 4;
/** State of a pin. */
export interface reading extends Struct {
  value: octet;
}
/** Reads a pin. */
export declare function pin_read(into: Pointer<reading>): octet;
`;

export const API = `/** Pins. */
import type { Alias, Call, Default, StateMachine, Module, None, State } from './vocabulary.js';

export type Pins = Module<{ prefix: 'pins'; native: '_pins'; facade: 'pins'; imports: []; starImports: [] }>;

export interface Power extends StateMachine<'pin'> {
  off: State<'is off', typeof E_OFF>;
  on: State<'is on', typeof E_OFF>;
}

/** Settings of a pin. */
export declare class Settings {
  /**
   * Creates the settings of a pin.
   * @param drive Drive strength.
   * @param level Output level.
   */
  constructor(drive: Int<{ min: 1; max: 9 }>, level: Default<Int<{ min: 0; max: 9; multipleOf: 3 }>, 6>);

  /** Drive strength. */
  drive: Field<'drive'>;
  /** Output level. */
  level: Field<'level'>;
}

export type SettingsRules = Rules<
  Settings,
  [{ when: { drive: mode.ON }; label: 'weak'; then: { drive: Int<{ min: 1; max: 2 }> } }]
>;

/** Levels of a pin. */
export declare class History {
  /** Levels, oldest first. */
  levels: IntArray<4, { unit: 'mV' }>;
  /** Number of levels. */
  count: Count<{ unit: 'levels' }>;
}

/**
 * A pin.
 * @lifetime Garbage collection switches the pin off.
 */
export declare class Pin implements Finalised {
  /** The pin is on. */
  static readonly ON: mode.ON;

  /**
   * Switches on.
   * @param pin Pin number.
   * @after success The pin is in use.
   * @after failure The pin is free.
   */
  On(pin: Index<typeof PINS>): Call<Power, { returns: None; from: 'off'; to: 'on' }>;

  /**
   * Reads the levels.
   * @param pin Pin number.
   * @param history Receives the levels.
   * @param wait_ms Timeout.
   * @returns the driver's code
   * @after success The history is read.
   * @after failure The history is unchanged.
   * @after interruption The history may be lost.
   */
  ReadHistory(
    pin: Index<typeof PINS>,
    history: Out<History>,
    wait_ms: Default<Int<{ min: -1; max: 1000 }>, -1>,
  ): Call<Power, { returns: DriverCode; from: 'on'; noop: 'off'; waits: 'wait_ms' }>;
}
`;

export const TARGETS = `import type { Emit } from './vocabulary.js';
export type Targets = [Emit<'abi.h', 'generated/abi.h'>, Emit<'manual.md', 'generated/manual.md'>];
`;

export type SpecTexts = Record<string, string>;

export const SMALL_SPEC: SpecTexts = { 'abi.ts': ABI, 'api.ts': API, 'targets.ts': TARGETS };

const folders: string[] = [];

/** Writes a spec into a new temporary folder. */
export async function writeSpec(texts: SpecTexts): Promise<Project> {
  const root = await temporaryFolder();
  const spec = path.join(root, 'spec');
  await mkdir(spec);
  for (const [name, text] of Object.entries(texts)) {
    await writeFile(path.join(spec, name), text);
  }
  return { root, spec, templates: path.join(projectRoot, 'templates') };
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'generator-test-'));
  folders.push(folder);
  return folder;
}

/** Removes the folders that the tests of a file created. */
export async function removeTemporaryFolders(): Promise<void> {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
}
