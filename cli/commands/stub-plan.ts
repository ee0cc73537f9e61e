// SPDX-License-Identifier: MIT
// What `vencoder stubs` changes in a project: it replaces and removes only files that it wrote and nobody changed.

import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv, type JSONSchemaType } from 'ajv';
import { writeFileAtomically } from '../support/atomic-write.js';
import { Failure } from '../support/failure.js';
import { sha256 } from '../support/fingerprint.js';

/** Where pyright looks for stubs, in the project's folder. */
export const STUB_FOLDER = 'typings';
/** In that folder: the files that the command wrote. */
export const RECORD = '.vencoder-stubs.json';

const ABOUT = 'Written by `vencoder stubs`: the stubs that it wrote, which it may replace.';
/** Files named in a message. */
const SHOWN = 5;

export interface StubPlan {
  /** By path in the folder of stubs. */
  written: Map<string, Buffer>;
  removed: string[];
  unchanged: number;
}

interface StubRecord {
  about: string;
  /** SHA-256 by path. */
  files: { [path: string]: string };
}

const schema: JSONSchemaType<StubRecord> = {
  type: 'object',
  properties: {
    about: { type: 'string' },
    files: {
      type: 'object',
      // Files are removed by these paths: none may lead out of the folder.
      propertyNames: { pattern: '^(?!/)(?!(.*/)?\\.\\.?(/|$)).+$' },
      additionalProperties: { type: 'string' },
      required: [],
    },
  },
  required: ['about', 'files'],
  additionalProperties: false,
};

/** Compares the stubs with those in the project; fails if the user has other files of these names. */
export async function planStubs(
  project: string,
  stubs: Map<string, Buffer>,
  isForced: boolean,
): Promise<StubPlan> {
  const folder = join(project, STUB_FOLDER);
  const known = await readRecord(join(folder, RECORD));
  const isOurs = (path: string, present: Buffer): boolean => known.get(path) === sha256(present);
  const written = new Map<string, Buffer>();
  const foreign: string[] = [];
  for (const [path, text] of stubs) {
    const present = await contentOf(join(folder, path));
    if (present === undefined || isOurs(path, present)) {
      if (present === undefined || !present.equals(text)) {
        written.set(path, text);
      }
    } else if (!present.equals(text)) {
      foreign.push(path);
      written.set(path, text);
    }
  }
  if (foreign.length > 0 && !isForced) {
    throw notOurs(project, foreign);
  }
  const removed: string[] = [];
  for (const path of known.keys()) {
    const present = stubs.has(path) ? undefined : await contentOf(join(folder, path));
    if (present !== undefined && isOurs(path, present)) {
      removed.push(path);
    }
  }
  return { written, removed, unchanged: stubs.size - written.size };
}

/** Makes the changes, each file at once or not at all, and records all stubs. */
export async function applyPlan(
  project: string,
  stubs: Map<string, Buffer>,
  { written, removed }: StubPlan,
): Promise<void> {
  const folder = join(project, STUB_FOLDER);
  for (const [path, text] of written) {
    await replaceFile(join(folder, path), text);
  }
  for (const path of removed) {
    await rm(join(folder, path));
  }
  const files = Object.fromEntries([...stubs].map(([path, text]) => [path, sha256(text)]));
  const record: StubRecord = { about: ABOUT, files };
  await replaceFile(join(folder, RECORD), Buffer.from(`${JSON.stringify(record, undefined, 2)}\n`));
}

export async function replaceFile(file: string, text: Buffer): Promise<void> {
  await writeFileAtomically(file, async (staged) => writeFile(staged, text), { replace: true });
}

export async function contentOf(file: string): Promise<Buffer | undefined> {
  return existsSync(file) ? await readFile(file) : undefined;
}

async function readRecord(file: string): Promise<Map<string, string>> {
  const text = await contentOf(file);
  if (text === undefined) {
    return new Map();
  }
  const ajv = new Ajv();
  let record: unknown;
  try {
    record = JSON.parse(text.toString());
  } catch (error) {
    throw damaged(file, (error as Error).message);
  }
  const validate = ajv.compile(schema);
  if (!validate(record)) {
    throw damaged(file, ajv.errorsText(validate.errors));
  }
  return new Map(Object.entries(record.files));
}

function damaged(file: string, problem: string): Failure {
  return new Failure(
    `cannot read ${file}: ${problem}`,
    'Remove it: the command then compares the stubs themselves.',
  );
}

function notOurs(project: string, paths: string[]): Failure {
  const names = paths.slice(0, SHOWN).map((path) => join(project, STUB_FOLDER, path));
  const more = paths.length > SHOWN ? [`and ${paths.length - SHOWN} more`] : [];
  return new Failure(
    `${paths.length === 1 ? 'a stub is' : `${paths.length} stubs are`} yours or changed, and nothing was written`,
    [...names, ...more, 'Move them away, or replace them with --force.'].join('\n'),
  );
}
