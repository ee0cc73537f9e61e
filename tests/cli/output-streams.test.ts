// SPDX-License-Identifier: MIT
// A closed pipe and a full disk behind stdout or stderr; the text of errors.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { projectRoot } from '../../cli/support/project.js';
import { inProcess } from './in-process.js';

const CLI = path.join(projectRoot, 'dist', 'cli', 'main.js');
/** 128 + SIGPIPE. */
const CLOSED = 141;
const COMMANDS = ['--help', 'boards', 'boards --json', 'model', 'run --help', 'completion zsh', 'doctor'];
const WRONG = ['fly', 'boards --xml', 'boards k999', 'run', 'put'];

/** Runs vencoder with a pipe whose reader has ended; returns its exit code and its other output. */
async function closedPipe(
  command: string,
  stream: 'stdout' | 'stderr',
): Promise<{ code: number | null; rest: string }> {
  // A pipe without a reader from the start.
  const script = `
pipe=$(mktemp -u); mkfifo "$pipe"
exec {both}<>"$pipe" {writer}>"$pipe"
rm "$pipe"
exec {both}>&-
exec "$@" ${stream === 'stdout' ? '1' : '2'}>&$writer`;
  const { exitCode, stdout, stderr } = await $({
    quiet: true,
    nothrow: true,
    cwd: projectRoot,
  })`bash --norc -c ${script} bash node ${CLI} ${command.split(' ')}`;
  return { code: exitCode, rest: stdout + stderr };
}

describe('a closed pipe', () => {
  it.each(COMMANDS)('as stdout of %s is no crash', async (command) => {
    const { code, rest } = await closedPipe(command, 'stdout');
    expect({ code, rest }).toEqual({ code: CLOSED, rest: '' });
  });

  it.each(WRONG)('as stderr of %s is no crash', async (command) => {
    const { code, rest } = await closedPipe(command, 'stderr');
    expect({ code, rest }).toEqual({ code: CLOSED, rest: '' });
  });
});

(existsSync('/dev/full') ? it : it.skip)('a full disk behind stdout is an error', async () => {
  const { exitCode, stderr } = await $({ quiet: true, nothrow: true })`node ${CLI} boards > /dev/full`;
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/^vencoder: cannot write the output: ENOSPC/);
});

describe('every error begins with the name of the tool', () => {
  it.each([...WRONG, 'image inspect /none', 'get /x --port /dev/none', 'image fly', 'run --bord host'])(
    '%s',
    async (command) => {
      const { code, stderr } = await inProcess(command.split(' '));
      expect([2, 3]).toContain(code);
      expect(stderr).toMatch(/^vencoder: /);
      expect(stderr).not.toMatch(/^error: /m);
    },
  );
});

describe('"did you mean"', () => {
  it.each([
    ['instal', 'Did you mean install?'],
    ['image injec', 'Did you mean inject?'],
    ['run --bord host', 'Did you mean --board?'],
    ['build --board hosts', 'Did you mean host?'],
    ['boards lckfb', 'Did you mean k230_canmv_lckfb?'],
  ])('%s', async (command, suggestion) => {
    expect((await inProcess(command.split(' '))).stderr).toContain(suggestion);
  });

  it.each([
    'fly',
    'boards k999',
    'boards boot',
    'boards k230',
    'build --board lckfb',
    'firmware --board hosts',
    'boards --sdcard',
    'complte-me',
  ])('%s: nothing near is valid there', async (command) => {
    expect((await inProcess(command.split(' '))).stderr).not.toContain('Did you mean');
  });
});

it('make firmware names the missing variable before it builds', async () => {
  const env = { ...process.env, BOARD: undefined, MAKEFLAGS: undefined, MAKELEVEL: undefined };
  const { exitCode, stdout, stderr } = await $({
    quiet: true,
    nothrow: true,
    cwd: projectRoot,
    env,
  })`make --no-print-directory firmware`;
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('BOARD is not set: make firmware BOARD=NAME');
});
