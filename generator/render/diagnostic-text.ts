// SPDX-License-Identifier: MIT
/** A diagnostic as text for a terminal: with the line of the spec, and a mark below the place. */
import type { Diagnostic } from '../model/diagnostics.js';

/** Longer lines are shown from near the place on, and up to this length. */
const WIDTH = 120;
const BEFORE = 40;
const CONTROLS = /[^\P{C}\t]/gu;

/** The head with code and message, the line with its mark, and the hint, without a trailing newline. */
export function diagnosticText({ code, at, message, help, source }: Diagnostic): string {
  return [
    `${at.file}:${at.line}:${at.column}: error ${code}: ${message}`,
    ...(source === undefined ? [] : marked(source, at.line, at.column - 1, at.length ?? 1)),
    `    help: ${help}`,
  ].join('\n');
}

function marked(source: string, line: number, column: number, length: number): string[] {
  const isLong = source.length > WIDTH;
  const start = isLong ? Math.max(0, column - BEFORE) : 0;
  const head = start > 0 ? '…' : '';
  const shown = source.slice(start, start + WIDTH).replace(CONTROLS, '\ufffd');
  const tail = start + WIDTH < source.length ? '…' : '';
  // Tabs stay, so that the mark is below the place.
  const indent = shown.slice(0, column - start).replace(/[^\t]/g, ' ');
  const mark = '^'.repeat(Math.max(1, Math.min(length, shown.length - (column - start))));
  const number = String(line);
  return [
    `${number.padStart(5)} | ${head}${shown.trimEnd()}${tail}`,
    `${' '.repeat(5)} | ${head && ' '}${indent}${mark}`,
  ];
}
