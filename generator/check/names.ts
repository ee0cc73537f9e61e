// SPDX-License-Identifier: MIT
/** Checks the names: of Python, of the C ABI, and those that both sides of the emitted C expose. */
import type { Diagnostics } from '../model/diagnostics.js';
import { abiName, abiNames, exposedNames, GENERATED } from '../model/exposed-names.js';
import { allMethods, formsOf } from '../model/forms.js';
import type { Api, Class, Location, Model, Parameter } from '../model/model.js';
import { oncePer } from '../model/once-per.js';
import {
  isCKeyword,
  isDeclaredInC,
  isKnownMacro,
  isPythonBuiltin,
  isPythonKeyword,
  isPythonModule,
} from '../model/reserved-names.js';

/** MicroPython stores the length of a name in one byte. */
const MAX_LENGTH = 255;
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Names that MicroPython's build gives to strings such as `<module>` and `*`. */
const ESCAPED =
  /^_(0x[0-9a-f]{2}|lt|star|slash|space|percent|hash|brace_open)_|^utf_hyphen_8$|^maximum_space_/;
/** Variables, parameters and tables of the emitted binding, and of Python's structs. */
const BINDING_NAMES = new Set(
  `arguments attribute dest errors field gil keywords module_globals module_globals_table n_args n_kw result
  self self_in type uctypes values wait where`.split(/\s+/),
);

export function checkNames(model: Model, diagnostics: Diagnostics): void {
  checkModule(model, diagnostics);
  checkAbiNames(model, diagnostics);
  checkExposedNames(model, diagnostics);
  for (const one of model.api.classes) {
    checkClassNames(model, one, diagnostics);
  }
  for (const { name, at } of model.api.constants) {
    checkPublicName(name, at, model, diagnostics);
    checkMacroName(name, at, diagnostics);
  }
  for (const { first } of formsOf(model.api.functions)) {
    checkPublicName(first.name, first.at, model, diagnostics);
  }
  checkParameterNames(model.api.functions, diagnostics);
  for (const { symbol, at } of allMethods(model.api)) {
    checkIdentifier(symbol, at, diagnostics);
  }
  for (const { name, at } of model.api.machine?.states ?? []) {
    checkIdentifier(name, at, diagnostics);
  }
}

function checkClassNames(model: Model, one: Class, diagnostics: Diagnostics): void {
  checkPublicName(one.name, one.at, model, diagnostics);
  const members = new Map<string, Location>();
  const methods = formsOf(one.methods).map(({ first }) => first);
  for (const { name, at } of [...one.attributes, ...one.properties, ...one.constants, ...methods]) {
    checkUnique(members, name, at, diagnostics);
    checkPythonName(name, at, diagnostics);
    if (/^__.*__$/.test(name)) {
      diagnostics.add('C038', at, `${name} has a meaning of its own in Python`, 'rename it');
    }
  }
  checkParameterNames([one.construction, ...one.methods], diagnostics);
}

function checkParameterNames(calls: readonly { parameters: Parameter[] }[], diagnostics: Diagnostics): void {
  for (const { parameters } of calls) {
    const names = new Map<string, Location>();
    for (const { name, alias, at } of parameters) {
      for (const each of [name, ...(alias === undefined ? [] : [alias])]) {
        checkUnique(names, each, at, diagnostics);
        checkPythonName(each, at, diagnostics);
        if (each === 'self') {
          diagnostics.add('C036', at, 'self is the object of the call', 'rename it');
        }
      }
    }
  }
}

function checkUnique(
  names: Map<string, Location>,
  name: string,
  at: Location,
  diagnostics: Diagnostics,
): void {
  const first = names.get(name);
  if (first) {
    diagnostics.add('C032', at, `${name} is already used at line ${first.line}`, 'rename one of them');
  }
  names.set(name, first ?? at);
}

function checkIdentifier(name: string, at: Location, diagnostics: Diagnostics): boolean {
  if (!IDENTIFIER.test(name) || name.length > MAX_LENGTH) {
    const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name || 'an empty name';
    const help = `use letters A-Z and a-z, digits and _, at most ${MAX_LENGTH}`;
    diagnostics.add('C037', at, `${shown} is not a name in C and MicroPython`, help);
    return false;
  }
  return true;
}

function checkPythonName(name: string, at: Location, diagnostics: Diagnostics): void {
  if (!checkIdentifier(name, at, diagnostics)) {
    return;
  }
  if (isPythonKeyword(name)) {
    diagnostics.add('C033', at, `${name} is a reserved word of Python`, 'rename it');
  }
  if (ESCAPED.test(name)) {
    diagnostics.add('C038', at, `MicroPython's build uses ${name} for another string`, 'rename it');
  }
}

/** A name that scripts get by a star import. */
function checkPublicName(name: string, at: Location, { api }: Model, diagnostics: Diagnostics): void {
  checkPythonName(name, at, diagnostics);
  if (isPythonBuiltin(name) || importedBy(api).has(name)) {
    const message = `${name} would replace Python's ${name} in scripts that import the module`;
    diagnostics.add('C039', at, message, 'rename it');
  }
  if (name.startsWith('_')) {
    diagnostics.add('C038', at, `${name} is private: \`import *\` leaves it out`, 'rename it');
  }
}

const importedBy = oncePer(
  ({ imports, starImports }: Api) =>
    new Set([...imports, ...starImports].map((each) => each.split('.')[0] ?? '')),
);

/** Macros replace every such word in C, so they are written in capitals. */
function checkMacroName(name: string, at: Location, diagnostics: Diagnostics): void {
  if (IDENTIFIER.test(name) && !/^[A-Z][A-Z0-9_]*$/.test(name)) {
    diagnostics.add('C060', at, `${name} becomes a macro, but is not in capitals`, 'write it in capitals');
  }
  if (isDeclaredInC(name) || BINDING_NAMES.has(name)) {
    diagnostics.add('C061', at, `C, MicroPython or the binding has a ${name} of its own`, 'rename it');
  }
}

function checkAbiNames(model: Model, diagnostics: Diagnostics): void {
  const { abi } = model;
  const driver = abiName(abi);
  if (!IDENTIFIER.test(driver)) {
    const at = abi.functions[0]?.at ?? model.api.at;
    diagnostics.add(
      'C037',
      at,
      `the file's name ${driver} becomes a name in C`,
      'rename the file: letters, digits and _',
    );
  }
  for (const { name, at } of abiNames(abi)) {
    if (checkIdentifier(name, at, diagnostics)) {
      checkAbiName(name, at, diagnostics);
    }
  }
  for (const { name, at } of [...abi.constants, ...abi.enumerations.flatMap(({ members }) => members)]) {
    checkPublicName(name, at, model, diagnostics);
  }
  for (const { name, at } of abi.constants) {
    checkMacroName(name, at, diagnostics);
  }
  for (const { name, at } of [
    ...abi.structs.flatMap(({ fields }) => fields),
    ...abi.functions.flatMap(({ parameters }) => parameters),
  ]) {
    checkIdentifier(name, at, diagnostics);
  }
  for (const { parameters } of abi.functions) {
    const names = new Map<string, Location>();
    for (const { name, at } of parameters) {
      checkUnique(names, name, at, diagnostics);
    }
  }
  checkFields(model, diagnostics);
  checkStructNames(model, diagnostics);
}

function checkAbiName(name: string, at: Location, diagnostics: Diagnostics): void {
  if (isCKeyword(name) || isPythonKeyword(name)) {
    diagnostics.add('C033', at, `${name} is a reserved word of C or Python`, 'rename it');
  } else if (isDeclaredInC(name) || BINDING_NAMES.has(name)) {
    diagnostics.add('C061', at, `C, MicroPython or the binding has a ${name} of its own`, 'rename it');
  }
}

/** The driver's header has the names of fields, so they cannot be changed in C. */
function checkFields({ abi, api }: Model, diagnostics: Diagnostics): void {
  const macros = new Set([...abi.constants, ...api.constants].map(({ name }) => name));
  for (const struct of abi.structs) {
    const names = new Map<string, Location>();
    for (const { name, at } of struct.fields) {
      checkUnique(names, name, at, diagnostics);
      if (isCKeyword(name)) {
        diagnostics.add('C033', at, `${name} is a reserved word of C`, 'rename it');
      } else if (macros.has(name) || isKnownMacro(name)) {
        diagnostics.add('C061', at, `C or MicroPython has a ${name} of its own`, 'rename it');
      }
    }
  }
}

/** Each struct becomes a Python function, and a descriptor with a suffix; a second one if generations differ. */
function checkStructNames({ abi }: Model, diagnostics: Diagnostics): void {
  const suffixes = ['_desc', ...abi.generations.flatMap((each) => [`_${each}`, `_${each}_desc`])];
  const names = new Set(abi.structs.map(({ name }) => name));
  for (const { name, at } of abi.structs) {
    if (isPythonKeyword(name) || isPythonBuiltin(name) || isPythonModule(name)) {
      diagnostics.add('C039', at, `${name} would replace Python's ${name}`, 'rename it');
    }
    for (const suffix of suffixes.filter((each) => names.has(`${name}${each}`))) {
      const message = `${name} and ${name}${suffix} have the same name in Python`;
      diagnostics.add('C035', at, message, 'rename one of them');
    }
  }
}

/** Functions, types and constants share one name space in C. */
function checkExposedNames(model: Model, diagnostics: Diagnostics): void {
  const names = new Map<string, string>();
  const reported = new Set<Location>();
  for (const { name, subject, at } of exposedNames(model)) {
    const other = names.get(name);
    if (other !== undefined && !reported.has(at)) {
      reported.add(at);
      if (other === GENERATED) {
        const message = `${subject} becomes ${name} in C, a name of the generated code`;
        diagnostics.add('C035', at, message, 'rename it');
      } else {
        const message = `${subject} and ${other} have the same name in C, ${name}`;
        diagnostics.add('C035', at, message, 'rename one of them');
      }
    }
    names.set(name, other ?? subject);
  }
}

function checkModule({ api }: Model, diagnostics: Diagnostics): void {
  const { at, prefix, native, facade, imports, starImports, classes, functions } = api;
  if (prefix !== '' && (!/^[a-z][a-z0-9_]*$/.test(prefix) || prefix.length > MAX_LENGTH)) {
    diagnostics.add('C062', at, `the prefix ${prefix} is not a name in C`, 'use a-z, digits and _');
  } else if (isDeclaredInC(`${prefix}_`) || isCKeyword(prefix)) {
    diagnostics.add(
      'C062',
      at,
      `names of MicroPython, C or the binding begin with ${prefix}_`,
      'use another prefix',
    );
  }
  for (const name of [facade, ...imports, ...starImports].filter((each) => each !== '')) {
    const parts = name.split('.');
    if (name.length > MAX_LENGTH || !parts.every((part) => IDENTIFIER.test(part) && !isPythonKeyword(part))) {
      diagnostics.add(
        'C063',
        at,
        `${name} is not the name of a Python module`,
        "write it as 'package.module'",
      );
    }
  }
  if (native !== '') {
    checkPythonName(native, at, diagnostics);
  }
  if (isPythonModule(native)) {
    diagnostics.add('C063', at, `MicroPython has a module ${native} of its own`, 'rename `native`');
  }
  const own = [facade, native].find((each) => [...imports, ...starImports].includes(each));
  if (own !== undefined || facade === native || facade.startsWith(`${native}.`)) {
    diagnostics.add(
      'C063',
      at,
      `the facade ${facade} imports itself or its own native module twice`,
      'give `facade` and `native` names of their own, and import neither',
    );
  }
  if (classes.length + functions.length === 0) {
    diagnostics.add('C064', at, 'the module has no class', 'declare one: `export declare class Name { … }`');
  }
}
