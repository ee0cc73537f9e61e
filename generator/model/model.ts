// SPDX-License-Identifier: MIT
/**
 * The model: what a spec says, as plain data. `JSON.stringify` prints it whole; nothing in it knows
 * how it was read or what will be emitted.
 */

/** Where something stands in the spec; line and column count from 1. */
export interface Location {
  file: string;
  line: number;
  column: number;
}

export interface Model {
  abi: Abi;
  api: Api;
  targets: Target[];
}

// ---------------------------------------------------------------- the C side

export interface Abi {
  doc: string;
  /** Generations of the ABI, oldest first; a part with `generation` is only in that one. */
  generations: string[];
  scalars: Scalar[];
  enumerations: Enumeration[];
  constants: Constant[];
  structs: Struct[];
  functions: CFunction[];
}

export interface Scalar {
  name: string;
  /** What it stands for: another scalar's name or a base type. */
  base: BaseType | { alias: string };
  at: Location;
}

export type BaseType = { sign: 'unsigned' | 'signed'; bits: number } | { sign: 'character'; bits: 8 };

export interface Enumeration {
  name: string;
  doc: string;
  members: Enumerator[];
}

export interface Enumerator {
  name: string;
  value: number;
  generation?: string;
}

export interface Constant {
  name: string;
  value: number;
  doc: string;
  /** A code that driver calls answer with; its value is the unsigned form. */
  isError: boolean;
  at: Location;
}

export type CType =
  | { kind: 'named'; name: string }
  | { kind: 'void' }
  | { kind: 'pointer'; to: CType; isConst: boolean }
  | { kind: 'array'; of: CType; count: number };

export interface Field {
  name: string;
  type: CType;
  generation?: string;
  /** Neighbours with the same one share their place. */
  union?: string;
  at: Location;
}

export interface Struct {
  name: string;
  doc: string;
  fields: Field[];
  at: Location;
}

export interface CFunction {
  name: string;
  doc: string;
  parameters: { name: string; type: CType }[];
  returns: CType;
  /** Values that tell of a failure, the most usual one first; a constant has a name. */
  failures: { name?: string; value: number }[];
  generation?: string;
  at: Location;
}

// ---------------------------------------------------------------- the Python side

export interface Api {
  doc: string;
  prefix: string;
  native: string;
  facade: string;
  imports: string[];
  starImports: string[];
  constants: Constant[];
  machine: StateMachine | undefined;
  classes: Class[];
  at: Location;
}

export interface StateMachine {
  name: string;
  /** The parameter that names the thing whose state it is. */
  key: string;
  states: { name: string; description: string; error: string }[];
  at: Location;
}

export interface Doc {
  text: string;
  returns: string;
  throws: { type: string; when: string }[];
  /** What is taken and given back by then. */
  after: { ending: string; what: string }[];
  source: string;
}

/** How a call may end. */
export const ENDINGS = ['success', 'failure', 'interruption'] as const;
export type Ending = (typeof ENDINGS)[number];

export interface Class {
  name: string;
  doc: string;
  isFinalised: boolean;
  /** What becomes of what an object holds, event by event. */
  lifetime: string[];
  construction: { doc: Doc; parameters: Parameter[]; at: Location };
  attributes: Attribute[];
  constants: ClassConstant[];
  methods: Method[];
  rules: Rule[];
  at: Location;
}

export interface ClassConstant {
  name: string;
  doc: string;
  /** The enumerator of the ABI that it stands for. */
  enumerator: string;
  value: number;
  at: Location;
}

export type Attribute = { name: string; doc: string; at: Location } & (
  | { kind: 'field'; parameter: string }
  | { kind: 'intArray'; count: number; countName: string; unit: string }
  | { kind: 'readOnly'; unit: string }
  | { kind: 'computed'; unit: string }
  | { kind: 'structView'; struct: string }
);

export interface Parameter {
  name: string;
  doc: string;
  /** Another keyword under which it is accepted. */
  alias?: string;
  default?: number;
  type: ValueType;
  at: Location;
}

export type ValueType =
  | { kind: 'int'; min: number; max: number; multipleOf?: number; unit?: string }
  | { kind: 'choice'; of: { name: string; value: number }[] }
  /** `isOut`: the call writes the object's int arrays. */
  | { kind: 'object'; class: string; isOut: boolean }
  | { kind: 'buffer'; struct: string };

export type Returns = 'none' | 'code' | 'status';

export interface Method {
  name: string;
  doc: Doc;
  parameters: Parameter[];
  returns: Returns;
  from: string[];
  to?: string;
  noop: string[];
  errors: { state: string; code: string }[];
  waits?: string;
  at: Location;
}

export interface Rule {
  label: string;
  when: { attribute: string; enumerator: string }[];
  then: { attribute: string; type: ValueType }[];
  at: Location;
}

// ---------------------------------------------------------------- output

export interface Target {
  template: string;
  path: string;
  at: Location;
}
