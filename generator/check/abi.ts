// SPDX-License-Identifier: MIT
/** Checks the ABI: C types are declared before their use, and error codes are documented. */
import type { Diagnostics } from '../model/diagnostics.js';
import type { CType, Location, Model } from '../model/model.js';

export function checkAbi({ abi }: Model, diagnostics: Diagnostics): void {
  const known = new Set([...abi.scalars, ...abi.enumerations, ...abi.structs].map(({ name }) => name));
  const undeclared = new Set([...abi.scalars, ...abi.structs].map(({ name }) => name));
  const check = (type: CType, at: Location): void => {
    if (type.kind === 'named' && !known.has(type.name)) {
      diagnostics.add(
        'C010',
        at,
        `${type.name} is not a type of the ABI`,
        'declare it as a scalar, an enumeration or a struct',
      );
    } else if (type.kind === 'named' && undeclared.has(type.name)) {
      diagnostics.add('C012', at, `${type.name} is used before it is declared`, 'move its declaration up');
    } else if (type.kind === 'pointer') {
      check(type.to, at);
    } else if (type.kind === 'array') {
      check(type.of, at);
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
      check(field.type, field.at);
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
