// SPDX-License-Identifier: MIT
/** Checks the types of parameters and attributes: bounds, steps, choices, lists, references. */
import type { Diagnostics } from '../model/diagnostics.js';
import type { Abi, Class, Location, Model, ValueType } from '../model/model.js';
import { nearestHint } from '../model/nearest.js';
import { firstBy, named, oncePer } from '../model/once-per.js';

const INT32 = { min: -2147483648, max: 2147483647 };
/** Widths of the counters in the binding's tables. */
const LIMITS = { step: 65535, choices: 255, entries: 65535 };

export function checkType(
  model: Model,
  type: ValueType,
  name: string,
  at: Location,
  diagnostics: Diagnostics,
): void {
  switch (type.kind) {
    case 'int':
      checkInt(type, name, at, diagnostics);
      return;
    case 'choice':
      checkChoice(model.abi, type, name, at, diagnostics);
      return;
    case 'buffer':
      checkStruct(model.abi, type.struct, `${name} is a buffer`, 'C025', at, diagnostics);
      return;
    case 'object':
      checkObject(model, type, name, at, diagnostics);
  }
}

function checkInt(
  { min, max, multipleOf }: ValueType & { kind: 'int' },
  name: string,
  at: Location,
  diagnostics: Diagnostics,
): void {
  if (min > max || min < INT32.min || max > INT32.max) {
    const message = `the bounds ${min}..${max} of ${name} are not valid for a 32-bit int`;
    diagnostics.add('C024', at, message, 'use min <= max within 32 bits');
    return;
  }
  if (multipleOf === undefined) {
    return;
  }
  if (multipleOf < 1 || multipleOf > LIMITS.step) {
    const message = `${name} is a multiple of ${multipleOf}`;
    diagnostics.add('C051', at, message, `use 1..${LIMITS.step}, or remove \`multipleOf\``);
  } else if (Math.ceil(min / multipleOf) * multipleOf > max) {
    const message = `${min}..${max} has no multiple of ${multipleOf} for ${name}`;
    diagnostics.add('C051', at, message, 'fix the bounds or the step');
  }
}

function checkChoice(
  abi: Abi,
  { of }: ValueType & { kind: 'choice' },
  name: string,
  at: Location,
  diagnostics: Diagnostics,
): void {
  if (of.length > LIMITS.choices) {
    diagnostics.add('C052', at, `${name} has ${of.length} choices`, `use at most ${LIMITS.choices}`);
  }
  const seen = new Set<number>();
  for (const { name: choice, value } of of) {
    if (seen.has(value)) {
      diagnostics.add('C052', at, `${name} has the choice ${choice} (${value}) twice`, 'remove one of them');
    }
    seen.add(value);
    checkConstantForAll(abi, choice, name, at, diagnostics);
    if (value < INT32.min || value > INT32.max) {
      diagnostics.add('C052', at, `the choice ${choice} of ${name} is not a 32-bit int`, 'remove it');
    }
  }
}

function checkObject(
  { api }: Model,
  type: ValueType & { kind: 'object' },
  name: string,
  at: Location,
  diagnostics: Diagnostics,
): void {
  const target = named(api.classes, type.class);
  if (!target && type.class !== '') {
    const help = nearestHint(type.class, namesOf(api.classes), 'name a class of the spec');
    diagnostics.add('C026', at, `${name} has type ${type.class}, which is not a class of the spec`, help);
  } else if (target && type.isOut && !target.attributes.some(({ kind }) => kind === 'intArray')) {
    diagnostics.add(
      'C027',
      at,
      `${name} is an out parameter, but ${type.class} has no IntArray attribute`,
      'add an IntArray attribute to the class, or remove Out',
    );
  }
}

const namesOf = (parts: readonly { name: string }[]): string[] => parts.map(({ name }) => name);

/** `subject` is of a struct of the ABI. */
export function checkStruct(
  { structs }: Abi,
  struct: string,
  subject: string,
  code: 'C025' | 'C045',
  at: Location,
  diagnostics: Diagnostics,
): void {
  if (struct !== '' && !named(structs, struct)) {
    const help = nearestHint(struct, namesOf(structs), 'name a struct of the ABI');
    diagnostics.add(code, at, `${subject} of ${struct}, which is not a struct of the ABI`, help);
  }
}

const enumeratorsOf = oncePer(({ enumerations }: Abi) =>
  firstBy(
    enumerations.flatMap(({ members }) => members),
    ({ name }) => name,
  ),
);

/** The Python API is the same in all generations. */
export function checkConstantForAll(
  abi: Abi,
  name: string,
  subject: string,
  at: Location,
  diagnostics: Diagnostics,
): void {
  const member = enumeratorsOf(abi).get(name);
  if (member?.generation !== undefined) {
    const message = `${subject} uses ${name}, which only generation ${member.generation} has`;
    diagnostics.add('C017', at, message, 'use a value that all generations have');
  }
}

/** The lists of a class have one length, because one attribute counts the entries of all. */
export function checkIntArrays(one: Class, diagnostics: Diagnostics): void {
  const lists = one.attributes.flatMap((each) => (each.kind === 'intArray' ? [each] : []));
  for (const { name, count, at } of lists) {
    if (count < 1 || count > LIMITS.entries) {
      diagnostics.add('C049', at, `the list ${name} has ${count} entries`, `use 1..${LIMITS.entries}`);
    } else if (count !== lists[0]?.count) {
      const message = `${one.name} has lists of ${lists[0]?.count} and ${count} entries, with one counter for both`;
      diagnostics.add('C049', at, message, 'give all lists the same length, or split the class');
    }
  }
}

/** Whether a value is valid for a type. */
export function fits(type: ValueType, value: number): boolean {
  switch (type.kind) {
    case 'int':
      return value >= type.min && value <= type.max && value % (type.multipleOf ?? 1) === 0;
    case 'choice':
      return type.of.some((choice) => choice.value === value);
    case 'object':
    case 'buffer':
      return false;
  }
}

/** Whether C handles a value of the type as an int. */
export function isInt({ kind }: ValueType): boolean {
  return kind === 'int' || kind === 'choice';
}
