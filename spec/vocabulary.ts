// SPDX-License-Identifier: MIT
/**
 * The words specs are written in. All of them are types: a spec declares, it computes nothing.
 * The generator reads the declarations from the source text; `tsc` and the editor check how they are used.
 */

// ---------------------------------------------------------------- C: what an ABI is made of

/** An unsigned integer of so many bits. */
export type Unsigned<Bits extends 8 | 16 | 32 | 64> = number & { readonly unsigned?: Bits };

/** A signed integer of so many bits. */
export type Signed<Bits extends 8 | 16 | 32 | 64> = number & { readonly signed?: Bits };

/** A character of text. */
export type Character = number & { readonly character?: true };

/** A C struct: members in the order of memory, laid out by the target's natural alignment. */
export type Struct = object;

/** So many of one type in a row. */
export type ArrayOf<Item, Count extends number> = { readonly item?: Item; readonly count?: Count };

/** Members that share one place; written without a name of its own (an anonymous union). */
export type Union<Members extends object> = Members;

/** A pointer to data that is read and written, or to data that is only read. */
export type Pointer<Target> = { readonly target?: Target };
export type ConstPointer<Target> = { readonly constTarget?: Target };

/** What a pointer points to when its type is not told. */
export type Void = unknown;

/** A code that a driver call answers with; the declaration's comment says what it means in a few words. */
export type ErrorCode<Code extends number> = { readonly code?: Code };

/** What a call returns, and the values of it by which it says that it failed: constants or numbers. */
export type Fails<Returns, With> = Returns & { readonly failsWith?: With };

// ---------------------------------------------------------------- Python: what a module is made of

/** The module: its native (C) name, the Python module users import, and what that one brings along. */
export type Module<
  Shape extends {
    /** Prefix of every exposed C name. */
    prefix: string;
    /** Name the C module is registered under. */
    native: string;
    /** Name users import. */
    facade: string;
    /** Modules the facade imports by name, in order. */
    imports: readonly string[];
    /** Modules the facade star-imports, in order. */
    starImports: readonly string[];
  },
> = Shape;

/** Bounds of an int; a value outside raises ValueError. `unit` is for the docs. */
export type Bounds = { min: number; max: number; multipleOf?: number; unit?: string };

/** An int within bounds. Anything but an int raises TypeError. */
export type Int<Within extends Bounds> = number & { readonly within?: Within };

/** An int that counts from 0 and stays below `Count`. */
export type Index<Count extends number> = number & { readonly below?: Count };

/** An int that is one of the enumerators; another one raises ValueError. */
export type OneOf<Enumerators extends number> = Enumerators;

/** A parameter that may be left out, and the value it then has. */
export type Default<Type, Value extends Type & number> = Type & { readonly default?: Value };

/** A parameter that is also accepted under another keyword. */
export type Alias<Type, Keyword extends string> = Type & { readonly keyword?: Keyword };

/** An object with the buffer protocol that holds exactly one such struct. */
export type BufferOf<Target extends Struct> = { readonly buffer?: Target };

/** An object of a class with slots, which the call fills. */
export type Out<Class> = Class;

/** An attribute that keeps what the constructor got for this parameter, and can be assigned within the same bounds. */
export type Field<Parameter extends string> = { readonly parameter?: Parameter };

/** An attribute that is a list of so many ints, filled in place. `unit` is for the docs. */
export type IntArray<Count extends number, About extends { unit: string }> = {
  readonly length?: Count;
  readonly about?: About;
};

/** An attribute that is an int and only read. */
export type ReadOnly<About extends { unit: string }> = { readonly readOnly?: About };

/** An attribute that is an int which the engine tells when it is read. */
export type Computed<About extends { unit: string }> = { readonly computed?: About };

/** An attribute that is one object of the Python class that mirrors a struct, made when it is first read. */
export type StructView<Target extends Struct> = { readonly view?: Target };

/**
 * A class whose objects give back what they hold when they are collected. Its comment says what and when, event by
 * event: `@lifetime …`, as often as needed.
 */
export interface Finalised {}

/** Bounds of some attributes that hold when others have certain values; checked when the object is passed to a method. */
export type Rules<Class, Cases extends readonly Case<Class>[]> = {
  readonly of?: Class;
  readonly cases?: Cases;
};
export type Case<Class> = {
  when: Partial<Record<keyof Class, number>>;
  /** What the case is called in messages. */
  label: string;
  then: Partial<Record<keyof Class, unknown>>;
};

/** A state of what the methods work on: how messages describe it, and the code with which it refuses a call. */
export type State<Described extends string, Refusal> = {
  readonly described?: Described;
  readonly refusal?: Refusal;
};

/** The states, the first one is where everything begins. `By` is the parameter that tells which thing is meant. */
export interface StateMachine<Key extends string> {
  readonly key?: Key;
}

/** Nothing: the method returns None and raises OSError with the driver's code. */
export type None = 'none';
/** The driver's code, 0 when all went well. */
export type DriverCode = 'code';
/** 0, or -1 when there is nothing to return or the driver refused. */
export type Status = 'status';

/**
 * How a method behaves in the machine's states. Its comment says what is taken and given back, however the call ends:
 * `@after success …`, `@after failure …` and, if it waits, `@after interruption …`.
 */
export type Call<
  States,
  Shape extends {
    returns: None | DriverCode | Status;
    /** States in which the call is let through. */
    from: Exclude<keyof States, 'key'>;
    /** State after a call that went well; without it the state stays. */
    to?: Exclude<keyof States, 'key'>;
    /** States in which the call does nothing and succeeds. */
    noop?: Exclude<keyof States, 'key'>;
    /** Codes with which states refuse this call, where they are not the states' own. */
    errors?: Partial<Record<Exclude<keyof States, 'key'>, ErrorCode<number>>>;
    /** The parameter that bounds how long the call waits, in ms; -1: without end. */
    waits?: string;
  },
> = Shape;

// ---------------------------------------------------------------- Output

/** One emitted file: the template that lays it out and where it goes. */
export type Emit<Template extends string, Path extends string> = {
  readonly template?: Template;
  readonly path?: Path;
};
