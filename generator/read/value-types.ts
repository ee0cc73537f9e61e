// SPDX-License-Identifier: MIT
/** Terms → value types, each read by its kind. */
import type { ValueType } from '../model/model.js';
import { named } from '../model/once-per.js';
import type { NameTerm, Term } from '../model/term.js';
import type { Kind, TermReader } from '../types/kind.js';
import { allKinds } from '../types/kinds.js';
import type { Declarations } from './declarations.js';
import type { Symbols } from './symbols.js';

/** What stands for a type that has been reported. */
const INVALID: ValueType = { kind: 'int', min: 0, max: 0 };

export class ValueTypes implements TermReader {
  constructor(
    readonly symbols: Symbols,
    private readonly declarations: Declarations,
  ) {}

  isClass(name: string): boolean {
    return named(this.declarations.classes, name) !== undefined;
  }

  read(term: Term, subject: string): ValueType {
    const type = this.find(term, subject);
    if (type === undefined) {
      const resolved = this.symbols.resolve(term);
      this.symbols.report('S032', resolved, `${subject} has an unsupported type`, supportedTypes());
    }
    return type ?? INVALID;
  }

  /** The type of a term that may be none. */
  find(term: Term, subject: string): ValueType | undefined {
    const resolved = this.symbols.resolve(term);
    const kind = resolved.kind === 'name' ? this.kindNamed(resolved) : undefined;
    return kind && resolved.kind === 'name' ? kind.read(resolved, subject, this) : undefined;
  }

  private kindNamed({ name }: NameTerm): Kind<ValueType> | undefined {
    const kinds = allKinds();
    return (
      kinds.find(({ words }) => Object.hasOwn(words, name)) ?? kinds.find((kind) => kind.isNamed(name, this))
    );
  }
}

function supportedTypes(): string {
  const kinds = allKinds();
  const words = kinds.flatMap((kind) => Object.keys(kind.words));
  const others = kinds.flatMap(({ otherNames }) => otherNames ?? []);
  return `use ${words.join(', ')} or ${others.join(' or ')}`;
}
