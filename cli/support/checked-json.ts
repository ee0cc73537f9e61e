// SPDX-License-Identifier: MIT
// JSON files of the project, validated by a schema.

import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Schema, ValidateFunction } from 'ajv';
import { Failure } from './failure.js';

/** Reads files of one schema; a Failure names the file and every invalid place. */
export class CheckedJson<T extends { $schema?: string }> {
  private validator: Promise<ValidateFunction<T>> | undefined;

  /** @param schema path of the schema's file */
  constructor(private readonly schema: string) {}

  async read(path: string): Promise<T> {
    if (!existsSync(path)) {
      throw new Failure(`${path} is missing`);
    }
    const value = parse(path, await readFile(path, 'utf8'));
    const validate = await (this.validator ??= this.compile());
    if (!validate(value)) {
      const errors = (validate.errors ?? []).map((error) => {
        const detail = Object.values(error.params).flat().join(', ');
        return `${error.instancePath || '/'}: ${error.message} (${detail})`;
      });
      throw new Failure(`${path} is not valid by ${basename(this.schema)}`, errors.join('\n'));
    }
    // $schema is for editors, not content.
    delete value.$schema;
    return value;
  }

  // The library is loaded when it is needed, for the tool's quick start.
  private async compile(): Promise<ValidateFunction<T>> {
    const { Ajv } = await import('ajv');
    const schema = JSON.parse(readFileSync(this.schema, 'utf8')) as Schema;
    return new Ajv({ allErrors: true, discriminator: true }).compile<T>(schema);
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(`${path} is not JSON: ${(error as Error).message}`);
  }
}
