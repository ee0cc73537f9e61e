// SPDX-License-Identifier: MIT
// What a start of the tool costs: the modules that it loads, and the programs that it starts.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execute } from '../../cli/support/execute.js';
import { projectRoot } from '../../cli/support/project.js';
import { BOARDS, vencoder } from '../board-run.js';

const CLI = path.join(projectRoot, 'dist', 'cli', 'main.js');

let folder: string;
let script: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-start-'));
  script = path.join(folder, 'first.py');
  await writeFile(script, 'print("first")\n');
  // The first start builds what is missing, and asks compilers and QEMU for their properties.
  for (const board of BOARDS) {
    expect(await vencoder(['run', '--board', board, script])).toMatchObject({ code: 0 });
  }
  expect(await vencoder(['generate'])).toMatchObject({ code: 0 });
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Start {
  /** Packages from node_modules, and files of the tool. */
  modules: string[];
  /** The programs, by their names. */
  programs: string[];
}

/** Runs a command that succeeds. */
async function start(...args: string[]): Promise<Start> {
  const log = path.join(folder, 'log');
  await writeFile(log, '');
  const env = { VENCODER_TEST_LOG: log };
  await execute({ check: true, env })`${process.execPath} --import ${dataUrl(HOOK)} ${CLI} ${args}`;
  const lines = (await readFile(log, 'utf8')).trimEnd().split('\n');
  const those = (kind: string): string[] =>
    lines.filter((line) => line.startsWith(kind)).map((line) => line.slice(kind.length));
  const names = those('module ').flatMap((url) => {
    const [, name] =
      /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? /\/dist\/(.*)\.js$/.exec(url) ?? [];
    return name === undefined ? [] : [name];
  });
  return { modules: [...new Set(names)], programs: those('program ').map((file) => path.basename(file)) };
}

const packages = ({ modules }: Start): string[] => modules.filter((name) => !/^(cli|generator)\//.test(name));

const LOADER = `
import { appendFileSync } from 'node:fs';
export function load(url, context, next) {
  appendFileSync(process.env.VENCODER_TEST_LOG, 'module ' + url + '\\n');
  return next(url, context);
}`;

const HOOK = `
import { appendFileSync } from 'node:fs';
import { ChildProcess } from 'node:child_process';
import { register } from 'node:module';
const spawn = ChildProcess.prototype.spawn;
ChildProcess.prototype.spawn = function (options) {
  appendFileSync(process.env.VENCODER_TEST_LOG, 'program ' + options.file + '\\n');
  return spawn.call(this, options);
};
register(${JSON.stringify(dataUrl(LOADER))});`;

function dataUrl(source: string): string {
  return `data:text/javascript,${encodeURIComponent(source)}`;
}

describe('a start loads what it uses', () => {
  it('--version: no command', async () => {
    const started = await start('--version');
    expect(packages(started)).toEqual(['commander']);
    expect(started.modules.filter((name) => name.startsWith('cli/commands/'))).toEqual([
      'cli/commands/table',
    ]);
  });

  it.each([[['generate']], [['generate', '--check']]])('%j without a change: no compiler', async (args) => {
    const started = await start(...args);
    expect(packages(started)).toEqual(['commander']);
    expect(started.modules.filter((name) => name.startsWith('generator/'))).toEqual(
      expect.not.arrayContaining(['generator/generate']),
    );
  });

  it('run: no other command, and no serial port', async () => {
    const { modules } = await start('run', '--board', 'host', script);
    expect(modules.filter((name) => /^cli\/(commands|serial)\//.test(name)).sort()).toEqual([
      'cli/commands/run',
      'cli/commands/table',
    ]);
  });
});

describe('a run starts one program', () => {
  it.each([
    ['host', 'micropython'],
    ['qemu-riscv64', 'qemu-riscv64'],
  ])('%s: %s', async (board, program) => {
    expect((await start('run', '--board', board, script)).programs).toEqual([program]);
  });
});
