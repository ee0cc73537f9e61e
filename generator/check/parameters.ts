// SPDX-License-Identifier: MIT
/** Checks parameters and results: their types, defaults and order. */
import type { Diagnostics } from '../model/diagnostics.js';
import type { Location, Model, Parameter, ValueType } from '../model/model.js';
import { kindOf } from '../types/kinds.js';
import { literalText } from '../types/literals.js';
import { checkDoc } from './docs.js';

/** Parameters of a call: the binding keeps their values on the stack. */
const MAX_PARAMETERS = 32;

export function checkParameters(
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
    checkType(model, type, name, at, diagnostics);
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

/** The type of a parameter or of a property that scripts can assign. */
export function checkType(
  model: Model,
  type: ValueType,
  name: string,
  at: Location,
  diagnostics: Diagnostics,
): void {
  kindOf(type).check(type, { model, name, at, diagnostics });
}

export function checkResult(
  model: Model,
  type: ValueType,
  name: string,
  at: Location,
  diagnostics: Diagnostics,
): void {
  checkType(model, type, name, at, diagnostics);
  if (!kindOf(type).isResult(type)) {
    const instead = kindOf(type).asResult?.(type);
    const help =
      instead === undefined ? 'use a type of results, such as Int, Str or Bytes' : `write \`${instead}\``;
    diagnostics.add('C099', at, `${name} has a type of parameters`, help);
  }
}
