// SPDX-License-Identifier: MIT
// Copies files to and from a board through its raw REPL, and compares the SHA-256 of both sides.

import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { writeFileAtomically } from '../support/atomic-write.js';
import { Failure, usageError } from '../support/failure.js';
import type { OutputCheck, RawRepl } from './raw-repl.js';

/** Bytes of a file per piece of code; a multiple of 3, for base64 without padding. */
const CHUNK = 12 * 1024;

/** The bits of the type in a mode of MicroPython's os.stat(), and those of a folder. */
export const TYPE = 0xf000;
export const FOLDER = 0x4000;

const BASE64: OutputCheck = (piece) => /^[A-Za-z0-9+/=\r\n]*$/.test(piece);
const DIGITS: OutputCheck = (piece) => /^[\d\r\n]*$/.test(piece);
const HASH_OUTPUT: OutputCheck = (piece) => /^[.0-9a-f\r\n]*$/.test(piece);

// Reads the file back from the board's storage. A dot now and then shows that the board is alive.
const HASH = `
def _hash(name):
    import binascii, hashlib
    sum = hashlib.sha256()
    count = 0
    with open(name, "rb") as file:
        while True:
            piece = file.read(4096)
            if not piece:
                return binascii.hexlify(sum.digest()).decode()
            sum.update(piece)
            count += 1
            if count % 64 == 0:
                print(".", end="")
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
  const total = await sizeOfFile(from);
  const problem = `the board cannot write ${to}`;
  const [unfinished, name] = [python(`${to}.unfinished`), python(to)];
  const advice = `To copy into a folder, end its path with /: ${to}/`;
  await requireNoFolder(repl, to, problem, advice);
  return await withCleanupCode(repl, `${CLOSE}${remove(unfinished)}`, `${to}.unfinished`, async () => {
    await repl.evaluate(`import binascii\n_file = open(${unfinished}, "wb")`, problem);
    const sum = createHash('sha256');
    let done = 0;
    for await (const piece of piecesOf(from)) {
      between(done, Math.max(total, done));
      await repl.evaluate(writePiece(piece), problem);
      sum.update(piece);
      done += piece.length;
    }
    between(done, done);
    await repl.evaluate(`_file.close()${HASH}`, problem);
    const digest = sum.digest('hex');
    requireSame(to, await hashOnBoard(repl, unfinished), digest);
    between(done, done);
    await repl.evaluate(replaceBy(unfinished, name), problem);
    return digest;
  });
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
  await requireNoFolder(repl, from, problem, 'List it with `vencoder ls`.');
  const size = Number(
    await repl.evaluate(`import binascii\nprint(os.stat(${name})[6], end="")`, problem, DIGITS),
  );
  let digest = '';
  const copy = async (staged: string): Promise<void> => {
    const file = await open(staged, 'wx');
    try {
      const sum = createHash('sha256');
      await repl.evaluate(`_file = open(${name}, "rb")${HASH}`, problem);
      for (let at = 0; at < size; at += CHUNK) {
        between(at, size);
        const piece = await readPiece(repl, from, Math.min(CHUNK, size - at));
        sum.update(piece);
        await file.appendFile(piece);
      }
      between(size, size);
      digest = sum.digest('hex');
      await repl.evaluate('_file.close()');
      requireSame(from, await hashOnBoard(repl, name), digest);
      between(size, size);
    } finally {
      await file.close();
    }
  };
  await writeFileAtomically(
    to,
    async (staged) => {
      await withCleanupCode(repl, CLOSE, undefined, async () => copy(staged));
    },
    { replace: true },
  );
  return digest;
}

async function sizeOfFile(path: string): Promise<number> {
  const { size, isFile } = await stat(path).then((found) => ({ size: found.size, isFile: found.isFile() }));
  if (!isFile) {
    throw usageError(
      `${path} is not a file`,
      'Devices and pipes have no size. Copy the data into a file first.',
    );
  }
  return size;
}

async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(CHUNK));
      if (bytesRead === 0) {
        return;
      }
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

// Some file systems write what fits, without an error.
function writePiece(piece: Buffer): string {
  return `
if _file.write(binascii.a2b_base64(b"${piece.toString('base64')}")) != ${piece.length}:
    raise OSError(28)
`;
}

async function readPiece(repl: RawRepl, from: string, size: number): Promise<Buffer> {
  const text = await repl.evaluate(
    `print(binascii.b2a_base64(_file.read(${size})).decode(), end="")`,
    `the board cannot read ${from}`,
    BASE64,
  );
  const piece = Buffer.from(text, 'base64');
  if (piece.length !== size) {
    throw damaged(from, `${piece.length} bytes arrived instead of ${size}`);
  }
  return piece;
}

async function hashOnBoard(repl: RawRepl, name: string): Promise<string> {
  const output = await repl.evaluate(
    `print(_hash(${name}), end="")`,
    'the board cannot read it back',
    HASH_OUTPUT,
  );
  return output.replaceAll('.', '').trim();
}

// open() may accept a folder.
async function requireNoFolder(repl: RawRepl, path: string, problem: string, advice: string): Promise<void> {
  const type = await repl.evaluate(
    `
import os
try:
    _type = os.stat(${python(path)})[0]
except OSError:
    _type = 0
print(_type & ${TYPE}, end="")
`,
    problem,
    DIGITS,
  );
  if (Number(type) === FOLDER) {
    throw new Failure(`${path} is a folder on the board`, advice);
  }
}

/** Code that renames a file; FAT cannot rename to the name of an existing file. */
function replaceBy(unfinished: string, name: string): string {
  return `
import os
try:
    os.rename(${unfinished}, ${name})
except OSError:
    os.remove(${name})
    os.rename(${unfinished}, ${name})
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

/** Runs `work`; if it fails, runs the code `cleanup` on the board. The error names `leftover` if that fails, too. */
async function withCleanupCode<T>(
  repl: RawRepl,
  cleanup: string,
  leftover: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isClean = await repl.cleanUp(cleanup);
    if (!isClean && leftover !== undefined && error instanceof Failure) {
      const note = `${leftover} may be left on the board.`;
      throw new Failure(error.message, error.hint === '' ? note : `${error.hint}\n${note}`, error.isUsage);
    }
    throw error;
  }
}

function requireSame(name: string, there: string, here: string): void {
  if (there !== here) {
    throw damaged(name, `SHA-256 ${there} instead of ${here}`);
  }
}

function damaged(name: string, how: string): Failure {
  return new Failure(`${name} was damaged in transfer: ${how}`, 'Try again.');
}

/** A string literal: JSON's escapes are also Python's. */
export function python(text: string): string {
  return JSON.stringify(text);
}
