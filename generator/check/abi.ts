// SPDX-License-Identifier: MIT
/** Checks the ABI: C types are declared before their use and fit their place, values fit their types. */
import type { Diagnostics } from '../model/diagnostics.js';
import { generationsOf } from '../model/layout.js';
import type { Abi, CType, Location, Model } from '../model/model.js';

export function checkAbi({ abi }: Model, diagnostics: Diagnostics): void {
  checkUses(abi, diagnostics);
  checkNumbers(abi, diagnostics);
  checkGenerations(abi, diagnostics);
  checkDeclared(abi, diagnostics);
}

function checkDeclared(abi: Abi, diagnostics: Diagnostics): void {
  const known = new Set([...abi.scalars, ...abi.enumerations, ...abi.structs].map(({ name }) => name));
  const undeclared = new Set([...abi.scalars, ...abi.structs].map(({ name }) => name));
  const check = (type: CType, at: Location, inside?: string): void => {
    if (type.kind === 'named' && !known.has(type.name)) {
      diagnostics.add(
        'C010',
        at,
        `${type.name} is not a type of the ABI`,
        'declare it as a scalar, an enumeration or a struct',
      );
    } else if (type.kind === 'named' && undeclared.has(type.name)) {
      const isInItself = type.name === inside;
      const what = isInItself ? 'refers to itself' : 'is used before it is declared';
      const help = isInItself ? 'write `Pointer<Void>`' : 'move its declaration up';
      diagnostics.add('C012', at, `${type.name} ${what}`, help);
    } else if (type.kind === 'pointer') {
      check(type.to, at, inside);
    } else if (type.kind === 'array') {
      check(type.of, at, inside);
    }
  };
  for (const { name, base, at } of abi.scalars) {
    if ('alias' in base) {
      check({ kind: 'named', name: base.alias }, at);
    }
    undeclared.delete(name);
  }
  for (const { name, fields } of abi.structs) {
    for (const field of fields) {
      check(field.type, field.at, name);
    }
    undeclared.delete(name);
  }
  for (const fn of abi.functions) {
    check(fn.returns, fn.at);
    for (const { type } of fn.parameters) {
      check(type, fn.at);
    }
  }
  for (const { name, doc, isError, at } of abi.constants) {
    if (isError && doc === '') {
      diagnostics.add(
        'C011',
        at,
        `the meaning of ${name} is not documented`,
        'add a comment above it: /** no free buffer */',
      );
    }
  }
}

/** Where C allows a type: nothing is void but a target or a result, and pointers and results are no arrays. */
type Place = 'object' | 'target' | 'result';

function checkUses({ structs, functions }: Abi, diagnostics: Diagnostics): void {
  for (const { type, at } of structs.flatMap(({ fields }) => fields)) {
    checkUse(type, 'object', at, diagnostics);
  }
  for (const { returns, parameters, at } of functions) {
    checkUse(returns, 'result', at, diagnostics);
    for (const parameter of parameters) {
      checkUse(parameter.type, 'object', parameter.at, diagnostics);
    }
  }
}

function checkUse(type: CType, place: Place, at: Location, diagnostics: Diagnostics): void {
  switch (type.kind) {
    case 'named':
      return;
    case 'void':
      if (place === 'object') {
        diagnostics.add('C013', at, 'Void is not a type of data', 'use Pointer<Void>, or another type');
      }
      return;
    case 'pointer':
      checkUse(type.to, 'target', at, diagnostics);
      return;
    case 'array':
      if (place !== 'object') {
        diagnostics.add('C013', at, `an array is not a ${place} in C`, 'use a pointer to its items');
      }
      if (type.count < 1 || type.count > MAX_COUNT) {
        diagnostics.add('C018', at, `an array has ${type.count} items`, `use 1..${MAX_COUNT}`);
      }
      checkUse(type.of, 'object', at, diagnostics);
  }
}

const MAX_COUNT = 0xffffff;
const INT32_MIN = -0x80000000;
const INT32_MAX = 0x7fffffff;
const UINT32_MAX = 0xffffffff;

function checkNumbers({ scalars, enumerations, constants }: Abi, diagnostics: Diagnostics): void {
  for (const { name, base, at } of scalars) {
    if (!('alias' in base) && ![8, 16, 32, 64].includes(base.bits)) {
      diagnostics.add('C014', at, `${name} has ${base.bits} bits`, 'use 8, 16, 32 or 64');
    }
  }
  for (const { name, members, at } of enumerations) {
    const values = members.map(({ value }) => value);
    const lowest = Math.min(...values);
    if (lowest < INT32_MIN || Math.max(...values) > (lowest < 0 ? INT32_MAX : UINT32_MAX)) {
      diagnostics.add('C015', at, `the values of ${name} do not fit 32 bits`, 'use one 32-bit range');
    }
  }
  const codes = new Map<number, string>();
  for (const { name, value, at } of constants.filter(({ isError }) => isError)) {
    const other = codes.get(value);
    if (value < 1 || value > UINT32_MAX) {
      const message = `the error code ${name} is ${value}`;
      diagnostics.add('C016', at, message, 'write it as an unsigned 32-bit number; 0 is success');
    } else if (other !== undefined) {
      const message = `${name} has the value of ${other}: messages would name only one`;
      diagnostics.add('C016', at, message, 'remove one of them');
    }
    codes.set(value, other ?? name);
  }
}

/** Each generation is a name, and has something in every enumeration; failures exist where their function does. */
function checkGenerations({ generations, enumerations, functions }: Abi, diagnostics: Diagnostics): void {
  for (const { name, members, at } of enumerations) {
    const empty = generationsOf({ generations }).find(
      (each) => !members.some((member) => (member.generation ?? each) === each),
    );
    if (empty !== undefined) {
      const where = empty === '' ? '' : ` in generation ${empty}`;
      diagnostics.add('C015', at, `${name} has no enumerator${where}`, 'add one, or remove the enumeration');
    }
  }
  for (const generation of generations.filter((each) => !/^\w+$/.test(each))) {
    const at = functions[0]?.at ?? enumerations[0]?.at;
    if (at) {
      diagnostics.add(
        'C037',
        at,
        `the generation ${generation} becomes a name in C`,
        'use letters, digits and _',
      );
    }
  }
  const limited = new Map(
    enumerations.flatMap(({ members }) => members.map((member) => [member.name, member.generation] as const)),
  );
  for (const { name, generation, failures, at } of functions) {
    for (const { name: failure = '' } of failures) {
      const only = limited.get(failure);
      if (only !== undefined && only !== generation) {
        diagnostics.add(
          'C017',
          at,
          `${name} fails with ${failure}, which only generation ${only} has`,
          'use a value that all generations have',
        );
      }
    }
  }
}
