// SPDX-License-Identifier: MIT
/** Calls that can leave out the key of the state machine, because objects of their class have one of their own. */
import { kindOf } from './kinds.js';
import type { Api, Class, Method } from '../model/model.js';

/** How a call shows whether its first argument is the key: by the type of that argument, or by the number of all. */
export type KeyChoice = 'byType' | 'byCount';

/** undefined: the method has one form. */
export function keyChoice(api: Api, one: Class | undefined, method: Method): KeyChoice | undefined {
  const [first, second] = method.parameters;
  const isKeyFirst = method.hasKey && !method.isStatic && first?.name === api.machine?.key;
  if (!isKeyFirst || !one?.attributes.some(({ kind }) => kind === 'ownKey')) {
    return undefined;
  }
  const isNumber = second !== undefined && kindOf(second.type).accepts(second.type, api).some(isLikeInt);
  return second === undefined || isNumber ? 'byCount' : 'byType';
}

/** Whether a number can be a value of that kind of Python values. */
function isLikeInt(accepted: string): boolean {
  return ['int', 'bool', 'float'].includes(accepted);
}
