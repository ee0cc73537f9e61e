// SPDX-License-Identifier: MIT
// The K230 machine's serial console: the REPL at a terminal, and a serial port for `run --port`, `put` and `get`.

import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Decoded } from '../../cli/judge/stream.js';
import { projectRoot } from '../../cli/support/project.js';
import { vencoder, type CommandResult } from '../board-run.js';
import { output } from '../process-output.js';
import { CTRL_C, CTRL_D, TerminalRun } from '../terminal-run.js';
import { describeMachine, MACHINE_BOARD } from './machine-board.js';

const CLI = path.join(projectRoot, 'dist', 'cli', 'main.js');
const CTRL_X = '\x18';
const FRAMES = 10;
const DONE = { code: 0, stderr: '' };

let folder: string;
let card: string;

beforeAll(async () => {
  expect(await vencoder(['build', '--board', MACHINE_BOARD])).toMatchObject({ code: 0 });
});

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-console-'));
  card = path.join(folder, 'card');
  await mkdir(card);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

await describeMachine('the console at a terminal', () => {
  it('is a REPL with Ctrl-C and soft resets, and its files come back', async () => {
    const run = TerminalRun.start(['run', '--board', MACHINE_BOARD, '--sdcard', card]);
    await run.waitFor(/>>> $/);
    run.type('left = 6 * 7\rprint(left)\r');
    await run.waitFor(/\r\n42\r\n>>> $/);
    run.type('while True: print("turn")\r\r');
    await run.waitFor(/turn\r\n/);
    run.type(CTRL_C);
    await run.waitFor(/KeyboardInterrupt: \r\n>>> $/);
    run.type(CTRL_D);
    await run.waitFor(/soft reboot\r\n[^]*>>> $/);
    run.type('left\r');
    await run.waitFor(/NameError: [^]*>>> $/);
    run.type('n = open("/sdcard/typed", "w").write("here")\r');
    await run.waitFor(/"here"\)\r\n>>> $/);
    run.type(CTRL_X);
    expect(await run.exited()).toMatchObject({ code: 0 });
    expect(await readFile(path.join(card, 'typed'), 'utf8')).toBe('here');
  });
});

await describeMachine('a console whose machine ends before the prompt', () => {
  it('is reported, and leaves no link', async () => {
    const link = path.join(folder, 'console');
    const args = ['run', '--board', MACHINE_BOARD, '--pty', link, '--limit', '1'];
    const { code, stderr } = await vencoder(args);
    expect(code).toBe(3);
    // How much the console shows by then depends on the machine that runs this.
    expect(stderr).toContain('did not end within 1 s; what it wrote is lost');
    expect(stderr).not.toContain('the REPL of');
    expect(await readdir(folder)).toEqual(['card']);
  });
});

await describeMachine('the console as a serial port', () => {
  let link: string;
  let running: ChildProcess;

  beforeEach(async () => {
    link = path.join(folder, 'console');
    const args = ['run', '--board', MACHINE_BOARD, '--sdcard', card, '--pty', link];
    running = spawn(process.execPath, [CLI, ...args]);
    await output(running, 'stderr', `the REPL of ${MACHINE_BOARD} is at ${link} (/dev/`);
  });

  async function atPort(source: string, ...options: string[]): Promise<CommandResult> {
    const script = path.join(folder, 'script.py');
    await writeFile(script, source);
    return await vencoder(['run', '--port', link, ...options, script]);
  }

  async function powerOff(): Promise<void> {
    const closed = once(running, 'close');
    running.kill('SIGTERM');
    await closed;
  }

  it('takes files and scripts, one after another without a reboot, and gives files back', async () => {
    const [from, to] = [path.join(folder, 'from'), path.join(folder, 'to')];
    const bytes = randomBytes(20_000);
    await writeFile(from, bytes);
    expect(await vencoder(['put', from, '/sdcard/', '--port', link])).toMatchObject(DONE);
    const copy =
      'with open("/sdcard/from", "rb") as a, open("/sdcard/to", "wb") as b: print(b.write(a.read()))\n';
    expect(await atPort(copy)).toEqual({ ...DONE, stdout: '20000\n' });
    expect(await vencoder(['get', '/sdcard/to', to, '--port', link])).toMatchObject(DONE);
    expect((await readFile(to)).equals(bytes)).toBe(true);

    expect(await atPort('1 / 0\n')).toMatchObject({ code: 1, stdout: '' });
    const endless = path.join(folder, 'endless.py');
    await writeFile(endless, 'print("runs")\nwhile True: pass\n');
    const child = spawn(process.execPath, [CLI, 'run', '--port', link, endless]);
    await output(child, 'stdout', 'runs\n');
    const closed = once(child, 'close');
    child.kill('SIGINT');
    expect((await closed)[0]).toBe(130);
    expect(await atPort('left = 1\n')).toMatchObject(DONE);
    expect(await atPort('print("left" in globals())\n', '--reset')).toEqual({ ...DONE, stdout: 'False\n' });

    const record = await readFile(path.join(projectRoot, 'examples', 'record_video.py'), 'utf8');
    for (const name of ['one', 'two', 'three']) {
      const own = record.replace('*sys.argv[1:]', `"/sdcard/${name}.264", "320", "240", "${FRAMES}"`);
      expect(own).not.toBe(record);
      expect(await atPort(own)).toEqual({ ...DONE, stdout: `header packs: 1, I: 1, P: ${FRAMES - 1}\n` });
    }
    await powerOff();
    expect((await readdir(card)).sort()).toEqual(['from', 'one.264', 'three.264', 'to', 'two.264']);
    const decoded = await Decoded.from(path.join(card, 'three.264'));
    try {
      expect(decoded.errors).toBe('');
      expect(await decoded.frameNumbers()).toEqual([...Array(FRAMES).keys()]);
    } finally {
      await decoded.remove();
    }
  });

  it('hangs up when the board ends', async () => {
    const script = path.join(folder, 'sleeps.py');
    await writeFile(script, 'print("runs")\nwhile True: pass\n');
    const child = spawn(process.execPath, [CLI, 'run', '--port', link, script]);
    await output(child, 'stdout', 'runs\n');
    const closed = once(child, 'close');
    await powerOff();
    expect((await closed)[0]).toBe(3);
  });
});
