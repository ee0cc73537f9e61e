// SPDX-License-Identifier: MIT
// JSON files of the project, validated by a schema.

import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Ajv, type Schema, type ValidateFunction } from 'ajv';
import { Failure } from './failure.js';

/** Reads files of one schema; a Failure names the file and every invalid place. */
export class CheckedJson<T extends { $schema?: string }> {
  private validate: ValidateFunction<T> | undefined;

  /** @param schema path of the schema's file */
  constructor(private readonly schema: string) {}

  async read(path: string): Promise<T> {
    if (!existsSync(path)) {
      throw new Failure(`${path} is missing`);
    }
    const value = parse(path, await readFile(path, 'utf8'));
    this.validate ??= new Ajv({ allErrors: true, discriminator: true }).compile<T>(this.parsedSchema());
    if (!this.validate(value)) {
      const errors = (this.validate.errors ?? []).map((error) => {
        const detail = Object.values(error.params).flat().join(', ');
        return `${error.instancePath || '/'}: ${error.message} (${detail})`;
      });
      throw new Failure(`${path} is not valid by ${basename(this.schema)}`, errors.join('\n'));
    }
    // $schema is for editors, not content.
    delete value.$schema;
    return value;
  }

  private parsedSchema(): Schema {
    return JSON.parse(readFileSync(this.schema, 'utf8')) as Schema;
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(`${path} is not JSON: ${(error as Error).message}`);
  }
}
