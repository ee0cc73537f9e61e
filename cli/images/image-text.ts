// SPDX-License-Identifier: MIT
// Text of `vencoder image`: the results of an inspection and of an injection.

import { columns } from '../support/columns.js';
import { printable } from '../support/printable.js';
import type { Inserted } from './injection.js';
import type { Inspection, Program } from './inspection.js';

export function inspectionText(inspection: Inspection): string {
  const { areas, programs, problems } = inspection;
  return [
    columns(facts(inspection).map((row) => row.map(printable))),
    '\n',
    columns([
      ['AREA', 'OFFSET', 'SIZE', 'FILE SIZE', 'CONTENT', 'SOURCE'],
      ...areas.map(({ name, offset, size, content, holds, label = '', from }) => [
        name,
        ...[offset, size, content.size].map(String),
        label === '' ? holds : `${holds} ${label}`,
        from,
      ]),
    ]),
    '\n',
    ...(programs.length === 0 ? ['No MicroPython program was found.\n'] : programs.map(programLine)),
    ...problems.map((problem) => `damaged: ${problem}\n`),
  ].join('');
}

export function insertedText(inserted: Inserted[]): string {
  return inserted
    .map(
      ({ file, path, area, size, sha256 }) =>
        `${printable(`${place(area, path)}: ${file}`)}, ${size} bytes\n  SHA-256 ${sha256}\n`,
    )
    .join('');
}

function facts({ file, container, isCompressed, size, board, kdimg, revision }: Inspection): string[][] {
  return [
    ['file', file],
    ['container', isCompressed ? `${container}, gzip` : container],
    ['size', `${size} bytes${isCompressed ? ' unpacked' : ''}`],
    ...(board === undefined ? [] : [['board', board]]),
    ...(kdimg === undefined
      ? []
      : [
          ['kdimg', `version ${kdimg.version}`],
          ['image', kdimg.image],
          ['chip', kdimg.chip],
          ['kdimg board', kdimg.board],
        ]),
    ...revision.map((line) => ['revision', line]),
  ];
}

function programLine({ area, path, size, sha256, machine }: Program): string {
  return `program: ${place(area, path)}, ${size} bytes, ${machine ?? 'not an ELF file'}\n  SHA-256 ${sha256}\n`;
}

function place(area: string, path: string | undefined): string {
  return path === undefined ? `the raw area ${area}` : `${path} on ${area}`;
}
