// SPDX-License-Identifier: MIT
// JSON files of the project, validated by a schema.

import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Schema, ValidateFunction } from 'ajv';
import { Failure } from './failure.js';
import { remembered } from './remembered.js';

/** Reads files of one schema; a Failure names the file and every invalid place. */
export class CheckedJson<T extends { $schema?: string }> {
  private text: string | undefined;
  private validator: Promise<ValidateFunction<T>> | undefined;

  /** @param schema path of the schema's file */
  constructor(private readonly schema: string) {}

  async read(path: string): Promise<T> {
    if (!existsSync(path)) {
      throw new Failure(`${path} is missing`);
    }
    const text = await readFile(path, 'utf8');
    const value = parse(path, text) as T;
    // The library takes as long as the rest of the tool's start.
    await remembered({ schema: this.schemaText(), text }, async () => {
      await this.requireValid(path, value);
      return { value: true, files: [] };
    });
    // $schema is for editors, not content.
    delete value.$schema;
    return value;
  }

  private schemaText(): string {
    return (this.text ??= readFileSync(this.schema, 'utf8'));
  }

  private async requireValid(path: string, value: T): Promise<void> {
    const validate = await (this.validator ??= this.compile());
    if (!validate(value)) {
      const errors = (validate.errors ?? []).map((error) => {
        const detail = Object.values(error.params).flat().join(', ');
        return `${error.instancePath || '/'}: ${error.message} (${detail})`;
      });
      throw new Failure(`${path} is not valid by ${basename(this.schema)}`, errors.join('\n'));
    }
  }

  private async compile(): Promise<ValidateFunction<T>> {
    const { Ajv } = await import('ajv');
    const schema = JSON.parse(this.schemaText()) as Schema;
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
