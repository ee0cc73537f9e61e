// SPDX-License-Identifier: MIT
/** Checks the classes: documentation, defaults, fields, rules and references. */
import type { Diagnostics } from '../model/diagnostics.js';
import { isRecord } from '../model/exposed-names.js';
import type { Api, Class, Model, Rule, ValueType } from '../model/model.js';
import { nearestHint } from '../model/nearest.js';
import { named } from '../model/once-per.js';
import { kindOf } from '../types/kinds.js';
import { checkConstantForAll, checkStruct } from '../types/references.js';
import { checkCalls } from './calls.js';
import { checkDoc } from './docs.js';
import { checkOwnKey } from './own-key.js';
import { checkParameters, checkResult, checkType } from './parameters.js';
import { checkProtocols } from './protocols.js';

/** Width of the counter of a list's entries in the binding's tables. */
const MAX_ENTRIES = 65535;

export function checkClasses(model: Model, diagnostics: Diagnostics): void {
  for (const one of model.api.classes) {
    checkClass(model, one, diagnostics);
  }
  for (const { name, doc, at } of model.api.constants) {
    checkDoc(name, doc, at, diagnostics);
  }
  checkCalls(model, undefined, model.api.functions, diagnostics);
}

function checkClass(model: Model, one: Class, diagnostics: Diagnostics): void {
  for (const { name, doc, at } of [...one.attributes, ...one.properties, ...one.constants]) {
    checkDoc(`${one.name}.${name}`, doc, at, diagnostics);
  }
  checkDoc(one.name, one.doc, one.at, diagnostics);
  checkParameters(model, one.name, one.construction.parameters, one.at, diagnostics);
  for (const { name, enumerator, at } of one.constants) {
    checkConstantForAll(model.abi, enumerator, name, at, diagnostics);
  }
  checkCalls(model, one, one.methods, diagnostics);
  for (const { name, type, isWritable, at } of one.properties) {
    checkResult(model, type, name, at, diagnostics);
    if (isWritable) {
      checkType(model, type, name, at, diagnostics);
    }
  }
  checkProtocols(model.api, one, diagnostics);
  checkOwnKey(model, one, diagnostics);
  checkLifetime(one, diagnostics);
  checkKept(one, diagnostics);
  checkAttributes(one, diagnostics);
  checkIntArrays(one, diagnostics);
  checkStructViews(model, one, diagnostics);
  checkRules(model, one, diagnostics);
}

function checkLifetime({ name, at, isFinalised, lifetime }: Class, diagnostics: Diagnostics): void {
  if (isFinalised && lifetime.join('') === '') {
    diagnostics.add('C047', at, `the lifetime of ${name} is not documented`, 'add @lifetime to its comment');
  }
}

/** The engine must learn when an object is gone that keeps arguments for it. */
function checkKept({ name, methods, isFinalised }: Class, diagnostics: Diagnostics): void {
  const parameters = methods.flatMap((method) => (method.isStatic ? [] : method.parameters));
  for (const parameter of parameters.filter(({ type }) => !isFinalised && kindOf(type).isKept(type))) {
    const message = `${name} keeps ${parameter.name}, which the engine may call, and is not finalised`;
    diagnostics.add('C104', parameter.at, message, `write \`class ${name} implements Finalised\``);
  }
}

function checkStructViews({ abi }: Model, one: Class, diagnostics: Diagnostics): void {
  for (const attribute of one.attributes) {
    if (attribute.kind === 'structView') {
      const { name, struct, at } = attribute;
      checkStruct(abi, struct, `${name} is a StructView`, 'C045', at, diagnostics);
    }
  }
}

/** The lists of a class have one length, because one attribute counts the entries of all. */
function checkIntArrays(one: Class, diagnostics: Diagnostics): void {
  const lists = one.attributes.flatMap((each) => (each.kind === 'intArray' ? [each] : []));
  for (const { name, count, at } of lists) {
    if (count < 1 || count > MAX_ENTRIES) {
      diagnostics.add('C049', at, `the list ${name} has ${count} entries`, `use 1..${MAX_ENTRIES}`);
    } else if (count !== lists[0]?.count) {
      const message = `${one.name} has lists of ${lists[0]?.count} and ${count} entries, with one counter for both`;
      diagnostics.add('C049', at, message, 'give all lists the same length, or split the class');
    }
  }
}

/** Every parameter of the constructor is stored, and every Field stores one. */
function checkFields({ attributes, construction }: Class, diagnostics: Diagnostics): void {
  const names = construction.parameters.map(({ name }) => name);
  const stored = new Set<string>();
  for (const attribute of attributes) {
    if (attribute.kind !== 'field') {
      continue;
    }
    const { name, parameter: wanted, at } = attribute;
    const parameter = named(construction.parameters, wanted);
    stored.add(wanted);
    if (!parameter && wanted !== '') {
      diagnostics.add(
        'C028',
        at,
        `${name} is the Field of ${wanted}, which is not a parameter of the constructor`,
        nearestHint(wanted, names, 'name a parameter of the constructor'),
      );
    } else if (parameter && kindOf(parameter.type).member(parameter.type) === undefined) {
      diagnostics.add(
        'C050',
        at,
        `${name} is the Field of ${wanted}, which is not an int`,
        'store ints only',
      );
    }
  }
  for (const { name, at } of construction.parameters.filter((each) => !stored.has(each.name))) {
    const message = `no attribute keeps the parameter ${name} of the constructor`;
    diagnostics.add('C048', at, message, `declare one: \`${name}: Field<'${name}'>;\``);
  }
}

function checkAttributes(one: Class, diagnostics: Diagnostics): void {
  checkFields(one, diagnostics);
  const kinds = new Set(one.attributes.map(({ kind }) => kind));
  const counts = one.attributes.filter(({ kind }) => kind === 'count').length;
  if (counts !== (kinds.has('intArray') ? 1 : 0)) {
    diagnostics.add(
      'C030',
      one.at,
      `${one.name} has ${counts} Count attributes, and ${kinds.has('intArray') ? '' : 'no '}IntArray attributes`,
      'declare one Count attribute if there are IntArray attributes, otherwise none',
    );
  }
}

function checkRules(model: Model, one: Class, diagnostics: Diagnostics): void {
  const [first] = one.rules;
  if (first && one.attributes.some(({ kind }) => kind === 'field') && !isRecord(one)) {
    const message = `${one.name} has Rules, but not only Fields`;
    diagnostics.add('C098', first.at, message, 'move the Fields to a class of their own');
  }
  const types = new Map(
    one.attributes.flatMap((attribute) => {
      if (attribute.kind !== 'field') {
        return [];
      }
      const parameter = named(one.construction.parameters, attribute.parameter);
      return [[attribute.name, parameter?.type] as const];
    }),
  );
  for (const rule of one.rules) {
    const { when, then, at } = rule;
    for (const { attribute } of [...when, ...then].filter((each) => !types.has(each.attribute))) {
      const message = `a rule refers to ${attribute}, which is not a Field of ${one.name}`;
      diagnostics.add('C031', at, message, nearestHint(attribute, types.keys(), 'name a Field of the class'));
    }
    if (when.length === 0 || then.length === 0) {
      diagnostics.add(
        'C055',
        at,
        'a rule has an empty `when` or `then`',
        'name an attribute, or remove the rule',
      );
    }
    checkRule(model, rule, types, diagnostics);
  }
}

/** Whether the type has numbers, which C compares with ints. */
function hasNumbers(type: ValueType, api: Api): boolean {
  return kindOf(type)
    .accepts(type, api)
    .some((each) => each === 'int' || each === 'bool');
}

/** Whether no value is within the bounds of both types. */
function areDisjoint(one: ValueType, other: ValueType): boolean {
  const [own, others] = [one, other].map((type) => kindOf(type).range(type));
  return (
    own !== undefined && others !== undefined && Math.max(own.min, others.min) > Math.min(own.max, others.max)
  );
}

/** A rule can apply, and leaves some value. */
function checkRule(
  model: Model,
  { when, then, at }: Rule,
  types: ReadonlyMap<string, ValueType | undefined>,
  diagnostics: Diagnostics,
): void {
  for (const { attribute, enumerator, value } of when) {
    const type = types.get(attribute);
    checkConstantForAll(model.abi, enumerator, attribute, at, diagnostics);
    if (type && kindOf(type).isPossible(type) && !kindOf(type).fits(type, value)) {
      const message = `a rule for ${attribute} ${enumerator} (${value}) never applies: ${attribute} is never that`;
      diagnostics.add('C055', at, message, 'fix the value, or remove the rule');
    }
  }
  for (const { attribute, type } of then) {
    kindOf(type).check(type, { model, name: attribute, at, diagnostics });
    const own = types.get(attribute);
    if (!kindOf(type).isInt || (own && (!hasNumbers(own, model.api) || areDisjoint(own, type)))) {
      const message = `a rule leaves ${attribute} no value`;
      diagnostics.add('C055', at, message, 'use an Int, Index or OneOf within the bounds of the parameter');
    }
  }
}
