// SPDX-License-Identifier: MIT
/** The kinds of value types: a new kind is one file, its C support and an entry here. */
import type { ValueKinds } from '../model/model.js';
import { boolKind } from './bool.js';
import { bufferKind } from './buffer.js';
import { bytesKind } from './bytes.js';
import { callbackKind } from './callback.js';
import { choiceKind } from './choice.js';
import { countersKind } from './counters.js';
import { floatKind } from './float.js';
import { intKind } from './int.js';
import { itemsKind } from './items.js';
import type { Kind } from './kind.js';
import { newKind } from './new.js';
import { objectKind } from './object.js';
import { optionalKind } from './optional.js';
import { register } from './registry.js';
import { selfKind } from './self.js';
import { strKind } from './str.js';
import { viewKind } from './view.js';
import { writerKind } from './writer.js';

export { allKinds, kindOf } from './registry.js';

const KINDS: { readonly [K in keyof ValueKinds]: Kind<ValueKinds[K]> } = {
  int: intKind,
  choice: choiceKind,
  bool: boolKind,
  float: floatKind,
  str: strKind,
  bytes: bytesKind,
  buffer: bufferKind,
  items: itemsKind,
  optional: optionalKind,
  callback: callbackKind,
  new: newKind,
  self: selfKind,
  counters: countersKind,
  view: viewKind,
  writer: writerKind,
  object: objectKind,
};

register(KINDS);
