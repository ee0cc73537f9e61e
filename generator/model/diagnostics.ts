// SPDX-License-Identifier: MIT
/** Diagnostics of a spec: what is wrong, where, and how to fix it. */
import type { Code } from './catalogue.js';
import type { Location } from './model.js';

/** One error in a spec: a code of the catalogue, its location, the message and a hint. */
export interface Diagnostic {
  code: Code;
  at: Location;
  message: string;
  help: string;
  /** The line of the spec at the location, if it was read. */
  source?: string;
}

/** Thrown after reading or checking as much of a spec as possible, with all its errors, sorted by place. */
export class SpecError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const sorted = diagnostics.toSorted((one, other) => comparePlaces(one.at, other.at));
    super(sorted.map(describe).join('\n'));
    this.diagnostics = sorted;
    this.name = 'SpecError';
  }
}

function comparePlaces(one: Location, other: Location): number {
  return one.file === other.file
    ? one.line - other.line || one.column - other.column
    : one.file < other.file
      ? -1
      : 1;
}

/** `file:line:column: error CODE: message`, then a line with the hint. */
export function describe({ code, at, message, help }: Diagnostic): string {
  return `${at.file}:${at.line}:${at.column}: error ${code}: ${message}\n    help: ${help}`;
}

/** A part of a spec that can be right while others are wrong: a declaration, or a member of a class. */
export interface Part {
  /** Where it starts. */
  at: Location;
  /** Names that it declares, or helps to declare. */
  names: readonly string[];
  /** Names of others that it refers to. */
  uses: readonly string[];
}

/** Codes that decide what follows from what. */
export interface Followers {
  /** Of checks that compare parts: a part that could not be read makes them wrong. */
  comparing: ReadonlySet<Code>;
  /** Of errors in comments, which leave the part complete but for its documentation. */
  inComments: ReadonlySet<Code>;
  /** Of checks of names alone, which follow from nothing. */
  ofNames: ReadonlySet<Code>;
  /** Of checks of the documentation, which follow from errors in comments only. */
  ofComments: ReadonlySet<Code>;
}

/** The parts, and all that use them, directly or not. */
function withUsers(broken: ReadonlySet<Part | undefined>, parts: readonly Part[]): Set<Part | undefined> {
  const names = new Set([...broken].flatMap((part) => part?.names ?? []));
  const more = parts.filter((part) => !broken.has(part) && part.uses.some((name) => names.has(name)));
  return more.length === 0 ? new Set(broken) : withUsers(new Set([...broken, ...more]), parts);
}

/** Collects diagnostics, so that one run reports all of them. */
export class Diagnostics {
  private found: Diagnostic[] = [];
  private readonly texts = new Set<string>();
  private readonly sources = new Map<string, string>();
  /** Whether a diagnostic follows from the errors of an earlier step; undefined in the first step. */
  private follows: ((diagnostic: Diagnostic) => boolean) | undefined;

  /** Keeps the text of a file, from which diagnostics take their lines. */
  addSource(file: string, text: string): void {
    this.sources.set(file, text);
  }

  /** Adds a diagnostic; drops duplicates, which arise when several readers visit the same term, and followers. */
  add(code: Code, at: Location, message: string, help: string): void {
    const diagnostic = { code, at, message, help };
    const text = describe(diagnostic);
    if (!this.texts.has(text) && !this.follows?.(diagnostic)) {
      this.texts.add(text);
      this.found.push(diagnostic);
    }
  }

  /**
   * Starts another step on parts of a spec that the errors so far have made incomplete: drops what follows from them,
   * which are diagnostics in parts that have an error or use one that has, and those that compare parts. No-op if there
   * are no errors.
   */
  suppressFollowers(parts: readonly Part[], rules: Followers): void {
    if (this.found.length === 0) {
      return;
    }
    const sorted = parts.toSorted((one, other) => comparePlaces(one.at, other.at));
    const partAt = (at: Location): Part | undefined =>
      sorted.findLast((part) => part.at.file === at.file && comparePlaces(part.at, at) <= 0);
    const [inText, inCode] = [true, false].map((isText) =>
      this.found.filter(({ code }) => rules.inComments.has(code) === isText).map(({ at }) => partAt(at)),
    );
    const undocumented = new Set(inText);
    const broken = withUsers(new Set(inCode), parts);
    this.follows = ({ code, at }) =>
      (!rules.ofNames.has(code) && !rules.ofComments.has(code) && broken.has(partAt(at))) ||
      (inCode?.length !== 0 && rules.comparing.has(code)) ||
      (rules.ofComments.has(code) && undocumented.has(partAt(at)));
  }

  throwIfAny(): void {
    if (this.found.length > 0) {
      throw new SpecError(this.found.map((diagnostic) => this.withSource(diagnostic)));
    }
  }

  private withSource(diagnostic: Diagnostic): Diagnostic {
    const { file, line } = diagnostic.at;
    const source = this.sources.get(file)?.split(/\r?\n/)[line - 1];
    return { ...diagnostic, ...(source !== undefined && { source }) };
  }
}
