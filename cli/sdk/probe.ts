// SPDX-License-Identifier: MIT
// Reads constants and types from an SDK's headers by compiling probes. Nothing is executed: object files have the values.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generationMacro } from '../../generator/model/c-names.js';
import type { Compiler } from '../toolchain/compiler.js';
import { withTemporaryFolder } from '../support/atomic-write.js';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { projectRoot } from '../support/project.js';
import { compile } from './compiler.js';
import type { Sdk } from './locate.js';

/** The header that includes the SDK's headers, and the prefix of its macros. */
const HEADER = 'mpp.h';
const HEADER_NAME = 'mpp';
const SECTION = '.vencoder_values';
const VALUE_SIZE = 8;

export class Probe {
  private constructor(
    private readonly folder: string,
    private readonly compiler: Compiler,
    private readonly flags: string[],
  ) {}

  /** Runs `work` with a probe of an SDK. */
  static async use<T>(sdk: Sdk, compiler: Compiler, work: (probe: Probe) => Promise<T>): Promise<T> {
    return await withTemporaryFolder('sdk', async (folder) =>
      work(new Probe(folder, compiler, headerFlags(sdk))),
    );
  }

  /** The generation of the headers. If they do not compile, the Failure has the compiler's errors. */
  async generation(generations: string[]): Promise<string> {
    const choices = generations.map(
      (generation, i) => `#if ${generationMacro(HEADER_NAME, generation)}\n${i},\n#endif\n`,
    );
    const text = `${valuesHead()}${choices.join('')}};\n`;
    const errors = await this.compile(text);
    if (errors !== '') {
      throw new Failure(
        "the SDK's headers do not compile",
        `${errors.trimEnd()}\nIf a header is missing, configure and build the SDK: it generates some headers.`,
      );
    }
    const [choice] = await this.readValues();
    const generation = generations[Number(choice)];
    if (generation === undefined) {
      throw new Failure(`the headers match none of the generations ${generations.join(', ')} in ${HEADER}`);
    }
    return generation;
  }

  /** Values of constant C expressions; undefined for an expression that does not compile. */
  async valuesOf(expressions: string[]): Promise<(bigint | undefined)[]> {
    const values = new Map<number, bigint>();
    let left = [...expressions.keys()];
    while (values.size < left.length) {
      const errors = await this.compile(textOf(left, expressions));
      if (errors === '') {
        const found = await this.readValues();
        found.forEach((value, i) => values.set(left[i] ?? NaN, value));
      }
      left = withoutFailing(left, errors);
    }
    return expressions.map((_, i) => values.get(i));
  }

  /** The type of an expression, as the compiler writes it. */
  async typeOf(expression: string): Promise<string> {
    // The error for a conflicting redeclaration contains the type.
    const errors = await this.compile(
      `${head()}extern __typeof__(${expression}) found;\nstruct other found(struct other *);\n`,
    );
    const type = /previous declaration of 'found' with type '([^']+)'(?: \{aka '([^']+)'\})?/.exec(errors);
    return type?.[1]?.replace(/\s+/g, ' ') ?? 'another type';
  }

  /** The undefined symbols of code that uses these functions. */
  async undefinedSymbolsOf(functions: string[]): Promise<string[]> {
    const uses = functions.map((name) => `(void *)${name},\n`);
    const errors = await this.compile(`${head()}void *const uses[] = {\n${uses.join('')}};\n`);
    if (errors !== '') {
      throw new Failure("the SDK's functions do not compile", errors.trimEnd());
    }
    return await undefinedSymbols(this.compiler, [join(this.folder, 'probe.o')]);
  }

  private async compile(text: string): Promise<string> {
    await writeFile(join(this.folder, 'probe.c'), text);
    const flags = [...this.flags, ...this.compiler.flags, '-std=gnu99', '-w', '-c'];
    return compile(`${this.compiler.crossPrefix}gcc`, [...flags, 'probe.c'], this.folder);
  }

  private async readValues(): Promise<bigint[]> {
    const run = execute({ check: true, cwd: this.folder });
    await run`${this.compiler.crossPrefix}objcopy -O binary --only-section=${SECTION} probe.o values`;
    const bytes = await readFile(join(this.folder, 'values'));
    return Array.from({ length: bytes.length / VALUE_SIZE }, (_, i) => bytes.readBigInt64LE(i * VALUE_SIZE));
  }
}

/** Name of an expression's own source file, which the compiler's errors begin with. */
const EXPRESSION = 'expression-';

/** A probe of the expressions with these numbers. */
function textOf(numbers: number[], expressions: string[]): string {
  const lines = numbers.map((i) => `#line 1 "${EXPRESSION}${i}"\n(long long)(${expressions[i]}),\n`);
  return `${valuesHead()}${lines.join('')}};\n`;
}

/** The numbers without those that errors are about. The compiler reports an unknown name only once, so others may follow. */
function withoutFailing(numbers: number[], errors: string): number[] {
  const found = [...errors.matchAll(new RegExp(`^${EXPRESSION}(\\d+):.* error: `, 'gm'))];
  const failing = new Set(found.map(([, i]) => Number(i)));
  if (errors !== '' && failing.size === 0) {
    throw new Failure("the SDK's headers do not compile with a probe of their values", errors.trimEnd());
  }
  return numbers.filter((i) => !failing.has(i));
}

/** Include flags for `mpp.h` and an SDK's headers. */
export function headerFlags(sdk: Sdk): string[] {
  return [join(projectRoot, 'firmware', 'mpp'), ...sdk.includes].map((name) => `-I${name}`);
}

/** Undefined symbols of object files, sorted, without duplicates. */
export async function undefinedSymbols(compiler: Compiler, objects: string[]): Promise<string[]> {
  const { stdout } = await execute({ check: true })`${compiler.crossPrefix}nm -u -P ${objects}`;
  const names = [...stdout.matchAll(/^(\w+) U/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}

function head(): string {
  return `#include <stddef.h>\n#include "${HEADER}"\n`;
}

function valuesHead(): string {
  return `${head()}__attribute__((section("${SECTION}"), used)) const long long values[] = {\n`;
}
