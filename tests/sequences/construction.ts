// SPDX-License-Identifier: MIT
// Objects made: by the module's own classes and by those that `fixture.py` derives, rightly and wrongly.

import { besides, type Around, type Exchange } from './command.js';
import { settingFor } from './expectations.js';
import { classOf, keeperOf, keepsRules, type Values } from './spec.js';
import { mistakesOf, pick, written, type Argument } from './values.js';
import type { World } from './board-model.js';

export const chnAttr = classOf('ChnAttrStr');

/** A new object under a name; what had the name is lost. */
export function newObject(
  world: World,
  className: 'Encoder' | 'StreamData',
  name: string,
  around: Around,
  isDerived = false,
): Exchange {
  return {
    text: `${name} = ${writtenClass(className, isDerived)}()`,
    around,
    allowed: ['None', ...besides(around)],
    then: (outcome) => {
      if (outcome !== 'None') {
        return undefined;
      }
      if (className === 'Encoder') {
        world.addEncoder(name);
      } else {
        world.addStream(name);
      }
      world.setDerived(name, isDerived);
      return undefined;
    },
  };
}

/** A class, or the one that `fixture.py` derives from it. */
export function writtenClass(name: string, isDerived: boolean): string {
  return isDerived ? `Own${name}` : name;
}

function settings(choices: number[]): Argument[] {
  return chnAttr.construction.parameters.map((parameter, index) => ({
    parameter,
    text: String(settingFor(parameter, choices[index] ?? 0)),
  }));
}

/** A constructor's call with a mistake. */
export function wrongConstruction(
  name: string,
  choices: number[],
  mistake: number,
  around: Around,
): Exchange {
  const right = name === chnAttr.name ? settings(choices) : [];
  const { text, raises } = pick(mistakesOf(classOf(name).construction, right), mistake);
  return { text: `${name}(${text})`, around, allowed: [raises, ...besides(around)] };
}

function valuesOf(given: Argument[]): Values {
  return Object.fromEntries(given.map(({ parameter, text }) => [keeperOf(chnAttr, parameter), Number(text)]));
}

/** Whether Encoder.Create takes what `newAttributes` makes of the choices. */
export function areAccepted(choices: number[]): boolean {
  return keepsRules(chnAttr, valuesOf(settings(choices)));
}

/** `name = ChnAttrStr(...)`. */
export function newAttributes(
  world: World,
  name: string,
  choices: number[],
  keywords: number,
  around: Around,
  isDerived = false,
): Exchange {
  const given = settings(choices);
  const values = valuesOf(given);
  return {
    text: `${name} = ${writtenClass(chnAttr.name, isDerived)}(${written(given, keywords, false)})`,
    around,
    allowed: ['None', ...besides(around)],
    then: (outcome) => {
      if (outcome === 'None') {
        world.attributes.set(name, values);
        world.setDerived(name, isDerived);
      }
      return undefined;
    },
  };
}
