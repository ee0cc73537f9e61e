// SPDX-License-Identifier: MIT
/** What the generator asks a kind of value types. Each kind is one object, in a file of its name. */
import type { Diagnostics } from '../model/diagnostics.js';
import type { Api, DefaultValue, Location, Model, ValueType } from '../model/model.js';
import type { NameTerm, Term } from '../model/term.js';

/** Members of an object type that a word has as an argument; false: optional. */
export type Members = Readonly<Record<string, boolean>>;

/** A word of the vocabulary. */
export interface Word {
  /** Number of arguments. */
  count: number;
  /** How many of them, the last ones, may be missing. */
  optional?: number;
  /** The object types among the arguments, by position. */
  objects?: Readonly<Record<number, Members>>;
}

/** What a kind needs to read a term. */
export interface TermReader {
  readonly symbols: {
    /** Follows aliases. */
    resolve(term: Term): Term;
    number(term: Term | undefined, subject: string): number;
    /** A number that need not be whole. */
    real(term: Term | undefined, subject: string): number;
    string(term: Term | undefined, subject: string): string;
    /** Name of the constant or enumerator that a term refers to. */
    valueName(term: Term | undefined, subject: string): string;
    /** Name of the type that a term refers to. */
    typeName(term: Term | undefined, subject: string): string;
    members(term: Term | undefined, at: Location, subject: string): Map<string, Term>;
  };
  isClass(name: string): boolean;
  /** The type of a term. */
  read(term: Term, subject: string): ValueType;
}

/** Where a type is used, for diagnostics. */
export interface Use {
  model: Model;
  /** The parameter or attribute. */
  name: string;
  at: Location;
  diagnostics: Diagnostics;
}

/** Members of an initialiser, in their order. */
export type Initialiser = readonly (readonly [member: string, value: string])[];

/** The table of types. */
export interface Table {
  api: Api;
  /** Name of the entry of a type, which this adds if there is none. */
  entry(type: ValueType): string;
}

export interface TableEntry {
  /** C lines that the initialiser needs. */
  before: readonly string[];
  members: Initialiser;
}

/** An argument in the C function that parses the arguments and calls the engine. */
export interface Argument extends Table {
  /** Name of the parameter. */
  parameter: string;
  /** What messages name, as a C expression of type `binding_where_t`. */
  where: string;
  /** The parsed value, a `binding_value_t`. */
  value: string;
  /** A C variable that the kind may declare; it may extend the name by `_` and a word. */
  variable: string;
  /** The parsed value may be `BINDING_NONE`: the engine then gets NULL. */
  isOptional: boolean;
  /** Where the object of the call keeps what the engine may use after the call. */
  kept: string;
  /** Start of the C names of a class. */
  classSymbol: (className: string) => string;
  /** C name of a member of a class's struct. */
  member(name: string): string;
}

export interface ArgumentCode {
  /** C lines that copy what code of the script can change: before all that may run such code. A second call repeats them. */
  first?: readonly string[];
  /** C lines before the call of the engine that may run code of the script: before those of other arguments. */
  early?: readonly string[];
  /** C lines before the call of the engine; a second call after a garbage collection may repeat them. */
  before: readonly string[];
  /** The arguments of the engine's function. */
  passed: readonly string[];
  /** C lines before each slice of a wait: code of the script runs between slices. */
  again?: readonly string[];
  /** C lines after the call, which may use `is_done`. */
  after: readonly string[];
}

/** In `accepts`: an object of any class. An object of a class of the spec is `class` and its name. */
export const ANY_OBJECT = 'object';
/** A result in the C function that calls the engine. */
export interface Result extends Table {
  /** The native object of the call; undefined: it has none. */
  self: string | undefined;
  /** What messages name, as a C expression of type `binding_where_t`. */
  where: string;
  /** Start of the C names of a class. */
  classSymbol: (className: string) => string;
  /** Says that the engine makes objects of a class; returns the same. */
  madeSymbol: (className: string) => string;
  /** C name of a member of a class's struct. */
  member(name: string): string;
}

export interface ResultCode {
  /** C lines before the call of the engine; a second call after a garbage collection may repeat them. */
  before: readonly string[];
  /** The arguments of the engine's function. */
  passed: readonly string[];
  /** The Python object after a successful call. */
  object: string;
}

/** Names of the engine's out parameters. */
export const RESULT = {
  value: 'value',
  count: 'value_count',
  lists: 'value_lists',
  isGiven: 'has_value',
};

/** A parameter, field or property that is set; or a result, also of a property. */
export type TypeUse = 'parameter' | 'result';

/** A tuple of ints with names, as stubs declare it. */
export interface NamedTuple {
  name: string;
  fields: readonly string[];
}

/** A type of C that lists, pointers and callbacks can have. */
export interface Scalar {
  c: string;
  /** The kind in the binding's tables. */
  kind: string;
}

export interface Kind<T extends ValueType> {
  /** Words of the vocabulary that name types of this kind. */
  readonly words: Readonly<Record<string, Word>>;
  /** What a spec may write besides the words, for hints. */
  readonly otherNames?: string;
  /** Whether the types of this kind are ints, which rules can bound. */
  readonly isInt: boolean;

  // Reading

  /** Whether a name that is no word of the vocabulary names a type of this kind. */
  isNamed(name: string, reader: TermReader): boolean;
  /** The type of a term that has one of the words or names. */
  read(term: NameTerm, subject: string, reader: TermReader): T;
  readDefault(type: T, term: Term, subject: string, reader: TermReader): DefaultValue;

  // Checking

  check(type: T, use: Use): void;
  isParameter(type: T): boolean;
  isResult(type: T): boolean;
  /** Whether the type has a value; if not, `check` reports it. */
  isPossible(type: T): boolean;
  /** For a type that is no result: what a spec writes for results of this sort, if there is something. */
  asResult?(type: T): string | undefined;
  /** Whether a value is valid for the type. */
  fits(type: T, value: DefaultValue): boolean;
  /** The kinds of Python values that a form of a call takes, or that a result has. */
  accepts(type: T, api: Api): readonly string[];
  /** Whether results are parts of the object of the call, which that object can end. */
  isLent(type: T): boolean;
  /** The class that the object of the call must have, because it is the result. */
  itself(type: T): string | undefined;
  /** The class of a result that the call makes. */
  makes(type: T): string | undefined;
  /** The least and the greatest value of an int that has bounds and is possible. */
  range(type: T): { min: number; max: number } | undefined;
  /** Whether the type can be that of a timeout in ms. */
  isTimeout(type: T): boolean;

  // C

  /** Name of the entry in the table of types: says its shape. Equal types have equal names. */
  shapeName(type: T): string;
  /** What distinguishes the entry from others of the same name. */
  shape(type: T): object;
  /** The `binding_type_t` of this name. */
  table(type: T, name: string, table: Table): TableEntry;
  /** Endings of further C names that `contract` derives from the parameter's. */
  endings(type: T): readonly string[];
  /** Declarations of the parameters of the engine's function. */
  contract(type: T, name: string, api: Api): readonly string[];
  /** The files of firmware/binding that its values need, besides those that every module needs. */
  runtime(type: T, use: TypeUse): readonly string[];
  argument(type: T, argument: Argument): ArgumentCode;
  /** Initialiser of a `binding_value_t`. */
  defaultC(type: T, value: DefaultValue): string;
  /** The C type of one value, if it has no more than one and is no pointer. */
  scalar(type: T): Scalar | undefined;
  /** The C type of a member that stores a value; undefined if none does. */
  member(type: T): string | undefined;
  /** A parsed value as such a member has it. */
  stored(type: T, value: string): string;
  /** Whether the engine uses memory that the script can resize. */
  isShared(type: T): boolean;
  /** Whether the object of the call keeps the value. */
  isKept(type: T): boolean;
  /** Declarations of the out parameters of the engine's function, named as in `RESULT`. */
  resultContract(type: T, api: Api): readonly string[];
  result(type: T, result: Result): ResultCode;

  // Python

  /** The type of a parameter or an attribute in stubs. */
  stub(type: T): string;
  /** The type of a result in stubs, if it is another one. */
  resultStub?(type: T): string;
  /** The type of what an iteration over such results yields in stubs, if it is another one: None ends it. */
  itemStub?(type: T): string;
  /** What stubs import for it, as `module.name`. */
  imports(type: T): readonly string[];
  /** The named tuples that its stub names. */
  tuples(type: T): readonly NamedTuple[];
  /** The type in the manual. */
  manual(type: T, api: Api): string;
  /** A default as Python code. */
  defaultText(type: T, value: DefaultValue): string;
  /** A default in the manual, if it is not the same code. */
  defaultInManual?(type: T, value: DefaultValue, api: Api): string | undefined;
  /** Whether a value of the right Python type can raise ValueError. */
  isBounded(type: T): boolean;
  /** The document with the bounds. */
  source(type: T): string | undefined;
}
