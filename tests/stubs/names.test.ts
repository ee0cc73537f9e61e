// SPDX-License-Identifier: MIT
/**
 * The stubs have the names that the boards' modules have, and constants their values. Modules without types of their own have a stub of
 * their names: `VENCODER_RECORD=1` writes these.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { projectRoot } from '../../cli/support/project.js';
import { removeTemporaryFolders, temporaryFolder } from '../generator/spec-fixture.js';
import { GENERATIONS, runBoard, vencoder } from '../board-run.js';

const NAMES = path.join(projectRoot, 'firmware/stubs/names');
const HEAD =
  '# SPDX-License-Identifier: MIT\n# The names of the module, without types. A test compares them with the board.\n';

/** Modules that CPython has, too: editors have their stubs. */
const OF_PYTHON = new Set(
  `array asyncio base64 binascii builtins cmath collections errno gzip hashlib heapq io json marshal math platform random re select
  socket ssl struct`.split(/\s+/),
);
/** Parts of the stand-ins that CanMV's firmware has not. */
const INTERNAL =
  /^(kpu_option|rtsp_push|media\.(display_[ab]|link|media_manager_[ab]|mjpeg_encoder|panels)|machine\..*|umpp\.volume|__main__)$|(^|\.)_/;
/** Names that the stand-ins leave in a module's dictionary. */
const LEAKS = new Set(['MPP_GENERATION']);

interface Member {
  type: string;
  value: number | null;
  /** The same in each module that has the object. */
  identity: number;
}
type Modules = Map<string, Map<string, Member>>;

const boards = new Map<string, Modules>();
let stubs: Record<string, Record<string, string>>;

beforeAll(async () => {
  for (const mpp of GENERATIONS) {
    boards.set(mpp, await modulesOf(mpp));
  }
  if (process.env['VENCODER_RECORD'] !== undefined) {
    await record();
  }
  const project = await temporaryFolder();
  expect(await vencoder(['stubs', project])).toMatchObject({ code: 0 });
  const script = path.join(projectRoot, 'tests/stubs/stub_names.py');
  const { stdout } = await $({ quiet: true })`python3 ${script} ${path.join(project, 'typings')}`;
  stubs = JSON.parse(stdout) as typeof stubs;
});

afterAll(removeTemporaryFolders);

async function modulesOf(mpp: string): Promise<Modules> {
  const script = path.join(projectRoot, 'tests/stubs/board_names.py');
  const listed = await runBoard({ board: 'host', mpp, script });
  const all = (listed.stdout.split('Plus any modules')[0] ?? '')
    .split(/\s+/)
    .map((name) => name.replaceAll('/', '.').replace(/\.__init__$/, ''))
    .filter((name) => name !== '' && !INTERNAL.test(name) && !OF_PYTHON.has(name.split('.')[0] ?? ''));
  const { stdout } = await runBoard({ board: 'host', mpp, script, args: [...new Set(all)].sort() });
  const modules: Modules = new Map();
  for (const line of stdout.trimEnd().split('\n')) {
    const [name, members] = JSON.parse(line) as [string, [string, string, number | null, number][] | null];
    if (members !== null) {
      modules.set(
        name,
        new Map(members.map(([member, type, value, identity]) => [member, { type, value, identity }])),
      );
    }
  }
  return modules;
}

/** The members of a module in all generations. */
function membersOf(module: string): Map<string, Member> {
  return new Map([...boards.values()].flatMap((modules) => [...(modules.get(module) ?? [])]));
}

function moduleNames(): string[] {
  return [...new Set([...boards.values()].flatMap((modules) => [...modules.keys()]))].sort();
}

/** Modules in a module's dictionary are not its names, but for uctypes, which scripts get by star imports. */
function isName([name, { type }]: [string, Member]): boolean {
  return !LEAKS.has(name) && (type !== 'module' || name === 'uctypes');
}

async function record(): Promise<void> {
  const typed = path.join(projectRoot, 'firmware/stubs/typed');
  const generated = path.join(projectRoot, 'firmware/python');
  await rm(NAMES, { recursive: true, force: true });
  const all = moduleNames();
  for (const module of all) {
    const place = module.replaceAll('.', '/');
    const isPackage = all.some((other) => other.startsWith(`${module}.`));
    const files = [`${place}.pyi`, `${place}/__init__.pyi`];
    const isTyped = files.some(
      (file) =>
        existsSync(path.join(typed, file)) ||
        existsSync(path.join(generated, file)) ||
        existsSync(path.join(generated, 'generated', file)),
    );
    if (!isTyped) {
      const file = path.join(NAMES, files[isPackage ? 1 : 0] ?? '');
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, await namesStub(module));
    }
  }
}

/** The modules whose names a module passes on, in the order of its source. */
async function starImports(module: string): Promise<string[]> {
  const place = path.join(projectRoot, 'firmware/python', module.replaceAll('.', '/'));
  const file = [`${place}.py`, path.join(place, '__init__.py')].find((each) => existsSync(each));
  const source = file === undefined ? '' : await readFile(file, 'utf8');
  const known = moduleNames();
  return [...source.matchAll(/^from (\S+) import \*$/gm)]
    .map(([, from = '']) => from)
    .filter((from) => known.includes(from));
}

/** Whether the last of the modules that have the name gives a module its object, in each generation that has the module. */
function isPassedOn(module: string, name: string, from: string[]): boolean {
  return [...boards.values()].every((modules) => {
    const members = modules.get(module);
    const own = members?.get(name);
    const source = from.map((each) => modules.get(each)?.get(name)).findLast((each) => each !== undefined);
    return members === undefined || own?.identity === source?.identity;
  });
}

async function namesStub(module: string): Promise<string> {
  const from = await starImports(module);
  const names = [...membersOf(module)]
    .filter(isName)
    .filter(([name]) => !isPassedOn(module, name, from))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const stars = from.map((each) => `from ${each} import *\n`).join('');
  const lines = names.map(([name, { type }]) => {
    if (type === 'module') {
      return `import ${name} as ${name}`;
    }
    return `${name}: ${['int', 'str'].includes(type) ? type : 'Any'}`;
  });
  const any = lines.some((line) => line.endsWith(': Any')) ? 'from typing import Any\n' : '';
  const gap = any + stars === '' || lines.length === 0 ? '' : '\n';
  return `${HEAD}${any}${stars}${gap}${lines.map((line) => `${line}\n`).join('')}`;
}

describe('the stubs', () => {
  it('have every module of a board that CPython has not', () => {
    expect(moduleNames().filter((module) => stubs[module] === undefined)).toEqual([]);
    expect(moduleNames().length).toBeGreaterThan(40);
  });

  it('have no module that no board has', () => {
    const known = new Set([...moduleNames(), '__builtins__', 'mpp.generated.calls']);
    const packages = (name: string): boolean => [...known].some((module) => module.startsWith(`${name}.`));
    expect(Object.keys(stubs).filter((name) => !known.has(name) && !packages(name))).toEqual([]);
  });

  it('have the names of a board, and no others', () => {
    const missing: string[] = [];
    const surplus: string[] = [];
    for (const module of moduleNames()) {
      const own = stubs[module] ?? {};
      // Scripts of generation A get more names from media.display, those of other modules.
      const expected = [...(boards.get('B')?.get(module) ?? membersOf(module))].filter(isName);
      missing.push(...expected.filter(([name]) => !(name in own)).map(([name]) => `${module}.${name}`));
      const members = membersOf(module);
      surplus.push(
        ...Object.keys(own)
          .filter((name) => !members.has(name) && !isUnseen(module, name))
          .map((name) => `${module}.${name}`),
      );
    }
    expect({ missing, surplus }).toEqual({ missing: [], surplus: [] });
  });

  it('have the values of constants', () => {
    let compared = 0;
    const wrong: string[] = [];
    for (const module of moduleNames()) {
      const members = membersOf(module);
      for (const [name, annotation] of Object.entries(stubs[module] ?? {})) {
        const value = /^_?Literal\[(-?\w+)\]$/.exec(annotation)?.[1];
        const actual = members.get(name)?.value ?? null;
        if (value !== undefined && actual !== null) {
          compared += 1;
          wrong.push(...(Number(value) === actual ? [] : [`${module}.${name} is ${actual}, not ${value}`]));
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(300);
  });

  it('have names without types as recorded', async () => {
    for (const module of moduleNames()) {
      const place = path.join(NAMES, module.replaceAll('.', '/'));
      const file = [`${place}.pyi`, path.join(place, '__init__.pyi')].find((each) => existsSync(each));
      if (file !== undefined) {
        expect({ module, text: await readFile(file, 'utf8') }).toEqual({
          module,
          text: await namesStub(module),
        });
      }
    }
  });
});

/** Decorators that the compiler knows are in no dictionary. The stand-ins of mpp do not bind a call that only the engine needs. */
function isUnseen(module: string, name: string): boolean {
  return module === 'micropython'
    ? ['native', 'viper'].includes(name)
    : name === 'kd_mpi_venc_set_intbuf_size';
}
