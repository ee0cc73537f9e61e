// SPDX-License-Identifier: MIT
/** The rules of a class → the tables that binding_rules.c goes through. */
import { quoted } from '../model/c-names.js';
import type { Class, Rule } from '../model/model.js';
import type { Table } from '../types/kind.js';

export interface RulesView {
  /** `field` and `operand` are indices. */
  steps: { step: string; attribute: string; field: number; operand: number }[];
  /** C initialisers. */
  operands: string[];
}

/** Undefined if the class has no rules. */
export function lowerRules({ rules, attributes }: Class, types: Table): RulesView | undefined {
  const fields = attributes.flatMap(({ kind, name }) => (kind === 'field' ? [name] : []));
  const operands: string[] = [];
  const steps = rules.flatMap(({ label, when, then }: Rule) => {
    operands.push(`.label = ${quoted(label)}`);
    return [
      ...when.map(({ attribute, enumerator }, index) => ({
        step: index === 0 ? 'BINDING_RULE_CASE' : 'BINDING_RULE_AND',
        attribute,
        operand: operands.push(`.value = (int32_t)${enumerator}`) - 1,
      })),
      ...then.map(({ attribute, type }) => ({
        step: 'BINDING_RULE_CHECK',
        attribute,
        operand: sharedIndex(operands, `.type = &${types.entry(type)}`),
      })),
    ];
  });
  return rules.length === 0
    ? undefined
    : { steps: steps.map((each) => ({ ...each, field: fields.indexOf(each.attribute) })), operands };
}

/** The index of an operand that steps can share; adds it at its first use. */
function sharedIndex(operands: string[], operand: string): number {
  const known = operands.indexOf(operand);
  return known < 0 ? operands.push(operand) - 1 : known;
}
