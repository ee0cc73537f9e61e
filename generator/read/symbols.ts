// SPDX-License-Identifier: MIT
/** The symbol table: resolves aliases, evaluates constants and enumerators. */
import type { Code } from '../model/catalogue.js';
import type { Diagnostics } from '../model/diagnostics.js';
import type { Location } from '../model/model.js';
import { nearestHint } from '../model/nearest.js';
import { firstBy } from '../model/once-per.js';
import { endlessAliases } from './cycles.js';
import type { Declarations, Term } from './declarations.js';
import { abiFunctions, moduleFunctions } from './modules.js';
import { isPrintable } from './texts.js';
import { WORD_LIST, WORDS } from './vocabulary.js';

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
  /** The enumeration of each enumerator. */
  private readonly enumerations = new Map<string, string>();
  /** Error codes: scripts see them as signed ints. */
  private readonly errors = new Set<string>();
  private readonly locations = new Map<string, Location>();

  constructor(
    declarations: Declarations,
    readonly diagnostics: Diagnostics,
  ) {
    const endless = endlessAliases(declarations.aliases);
    for (const { name, term, at } of declarations.aliases) {
      this.declare(name, at);
      this.aliases.set(name, endless.has(name) ? { kind: 'invalid', at } : term);
      if (endless.has(name)) {
        diagnostics.add('S054', at, `${name} contains itself`, 'name another type');
      }
    }
    for (const { name, members, at } of declarations.enumerations) {
      this.declare(name, at);
      for (const member of members) {
        this.declare(member.name, member.at);
        this.values.set(member.name, member.value);
        this.enumerations.set(member.name, name);
      }
    }
    for (const { name, term, at } of declarations.constants) {
      this.declare(name, at);
      const isError = term.kind === 'name' && term.name === 'ErrorCode';
      const value = isError ? term.args[0] : term;
      if (isError) {
        this.errors.add(name);
      }
      // An invalid constant is still declared, so that its uses are not reported.
      this.values.set(name, value?.kind === 'number' ? value.value : 0);
      if (value?.kind === 'number') {
        this.whole(value.value, value.at, name);
      } else if (value && value.kind !== 'invalid') {
        diagnostics.add(
          'S003',
          at,
          `${name} is neither a number nor an ErrorCode`,
          'write `export declare const NAME: 4;`',
        );
      }
    }
    // A function of the module may have several forms.
    const forms = firstBy(moduleFunctions(declarations), ({ name }) => name);
    for (const { name, at } of [
      ...declarations.interfaces,
      ...abiFunctions(declarations),
      ...forms.values(),
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

  number(term: Term | undefined, subject: string): number {
    const value = term && this.resolve(term);
    if (value?.kind === 'number') {
      return this.whole(value.value, value.at, subject);
    }
    if (value?.kind === 'value') {
      const known = this.known(value);
      return this.errors.has(value.name) ? known | 0 : known;
    }
    const help = 'write a number, `typeof CONSTANT` or `enumeration.NAME`';
    this.report('S004', term, `${subject} must be a number`, help);
    return 0;
  }

  /** A number that need not be whole. */
  real(term: Term | undefined, subject: string): number {
    const value = term && this.resolve(term);
    if (value?.kind === 'number' && Number.isFinite(value.value)) {
      return value.value;
    }
    return this.number(term, subject);
  }

  string(term: Term | undefined, subject: string): string {
    if (term?.kind === 'string') {
      this.checkText(term.value, term.at, subject);
      return term.value;
    }
    this.report('S005', term, `${subject} must be a string`, "write it in quotes: 'like this'");
    return '';
  }

  strings(term: Term | undefined, subject: string): string[] {
    const list = term && this.resolve(term);
    const items = !list ? [] : list.kind === 'tuple' || list.kind === 'union' ? list.items : [list];
    const texts = items.map((item) => this.string(item, subject));
    const seen = new Set<string>();
    for (const [i, item] of items.entries()) {
      const text = texts[i] ?? '';
      if (text !== '' && seen.has(text)) {
        this.diagnostics.add('S018', item.at, `${subject} is doubled: ${text}`, 'remove one of them');
      }
      seen.add(text);
    }
    return texts;
  }

  /** Whether a term is `true`. */
  boolean(term: Term | undefined, subject: string): boolean {
    const value = term && this.resolve(term);
    if (value?.kind === 'boolean') {
      return value.value;
    }
    this.report('S051', term, `${subject} must be true or false`, 'write `true`, or remove it');
    return false;
  }

  /** Name of the constant or enumerator that a term refers to. */
  valueName(term: Term | undefined, subject: string): string {
    const value = term && this.resolve(term);
    if (value?.kind === 'value') {
      this.known(value);
      return value.name;
    }
    const help = 'write `typeof CONSTANT` or `enumeration.NAME`';
    this.report('S006', term, `${subject} must name a constant`, help);
    return '';
  }

  /** Name of a type that a term refers to; '' after a diagnostic. */
  typeName(term: Term | undefined, subject: string): string {
    if (term?.kind === 'name' && term.args.length === 0) {
      return this.reportUnknown(term.name, term.at) ? '' : term.name;
    }
    this.report('S025', term, `${subject} must be the name of a type`, 'write the name of a struct or class');
    return '';
  }

  members(term: Term | undefined, at: Location, subject: string): Map<string, Term> {
    const object = term && this.resolve(term);
    if (object?.kind === 'object') {
      return new Map(object.members.map((member) => [member.name, member.term]));
    }
    this.report('S007', term, `${subject} must be an object type`, 'write it as { … }');
    return new InvalidMembers(term?.at ?? at);
  }

  /** Adds a diagnostic about a term, unless the term is missing or invalid, which has been reported. */
  report(code: Code, term: Term | undefined, message: string, help: string): void {
    if (!term || term.kind === 'invalid') {
      return;
    }
    if (term.kind === 'name' && code !== 'S005' && this.reportUnknown(term.name, term.at)) {
      return;
    }
    this.diagnostics.add(code, term.at, message, help);
  }

  /** Whether the spec declares the name. */
  isDeclared(name: string): boolean {
    return this.locations.has(name);
  }

  /** Reports a name that is neither declared nor a word of the vocabulary; returns whether it is one. */
  reportUnknown(name: string, at: Location): boolean {
    if (this.isDeclared(name) || Object.hasOwn(WORDS, name)) {
      return false;
    }
    const known = [...this.locations.keys(), ...Object.keys(WORDS)];
    const help = nearestHint(name, known, `declare it, or use a word of the vocabulary: ${WORD_LIST}`);
    this.diagnostics.add(
      'S010',
      { ...at, length: name.length },
      `${name} is neither declared nor a word of the vocabulary`,
      help,
    );
    return true;
  }

  /** Reports texts that no emitted file can have: control characters, and marks that reorder the text around them. */
  checkText(text: string, at: Location, subject: string): void {
    if (!isPrintable(text)) {
      const help = 'write one line of printable characters';
      this.diagnostics.add('S016', at, `${subject} has a line break or a control character`, help);
    } else if (text.trim() === '') {
      this.diagnostics.add('S017', at, `${subject} is empty`, 'write a text');
    }
  }

  /** A number that C and Python can have; reports others. */
  private whole(value: number, at: Location, subject: string): number {
    if (Number.isSafeInteger(value)) {
      // An int has no -0.
      return value === 0 ? 0 : value;
    }
    if (!Number.isFinite(value)) {
      this.diagnostics.add('S055', at, `${subject} is too big`, 'write a number below 1.8e308');
      return 0;
    }
    const help = 'write an integer within ±(2**53 - 1)';
    this.diagnostics.add('S011', at, `${subject} is ${value}, which is not an exact whole number`, help);
    return 0;
  }

  /** Value of a constant or enumerator; reports others. */
  private known({ name, enumeration, at }: Term & { kind: 'value' }): number {
    const value = this.values.get(name);
    if (value === undefined || this.enumerations.get(name) !== enumeration) {
      const given = enumeration === undefined ? name : `${enumeration}.${name}`;
      const names = [...this.values.keys()].map((each) => {
        const owner = this.enumerations.get(each);
        return owner === undefined ? each : `${owner}.${each}`;
      });
      const help = nearestHint(given, names, 'declare it, or fix the name');
      this.diagnostics.add('S009', at, `${given} is not declared in the spec`, help);
    }
    return value ?? 0;
  }

  private declare(name: string, at: Location): void {
    const first = this.locations.get(name);
    if (first) {
      const place = `${first.file}:${first.line}:${first.column}`;
      this.diagnostics.add('S008', at, `${name} is already declared at ${place}`, 'rename one of them');
    }
    if (Object.hasOwn(WORDS, name)) {
      this.diagnostics.add('S019', at, `${name} is a word of the vocabulary`, 'rename it');
    }
    this.locations.set(name, at);
  }
}
