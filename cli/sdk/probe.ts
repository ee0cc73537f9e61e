// SPDX-License-Identifier: MIT
// What the compiler sees in an SDK's headers: constants are read back from an object file, nothing is run.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { $ } from 'zx';
import { generationMacro } from '../../generator/model/c-names.js';
import type { Compiler } from '../toolchain/compiler.js';
import { Failure } from '../support/failure.js';
import { projectRoot } from '../support/project.js';
import { compile } from './compiler.js';
import type { Sdk } from './locate.js';

/** The header that takes the SDK's headers in, and the name in its macros. */
const HEADER = 'mpp.h';
const HEADER_NAME = 'mpp';
const SECTION = '.vencoder_values';
const BYTES = 8;

export class Probe {
  private constructor(
    private readonly folder: string,
    private readonly compiler: Compiler,
    private readonly flags: string[],
  ) {}

  /** Looks at an SDK for as long as `work` takes. */
  static async at<T>(sdk: Sdk, compiler: Compiler, work: (probe: Probe) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'vencoder-sdk-'));
    try {
      return await work(new Probe(folder, compiler, headerFlags(sdk)));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Which of the generations the headers are; a Failure with the compiler's text when they do not compile. */
  async generation(generations: string[]): Promise<string> {
    const choices = generations.map(
      (generation, i) => `#if ${generationMacro(HEADER_NAME, generation)}\n${i},\n#endif\n`,
    );
    const text = `${valuesHead()}${choices.join('')}};\n`;
    const complaint = await this.compile(text);
    if (complaint !== '') {
      throw new Failure(
        "the SDK's headers do not compile",
        `${complaint.trimEnd()}\nWhere a header is missing: an SDK makes some when it is configured and built.`,
      );
    }
    const [choice] = await this.readValues();
    const generation = generations[Number(choice)];
    if (generation === undefined) {
      throw new Failure(`${HEADER} finds none of the generations ${generations.join(', ')} in the headers`);
    }
    return generation;
  }

  /** Values of constant expressions of C; undefined for one that does not compile. */
  async valuesOf(expressions: string[]): Promise<(bigint | undefined)[]> {
    if (expressions.length === 0) {
      return [];
    }
    const lines = expressions.map((expression) => `(long long)(${expression}),\n`);
    if ((await this.compile(`${valuesHead()}${lines.join('')}};\n`)) === '') {
      return await this.readValues();
    }
    if (expressions.length === 1) {
      return [undefined];
    }
    // Halves, until those that fail stand alone.
    const middle = expressions.length >> 1;
    const first = await this.valuesOf(expressions.slice(0, middle));
    return [...first, ...(await this.valuesOf(expressions.slice(middle)))];
  }

  /** The type of an expression, as the compiler writes it. */
  async typeOf(expression: string): Promise<string> {
    // Declared again as what it cannot be, the compiler says what it was.
    const complaint = await this.compile(
      `${head()}extern __typeof__(${expression}) found;\nstruct other found(struct other *);\n`,
    );
    const type = /previous declaration of 'found' with type '([^']+)'(?: \{aka '([^']+)'\})?/.exec(complaint);
    return type?.[1]?.replace(/\s+/g, ' ') ?? 'another type';
  }

  /** Names that a use of these functions leaves to the linker. */
  async namesLinkedFor(functions: string[]): Promise<string[]> {
    const uses = functions.map((name) => `(void *)${name},\n`);
    const complaint = await this.compile(`${head()}void *const uses[] = {\n${uses.join('')}};\n`);
    if (complaint !== '') {
      throw new Failure("the SDK's functions cannot be used", complaint.trimEnd());
    }
    return await undefinedNames(this.compiler, [join(this.folder, 'probe.o')]);
  }

  private async compile(text: string): Promise<string> {
    await writeFile(join(this.folder, 'probe.c'), text);
    const flags = [...this.flags, ...this.compiler.flags, '-std=gnu99', '-w', '-c'];
    return compile(`${this.compiler.crossPrefix}gcc`, [...flags, 'probe.c'], this.folder);
  }

  private async readValues(): Promise<bigint[]> {
    const run = $({ quiet: true, cwd: this.folder });
    await run`${this.compiler.crossPrefix}objcopy -O binary --only-section=${SECTION} probe.o values`;
    const bytes = await readFile(join(this.folder, 'values'));
    return Array.from({ length: bytes.length / BYTES }, (_, i) => bytes.readBigInt64LE(i * BYTES));
  }
}

/** Flags by which the compiler finds `mpp.h` and an SDK's headers. */
export function headerFlags(sdk: Sdk): string[] {
  return [join(projectRoot, 'firmware', 'mpp'), ...sdk.includes].map((name) => `-I${name}`);
}

/** Names that objects leave to the linker, sorted, each once. */
export async function undefinedNames(compiler: Compiler, objects: string[]): Promise<string[]> {
  const { stdout } = await $({ quiet: true })`${compiler.crossPrefix}nm -u -P ${objects}`;
  const names = [...stdout.matchAll(/^(\w+) U/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}

function head(): string {
  return `#include <stddef.h>\n#include "${HEADER}"\n`;
}

function valuesHead(): string {
  return `${head()}__attribute__((section("${SECTION}"), used)) const long long values[] = {\n`;
}
