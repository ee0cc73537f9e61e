// SPDX-License-Identifier: MIT
/** The kinds of value types: a new kind is one file, its C support and an entry here. */
import type { ValueKinds } from '../model/model.js';
import { bufferKind } from './buffer.js';
import { choiceKind } from './choice.js';
import { intKind } from './int.js';
import type { Kind } from './kind.js';
import { objectKind } from './object.js';
import { register } from './registry.js';

export { allKinds, kindOf } from './registry.js';

const KINDS: { readonly [K in keyof ValueKinds]: Kind<ValueKinds[K]> } = {
  int: intKind,
  choice: choiceKind,
  buffer: bufferKind,
  object: objectKind,
};

register(KINDS);
