// SPDX-License-Identifier: MIT
import type { Findings } from '../diagnostics.js';
import type { CType, Location, Model } from '../model/model.js';

/** Types of C that are named must be declared, and before their use; codes need a meaning for messages. */
export function checkAbi({ abi }: Model, findings: Findings): void {
  const known = new Set([...abi.scalars, ...abi.enumerations, ...abi.structs].map(({ name }) => name));
  const later = new Set([...abi.scalars, ...abi.structs].map(({ name }) => name));
  const check = (type: CType, at: Location): void => {
    if (type.kind === 'named' && !known.has(type.name)) {
      findings.add(
        'C010',
        at,
        `${type.name} is no type of the ABI`,
        'declare it as a scalar, an enumeration or a struct',
      );
    } else if (type.kind === 'named' && later.has(type.name)) {
      findings.add('C012', at, `${type.name} is used before it is declared`, 'C reads downwards: move it up');
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
    later.delete(name);
  }
  for (const { name, fields } of abi.structs) {
    for (const field of fields) {
      check(field.type, field.at);
    }
    later.delete(name);
  }
  for (const fn of abi.functions) {
    check(fn.returns, fn.at);
    for (const { type } of fn.parameters) {
      check(type, fn.at);
    }
  }
  for (const { name, doc, isError, at } of abi.constants) {
    if (isError && doc === '') {
      findings.add(
        'C011',
        at,
        `${name} has no meaning`,
        'write it as a comment above the constant: /** no free buffer */',
      );
    }
  }
}
