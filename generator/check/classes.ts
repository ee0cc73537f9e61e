// SPDX-License-Identifier: MIT
import type { Findings } from '../diagnostics.js';
import { snakeCase } from '../model/c-names.js';
import type { Api, Class, Ending, Location, Method, Model, Parameter, ValueType } from '../model/model.js';

const INT32 = { min: -2147483648, max: 2147483647 };

/** Names that C or Python keep for themselves. */
const RESERVED = new Set(
  `auto break case char const continue default do double else enum extern float for goto if inline int long register
  restrict return short signed sizeof static struct switch typedef union unsigned void volatile while bool true false
  False None True and as assert async await class def del elif except finally from global import in is lambda nonlocal
  not or pass raise try with yield`.split(/\s+/),
);

/** Names that emitted calls need for themselves. */
const TAKEN = new Set('self gil values wait result n_args arguments keywords'.split(' '));

/** Names, docs, bounds, defaults and references of the classes. */
export function checkClasses(model: Model, findings: Findings): void {
  for (const one of model.api.classes) {
    checkClass(model, one, findings);
  }
  for (const { name, doc, at } of model.api.constants) {
    checkDoc(name, doc, at, findings);
  }
  checkFunctionNames(model.api, findings);
}

/** All methods become functions of one C module, whatever class they belong to. */
function checkFunctionNames({ classes }: Api, findings: Findings): void {
  const names = new Map<string, string>();
  for (const one of classes) {
    for (const { name, at } of one.methods) {
      const method = `${one.name}.${name}`;
      const other = names.get(snakeCase(name));
      if (other && other !== method) {
        findings.add('C035', at, `${method} and ${other} have the same name in C`, 'rename one of them');
      }
      names.set(snakeCase(name), method);
    }
  }
}

function checkClass(model: Model, one: Class, findings: Findings): void {
  const names = new Map<string, Location>();
  for (const { name, doc, at } of [...one.attributes, ...one.constants]) {
    claim(names, name, at, findings);
    checkDoc(`${one.name}.${name}`, doc, at, findings);
  }
  checkDoc(one.name, one.doc, one.at, findings);
  checkParameters(model, one.name, one.construction.parameters, findings);
  for (const method of one.methods) {
    claim(names, method.name, method.at, findings);
    checkDoc(`${one.name}.${method.name}`, method.doc.text, method.at, findings);
    checkParameters(model, `${one.name}.${method.name}`, method.parameters, findings);
    if (method.waits && !method.parameters.some(({ name }) => name === method.waits)) {
      findings.add(
        'C020',
        method.at,
        `${method.name} waits for ${method.waits}, which is no parameter`,
        'name one of its parameters',
      );
    }
    if (method.returns !== 'none' && method.doc.returns === '') {
      findings.add(
        'C021',
        method.at,
        `${method.name} does not say what it returns`,
        'write @returns in its comment',
      );
    }
    checkAccount(one, method, findings);
  }
  checkLifetime(one, findings);
  checkKept(one, findings);
  checkStructViews(model, one, findings);
  checkRules(one, findings);
}

/** The documents must say what a call holds afterwards, however it ended. */
function checkAccount(one: Class, { name, at, doc, waits }: Method, findings: Findings): void {
  const endings: Ending[] = ['success', 'failure', ...(waits ? (['interruption'] as const) : [])];
  for (const ending of endings) {
    if (!doc.after.some((each) => each.ending === ending && each.what !== '')) {
      findings.add(
        'C046',
        at,
        `${one.name}.${name} does not say what is taken and given back after ${ending}`,
        `write @after ${ending} in its comment`,
      );
    }
  }
}

function checkLifetime({ name, at, isFinalised, lifetime }: Class, findings: Findings): void {
  if (isFinalised && lifetime.join('') === '') {
    findings.add(
      'C047',
      at,
      `${name} gives back what it holds, and does not say when`,
      'write @lifetime in its comment',
    );
  }
}

function checkParameters(model: Model, where: string, parameters: Parameter[], findings: Findings): void {
  const names = new Map<string, Location>();
  let optional: string | undefined;
  for (const parameter of parameters) {
    const { name, alias, at, type, doc, default: value } = parameter;
    claim(names, name, at, findings);
    if (TAKEN.has(name)) {
      findings.add('C036', at, `${name} is a name that emitted calls use themselves`, 'give it another name');
    }
    if (alias) {
      claim(names, alias, at, findings);
    }
    checkDoc(`${name} of ${where}`, doc, at, findings, 'write @param in the comment');
    checkType(model, type, name, at, findings);
    if (value !== undefined && !fits(type, value)) {
      findings.add(
        'C022',
        at,
        `the default ${value} of ${name} is not allowed by its own type`,
        'mend the default or the bounds',
      );
    }
    if (value === undefined && optional) {
      findings.add(
        'C023',
        at,
        `${name} has no default but follows ${optional}, which has one`,
        'give it a default, or move it forward',
      );
    }
    optional = value === undefined ? optional : name;
  }
}

function checkType(model: Model, type: ValueType, name: string, at: Location, findings: Findings): void {
  if (type.kind === 'int' && (type.min > type.max || type.min < INT32.min || type.max > INT32.max)) {
    findings.add(
      'C024',
      at,
      `the bounds ${type.min}..${type.max} of ${name} are not bounds of a 32-bit int`,
      'keep min <= max within 32 bits',
    );
  }
  if (type.kind === 'buffer' && !model.abi.structs.some((struct) => struct.name === type.struct)) {
    findings.add(
      'C025',
      at,
      `${name} is a buffer of ${type.struct}, which is no struct of the ABI`,
      'name a struct',
    );
  }
  if (type.kind === 'object') {
    const target = model.api.classes.find((one) => one.name === type.class);
    if (!target) {
      findings.add('C026', at, `${name} is of ${type.class}, which is no class of the spec`, 'name a class');
    } else if (type.isOut && !target.attributes.some(({ kind }) => kind === 'intArray')) {
      findings.add(
        'C027',
        at,
        `${name} is to be filled, but ${type.class} has no IntArray attribute`,
        'give the class an IntArray attribute, or drop Out',
      );
    }
  }
}

function checkStructViews({ abi }: Model, one: Class, findings: Findings): void {
  for (const attribute of one.attributes) {
    if (attribute.kind === 'structView' && !abi.structs.some(({ name }) => name === attribute.struct)) {
      findings.add(
        'C045',
        attribute.at,
        `${attribute.name} is a StructView of ${attribute.struct}, which is no struct of the ABI`,
        'name one',
      );
    }
  }
}

function checkKept(one: Class, findings: Findings): void {
  for (const attribute of one.attributes) {
    if (
      attribute.kind === 'field' &&
      !one.construction.parameters.some(({ name }) => name === attribute.parameter)
    ) {
      findings.add(
        'C028',
        attribute.at,
        `${attribute.name} is the Field of ${attribute.parameter}, which is no parameter of the constructor`,
        'name one',
      );
    }
  }
  const kinds = new Set(one.attributes.map(({ kind }) => kind));
  if (kinds.has('field') && kinds.size > 1) {
    findings.add('C029', one.at, `${one.name} mixes Field and IntArray attributes`, 'make two classes of it');
  }
  if (kinds.has('intArray') && one.attributes.filter(({ kind }) => kind === 'readOnly').length !== 1) {
    findings.add(
      'C030',
      one.at,
      `${one.name} has IntArray attributes but not exactly one ReadOnly attribute that counts their entries`,
      'declare one ReadOnly attribute',
    );
  }
}

function checkRules(one: Class, findings: Findings): void {
  const kept = new Set(one.attributes.filter(({ kind }) => kind === 'field').map(({ name }) => name));
  for (const { when, then, at } of one.rules) {
    for (const { attribute } of [...when, ...then]) {
      if (!kept.has(attribute)) {
        findings.add(
          'C031',
          at,
          `a rule speaks of ${attribute}, which ${one.name} does not keep`,
          'name an attribute of the class',
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
    default:
      return false;
  }
}

function claim(names: Map<string, Location>, name: string, at: Location, findings: Findings): void {
  const first = names.get(name);
  if (first) {
    findings.add(
      'C032',
      at,
      `${name} is there twice, first at line ${first.line}`,
      'give one of them another name',
    );
  }
  if (RESERVED.has(name)) {
    findings.add('C033', at, `${name} is a word of C or Python`, 'give it another name');
  }
  names.set(name, at);
}

function checkDoc(
  what: string,
  doc: string,
  at: Location,
  findings: Findings,
  help = 'write a comment above it',
): void {
  if (doc === '') {
    findings.add('C034', at, `${what} is not documented`, help);
  }
}
