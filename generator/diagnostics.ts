import type { Location } from './model.js';

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

  add(code: string, at: Location, message: string, help: string): void {
    this.found.push({ code, at, message, help });
  }

  throwIfAny(): void {
    if (this.found.length > 0) {
      throw new SpecError(this.found);
    }
  }
}
