// SPDX-License-Identifier: MIT
/** Checks the classes: names, documentation, bounds, defaults and references. */
import type { Diagnostics } from '../model/diagnostics.js';
import { snakeCase } from '../model/c-names.js';
import type {
  Api,
  CallOutcome,
  Class,
  Location,
  Method,
  Model,
  Parameter,
  ValueType,
} from '../model/model.js';

const INT32 = { min: -2147483648, max: 2147483647 };

/** Reserved words of C and Python. */
const RESERVED = new Set(
  `auto break case char const continue default do double else enum extern float for goto if inline int long register
  restrict return short signed sizeof static struct switch typedef union unsigned void volatile while bool true false
  False None True and as assert async await class def del elif except finally from global import in is lambda nonlocal
  not or pass raise try with yield`.split(/\s+/),
);

/** Variables of the emitted C functions. */
const BINDING_NAMES = new Set('self gil values wait result n_args n_kw arguments'.split(' '));

export function checkClasses(model: Model, diagnostics: Diagnostics): void {
  for (const one of model.api.classes) {
    checkClass(model, one, diagnostics);
  }
  for (const { name, doc, at } of model.api.constants) {
    checkDoc(name, doc, at, diagnostics);
  }
  checkFunctionNames(model.api, diagnostics);
}

/** The methods of all classes become functions of one C module. */
function checkFunctionNames({ classes }: Api, diagnostics: Diagnostics): void {
  const names = new Map<string, string>();
  for (const one of classes) {
    for (const { name, at } of one.methods) {
      const method = `${one.name}.${name}`;
      const other = names.get(snakeCase(name));
      if (other && other !== method) {
        diagnostics.add('C035', at, `${method} and ${other} have the same name in C`, 'rename one of them');
      }
      names.set(snakeCase(name), method);
    }
  }
}

function checkClass(model: Model, one: Class, diagnostics: Diagnostics): void {
  const names = new Map<string, Location>();
  for (const { name, doc, at } of [...one.attributes, ...one.constants]) {
    addName(names, name, at, diagnostics);
    checkDoc(`${one.name}.${name}`, doc, at, diagnostics);
  }
  checkDoc(one.name, one.doc, one.at, diagnostics);
  checkParameters(model, one.name, one.construction.parameters, diagnostics);
  for (const method of one.methods) {
    addName(names, method.name, method.at, diagnostics);
    checkDoc(`${one.name}.${method.name}`, method.doc.text, method.at, diagnostics);
    checkParameters(model, `${one.name}.${method.name}`, method.parameters, diagnostics);
    if (method.waits && !method.parameters.some(({ name }) => name === method.waits)) {
      diagnostics.add(
        'C020',
        method.at,
        `\`waits\` of ${method.name} names ${method.waits}, which is not a parameter`,
        'name one of its parameters',
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
  checkStructViews(model, one, diagnostics);
  checkRules(one, diagnostics);
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
  diagnostics: Diagnostics,
): void {
  const names = new Map<string, Location>();
  let optional: string | undefined;
  for (const parameter of parameters) {
    const { name, alias, at, type, doc, default: value } = parameter;
    addName(names, name, at, diagnostics);
    if (BINDING_NAMES.has(name)) {
      diagnostics.add('C036', at, `${name} is reserved by the emitted C code`, 'rename it');
    }
    if (alias) {
      addName(names, alias, at, diagnostics);
    }
    checkDoc(`${name} of ${owner}`, doc, at, diagnostics, 'add @param to the comment');
    checkType(model, type, name, at, diagnostics);
    if (value !== undefined && !fits(type, value)) {
      diagnostics.add(
        'C022',
        at,
        `the default ${value} of ${name} is not valid for its type`,
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

function checkType(
  model: Model,
  type: ValueType,
  name: string,
  at: Location,
  diagnostics: Diagnostics,
): void {
  if (type.kind === 'int' && (type.min > type.max || type.min < INT32.min || type.max > INT32.max)) {
    diagnostics.add(
      'C024',
      at,
      `the bounds ${type.min}..${type.max} of ${name} are not valid for a 32-bit int`,
      'use min <= max within 32 bits',
    );
  }
  if (type.kind === 'buffer' && !model.abi.structs.some((struct) => struct.name === type.struct)) {
    diagnostics.add(
      'C025',
      at,
      `${name} is a buffer of ${type.struct}, which is not a struct of the ABI`,
      'name a struct of the ABI',
    );
  }
  if (type.kind === 'object') {
    const target = model.api.classes.find((one) => one.name === type.class);
    if (!target) {
      diagnostics.add(
        'C026',
        at,
        `${name} has type ${type.class}, which is not a class of the spec`,
        'name a class of the spec',
      );
    } else if (type.isOut && !target.attributes.some(({ kind }) => kind === 'intArray')) {
      diagnostics.add(
        'C027',
        at,
        `${name} is an out parameter, but ${type.class} has no IntArray attribute`,
        'add an IntArray attribute to the class, or remove Out',
      );
    }
  }
}

function checkStructViews({ abi }: Model, one: Class, diagnostics: Diagnostics): void {
  for (const attribute of one.attributes) {
    if (attribute.kind === 'structView' && !abi.structs.some(({ name }) => name === attribute.struct)) {
      diagnostics.add(
        'C045',
        attribute.at,
        `${attribute.name} is a StructView of ${attribute.struct}, which is not a struct of the ABI`,
        'name a struct of the ABI',
      );
    }
  }
}

function checkAttributes(one: Class, diagnostics: Diagnostics): void {
  for (const attribute of one.attributes) {
    if (
      attribute.kind === 'field' &&
      !one.construction.parameters.some(({ name }) => name === attribute.parameter)
    ) {
      diagnostics.add(
        'C028',
        attribute.at,
        `${attribute.name} is the Field of ${attribute.parameter}, which is not a parameter of the constructor`,
        'name a parameter of the constructor',
      );
    }
  }
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

function checkRules(one: Class, diagnostics: Diagnostics): void {
  const fields = new Set(one.attributes.filter(({ kind }) => kind === 'field').map(({ name }) => name));
  for (const { when, then, at } of one.rules) {
    for (const { attribute } of [...when, ...then]) {
      if (!fields.has(attribute)) {
        diagnostics.add(
          'C031',
          at,
          `a rule refers to ${attribute}, which is not a Field of ${one.name}`,
          'name a Field of the class',
        );
      }
    }
  }
}

function fits(type: ValueType, value: number): boolean {
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

function addName(names: Map<string, Location>, name: string, at: Location, diagnostics: Diagnostics): void {
  const first = names.get(name);
  if (first) {
    diagnostics.add('C032', at, `${name} is already used at line ${first.line}`, 'rename one of them');
  }
  if (RESERVED.has(name)) {
    diagnostics.add('C033', at, `${name} is a reserved word of C or Python`, 'rename it');
  }
  names.set(name, at);
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
