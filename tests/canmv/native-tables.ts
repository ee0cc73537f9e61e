// SPDX-License-Identifier: MIT
// The names of the firmware's C modules and their members, read from the tables in their sources.

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { $ } from 'zx';

/** The members of a module or type, by name. */
export interface Namespace {
  [name: string]: Entry;
}

/** A member: a submodule or type with its members, a function, or a value. */
export type Entry =
  { kind: 'module' | 'type'; members: Namespace } | { kind: 'function' } | { kind: 'value' };

interface Row {
  name: string;
  /** The C object that MP_ROM_PTR points to. */
  object: string | undefined;
}

interface Tables {
  modules: Map<string, Row[]>;
  types: Map<string, Row[]>;
  /** C object of a module, by its Python name. */
  registered: Map<string, string>;
}

/** The modules that the C files in `folders` register, by the name that always imports the C module. */
export async function nativeModules(folders: string[]): Promise<Namespace> {
  const tables: Tables = { modules: new Map(), types: new Map(), registered: new Map() };
  for (const folder of folders) {
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.c'))) {
      readTables(await preprocessed(path.join(folder, name)), tables);
    }
  }
  return Object.fromEntries(
    [...tables.registered].map(([name, object]) => [name, entryOf(object, tables)] as const),
  );
}

// Omits headers from other folders (MicroPython, the SDK): they define no tables.
async function preprocessed(file: string): Promise<string> {
  const folder = path.dirname(file);
  const text = (await readFile(file, 'utf8')).replace(
    /^[ \t]*#[ \t]*include[ \t]*[<"]([^>"\n]+)[>"].*$/gm,
    (line, name: string) => (existsSync(path.join(folder, name)) ? line : ''),
  );
  // Without input, gcc would wait for that of the test.
  const { stdout } = await $({ quiet: true, cwd: folder, input: `${text}\n` })`gcc -E -P -x c -I ${folder} -`;
  return stdout;
}

function readTables(text: string, into: Tables): void {
  const rows = new Map<string, Row[]>();
  for (const [, table = '', body = ''] of text.matchAll(
    /\bmp_rom_map_elem_t\s+(\w+)\s*\[\s*\]\s*=\s*\{([\s\S]*?)\}\s*;/g,
  )) {
    rows.set(table, rowsIn(body));
  }
  const dicts = new Map<string, Row[]>();
  for (const [, dict = '', table = ''] of text.matchAll(
    /\bMP_DEFINE_CONST_DICT\s*\(\s*(\w+)\s*,\s*(\w+)\s*\)/g,
  )) {
    dicts.set(dict, rows.get(table) ?? []);
  }
  for (const [, name = '', body = ''] of text.matchAll(
    /\bmp_obj_module_t\s+(\w+)\s*=\s*\{([\s\S]*?)\}\s*;/g,
  )) {
    into.modules.set(name, dicts.get(/\.globals\s*=[^&]*&\s*(\w+)/.exec(body)?.[1] ?? '') ?? []);
  }
  for (const [, name = '', body = ''] of text.matchAll(
    /\bMP_DEFINE_CONST_OBJ_TYPE\s*\(\s*(\w+)\s*,([\s\S]*?)\)\s*;/g,
  )) {
    into.types.set(name, dicts.get(/\blocals_dict\s*,\s*&\s*(\w+)/.exec(body)?.[1] ?? '') ?? []);
  }
  for (const [, extensible, name = '', object = ''] of text.matchAll(
    /\bMP_REGISTER_(EXTENSIBLE_)?MODULE\s*\(\s*MP_QSTR_(\w+)\s*,\s*(\w+)\s*\)/g,
  )) {
    // MicroPython searches the file system first for an extensible module; the prefix `u` always selects the C module.
    into.registered.set(extensible === undefined ? name : `u${name}`, object);
  }
}

function rowsIn(body: string): Row[] {
  return [
    ...body.matchAll(/MP_ROM_QSTR\s*\(\s*MP_QSTR_(\w+)\s*\)\s*,\s*MP_ROM_(?:PTR\s*\(\s*&\s*(\w+)|\w+\s*\()/g),
  ].flatMap(([, name = '', object]) => (name === '__name__' ? [] : [{ name, object }]));
}

function entryOf(object: string | undefined, tables: Tables): Entry {
  if (object === undefined) {
    return { kind: 'value' };
  }
  for (const kind of ['module', 'type'] as const) {
    const rows = tables[`${kind}s`].get(object);
    if (rows !== undefined) {
      const members = rows.map((row) => [row.name, entryOf(row.object, tables)] as const);
      return { kind, members: Object.fromEntries(members) };
    }
  }
  return { kind: 'function' };
}
