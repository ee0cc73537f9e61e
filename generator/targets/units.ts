// SPDX-License-Identifier: MIT
/** The units that targets can name: those of the generator, and those in the spec's folder `targets`. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Diagnostics } from '../model/diagnostics.js';
import type { EmitContext, Unit } from '../model/unit.js';
import { API_JSON } from './api-json.js';
import { BINDING_SOURCES } from './binding-sources.js';
import { TEMPLATE_UNITS } from './templates.js';

export const OWN_UNITS: readonly Unit[] = [...TEMPLATE_UNITS, API_JSON, BINDING_SOURCES];
/** Folder in that of the spec. */
const FOLDER = 'targets';
/** TypeScript as far as Node runs it. */
const EXTENSIONS = ['.js', '.mjs', '.ts'];

/**
 * All units: each file of the spec's folder exports one by default.
 * @throws SpecError with an error for each file that does not
 */
export async function loadUnits(root: string, spec: string): Promise<readonly Unit[]> {
  const folder = path.join(spec, FOLDER);
  if (!existsSync(folder)) {
    return OWN_UNITS;
  }
  const diagnostics = new Diagnostics();
  const units = [...OWN_UNITS];
  const files = (await readdir(folder)).filter((name) => EXTENSIONS.includes(path.extname(name))).sort();
  for (const name of files) {
    const file = path.join(folder, name);
    const at = { file: path.relative(root, file), line: 1, column: 1 };
    try {
      const unit = guarded(unitOf(await withoutExit(() => importNow(file))));
      if (units.some((other) => other.name === unit.name)) {
        diagnostics.add('P012', at, `there is another unit ${unit.name}`, 'rename it');
      }
      units.push(unit);
    } catch (error) {
      const help = "write `export default { name: 'name', level: 'module', emit: (model) => 'text' };`";
      diagnostics.add('P011', at, `no unit can be loaded from the file: ${textOf(error)}`, help);
    }
  }
  diagnostics.throwIfAny();
  return units;
}

/** Imports a file again if it has changed since: `generate --watch` runs in one process. */
async function importNow(file: string): Promise<unknown> {
  const url = pathToFileURL(file);
  url.searchParams.set(
    'content',
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
  );
  return await import(url.href);
}

/** A unit of the spec failed: a mistake of its author, unlike one of the generator's. */
export class UnitError extends Error {
  override name = 'UnitError';
}

/** Whether code of a unit is running. */
const running = new AsyncLocalStorage<true>();

/** Runs code of a unit, in which an end of the process, with files missing, is an error. Ctrl-C still ends it. */
async function withoutExit<T>(work: () => T | Promise<T>): Promise<T> {
  const exit = process.exit.bind(process);
  process.exit = (code) => {
    if (running.getStore()) {
      throw new Error('it calls process.exit()');
    }
    return exit(code);
  };
  try {
    return await running.run(true, work);
  } finally {
    process.exit = exit;
  }
}

/** The unit, whose errors are UnitErrors. */
function guarded(unit: Unit): Unit {
  const guard =
    <T>(emit: (model: T, context: EmitContext) => unknown) =>
    async (model: T, context: EmitContext): Promise<string> => {
      let text: unknown;
      try {
        text = await withoutExit(() => emit(model, context));
      } catch (error) {
        throw new UnitError(textOf(error), { cause: error });
      }
      if (typeof text !== 'string') {
        throw new UnitError('`emit` did not return a text');
      }
      return text;
    };
  return unit.level === 'abi'
    ? { ...unit, emit: guard((model, context) => unit.emit(model, context)) }
    : { ...unit, emit: guard((model, context) => unit.emit(model, context)) };
}

/** The default export of a file, which may be anything. */
function unitOf(exported: unknown): Unit {
  const unit = (exported as { default?: unknown }).default as
    Partial<Record<keyof Unit, unknown>> | undefined;
  if (typeof unit !== 'object') {
    throw new TypeError('its default export is not an object');
  }
  if (typeof unit.name !== 'string' || unit.name === '') {
    throw new TypeError('`name` is not a text');
  }
  if (unit.level !== 'abi' && unit.level !== 'module') {
    throw new TypeError("`level` is neither 'abi' nor 'module'");
  }
  if (typeof unit.emit !== 'function') {
    throw new TypeError('`emit` is not a function');
  }
  if (unit.includes !== undefined && !isTexts(unit.includes)) {
    throw new TypeError('`includes` is not a list of texts');
  }
  return unit as unknown as Unit;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** The first line of an error, which is anything that a unit throws. */
function textOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
