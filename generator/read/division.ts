// SPDX-License-Identifier: MIT
/** Divides a spec by its modules: each has files of its own, all share the others. */
import type { Diagnostics } from '../model/diagnostics.js';
import type { Location } from '../model/model.js';
import type { Declarations, Term } from './declarations.js';

export interface ModulePart {
  /** Name of the `Module` alias; '' if the spec has none. */
  name: string;
  /** What it shares, and its own. */
  declarations: Declarations;
}

export interface Parts {
  /** The ABI, the targets, and types that several modules use. */
  shared: Declarations;
  modules: ModulePart[];
}

interface Named {
  name: string;
  file: string;
  at: Location;
}

/** A spec with one module is not divided: all of its files are the module's. */
export function divide(declarations: Declarations, diagnostics: Diagnostics): Parts {
  const names = moduleNames(declarations);
  if (names.size <= 1) {
    const [name = ''] = names.values();
    return { shared: declarations, modules: [{ name, declarations }] };
  }
  const owners = ownersOf(declarations, names);
  const shared = select(declarations, (file) => !owners.has(file));
  reportImports(declarations, names, diagnostics);
  reportStrays(declarations, shared, owners, diagnostics);
  return {
    shared,
    modules: [...names].map(([module, name]) => ({
      name,
      declarations: select(declarations, (file) => (owners.get(file) ?? module) === module),
    })),
  };
}

/** The names of modules by their files. */
function moduleNames({ aliases }: Declarations): ReadonlyMap<string, string> {
  const modules = aliases.filter(({ term }) => nameOf(term) === 'Module');
  // A second one in a file is reported as a duplicate.
  return new Map(modules.map(({ file, name }) => [file, name]));
}

/** The file of the module that alone has each file: its own, and those that it imports and no other module does. */
function ownersOf(
  declarations: Declarations,
  modules: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const closure = (start: Iterable<string>): Set<string> => {
    const found = new Set(start);
    // Iterating a Set also visits the entries added during the loop.
    for (const file of found) {
      for (const imported of importsOf(declarations, file).filter((each) => !modules.has(each))) {
        found.add(imported);
      }
    }
    return found;
  };
  const abi = closure(
    [...cTypes(declarations), ...declarations.functions]
      .map(({ file }) => file)
      .filter((file) => !modules.has(file)),
  );
  const users = new Map<string, string[]>();
  for (const module of modules.keys()) {
    for (const file of closure([module])) {
      users.set(file, [...(users.get(file) ?? []), module]);
    }
  }
  return new Map(
    [...users].flatMap(([file, [first, other]]): [string, string][] =>
      first !== undefined && other === undefined && !abi.has(file) ? [[file, first]] : [],
    ),
  );
}

function importsOf({ files }: Declarations, file: string): string[] {
  const known = new Set(files.map((each) => each.path));
  return files
    .filter((each) => each.path === file)
    .flatMap(({ imports }) => imports.filter((each) => known.has(each)));
}

/** Types that the emitted header of the ABI declares. */
function cTypes({ aliases, enumerations, interfaces }: Declarations): Named[] {
  return [
    ...aliases.filter(({ term }) => ['Unsigned', 'Signed', 'Character'].includes(nameOf(term))),
    ...enumerations,
    ...interfaces.filter(({ base }) => nameOf(base) === 'Struct'),
  ];
}

/** What only a module can have. */
function moduleDeclarations({ aliases, interfaces, classes }: Declarations): Named[] {
  return [
    ...aliases.filter(({ term }) => nameOf(term) === 'Rules'),
    ...interfaces.filter(({ base }) => nameOf(base) === 'StateMachine'),
    ...classes,
  ];
}

function reportImports(
  declarations: Declarations,
  modules: ReadonlyMap<string, string>,
  diagnostics: Diagnostics,
): void {
  for (const { path: file, at } of declarations.files) {
    for (const other of importsOf(declarations, file).filter((each) => each !== file && modules.has(each))) {
      // The list of targets names modules.
      if (modules.has(file)) {
        diagnostics.add(
          'P001',
          at,
          `${file} imports ${other}, the file of another module`,
          'move what both use to a file of its own',
        );
      }
    }
  }
}

function reportStrays(
  declarations: Declarations,
  shared: Declarations,
  owners: ReadonlyMap<string, string>,
  diagnostics: Diagnostics,
): void {
  for (const { name, file, at } of cTypes(declarations).filter((each) => owners.has(each.file))) {
    diagnostics.add(
      'P002',
      at,
      `${name} is part of the ABI, which all modules share, but ${file} is the file of one module`,
      'move it to the file of the ABI',
    );
  }
  for (const { name, file, at } of moduleDeclarations(shared)) {
    diagnostics.add(
      'P003',
      at,
      `${name} belongs to a module, but ${file} is not the file of one module`,
      'move it to the file of its module, or to one that only this file imports',
    );
  }
}

function select(all: Declarations, isWanted: (file: string) => boolean): Declarations {
  const wanted = <T extends { file: string }>(list: T[]): T[] => list.filter(({ file }) => isWanted(file));
  return {
    files: all.files.filter(({ path }) => isWanted(path)),
    aliases: wanted(all.aliases),
    constants: wanted(all.constants),
    enumerations: wanted(all.enumerations),
    interfaces: wanted(all.interfaces),
    functions: wanted(all.functions),
    classes: wanted(all.classes),
  };
}

function nameOf(term: Term | undefined): string {
  return term?.kind === 'name' ? term.name : '';
}
