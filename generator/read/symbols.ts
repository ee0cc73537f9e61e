// SPDX-License-Identifier: MIT
/** What names of a spec stand for: aliases to follow, constants and enumerators to evaluate. */
import type { Findings } from '../diagnostics.js';
import type { Location } from '../model/model.js';
import type { Declarations, Term } from './term.js';

export type Member = { name: string; term: Term };

/** Members of what is no object and was reported: whatever is asked for is unreadable, too. */
export class UnreadableMembers extends Map<string, Term> {
  constructor(private readonly at: Location) {
    super();
  }

  override get(): Term {
    return { kind: 'unreadable', at: this.at };
  }
}

export class Symbols {
  private readonly aliases = new Map<string, Term>();
  private readonly values = new Map<string, number>();
  private readonly owners = new Map<string, Location>();

  constructor(
    declarations: Declarations,
    readonly findings: Findings,
  ) {
    for (const alias of declarations.aliases) {
      this.claim(alias.name, alias.at);
      this.aliases.set(alias.name, alias.term);
    }
    for (const { name, members, at } of declarations.enumerations) {
      this.claim(name, at);
      for (const member of members) {
        this.claim(member.name, member.at);
        this.values.set(member.name, member.value);
      }
    }
    for (const { name, term, at } of declarations.constants) {
      this.claim(name, at);
      const value = term.kind === 'name' && term.name === 'ErrorCode' ? term.args[0] : term;
      // A constant that cannot be read is still declared: its uses are no mistakes.
      this.values.set(name, value?.kind === 'number' ? value.value : 0);
      if (value?.kind !== 'number' && value?.kind !== 'unreadable') {
        findings.add(
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
      this.claim(name, at);
    }
  }

  /** Follows aliases until a word of the vocabulary, a literal or an undeclared name is reached. */
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

  number(term: Term | undefined, at: Location, what: string): number {
    const value = term && this.resolve(term);
    if (value?.kind === 'number') {
      return value.value;
    }
    if (value?.kind === 'value') {
      const known = this.values.get(value.name);
      if (known !== undefined) {
        return known;
      }
      this.unknown(value.name, value.at);
      return 0;
    }
    const help = 'write a number, `typeof CONSTANT` or `enumeration.NAME`';
    this.complain('S004', term, at, `${what} is not a number`, help);
    return 0;
  }

  string(term: Term | undefined, at: Location, what: string): string {
    if (term?.kind === 'string') {
      return term.value;
    }
    this.complain('S005', term, at, `${what} is not a string`, "write it in quotes: 'like this'");
    return '';
  }

  strings(term: Term | undefined, at: Location, what: string): string[] {
    const items = !term ? [] : term.kind === 'tuple' || term.kind === 'union' ? term.items : [term];
    return items.map((item) => this.string(item, at, what));
  }

  /** Name of the constant or enumerator that a term stands for. */
  valueName(term: Term | undefined, at: Location, what: string): string {
    if (term?.kind === 'value') {
      if (!this.values.has(term.name)) {
        this.unknown(term.name, term.at);
      }
      return term.name;
    }
    const help = 'write `typeof CONSTANT` or `enumeration.NAME`';
    this.complain('S006', term, at, `${what} does not name a constant`, help);
    return '';
  }

  members(term: Term | undefined, at: Location, what: string): Map<string, Term> {
    if (term?.kind === 'object') {
      return new Map(term.members.map((member) => [member.name, member.term]));
    }
    this.complain('S007', term, at, `${what} is not written as { … }`, 'write it as an object type');
    return new UnreadableMembers(term?.at ?? at);
  }

  /** Adds a finding about a term, unless it has been reported where it stands. */
  complain(code: string, term: Term | undefined, at: Location, message: string, help: string): void {
    if (term?.kind !== 'unreadable') {
      this.findings.add(code, term?.at ?? at, message, help);
    }
  }

  private claim(name: string, at: Location): void {
    const first = this.owners.get(name);
    if (first) {
      const place = `${first.file}:${first.line}:${first.column}`;
      this.findings.add(
        'S008',
        at,
        `${name} is declared twice, first at ${place}`,
        'give one of them another name',
      );
    }
    this.owners.set(name, at);
  }

  private unknown(name: string, at: Location): void {
    this.findings.add('S009', at, `${name} is not declared in the spec`, 'declare it, or mend the name');
  }
}
