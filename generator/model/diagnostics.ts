// SPDX-License-Identifier: MIT
/** Diagnostics of a spec: what is wrong, where, and how to fix it. */
import type { Location } from './model.js';

/** One error in a spec: a stable code, its location, the message and a hint. */
export interface Diagnostic {
  code: string;
  at: Location;
  message: string;
  help: string;
}

/** Thrown after reading or checking as much of a spec as possible, with all its errors. */
export class SpecError extends Error {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(describe).join('\n'));
    this.name = 'SpecError';
  }
}

/** `file:line:column: error CODE: message`, then a line with the hint. */
export function describe({ code, at, message, help }: Diagnostic): string {
  return `${at.file}:${at.line}:${at.column}: error ${code}: ${message}\n    help: ${help}`;
}

/** Collects diagnostics, so that one run reports all of them. */
export class Diagnostics {
  readonly found: Diagnostic[] = [];
  private readonly texts = new Set<string>();

  /** Adds a diagnostic; drops duplicates, which arise when several readers visit the same term. */
  add(code: string, at: Location, message: string, help: string): void {
    const diagnostic = { code, at, message, help };
    const text = describe(diagnostic);
    if (!this.texts.has(text)) {
      this.texts.add(text);
      this.found.push(diagnostic);
    }
  }

  throwIfAny(): void {
    if (this.found.length > 0) {
      throw new SpecError(this.found);
    }
  }
}
