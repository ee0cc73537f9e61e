// SPDX-License-Identifier: MIT
/** The symbol table: resolves aliases, evaluates constants and enumerators. */
import type { Diagnostics } from '../model/diagnostics.js';
import type { Location } from '../model/model.js';
import type { Declarations, Term } from './declarations.js';

export type Member = { name: string; term: Term };

/** Members of a term that is not an object type: each is invalid, so that no further errors follow. */
export class InvalidMembers extends Map<string, Term> {
  constructor(private readonly at: Location) {
    super();
  }

  override get(): Term {
    return { kind: 'invalid', at: this.at };
  }
}

export class Symbols {
  private readonly aliases = new Map<string, Term>();
  private readonly values = new Map<string, number>();
  private readonly locations = new Map<string, Location>();

  constructor(
    declarations: Declarations,
    readonly diagnostics: Diagnostics,
  ) {
    for (const alias of declarations.aliases) {
      this.declare(alias.name, alias.at);
      this.aliases.set(alias.name, alias.term);
    }
    for (const { name, members, at } of declarations.enumerations) {
      this.declare(name, at);
      for (const member of members) {
        this.declare(member.name, member.at);
        this.values.set(member.name, member.value);
      }
    }
    for (const { name, term, at } of declarations.constants) {
      this.declare(name, at);
      const value = term.kind === 'name' && term.name === 'ErrorCode' ? term.args[0] : term;
      // An invalid constant is still declared, so that its uses are not reported.
      this.values.set(name, value?.kind === 'number' ? value.value : 0);
      if (value?.kind !== 'number' && value?.kind !== 'invalid') {
        diagnostics.add(
          'S003',
          at,
          `${name} is neither a number nor an ErrorCode`,
          'write `export declare const NAME: 4;`',
        );
      }
    }
    for (const { name, at } of [
      ...declarations.interfaces,
      ...declarations.functions,
      ...declarations.classes,
    ]) {
      this.declare(name, at);
    }
  }

  /** Follows aliases to a type of the vocabulary, a literal or an undeclared name. */
  resolve(term: Term): Term {
    let current = term;
    for (const seen = new Set<string>(); current.kind === 'name' && current.args.length === 0;) {
      const target = this.aliases.get(current.name);
      if (!target || seen.has(current.name)) {
        break;
      }
      seen.add(current.name);
      current = target;
    }
    return current;
  }

  /** Value of a declared constant or enumerator. */
  value(name: string): number {
    return this.values.get(name) ?? 0;
  }

  number(term: Term | undefined, at: Location, subject: string): number {
    const value = term && this.resolve(term);
    if (value?.kind === 'number') {
      return value.value;
    }
    if (value?.kind === 'value') {
      const known = this.values.get(value.name);
      if (known !== undefined) {
        return known;
      }
      this.reportUndeclared(value.name, value.at);
      return 0;
    }
    const help = 'write a number, `typeof CONSTANT` or `enumeration.NAME`';
    this.report('S004', term, at, `${subject} must be a number`, help);
    return 0;
  }

  string(term: Term | undefined, at: Location, subject: string): string {
    if (term?.kind === 'string') {
      return term.value;
    }
    this.report('S005', term, at, `${subject} must be a string`, "write it in quotes: 'like this'");
    return '';
  }

  strings(term: Term | undefined, at: Location, subject: string): string[] {
    const items = !term ? [] : term.kind === 'tuple' || term.kind === 'union' ? term.items : [term];
    return items.map((item) => this.string(item, at, subject));
  }

  /** Name of the constant or enumerator that a term refers to. */
  valueName(term: Term | undefined, at: Location, subject: string): string {
    if (term?.kind === 'value') {
      if (!this.values.has(term.name)) {
        this.reportUndeclared(term.name, term.at);
      }
      return term.name;
    }
    const help = 'write `typeof CONSTANT` or `enumeration.NAME`';
    this.report('S006', term, at, `${subject} must name a constant`, help);
    return '';
  }

  members(term: Term | undefined, at: Location, subject: string): Map<string, Term> {
    if (term?.kind === 'object') {
      return new Map(term.members.map((member) => [member.name, member.term]));
    }
    this.report('S007', term, at, `${subject} must be an object type`, 'write it as { … }');
    return new InvalidMembers(term?.at ?? at);
  }

  /** Adds a diagnostic about a term, unless the term has been reported as invalid. */
  report(code: string, term: Term | undefined, at: Location, message: string, help: string): void {
    if (term?.kind !== 'invalid') {
      this.diagnostics.add(code, term?.at ?? at, message, help);
    }
  }

  private declare(name: string, at: Location): void {
    const first = this.locations.get(name);
    if (first) {
      const place = `${first.file}:${first.line}:${first.column}`;
      this.diagnostics.add('S008', at, `${name} is already declared at ${place}`, 'rename one of them');
    }
    this.locations.set(name, at);
  }

  private reportUndeclared(name: string, at: Location): void {
    this.diagnostics.add('S009', at, `${name} is not declared in the spec`, 'declare it, or fix the name');
  }
}
