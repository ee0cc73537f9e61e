// SPDX-License-Identifier: MIT
/** Classes whose objects lend views. */
import type { Class } from '../model/model.js';
import { hasStruct } from '../model/exposed-names.js';
import { kindOf } from '../types/kinds.js';

export function lendsViews({ methods }: Class): boolean {
  return methods.some(({ result }) => result && kindOf(result).isLent(result));
}

/** Whether the engine, too, can end the views of an object. */
export function hasViewsMember(one: Class): boolean {
  return lendsViews(one) && hasStruct(one);
}
