// SPDX-License-Identifier: MIT
// A finding of `vencoder doctor`, and its fix.

import { asStarted } from '../support/start-command.js';

/** `wrong`: the main commands do not work. `note`: some commands do not work. */
export type State = 'ok' | 'note' | 'wrong';

export interface Finding {
  subject: string;
  state: State;
  what: string;
  /** Commands or instructions, one per line. */
  fix?: string;
  /** What the subject consists of, with sizes on the disk. */
  parts?: { name: string; bytes: number }[];
}

export function ok(subject: string, what: string): Finding {
  return { subject, state: 'ok', what };
}

export function note(subject: string, what: string, fix: string): Finding {
  return { subject, state: 'note', what, fix: asStarted(fix) };
}

export function wrong(subject: string, what: string, fix: string): Finding {
  return { subject, state: 'wrong', what, fix: asStarted(fix) };
}
