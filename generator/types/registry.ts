// SPDX-License-Identifier: MIT
/** The kinds by name. Kinds that contain others look these up here; all else imports kinds.ts, which fills it. */
import type { ValueType } from '../model/model.js';
import type { Kind } from './kind.js';

const known = new Map<string, Kind<ValueType>>();

/** Adds the kinds, in the order in which hints list their words. */
export function register(kinds: Readonly<Record<string, object>>): void {
  for (const [name, kind] of Object.entries(kinds)) {
    known.set(name, kind as Kind<ValueType>);
  }
}

/** The object that knows all about a type. */
export function kindOf<T extends ValueType>(type: T): Kind<T> {
  const kind = known.get(type.kind);
  if (!kind) {
    throw new Error(`no kind ${type.kind}`);
  }
  return kind as Kind<T>;
}

export function allKinds(): readonly Kind<ValueType>[] {
  return [...known.values()];
}
