// SPDX-License-Identifier: MIT
// Files to and from a board by its raw REPL; both sides' SHA-256 are compared.

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { writeFileAtomically } from '../support/atomic-write.js';
import { Failure } from '../support/failure.js';
import type { RawRepl } from './raw-repl.js';

/** Bytes of a file in one piece of code; a multiple of 3, for base64 without padding. */
const CHUNK = 12 * 1024;

/** The bit of a folder in MicroPython's types of entries. */
const FOLDER = 0x4000;

export interface Entry {
  name: string;
  isFolder: boolean;
  /** Bytes; 0 for folders. */
  size: number;
}

// Reads what is on the board's storage, not what was sent.
const HASH = `
def _hash(name):
    import binascii, hashlib
    sum = hashlib.sha256()
    with open(name, "rb") as file:
        while True:
            piece = file.read(4096)
            if not piece:
                return binascii.hexlify(sum.digest()).decode()
            sum.update(piece)
`;

const CLOSE = `
try:
    _file.close()
except Exception:
    pass
`;

/** Called between two chunks with bytes done and in total. It may throw to stop: the target stays unchanged. */
export type BetweenChunks = (done: number, total: number) => void;

/** Puts a file there, whole or not at all; its SHA-256. */
export async function putFile(
  repl: RawRepl,
  from: string,
  to: string,
  between: BetweenChunks,
): Promise<string> {
  const bytes = await readFile(from);
  const sum = createHash('sha256').update(bytes).digest('hex');
  const refusal = `the board does not take ${to}`;
  const [unfinished, name] = [python(`${to}.unfinished`), python(to)];
  await tidied(repl, `${CLOSE}${remove(unfinished)}`, async () => {
    await repl.ask(`${requireNoFolder(name)}import binascii\n_file = open(${unfinished}, "wb")`, refusal);
    for (let at = 0; at < bytes.length; at += CHUNK) {
      between(at, bytes.length);
      const piece = bytes.subarray(at, at + CHUNK);
      await repl.ask(`_ = _file.write(binascii.a2b_base64(b"${piece.toString('base64')}"))`, refusal);
    }
    between(bytes.length, bytes.length);
    await repl.ask(`_file.close()${HASH}`, refusal);
    requireSame(to, (await repl.ask(`print(_hash(${unfinished}))`)).trim(), sum);
    between(bytes.length, bytes.length);
  });
  // FAT does not rename onto a file that is there.
  await repl.ask(`${remove(name)}os.rename(${unfinished}, ${name})`, refusal);
  return sum;
}

/** Gets a file from there, whole or not at all; its SHA-256. */
export async function getFile(
  repl: RawRepl,
  from: string,
  to: string,
  between: BetweenChunks,
): Promise<string> {
  const name = python(from);
  const refusal = `the board does not give ${from}`;
  const size = Number(
    await repl.ask(`${requireNoFolder(name)}import binascii\nprint(os.stat(${name})[6])`, refusal),
  );
  const pieces: Buffer[] = [];
  await tidied(repl, CLOSE, async () => {
    await repl.ask(`_file = open(${name}, "rb")${HASH}`, refusal);
    for (let at = 0; at < size; at += CHUNK) {
      between(at, size);
      const text = await repl.ask(`print(binascii.b2a_base64(_file.read(${CHUNK})).decode(), end="")`);
      pieces.push(Buffer.from(text, 'base64'));
    }
    between(size, size);
  });
  const bytes = Buffer.concat(pieces);
  const sum = createHash('sha256').update(bytes).digest('hex');
  requireSame(from, (await repl.ask(`_file.close()\nprint(_hash(${name}))`)).trim(), sum);
  between(size, size);
  await writeFileAtomically(to, (staged) => writeFile(staged, bytes), { replace: true });
  return sum;
}

/** What is in a folder of the board, by name. */
export async function listFolder(repl: RawRepl, folder: string): Promise<Entry[]> {
  // Sizes by stat(): not every file system lists them.
  const text = await repl.ask(
    `
import os, json
_folder = ${python(folder.endsWith('/') ? folder : `${folder}/`)}
print(json.dumps([[e[0], e[1], os.stat(_folder + e[0])[6]] for e in os.ilistdir(_folder[:-1] or "/")]))`,
    `the board does not list ${folder}; is it a folder?`,
  );
  const entries = (JSON.parse(text) as [string, number, number][]).map(([name, type, size]) => ({
    name,
    isFolder: (type & FOLDER) !== 0,
    size: (type & FOLDER) === 0 ? size : 0,
  }));
  return entries.sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** What the work left open on the board is put in order by `tidying` where it does not end well. */
async function tidied(repl: RawRepl, tidying: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await repl.ask(tidying);
    throw error;
  }
}

/** Code that raises EISDIR for a folder: that may be opened, and fails late. */
function requireNoFolder(name: string): string {
  return `
import os
try:
    _type = os.stat(${name})[0]
except OSError:
    _type = 0
if _type & ${FOLDER}:
    raise OSError(21)
`;
}

/** Code that removes a file, if it is there. */
function remove(name: string): string {
  return `
import os
try:
    os.remove(${name})
except OSError:
    pass
`;
}

function requireSame(name: string, there: string, here: string): void {
  if (there !== here) {
    throw new Failure(`${name} arrived with SHA-256 ${there}, and it should be ${here}`, 'Try again.');
  }
}

// JSON's escapes are Python's, too.
function python(text: string): string {
  return JSON.stringify(text);
}
