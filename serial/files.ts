// This file is part of the k230 vencoder project, MIT licence.
// Files to and from a board by its raw REPL; both sides' SHA-256 are compared.

import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { Failure } from '../toolchain/failure.js';
import { withUnfinished } from '../toolchain/unfinished.js';
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

/** Puts a file there, whole or not at all; its SHA-256. */
export async function putFile(repl: RawRepl, from: string, to: string): Promise<string> {
  const bytes = await readFile(from);
  const unfinished = python(`${to}.unfinished`);
  await repl.ask(`import binascii, os\n_file = open(${unfinished}, "wb")`);
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const piece = bytes.subarray(at, at + CHUNK);
    await repl.ask(`_ = _file.write(binascii.a2b_base64(b"${piece.toString('base64')}"))`);
  }
  await repl.ask(`_file.close()${HASH}`);
  const sum = createHash('sha256').update(bytes).digest('hex');
  requireSame(to, (await repl.ask(`print(_hash(${unfinished}))`)).trim(), sum);
  // FAT does not rename onto a file that is there.
  await repl.ask(`
try:
    os.remove(${python(to)})
except OSError:
    pass
os.rename(${unfinished}, ${python(to)})`);
  return sum;
}

/** Gets a file from there, whole or not at all; its SHA-256. */
export async function getFile(repl: RawRepl, from: string, to: string): Promise<string> {
  const name = python(from);
  const size = Number(await repl.ask(`import binascii, os\nprint(os.stat(${name})[6])`));
  await repl.ask(`_file = open(${name}, "rb")${HASH}`);
  const pieces: Buffer[] = [];
  for (let at = 0; at < size; at += CHUNK) {
    const text = await repl.ask(`print(binascii.b2a_base64(_file.read(${CHUNK})).decode(), end="")`);
    pieces.push(Buffer.from(text, 'base64'));
  }
  const bytes = Buffer.concat(pieces);
  const sum = createHash('sha256').update(bytes).digest('hex');
  requireSame(from, (await repl.ask(`_file.close()\nprint(_hash(${name}))`)).trim(), sum);
  await withUnfinished(`${to}.unfinished`, `interrupted; ${to} was not written`, async () => {
    await writeFile(`${to}.unfinished`, bytes);
    await rename(`${to}.unfinished`, to);
  });
  return sum;
}

/** What is in a folder of the board, by name. */
export async function listFolder(repl: RawRepl, folder: string): Promise<Entry[]> {
  // Sizes by stat(): not every file system lists them.
  const text = await repl.ask(`
import os, json
_folder = ${python(folder.endsWith('/') ? folder : `${folder}/`)}
print(json.dumps([[e[0], e[1], os.stat(_folder + e[0])[6]] for e in os.ilistdir(_folder[:-1] or "/")]))`);
  const entries = (JSON.parse(text) as [string, number, number][]).map(([name, type, size]) => ({
    name,
    isFolder: (type & FOLDER) !== 0,
    size: (type & FOLDER) === 0 ? size : 0,
  }));
  return entries.sort((one, other) => one.name.localeCompare(other.name, 'en'));
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
