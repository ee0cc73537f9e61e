// SPDX-License-Identifier: MIT
// Creates objects of the module's classes and of their subclasses in `fixture.py`; also with wrong arguments.

import { alsoAllowed, type Condition, type Command } from './command.js';
import { settingFor } from './expectations.js';
import { classOf, fieldOf, satisfiesRules, type Values } from './spec.js';
import { mistakesOf, pick, formatArguments, type Argument } from './values.js';
import type { BoardModel } from './board-model.js';

export const chnAttr = classOf('ChnAttrStr');

/** Assigns a new object to a name, which drops the earlier object. */
export function newObject(
  model: BoardModel,
  className: 'Encoder' | 'StreamData',
  name: string,
  condition: Condition,
  isDerived = false,
): Command {
  return {
    text: `${name} = ${classText(className, isDerived)}()`,
    condition,
    allowed: ['None', ...alsoAllowed(condition)],
    then: (result) => {
      if (result !== 'None') {
        return undefined;
      }
      if (className === 'Encoder') {
        model.addEncoder(name);
      } else {
        model.addStream(name);
      }
      model.setDerived(name, isDerived);
      return undefined;
    },
  };
}

/** The name of a class, or of its subclass in `fixture.py`. */
export function classText(name: string, isDerived: boolean): string {
  return isDerived ? `Own${name}` : name;
}

function settings(choices: number[]): Argument[] {
  return chnAttr.construction.parameters.map((parameter, index) => ({
    parameter,
    text: String(settingFor(parameter, choices[index] ?? 0)),
  }));
}

/** A constructor call with a wrong argument. */
export function wrongConstruction(
  name: string,
  choices: number[],
  mistake: number,
  condition: Condition,
): Command {
  const right = name === chnAttr.name ? settings(choices) : [];
  const { text, raises } = pick(mistakesOf(classOf(name).construction, right), mistake);
  return { text: `${name}(${text})`, condition, allowed: [raises, ...alsoAllowed(condition)] };
}

function valuesOf(args: Argument[]): Values {
  return Object.fromEntries(args.map(({ parameter, text }) => [fieldOf(chnAttr, parameter), Number(text)]));
}

/** Whether Encoder.Create accepts the attributes of these choices. */
export function areAccepted(choices: number[]): boolean {
  return satisfiesRules(chnAttr, valuesOf(settings(choices)));
}

/** `name = ChnAttrStr(...)`. */
export function newAttributes(
  model: BoardModel,
  name: string,
  choices: number[],
  keywords: number,
  condition: Condition,
  isDerived = false,
): Command {
  const args = settings(choices);
  const values = valuesOf(args);
  return {
    text: `${name} = ${classText(chnAttr.name, isDerived)}(${formatArguments(args, keywords, false)})`,
    condition,
    allowed: ['None', ...alsoAllowed(condition)],
    then: (result) => {
      if (result === 'None') {
        model.attributes.set(name, values);
        model.setDerived(name, isDerived);
      }
      return undefined;
    },
  };
}
