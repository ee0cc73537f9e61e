// SPDX-License-Identifier: MIT
// Lists a folder of a board through its raw REPL. The board's answer is checked like any input.

import { isUtf8 } from 'node:buffer';
import { Failure } from '../support/failure.js';
import { printable } from '../support/printable.js';
import { FOLDER, python, TYPE } from './files.js';
import type { OutputCheck, RawRepl } from './raw-repl.js';

export interface Entry {
  name: string;
  isFolder: boolean;
  /** Bytes; 0 for folders, and for names that the board lists but cannot open. */
  size: number;
}

/** The entries of a folder on the board, by name. */
export async function listFolder(repl: RawRepl, folder: string): Promise<Entry[]> {
  const lines = await repl.evaluate(
    listing(folder.endsWith('/') ? folder : `${folder}/`),
    `the board cannot list ${folder}; is it a folder?`,
    lineCheck(),
  );
  const rows = lines
    .split('\r\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const count = rows.pop();
  if (count !== String(rows.length)) {
    throw odd(count ?? '');
  }
  return rows.map(entryOf).sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

// One line per entry, so that a large folder is no long silence. Sizes from stat(): not every file system lists them.
function listing(folder: string): string {
  return `
import os, json
_folder = ${python(folder)}
_count = 0
for _name in os.listdir(_folder[:-1] or "/"):
    try:
        _stat = os.stat(_folder + _name)
        _stat = [_stat[0], _stat[6]]
    except OSError:
        _stat = [0, 0]
    print(json.dumps([_name] + _stat))
    _count += 1
print(_count)
`;
}

/** Rejects output as soon as a line does not look like one of the listing. */
function lineCheck(): OutputCheck {
  let line = '';
  return (piece) => {
    const lines = (line + piece).split(/\r?\n/);
    line = lines.at(-1) ?? '';
    return lines.every((one) => one === '' || one === '\r' || /^(\[["\]]?|\d)/.test(one));
  };
}

function entryOf(line: string): Entry {
  const bytes = Buffer.from(line, 'latin1');
  const isText = isUtf8(bytes);
  let row: unknown;
  try {
    row = JSON.parse(isText ? bytes.toString() : line);
  } catch {
    throw odd(line);
  }
  const [name, mode, size, ...more] = Array.isArray(row) ? (row as unknown[]) : [];
  if (!isName(name) || !isCount(mode) || !isCount(size) || more.length > 0) {
    throw odd(line);
  }
  const isFolder = (mode & TYPE) === FOLDER;
  return { name: isText ? name : decoded(name), isFolder, size: isFolder ? 0 : size };
}

// A name cannot lead out of its folder.
function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value !== '.' && value !== '..' && !value.includes('/');
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** A name from bytes, as Latin-1, of a line that is not UTF-8: this name may be. */
function decoded(name: string): string {
  const bytes = Buffer.from(name, 'latin1');
  return isUtf8(bytes)
    ? bytes.toString()
    : printable(name).replace(/[\xa0-\xff]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`);
}

function odd(line: string): Failure {
  return new Failure(
    'the board listed something that is no file',
    `Received: ${printable(line.slice(0, 200))}`,
  );
}
