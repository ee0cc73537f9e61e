// SPDX-License-Identifier: MIT
/**
 * The model: the content of a spec as plain data. Serialisable as JSON; independent of how it was read and of
 * what is emitted.
 */

/** A position in the spec; line and column count from 1. */
export interface Location {
  file: string;
  line: number;
  column: number;
  /** Characters of that line that it is about, if known. */
  length?: number;
}

/** One module over the ABI. */
export interface Model {
  abi: Abi;
  api: Api;
  /** Its files, and those of the ABI. */
  targets: Target[];
}

/** All that a spec declares: modules that share an ABI. */
export interface ProjectModel {
  abi: Abi;
  modules: Model[];
  /** The files of the ABI and of all modules, in the order of the spec. */
  targets: Target[];
}

// ---------------------------------------------------------------- the C side

export interface Abi {
  /** Its spec files, relative to the project. */
  files: string[];
  doc: string;
  /** Generations of the ABI, oldest first; a part with `generation` exists only in that one. */
  generations: string[];
  scalars: Scalar[];
  enumerations: Enumeration[];
  constants: Constant[];
  structs: Struct[];
  functions: CFunction[];
}

export interface Scalar {
  name: string;
  /** A base type, or the name of another scalar. */
  base: BaseType | { alias: string };
  at: Location;
}

export type BaseType = { sign: 'unsigned' | 'signed'; bits: number } | { sign: 'character'; bits: 8 };

export interface Enumeration {
  name: string;
  doc: string;
  members: Enumerator[];
  at: Location;
}

export interface Enumerator {
  name: string;
  value: number;
  generation?: string;
  at: Location;
}

export interface Constant {
  name: string;
  value: number;
  doc: string;
  /** An error code of the driver; `value` is its unsigned form. */
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
  /** Adjacent fields with the same union share one offset. */
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
  parameters: { name: string; type: CType; at: Location }[];
  returns: CType;
  /** Return values that report a failure, the most common first; a constant has a name. */
  failures: { name?: string; value: number }[];
  generation?: string;
  at: Location;
}

// ---------------------------------------------------------------- the Python side

export interface Api {
  /** Name of the module in the spec. */
  name: string;
  /** Its spec files and those of the ABI, relative to the project. */
  files: string[];
  doc: string;
  prefix: string;
  native: string;
  facade: string;
  imports: string[];
  starImports: string[];
  /** What is so of its additions. */
  addition: string | undefined;
  example: Example | undefined;
  constants: Constant[];
  machine: StateMachine | undefined;
  classes: Class[];
  /** Functions of the module. */
  functions: Method[];
  at: Location;
}

/** A script that shows a complete use of a module. */
export interface Example {
  /** Path, relative to the project. */
  file: string;
  /** Without the line of its licence. */
  code: string;
}

export interface StateMachine {
  name: string;
  /** '' if there is none. */
  doc: string;
  /** The parameter that selects the object whose state it is; `SELF`: the object of the call. */
  key: string;
  states: { name: string; description: string; error: string; at: Location }[];
  /** The order of calls. */
  steps: Step[];
  at: Location;
}

/** A call in the order of calls: `Class.Method` of the module, or one of another module. */
export interface Step {
  call: string;
  /** Why it has this place. */
  why: string;
}

/** The key of a state machine whose states are those of the object itself. */
export const SELF = 'self';

export interface Doc {
  text: string;
  returns: string;
  throws: { type: string; when: string }[];
  /** Resources after the call, by outcome. */
  after: { outcome: string; text: string }[];
  source: string;
}

/** Ways in which a call can end. */
export const CALL_OUTCOMES = ['success', 'failure', 'interruption'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export interface Class {
  name: string;
  doc: string;
  /** The parts of `doc`. */
  paragraphs: string[];
  isFinalised: boolean;
  protocols: Protocols;
  /** When an object releases its resources, event by event. */
  lifetime: string[];
  construction: { doc: Doc; parameters: Parameter[]; at: Location };
  attributes: Attribute[];
  properties: Property[];
  constants: ClassConstant[];
  methods: Method[];
  rules: Rule[];
  isAddition: boolean;
  at: Location;
}

/** What a class implements by its methods. */
export interface Protocols {
  /** The method that the end of a `with` block calls. */
  closes?: string;
  /** The method that returns the next item of an iteration, or None. */
  next?: string;
  /** repr() shows the fields. */
  isPrinted: boolean;
}

export interface ClassConstant {
  name: string;
  doc: string;
  /** The enumerator of the ABI with its value, or the value itself. */
  enumerator: string;
  value: number;
  isAddition: boolean;
  at: Location;
}

export type Attribute = { name: string; doc: string; isAddition: boolean; at: Location } & (
  | { kind: 'field'; parameter: string }
  | { kind: 'intArray'; count: number; countName: string; unit: string }
  | { kind: 'count'; unit: string }
  | { kind: 'readOnly'; unit: string }
  | { kind: 'computed'; unit: string }
  | { kind: 'ownKey'; unit: string }
  | { kind: 'structView'; struct: string }
);

/** An attribute whose value the engine gets and sets. */
export interface Property {
  name: string;
  doc: string;
  type: ValueType;
  isWritable: boolean;
  isAddition: boolean;
  at: Location;
}

export interface Parameter {
  name: string;
  doc: string;
  /** A second keyword for it. */
  alias?: string;
  default?: DefaultValue;
  type: ValueType;
  at: Location;
}

/** A default: null is Python's None. */
export type DefaultValue = number | boolean | string | null;

/** The kinds of value types, each declared by its file in generator/types: empty here, so that a kind is in one file. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface ValueKinds {}

/** The type of a parameter, an attribute or a result: plain data that only its kind interprets. */
export type ValueType = ValueKinds[keyof ValueKinds];

/** `value`: what the method's `result` says. */
export type Returns = 'none' | 'code' | 'status' | 'value';

/** A method or a function of the module; of several forms with one name, each is one. */
export interface Method {
  name: string;
  /** Names its C function: unique in the module. */
  symbol: string;
  doc: Doc;
  parameters: Parameter[];
  returns: Returns;
  result?: ValueType;
  /** A method of the class itself, which has no object; false for functions of the module. */
  isStatic: boolean;
  /** The state machine has a row for it. */
  isStateful: boolean;
  /** A parameter selects the object whose state it is. */
  hasKey: boolean;
  /** The views of its object end. */
  releases: boolean;
  from: string[];
  to?: string;
  /** States of `from` that a successful call does not leave. */
  stays: string[];
  noop: string[];
  /** States that reject the call by its result. */
  reports: string[];
  errors: { state: string; code: string; at: Location }[];
  /** The exceptions of a failure and of a state that rejects the call. */
  raises: string;
  rejects: string;
  /** The parameter with the timeout, or a wait without limit. */
  waits?: string | -1;
  /** The API that the module implements does not have it. */
  isAddition: boolean;
  at: Location;
}

export interface Rule {
  label: string;
  when: { attribute: string; enumerator: string; value: number }[];
  then: { attribute: string; type: ValueType }[];
  at: Location;
}

// ---------------------------------------------------------------- output

export interface Target {
  /** Name of the unit that emits the file. */
  unit: string;
  path: string;
  /** The module that it names; undefined: the only module, or the ABI. */
  module: string | undefined;
  at: Location;
}

/** Name of folders that contain only emitted files. */
export const GENERATED_FOLDER = 'generated';
