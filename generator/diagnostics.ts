// SPDX-License-Identifier: MIT
import type { Location } from './model/model.js';

/** Something in a spec that cannot be emitted: a stable code, a place, what is wrong and what helps. */
export interface Diagnostic {
  code: string;
  at: Location;
  message: string;
  help: string;
}

/** Thrown once a spec was read or checked as far as possible, with everything that was found. */
export class SpecError extends Error {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(describe).join('\n'));
    this.name = 'SpecError';
  }
}

/** `file:line:column: error CODE: message` and a line of help. */
export function describe({ code, at, message, help }: Diagnostic): string {
  return `${at.file}:${at.line}:${at.column}: error ${code}: ${message}\n    help: ${help}`;
}

/** Collects diagnostics, so that one run shows all of them. */
export class Findings {
  readonly found: Diagnostic[] = [];

  /** Adds a finding; what several readers trip over at one place is said once. */
  add(code: string, at: Location, message: string, help: string): void {
    const finding = { code, at, message, help };
    if (!this.found.some((known) => describe(known) === describe(finding))) {
      this.found.push(finding);
    }
  }

  throwIfAny(): void {
    if (this.found.length > 0) {
      throw new SpecError(this.found);
    }
  }
}
