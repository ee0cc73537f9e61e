// SPDX-License-Identifier: MIT
// Scripts and files on a board at a serial port. The board is an emulated one, its REPL on a pseudo terminal.

import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';
import { BOARDS, vencoder, type CommandResult } from '../board-run.js';
import { output } from '../process-output.js';
import { CTRL_C, TerminalRun } from '../terminal-run.js';

const CLI = path.join(projectRoot, 'dist', 'cli', 'main.js');

/** A board with its REPL at `link`. */
async function startBoard(board: string, card: string, link: string): Promise<ChildProcess> {
  const running = spawn(process.execPath, [CLI, 'run', '--board', board, '--sdcard', card, '--pty', link]);
  await output(running, 'stderr', `the REPL of ${board} is at ${link} (/dev/`);
  return running;
}

async function stop(running: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => running.on('close', resolve));
  running.kill('SIGTERM');
  await closed;
}

describe.each(BOARDS)('%s', (board) => {
  let folder: string;
  let card: string;
  let link: string;
  let running: ChildProcess;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vencoder-serial-'));
    card = path.join(folder, 'card');
    link = path.join(folder, 'console');
    await mkdir(card);
    expect(await vencoder(['build', '--board', board])).toMatchObject({ code: 0 });
    running = await startBoard(board, card, link);
  });

  afterAll(async () => {
    await stop(running);
    expect(existsSync(link)).toBe(false);
    await rm(folder, { recursive: true });
  });

  async function script(source: string, ...options: string[]): Promise<CommandResult> {
    const file = path.join(folder, 'script.py');
    await writeFile(file, source);
    return await vencoder(['run', '--port', link, ...options, file]);
  }

  // The normal REPL answers.
  async function expectPrompt(): Promise<void> {
    const child = spawn(process.execPath, [CLI, 'repl', '--port', link]);
    const answer = output(child, 'stdout', '\r\n1806\r\n>>> ');
    // While this process has the port open, it reads the board's answers to others.
    const closed = once(child, 'close');
    child.stdin.end('42 * 43\n');
    await answer;
    await closed;
  }

  it('runs a script', async () => {
    expect(await script('import sys\nfor i in range(3):\n    print(i, sys.platform)\n')).toEqual({
      code: 0,
      stdout: '0 rt-smart\n1 rt-smart\n2 rt-smart\n',
      stderr: '',
    });
  });

  it('runs a long script', async () => {
    const lines = Array.from({ length: 2000 }, (_, i) => `x${i} = "${'y'.repeat(20)}"\n`);
    expect(await script(`${lines.join('')}print(len(x1999))\n`)).toMatchObject({ code: 0, stdout: '20\n' });
  });

  it('shows a traceback and exits with 1', async () => {
    const result = await script('print("before")\n1 / 0\n');
    expect(result).toMatchObject({ code: 1, stdout: 'before\n' });
    expect(result.stderr).toMatch(/^Traceback \(most recent call last\):\n.*line 2.*\nZeroDivisionError: /);
  });

  it('keeps the names of a script until --reset', async () => {
    expect(await script('left = 42\n')).toMatchObject({ code: 0 });
    expect(await script('print(left)\n')).toMatchObject({ code: 0, stdout: '42\n' });
    const { code, stderr } = await script('print(left)\n', '--reset');
    expect(code).toBe(1);
    expect(stderr).toContain("NameError: name 'left' isn't defined");
  });

  it('survives sys.exit()', async () => {
    expect(await script('import sys\nprint("out")\nsys.exit(3)\n')).toMatchObject({
      code: 0,
      stdout: 'out\n',
    });
    expect(await script('print("again")\n')).toMatchObject({ code: 0, stdout: 'again\n' });
  });

  it('stops a script on Ctrl-C, and exits with 130', async () => {
    const file = path.join(folder, 'endless.py');
    await writeFile(file, 'print("runs")\nwhile True:\n    pass\n');
    const child = spawn(process.execPath, [CLI, 'run', '--port', link, file]);
    await output(child, 'stdout', 'runs');
    const closed = new Promise((resolve) => child.on('close', resolve));
    const last = output(child, 'stderr', 'KeyboardInterrupt');
    child.kill('SIGINT');
    await last;
    expect(await closed).toBe(130);
    expect(await script('print("next")\n')).toEqual({ code: 0, stdout: 'next\n', stderr: '' });
  });

  it('copies a file of 1 MiB there and back', async () => {
    const bytes = randomBytes(2 ** 20);
    const [from, to] = ['from', 'to'].map((name) => path.join(folder, name));
    await writeFile(from ?? '', bytes);
    const copied = { code: 0, stderr: '' };
    expect(await vencoder(['put', from ?? '', '/sdcard/', '--port', link])).toMatchObject(copied);
    expect((await readFile(path.join(card, 'from'))).equals(bytes)).toBe(true);
    expect(await vencoder(['get', '/sdcard/from', to ?? '', '--port', link])).toMatchObject(copied);
    expect((await readFile(to ?? '')).equals(bytes)).toBe(true);
    const listed = await vencoder(['ls', '/sdcard', '--port', link, '--json']);
    expect(JSON.parse(listed.stdout)).toContainEqual({ name: 'from', isFolder: false, size: 2 ** 20 });
    expect((await readdir(card)).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('put shows progress; Ctrl-C leaves the board unchanged', async () => {
    const [large, kept] = [path.join(folder, 'large'), path.join(card, 'kept')];
    await writeFile(large, randomBytes(4 * 2 ** 20));
    await writeFile(kept, 'old');
    const run = TerminalRun.start(['put', large, '/sdcard/kept', '--port', link]);
    await run.waitFor(/\rcopying: [1-9]\d* of 4195 kB, \d+\.\d kB\/s, \d+ s left/);
    run.type(CTRL_C);
    expect(await run.exited()).toMatchObject({
      code: 130,
      output: expect.stringMatching(/\rvencoder: interrupted; \/sdcard\/kept on the board is unchanged\r\n$/),
    });
    expect(await readFile(kept, 'utf8')).toBe('old');
    expect((await readdir(card)).filter((name) => name.includes('unfinished'))).toEqual([]);
    await expectPrompt();
    expect(await script('print("next")\n')).toEqual({ code: 0, stdout: 'next\n', stderr: '' });
  });

  it('get shows progress; Ctrl-C leaves the local file unchanged', async () => {
    const [large, kept] = [path.join(card, 'large'), path.join(folder, 'kept')];
    await writeFile(large, '');
    await truncate(large, 2 ** 30);
    await writeFile(kept, 'old');
    const run = TerminalRun.start(['get', '/sdcard/large', kept, '--port', link]);
    await run.waitFor(/\rcopying: \d+ of 1074 MB, \d+\.\d MB\/s, \d+ s left/);
    run.type(CTRL_C);
    expect(await run.exited()).toMatchObject({
      code: 130,
      output: expect.stringMatching(/\rvencoder: interrupted; .*kept was not written\r\n$/),
    });
    expect(await readFile(kept, 'utf8')).toBe('old');
    expect((await readdir(folder)).filter((name) => name.includes('unfinished'))).toEqual([]);
    await expectPrompt();
  });

  it('reports a disconnection during a transfer', async () => {
    const [large, other] = [path.join(folder, 'large'), path.join(folder, 'other')];
    await writeFile(large, randomBytes(4 * 2 ** 20));
    const temporary = await startBoard(board, card, other);
    const run = TerminalRun.start(['put', large, '/sdcard/gone', '--port', other]);
    await run.waitFor(/\rcopying: [1-9]/);
    await stop(temporary);
    expect(await run.exited()).toMatchObject({
      code: 3,
      output: expect.stringContaining(`vencoder: the board at ${other} was disconnected\r\n`),
    });
    expect(existsSync(path.join(card, 'gone'))).toBe(false);
  });

  it('reports a missing file', async () => {
    const result = await vencoder(['get', '/sdcard/none', path.join(folder, 'none'), '--port', link]);
    expect(result).toMatchObject({ code: 3, stdout: '' });
    expect(result.stderr).toContain('the board cannot read /sdcard/none\n  OSError: [Errno 2] ENOENT');
    expect(existsSync(path.join(folder, 'none'))).toBe(false);
  });

  it('does not replace a folder by a file', async () => {
    await mkdir(path.join(card, 'taken'));
    const result = await vencoder(['put', CLI, '/sdcard/taken', '--port', link]);
    expect(result).toMatchObject({ code: 3, stdout: '' });
    expect(result.stderr).toContain('/sdcard/taken is a folder on the board\n  To copy into a folder');
    expect(existsSync(path.join(card, 'taken.unfinished'))).toBe(false);
  });

  it('copies a file into a local folder', async () => {
    await writeFile(path.join(card, 'note'), 'text');
    expect(await vencoder(['get', '/sdcard/note', folder, '--port', link])).toMatchObject({ code: 0 });
    expect(await readFile(path.join(folder, 'note'), 'utf8')).toBe('text');
  });

  it('has a REPL', async () => {
    const child = spawn(process.execPath, [CLI, 'repl', '--port', link]);
    const answer = output(child, 'stdout', '\r\n1806\r\n>>> ');
    child.stdin.write('42 * 43\n');
    await answer;
    const closed = new Promise((resolve) => child.on('close', resolve));
    child.stdin.write('\x1d');
    expect(await closed).toBe(0);
  });
});

it.each([
  [['run', '--port', '/dev/none', 'SCRIPT'], 3, 'cannot open /dev/none'],
  [['run', '--port', '/dev/none', '--board', 'host', 'SCRIPT'], 2, 'cannot be used with option'],
  [['run', '--port', '/dev/none'], 2, '--port needs a script'],
  [['run', 'SCRIPT'], 2, 'no board given'],
  [['run', '--board', 'host', '--reset', 'SCRIPT'], 2, '--reset needs --port'],
  [['run', '--port', '/dev/null', 'SCRIPT'], 3, 'is not a serial port'],
  [['put', '/none', '/sdcard/', '--port', '/dev/none'], 2, '/none does not exist'],
  [['put', '/', '/sdcard/', '--port', '/dev/none'], 2, '/ is not a file'],
  [['get', '/sdcard/x', '/none/x', '--port', '/dev/none'], 2, '/none does not exist'],
])('%j fails', async (args, code, message) => {
  const script = path.join(projectRoot, 'examples', 'record_video.py');
  const result = await vencoder(args.map((arg) => (arg === 'SCRIPT' ? script : arg)));
  expect(result).toMatchObject({ code, stdout: '' });
  expect(result.stderr).toContain(message);
});
