// SPDX-License-Identifier: MIT
// Scripts on the K230 machine: streams, files, exit codes, limits, and what is left after them.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { execute } from '../../cli/support/execute.js';
import { projectRoot } from '../../cli/support/project.js';
import { runBoard, vencoder, type CommandResult } from '../board-run.js';
import { output } from '../process-output.js';
import { hash } from '../streams/stream-hash.js';
import { describeMachine, MACHINE_BOARD } from './machine-board.js';

const CLI = path.join(projectRoot, 'dist', 'cli', 'main.js');
const RECORD = path.join(projectRoot, 'examples', 'record_video.py');

let folder: string;
let card: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-machine-test-'));
  card = path.join(folder, 'card');
  await mkdir(card);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function scriptOf(source: string): Promise<string> {
  const script = path.join(folder, 'script', 'main.py');
  await mkdir(path.dirname(script), { recursive: true });
  await writeFile(script, source);
  return script;
}

async function run(source: string, args: string[] = [], options: string[] = []): Promise<CommandResult> {
  const script = await scriptOf(source);
  return await runBoard({ board: MACHINE_BOARD, options: ['--sdcard', card, ...options], script, args });
}

/** `vencoder run` with its streams, for input and signals. */
async function start(source: string, options: string[] = []): Promise<ReturnType<typeof spawn>> {
  const script = await scriptOf(source);
  const args = [CLI, 'run', '--board', MACHINE_BOARD, '--sdcard', card, ...options, script];
  const env = { ...process.env, TMPDIR: folder };
  return spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], env });
}

function collected(child: ReturnType<typeof spawn>, stream: 'stdout' | 'stderr'): () => string {
  const chunks: Buffer[] = [];
  child[stream]?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

/** Processes whose command line names the folder of this test: the tool, its runner and QEMU with its sockets. */
async function leftRunning(): Promise<string[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    processes.map((name) => readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(folder));
}

await describeMachine('a script on the K230 machine', () => {
  beforeAll(async () => {
    expect(await vencoder(['build', '--board', MACHINE_BOARD])).toMatchObject({ code: 0 });
  });

  it('has its arguments, modules, streams and exit code', async () => {
    await mkdir(path.join(folder, 'script'));
    await writeFile(path.join(folder, 'script', 'beside.py'), 'ANSWER = 42\n');
    const source =
      'import sys, beside\nprint(sys.platform, sys.argv[1:])\nprint("err", file=sys.stderr)\nsys.exit(beside.ANSWER)\n';
    expect(await run(source, ['1', 'two words'])).toEqual({
      code: 42,
      stdout: "rt-smart ['1', 'two words']\n",
      stderr: 'err\n',
    });
  });

  it('shows its traceback, and exits with 1', async () => {
    const result = await run('1 / 0\n');
    expect(result).toMatchObject({ code: 1, stderr: '' });
    expect(result.stdout).toMatch(/^Traceback [^]*line 1[^]*ZeroDivisionError: /);
  });

  it('changes, creates and removes files of the card, also folders', async () => {
    const old = randomBytes(300_000);
    await mkdir(path.join(card, 'folder'));
    await writeFile(path.join(card, 'folder', 'removed'), old);
    await writeFile(path.join(card, 'kept'), old);
    await writeFile(path.join(card, 'longer'), old);
    const source = [
      'import os',
      'os.remove("/sdcard/folder/removed"); os.rmdir("/sdcard/folder")',
      'os.mkdir("/sdcard/new"); os.mkdir("/sdcard/new/empty")',
      'with open("/sdcard/new/all", "wb") as file: file.write(bytes(range(256)))',
      'with open("/sdcard/longer", "ab") as file: file.write(b"more")',
      'with open("/data/text", "w") as file: file.write("data")',
    ].join('\n');
    expect(await run(source)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await readdir(card, { recursive: true })).sort()).toEqual([
      'kept',
      'longer',
      'new',
      'new/all',
      'new/empty',
    ]);
    expect(await readFile(path.join(card, 'new', 'all'))).toEqual(Buffer.from([...Array(256).keys()]));
    expect(
      (await readFile(path.join(card, 'longer'))).equals(Buffer.concat([old, Buffer.from('more')])),
    ).toBe(true);
    expect((await readFile(path.join(card, 'kept'))).equals(old)).toBe(true);
    expect(await readFile(path.join(`${card}-data`, 'text'), 'utf8')).toBe('data');
  });

  it('reads all of its input, also what it reads late', async () => {
    const child = await start(
      'import sys\nprint("ready")\ntotal = sys.stdin.read()\nprint(len(total), total[-4:])\n',
    );
    const [stdout, stderr] = [collected(child, 'stdout'), collected(child, 'stderr')];
    child.stdin?.end(`${'0123456789'.repeat(20_000)}last`);
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, stdout: stdout(), stderr: stderr() }).toEqual({
      code: 0,
      stdout: 'ready\n200004 last\n',
      stderr: '',
    });
  });

  it('that closes the console still has its exit code and its files', async () => {
    const source = [
      'import sys',
      'print("before")',
      'sys.stdout.close()',
      'with open("/sdcard/after", "w") as file: file.write("after")',
      'sys.exit(7)',
    ].join('\n');
    expect(await run(source)).toEqual({ code: 7, stdout: 'before\n', stderr: '' });
    expect(await readFile(path.join(card, 'after'), 'utf8')).toBe('after');
  });

  it('that fills its card gets ENOSPC', async () => {
    const source = [
      'import os',
      'size = 0',
      'try:',
      '    with open("/sdcard/full", "wb") as file:',
      '        while True: size += file.write(bytes(1 << 20))',
      'except OSError as error:',
      '    print(error.errno, size >> 20)',
      'os.remove("/sdcard/full")',
    ].join('\n');
    const { code, stdout } = await run(source);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^28 2[0-9]{2}\n$/);
    expect(await readdir(card)).toEqual([]);
  });

  it('that does not end is ended by --limit, without a file half there', async () => {
    const source = 'open("/sdcard/part", "wb").write(bytes(100000))\nprint("runs")\nwhile True: pass\n';
    const script = await scriptOf(source);
    const options = ['--sdcard', card, '--limit', '20'];
    const { code, stderr, stdout } = await vencoder(['run', '--board', MACHINE_BOARD, ...options, script]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: 'runs\n' });
    expect(stderr).toContain(
      "did not end within 20 s; what it wrote is lost\n  The console's last lines:\n  runs\n",
    );
    expect(await readdir(card)).toEqual([]);
    expect(await leftRunning()).toEqual([]);
  });

  it.each([
    ['SIGINT', 1, /^runs\nTraceback [^]*KeyboardInterrupt: \n$/],
    ['SIGTERM', 143, /^runs\n$/],
    ['SIGHUP', 129, /^runs\n$/],
  ] as const)('gets %s, and its files come back', async (signal, expected, text) => {
    const source =
      'with open("/sdcard/whole", "w") as file: file.write("x")\nprint("runs")\nwhile True: pass\n';
    const child = await start(source);
    const stdout = collected(child, 'stdout');
    const closed = once(child, 'close');
    await output(child, 'stdout', 'runs\n');
    child.kill(signal);
    expect((await closed)[0]).toBe(expected);
    expect(stdout()).toMatch(text);
    expect(await readFile(path.join(card, 'whole'), 'utf8')).toBe('x');
    expect(await leftRunning()).toEqual([]);
  });

  it('leaves nothing running when SIGKILL ends the tool', async () => {
    const child = await start('print("runs")\nwhile True: pass\n');
    const closed = once(child, 'close');
    await output(child, 'stdout', 'runs\n');
    child.kill('SIGKILL');
    await closed;
    while ((await leftRunning()).length > 0) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await readdir(folder)).sort()).toEqual(['card', 'script']);
  });

  async function recorded(board: string, suffix: string, more: string[] = []): Promise<string> {
    const own = path.join(folder, board);
    await mkdir(own);
    const args = [`/sdcard/video.${suffix}`, '320', '240', '30'];
    const options = ['--sdcard', own, '--leak-check', ...more];
    const { code, stderr } = await runBoard({ board, options, script: RECORD, args });
    expect({ board, code, stderr }).toEqual({ board, code: 0, stderr: 'leak check: clean\n' });
    return await hash(path.join(own, `video.${suffix}`));
  }

  it.each(['264', '265'])('records the same .%s as the other boards', async (suffix) => {
    const boards = [MACHINE_BOARD, 'qemu-riscv64', 'host'];
    const hashes = await Promise.all(boards.map((board) => recorded(board, suffix)));
    expect(new Set(hashes).size).toBe(1);
  });

  it('has the frames of --source, which ffmpeg converted here', async () => {
    const video = path.join(folder, 'footage.mp4');
    await execute({
      check: true,
    })`ffmpeg -v error -f lavfi -i testsrc2=size=320x240:rate=30:duration=1 ${video}`;
    const source = ['--source', video];
    const [onMachine, onHost] = await Promise.all(
      [MACHINE_BOARD, 'host'].map((board) => recorded(board, '264', source)),
    );
    expect(onMachine).toBe(onHost);
  });

  it.each([
    [['--host-files'], 'the K230 machine has no --host-files'],
    [['--display-png', 'x.png'], 'the K230 machine has no --display-png'],
  ])('cannot have %j', async (options, message) => {
    const { code, stderr } = await run('pass\n', [], options);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

it('--limit is for a board with a machine, and a number', async () => {
  const script = await scriptOf('pass\n');
  const limited = (board: string, limit: string): Promise<CommandResult> =>
    vencoder(['run', '--board', board, '--limit', limit, script]);
  expect(await limited('host', '5')).toMatchObject({ code: 2 });
  const { code, stderr } = await limited(MACHINE_BOARD, '0');
  expect(code).toBe(2);
  expect(stderr).toContain('--limit 0: must be a number of seconds');
});
