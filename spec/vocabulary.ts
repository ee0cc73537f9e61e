// SPDX-License-Identifier: MIT
/**
 * The vocabulary of specs. Every word is a type: a spec declares, and computes nothing. The generator reads the
 * declarations from the source text; `tsc` and the editor check how they are used.
 */

// ---------------------------------------------------------------- C: the ABI

/** An unsigned integer of `Bits` bits; emits a C typedef and `uctypes.UINT…` fields. */
export type Unsigned<Bits extends 8 | 16 | 32 | 64> = number & { readonly unsigned?: Bits };

/** A signed integer of `Bits` bits; emits a C typedef and `uctypes.INT…` fields. */
export type Signed<Bits extends 8 | 16 | 32 | 64> = number & { readonly signed?: Bits };

/** A character, 1 byte; emits a typedef of C's `char`. */
export type Character = number & { readonly character?: true };

/**
 * A C struct, `interface name extends Struct`: its fields in memory order with natural alignment. Emits the C typedef,
 * assertions about its layout and a uctypes constructor.
 */
export type Struct = object;

/** A C array of `Count` items; in Python a uctypes array. */
export type ArrayOf<Item, Count extends number> = { readonly item?: Item; readonly count?: Count };

/** An anonymous C union: fields at the same offset. The name of the union itself is not emitted. */
export type Union<Members extends object> = Members;

/** A C pointer, 8 bytes, to data that the function may write. */
export type Pointer<Target> = { readonly target?: Target };

/** A C pointer, 8 bytes, to data that the function only reads; emits `const`. */
export type ConstPointer<Target> = { readonly constTarget?: Target };

/** C's `void`, as the target of an untyped pointer. */
export type Void = unknown;

/**
 * An error code that driver calls return, written as an unsigned number; the comment above it is its meaning in
 * messages. Emits a signed C macro, a Python constant and an entry of the error table.
 */
export type ErrorCode<Code extends number> = { readonly code?: Code };

/**
 * The return type of a function and the values (constants or numbers) that report a failure, the most common first.
 * Emits the table of failures.
 */
export type Fails<Returns, With> = Returns & { readonly failsWith?: With };

// ---------------------------------------------------------------- Python: the module

/** The Python module; emits the C module, the facade that scripts import, its stubs and its manual. */
export type Module<
  Shape extends {
    /** Prefix of all exposed C names. */
    prefix: string;
    /** Name under which the C module is registered. */
    native: string;
    /** Name that scripts import. */
    facade: string;
    /** Modules that the facade imports (`import name`), in order. */
    imports: readonly string[];
    /** Modules that the facade star-imports (`from name import *`), in order. */
    starImports: readonly string[];
    /**
     * What is so of the members that have the tag `@addition` in their comments, such as "no firmware of the vendor has it":
     * a class, its attributes, constants and methods, a function.
     */
    addition?: string;
    /** A script that shows a complete use of the module, relative to the folder of this file; the manual prints it. */
    example?: string;
  },
> = Shape;

/**
 * Inclusive bounds of an int; a value outside raises ValueError. `unit` appears in messages, manual and stubs. `source`
 * says which document has the bounds, or that they are this module's own; it appears in the manual.
 */
export type Bounds = { min: number; max: number; multipleOf?: number; unit?: string; source?: string };

/** An int within bounds, 32 bits in C; any other type raises TypeError. */
export type Int<Within extends Bounds> = number & { readonly within?: Within };

/** An int from 0 to `Count` - 1, such as a channel number. */
export type Index<Count extends number> = number & { readonly below?: Count };

/** An int with the value of one of the enumerators; any other value raises ValueError. */
export type OneOf<Enumerators extends number> = Enumerators;

/** True or False; any other value raises TypeError. */
export type Bool = boolean;

/**
 * A float within bounds, a `double` in C; an int is one, too. With bounds, NaN and a value outside raise ValueError; any
 * other type raises TypeError.
 */
export type Float<Within extends { min?: number; max?: number; unit?: string; source?: string } = object> =
  number & { readonly floatWithin?: Within };

/** A string; its length is that of its UTF-8 bytes. C gets it terminated by NUL: one inside raises ValueError. */
export type Str<Within extends { maxLength: number; minLength?: number; source?: string }> = string & {
  readonly lengthWithin?: Within;
};

/** An object with the buffer protocol, which the engine reads during the call; as a result, bytes. */
export type Bytes<Within extends { minSize?: number; maxSize?: number; source?: string } = object> = {
  readonly sizeWithin?: Within;
};

/** An object with the buffer protocol that the engine fills during the call. */
export type WritableBytes<Within extends { minSize?: number; maxSize?: number; source?: string } = object> = {
  readonly writableSizeWithin?: Within;
};

/** A value or None. The engine gets a pointer, NULL for None; a result has an out parameter that says whether there is one. */
export type Optional<Type> = Type | null;

/** A list or a tuple of ints, bools or floats; as a result, a list. The engine gets an array. */
export type ListOf<Item, Within extends { maxLength: number; minLength?: number }> = {
  readonly items?: Item;
  readonly itemsWithin?: Within;
};

/** A tuple or a list of `Count` ints, bools or floats; as a result, a tuple. The engine gets an array. */
export type TupleOf<Item, Count extends number> = { readonly items?: Item; readonly itemCount?: Count };

/**
 * A function of the script with one argument, an int, a bool or a float. The object of the call keeps it, so its class is
 * `Finalised`; the engine calls it by `binding_callback_schedule`, from any thread.
 */
export type Callback<Argument> = { readonly argument?: Argument };

/** As a result, a new object of a class, which the engine fills in. */
export type New<Class> = Class;

/** A file or another object with a method `write`, to which the engine writes during the call, by `binding_write`. */
export type Writer = { readonly writer?: 'bytes' };

/**
 * As a result, a tuple of ints without a sign whose items are attributes of these names, too. The engine gets an array of
 * as many `uint64_t`, in their order.
 */
export type Counters<Names extends readonly string[]> = { readonly counters?: Names };

/** As a result, the object of the call, which has this class; the call fills in its lists, if it has some. */
export type Self<Class> = Class;

/**
 * As a result, memory of the engine as a read-only buffer, not copied. It is empty after a call that releases it
 * (`releases: true`), after the finaliser of its object and when the engine ends the views of the object, as are slices
 * of it.
 */
export type View = { readonly view?: 'memory' };

/** An optional parameter, and its default value. `null` is None. */
export type Default<Type, Value extends Type & (number | boolean | string | null)> = Type & {
  readonly default?: Value;
};

/** A parameter with a second keyword. */
export type Alias<Type, Keyword extends string> = Type & { readonly keyword?: Keyword };

/** An object with the buffer protocol that holds exactly one struct; the engine gets a pointer to a copy. */
export type BufferOf<Target extends Struct> = { readonly buffer?: Target };

/** An out parameter: an object of a class with IntArray attributes, which the call fills in place. */
export type Out<Class> = Class;

/**
 * An int attribute that stores an argument of the constructor; assignable within the bounds of that parameter. Emits an
 * `int32_t` member of the object's struct.
 */
export type Field<Parameter extends string> = { readonly parameter?: Parameter };

/**
 * A list attribute of `Count` ints, allocated once and filled in place. Emits a `uint64_t` array in the object's struct;
 * `unit` appears in the manual and the stubs.
 */
export type IntArray<Count extends number, Properties extends { unit: string }> = {
  readonly length?: Count;
  readonly properties?: Properties;
};

/**
 * The number of valid entries of the class's IntArrays, which calls set. A script can assign it, which changes nothing
 * else. Emits a `uint32_t` member of the object's struct.
 */
export type Count<Properties extends { unit: string }> = { readonly count?: Properties };

/** A read-only int attribute that the engine sets; emits a `uint32_t` member of the object's struct. */
export type ReadOnly<Properties extends { unit: string }> = { readonly readOnly?: Properties };

/** A read-only int attribute that the engine computes at each access; emits the prototype of its C getter. */
export type Computed<Properties extends { unit: string }> = { readonly computed?: Properties };

/**
 * The key of the state that an object has of its own, -1 if it has none: calls of the class whose first parameter is the
 * key can leave it out, and the engine's functions then get -1 for it. An int that the engine computes; until it has a key,
 * the attribute shows what a script assigns to it, which selects nothing.
 */
export type OwnKey<Properties extends { unit: string }> = { readonly ownKey?: Properties };

/**
 * An attribute of any value type that the engine gets and sets at each access, or with `'read'` only gets; emits the
 * prototypes of its C functions. A failure raises OSError.
 */
export type Property<Type, Access extends 'read' | 'write' = 'write'> = Type & { readonly access?: Access };

/** A read-only attribute: one object of the Python class that mirrors a C struct, created at the first access. */
export type StructView<Target extends Struct> = { readonly view?: Target };

/**
 * A class whose objects release their resources when they are collected; emits the finaliser. Its comment documents
 * each event: `@lifetime …`, as often as needed.
 */
export interface Finalised {}

/** A class whose objects `with` accepts: the end of the block calls the method `Close`, which needs no arguments. */
export type ContextManager<Close extends string> = { readonly [Method in Close]: unknown };

/**
 * A class whose objects `for` accepts: each item is the result of the method `Next`, which needs no arguments; None ends
 * the iteration.
 */
export type Iteration<Next extends string> = { readonly [Method in Next]: unknown };

/** A class whose objects show their Fields: `repr()` is `Class(name=value, …)`. */
export interface Printed {}

/**
 * Bounds of attributes that depend on the values of others. Checked when the object is passed to a method; a violation
 * raises ValueError.
 */
export type Rules<Class, Cases extends readonly Case<Class>[]> = {
  readonly of?: Class;
  readonly cases?: Cases;
};

/** One rule: the attribute values for which it applies, and the bounds that then apply. */
export type Case<Class> = {
  when: Partial<Record<keyof Class, number>>;
  /** Name of the case in messages. */
  label: string;
  then: Partial<Record<keyof Class, unknown>>;
};

/** A state: its description in messages (`chn 0 is stopped`), and the error code of calls that it rejects. */
export type State<Description extends string, Rejection> = {
  readonly description?: Description;
  readonly rejection?: Rejection;
};

/**
 * The state machine, `interface Name extends StateMachine<'chn'>`: its members are the states, the first is the initial
 * one. `Key` is the parameter that selects the object whose state it is; `'self'`: each object of the class has a state of
 * its own. Emits the table of transitions. Its comment is in the manual, and can have the order of calls: `@step CALL why
 * here`, as often as needed; a call of the spec is `Class.Method`, and the states must allow the steps one after the other.
 */
export interface StateMachine<Key extends string> {
  readonly key?: Key;
}

/** The method returns None and raises OSError, or the exception of `raises`, with the driver's error code on failure. */
export type None = 'none';

/** The method returns the driver's code as a signed int, 0 on success. */
export type DriverCode = 'code';

/** The method returns 0 on success, -1 on a timeout or if the driver failed. */
export type Status = 'status';

/**
 * A method that works in every state, or a function of the module: `export declare function Name(…): Method<{ … }>` in the
 * module's file. Emits the prototype of the engine's function. A method that is declared again has several forms: a call
 * takes the first form that its arguments fit.
 *
 * `static name(…): Method<{ … }>` is a method of the class itself: the engine's function gets no object.
 */
export type Method<
  Shape extends {
    /** None, DriverCode, Status, or the type of a value that the engine returns, which raises an exception on failure. */
    returns: unknown;
    /** The parameter with the call's timeout in ms, in which -1 waits without limit; or -1 itself: the call waits without limit. */
    waits?: string | -1;
    /** The call ends all views of its object, whether or not it succeeds. */
    releases?: true;
    /** The built-in exception of a failure: a message, and a code only of OSError, the default. */
    raises?: string;
    /** The name of the C function, if it is not that of the method: for each further form of a method. */
    symbol?: string;
  },
> = Shape;

/**
 * The result of a method and its transitions in the state machine; emits a row of the table of transitions and the
 * prototype of the engine's function. The method's comment documents the resources after each outcome:
 * `@after success …`, `@after failure …` and, for a call that waits, `@after interruption …`.
 */
export type Call<
  States,
  Shape extends {
    /** As in Method. */
    returns: unknown;
    /** States in which the call is allowed. */
    from: Exclude<keyof States, keyof StateMachine<string>>;
    /** State after a successful call; by default the state does not change. */
    to?: Exclude<keyof States, keyof StateMachine<string>>;
    /** States of `from` that a successful call does not leave. */
    stays?: Exclude<keyof States, keyof StateMachine<string>>;
    /** States in which the call succeeds without any effect. */
    noop?: Exclude<keyof States, keyof StateMachine<string>>;
    /** States that reject the call by its result: their error code, or -1. Other states raise OSError. */
    reports?: Exclude<keyof States, keyof StateMachine<string>>;
    /** Error codes for states that reject this call with another code than their own. */
    errors?: Partial<Record<Exclude<keyof States, keyof StateMachine<string>>, ErrorCode<number>>>;
    /** As in Method. */
    waits?: string | -1;
    /** As in Method. */
    releases?: true;
    /** As in Method. */
    raises?: string;
    /** The built-in exception of a state that rejects the call: by default that of `raises`. */
    rejects?: string;
    /** As in Method. */
    symbol?: string;
  },
> = Shape;

// ---------------------------------------------------------------- Output

/**
 * One emitted file: the name of its unit, which is that of a template or of a file in the spec's folder `targets`, and its
 * path. In a spec with several modules, a file of a module names it: `Emit<'binding.c', 'modname.c', Name>`.
 */
export type Emit<Template extends string, Path extends string, Of = unknown> = {
  readonly template?: Template;
  readonly path?: Path;
  readonly of?: Of;
};
