// SPDX-License-Identifier: MIT
// What the doctor found.

/** `wrong` keeps the main commands from working, `note` keeps some. */
export type State = 'ok' | 'note' | 'wrong';

export interface Finding {
  subject: string;
  state: State;
  what: string;
  /** The command, or the lines, that mend it. */
  mend?: string;
}

export function ok(subject: string, what: string): Finding {
  return { subject, state: 'ok', what };
}

export function note(subject: string, what: string, mend: string): Finding {
  return { subject, state: 'note', what, mend };
}

export function wrong(subject: string, what: string, mend: string): Finding {
  return { subject, state: 'wrong', what, mend };
}
