// SPDX-License-Identifier: MIT
// The errors of a spec as text for a terminal.

import type { Diagnostic } from '../../generator/model/diagnostics.js';
import { diagnosticText } from '../../generator/render/diagnostic-text.js';
import { printableLines } from '../support/printable.js';
import { asStarted } from '../support/start-command.js';

/** Each error with its line and hint, then how many there are. */
export function specErrorText(diagnostics: readonly Diagnostic[]): string {
  const { length } = diagnostics;
  const count = length === 1 ? '1 error' : `${length} errors`;
  const explain = `\`vencoder generate --explain ${diagnostics[0]?.code ?? ''}\``;
  return [
    ...diagnostics.map((each) => printableLines(diagnosticText(each))),
    asStarted(`${count}; ${explain} explains ${length === 1 ? 'it' : 'the first'}`),
    '',
  ].join('\n');
}
