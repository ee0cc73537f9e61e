// SPDX-License-Identifier: MIT
// The folder .vencoder in a CanMV tree: the installed files, and the originals that they replaced.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv, type JSONSchemaType } from 'ajv';
import { Failure } from '../support/failure.js';

export interface InstalledFile {
  /** Relative to the tree. */
  path: string;
  /** SHA-256 of the file that was installed. */
  installed: string;
  /** SHA-256 of the file that it replaced; a copy is in the folder. */
  original?: string;
}

export interface InstallRecord {
  about: string;
  format: 1;
  files: InstalledFile[];
  /** Folders that the installation created, parents first. */
  folders: string[];
}

export const RECORD_FOLDER = '.vencoder';
export const RECORD_FILE = `${RECORD_FOLDER}/manifest.json`;

const ABOUT =
  'Written by `vencoder install`: the files that it installed, and the originals. `vencoder uninstall` needs this folder; commit it.';

const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;
// Uninstall removes these paths: none may lead out of the tree.
const path = { type: 'string', pattern: '^(?!/)(?!(.*/)?\\.\\.?(/|$)).+$' } as const;
const schema: JSONSchemaType<InstallRecord> = {
  type: 'object',
  properties: {
    about: { type: 'string' },
    format: { type: 'integer', const: 1 },
    files: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path, installed: hash, original: { ...hash, nullable: true } },
        required: ['path', 'installed'],
        additionalProperties: false,
      },
    },
    folders: { type: 'array', items: path },
  },
  required: ['about', 'format', 'files', 'folders'],
  additionalProperties: false,
};

/** Path of the saved original of a file. */
export function originalPath(path: string): string {
  return `${RECORD_FOLDER}/originals/${path}`;
}

export function newRecord(files: InstalledFile[], folders: string[]): InstallRecord {
  return { about: ABOUT, format: 1, files, folders };
}

export function recordBytes(record: InstallRecord): Buffer {
  return Buffer.from(`${JSON.stringify(record, undefined, 2)}\n`);
}

/** The record of a tree; undefined if nothing is installed there. */
export async function readRecord(tree: string): Promise<InstallRecord | undefined> {
  const file = join(tree, RECORD_FILE);
  if (!existsSync(file)) {
    return undefined;
  }
  const validate = new Ajv().compile(schema);
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw damaged(file, (error as Error).message);
  }
  if (!validate(value)) {
    throw damaged(file, new Ajv().errorsText(validate.errors));
  }
  return value;
}

function damaged(file: string, problem: string): Failure {
  return new Failure(`cannot read ${file}: ${problem}`, 'Restore it from git if it was committed.');
}
