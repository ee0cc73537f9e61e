// SPDX-License-Identifier: MIT
// Copies files to and from a board through its raw REPL, and compares the SHA-256 of both sides.

import { readFile, writeFile } from 'node:fs/promises';
import { writeFileAtomically } from '../support/atomic-write.js';
import { Failure } from '../support/failure.js';
import { sha256 } from '../support/fingerprint.js';
import type { RawRepl } from './raw-repl.js';

/** Bytes of a file per piece of code; a multiple of 3, for base64 without padding. */
const CHUNK = 12 * 1024;

/** The bit of a folder in the type of MicroPython's os.ilistdir(). */
const FOLDER = 0x4000;

export interface Entry {
  name: string;
  isFolder: boolean;
  /** Bytes; 0 for folders. */
  size: number;
}

// Reads the file back from the board's storage.
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

/** Copies a file to the board, completely or not at all; returns its SHA-256. */
export async function putFile(
  repl: RawRepl,
  from: string,
  to: string,
  between: BetweenChunks,
): Promise<string> {
  const bytes = await readFile(from);
  const sum = sha256(bytes);
  const problem = `the board cannot write ${to}`;
  const [unfinished, name] = [python(`${to}.unfinished`), python(to)];
  await withCleanupCode(repl, `${CLOSE}${remove(unfinished)}`, async () => {
    await repl.evaluate(
      `${requireNoFolder(name)}import binascii\n_file = open(${unfinished}, "wb")`,
      problem,
    );
    for (let at = 0; at < bytes.length; at += CHUNK) {
      between(at, bytes.length);
      const piece = bytes.subarray(at, at + CHUNK);
      await repl.evaluate(`_ = _file.write(binascii.a2b_base64(b"${piece.toString('base64')}"))`, problem);
    }
    between(bytes.length, bytes.length);
    await repl.evaluate(`_file.close()${HASH}`, problem);
    requireSame(to, (await repl.evaluate(`print(_hash(${unfinished}))`)).trim(), sum);
    between(bytes.length, bytes.length);
  });
  // FAT cannot rename to the name of an existing file.
  await repl.evaluate(`${remove(name)}os.rename(${unfinished}, ${name})`, problem);
  return sum;
}

/** Copies a file from the board, completely or not at all; returns its SHA-256. */
export async function getFile(
  repl: RawRepl,
  from: string,
  to: string,
  between: BetweenChunks,
): Promise<string> {
  const name = python(from);
  const problem = `the board cannot read ${from}`;
  const size = Number(
    await repl.evaluate(`${requireNoFolder(name)}import binascii\nprint(os.stat(${name})[6])`, problem),
  );
  const pieces: Buffer[] = [];
  await withCleanupCode(repl, CLOSE, async () => {
    await repl.evaluate(`_file = open(${name}, "rb")${HASH}`, problem);
    for (let at = 0; at < size; at += CHUNK) {
      between(at, size);
      const text = await repl.evaluate(`print(binascii.b2a_base64(_file.read(${CHUNK})).decode(), end="")`);
      pieces.push(Buffer.from(text, 'base64'));
    }
    between(size, size);
  });
  const bytes = Buffer.concat(pieces);
  const sum = sha256(bytes);
  requireSame(from, (await repl.evaluate(`_file.close()\nprint(_hash(${name}))`)).trim(), sum);
  between(size, size);
  await writeFileAtomically(to, (staged) => writeFile(staged, bytes), { replace: true });
  return sum;
}

/** The entries of a folder on the board, by name. */
export async function listFolder(repl: RawRepl, folder: string): Promise<Entry[]> {
  // Sizes from stat(): not every file system lists them.
  const text = await repl.evaluate(
    `
import os, json
_folder = ${python(folder.endsWith('/') ? folder : `${folder}/`)}
print(json.dumps([[e[0], e[1], os.stat(_folder + e[0])[6]] for e in os.ilistdir(_folder[:-1] or "/")]))`,
    `the board cannot list ${folder}; is it a folder?`,
  );
  const entries = (JSON.parse(text) as [string, number, number][]).map(([name, type, size]) => ({
    name,
    isFolder: (type & FOLDER) !== 0,
    size: (type & FOLDER) === 0 ? size : 0,
  }));
  return entries.sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** Runs `work`; if it fails, runs the code `cleanup` on the board. */
async function withCleanupCode(repl: RawRepl, cleanup: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await repl.evaluate(cleanup);
    throw error;
  }
}

/** Code that raises EISDIR for a folder, because open() may accept one. */
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

/** Code that removes a file if it exists. */
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
    throw new Failure(`${name} was damaged in transfer: SHA-256 ${there} instead of ${here}`, 'Try again.');
  }
}

// JSON's escapes are also Python's.
function python(text: string): string {
  return JSON.stringify(text);
}
