// SPDX-License-Identifier: MIT
/** Checks the classes: documentation, defaults, fields, rules and references. */
import type { Diagnostics } from '../model/diagnostics.js';
import type {
  CallOutcome,
  Class,
  Location,
  Method,
  Model,
  Parameter,
  Rule,
  ValueType,
} from '../model/model.js';
import { nearestHint } from '../model/nearest.js';
import { named } from '../model/once-per.js';
import { kindOf } from '../types/kinds.js';
import { literalText } from '../types/literals.js';
import { checkConstantForAll, checkStruct } from '../types/references.js';

/** Width of the counter of a list's entries in the binding's tables. */
const MAX_ENTRIES = 65535;

/** Parameters of a call: the binding keeps their values on the stack. */
const MAX_PARAMETERS = 32;

export function checkClasses(model: Model, diagnostics: Diagnostics): void {
  for (const one of model.api.classes) {
    checkClass(model, one, diagnostics);
  }
  for (const { name, doc, at } of model.api.constants) {
    checkDoc(name, doc, at, diagnostics);
  }
}

function checkClass(model: Model, one: Class, diagnostics: Diagnostics): void {
  for (const { name, doc, at } of [...one.attributes, ...one.constants]) {
    checkDoc(`${one.name}.${name}`, doc, at, diagnostics);
  }
  checkDoc(one.name, one.doc, one.at, diagnostics);
  checkParameters(model, one.name, one.construction.parameters, one.at, diagnostics);
  for (const { name, enumerator, at } of one.constants) {
    checkConstantForAll(model.abi, enumerator, name, at, diagnostics);
  }
  for (const method of one.methods) {
    checkDoc(`${one.name}.${method.name}`, method.doc.text, method.at, diagnostics);
    checkParameters(model, `${one.name}.${method.name}`, method.parameters, method.at, diagnostics);
    checkWait(model, method, diagnostics);
    if (method.returns === 'none' && method.doc.returns !== '') {
      diagnostics.add(
        'C058',
        method.at,
        `${method.name} returns None, but @returns says more`,
        'remove @returns, or change `returns`',
      );
    }
    if (method.returns !== 'none' && method.doc.returns === '') {
      diagnostics.add(
        'C021',
        method.at,
        `the return value of ${method.name} is not documented`,
        'add @returns to its comment',
      );
    }
    checkResources(one, method, diagnostics);
  }
  checkLifetime(one, diagnostics);
  checkAttributes(one, diagnostics);
  checkIntArrays(one, diagnostics);
  checkStructViews(model, one, diagnostics);
  checkRules(model, one, diagnostics);
}

/** The parameter with a call's timeout is an int of its own. */
function checkWait({ api }: Model, { name, at, waits, parameters }: Method, diagnostics: Diagnostics): void {
  if (waits === undefined) {
    return;
  }
  const parameter = parameters.find((each) => each.name === waits);
  if (!parameter) {
    const names = parameters.map((each) => each.name);
    const help = nearestHint(waits, names, 'name one of its parameters');
    diagnostics.add('C020', at, `\`waits\` of ${name} names ${waits}, which is not a parameter`, help);
  } else if (!kindOf(parameter.type).isTimeout(parameter.type) || waits === api.machine?.key) {
    const message = `\`waits\` of ${name} names ${waits}, which is not a timeout`;
    diagnostics.add('C053', at, message, 'name an Int in ms, -1 or more');
  }
}

/** The resources after each outcome of a call must be documented. */
function checkResources(one: Class, { name, at, doc, waits }: Method, diagnostics: Diagnostics): void {
  const outcomes: CallOutcome[] = ['success', 'failure', ...(waits ? (['interruption'] as const) : [])];
  for (const outcome of outcomes) {
    if (!doc.after.some((each) => each.outcome === outcome && each.text !== '')) {
      diagnostics.add(
        'C046',
        at,
        `the resources of ${one.name}.${name} after ${outcome} are not documented`,
        `add @after ${outcome} to its comment`,
      );
    }
  }
}

function checkLifetime({ name, at, isFinalised, lifetime }: Class, diagnostics: Diagnostics): void {
  if (isFinalised && lifetime.join('') === '') {
    diagnostics.add('C047', at, `the lifetime of ${name} is not documented`, 'add @lifetime to its comment');
  }
}

function checkParameters(
  model: Model,
  owner: string,
  parameters: Parameter[],
  ownerAt: Location,
  diagnostics: Diagnostics,
): void {
  let optional: string | undefined;
  if (parameters.length > MAX_PARAMETERS) {
    const message = `${owner} has ${parameters.length} parameters`;
    diagnostics.add('C056', ownerAt, message, `use at most ${MAX_PARAMETERS}`);
  }
  for (const { name, at, type, doc, default: value } of parameters) {
    checkDoc(`${name} of ${owner}`, doc, at, diagnostics, 'add @param to the comment');
    kindOf(type).check(type, { model, name, at, diagnostics });
    if (!kindOf(type).isParameter(type)) {
      const message = `${name} is a parameter, but its type is one of results`;
      diagnostics.add('C082', at, message, 'use a type of parameters');
    }
    if (value !== undefined && !kindOf(type).fits(type, value)) {
      diagnostics.add(
        'C022',
        at,
        `the default ${literalText(value)} of ${name} is not valid for its type`,
        'fix the default or the bounds',
      );
    }
    if (value === undefined && optional) {
      diagnostics.add(
        'C023',
        at,
        `${name} has no default but follows ${optional}, which has one`,
        `give it a default, or move it before ${optional}`,
      );
    }
    optional = value === undefined ? optional : name;
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
  if (kinds.has('field') && kinds.size > 1) {
    diagnostics.add(
      'C029',
      one.at,
      `${one.name} mixes Field attributes with others`,
      'split it into two classes',
    );
  }
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
    if (!kindOf(type).isInt || (own && areDisjoint(own, type))) {
      const message = `a rule leaves ${attribute} no value`;
      diagnostics.add('C055', at, message, 'use an Int, Index or OneOf within the bounds of the parameter');
    }
  }
}

function checkDoc(
  subject: string,
  doc: string,
  at: Location,
  diagnostics: Diagnostics,
  help = 'add a comment above it',
): void {
  if (doc === '') {
    diagnostics.add('C034', at, `${subject} is not documented`, help);
  }
}
