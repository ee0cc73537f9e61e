// SPDX-License-Identifier: MIT
// Commands with --port on boards that misbehave: each ends with a sentence, and leaves nothing half-written.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';
import { vencoder, type CommandResult } from '../board-run.js';
import { CTRL_C, TerminalRun } from '../terminal-run.js';
import { withBoardProgram, withFakeBoard } from './fake-board.js';

let folder: string;
let link: string;
/** "Board" and local folders of files. */
let card: string;
let local: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-fake-board-'));
  link = path.join(folder, 'port0');
  [card, local] = [path.join(folder, 'card'), path.join(folder, 'local')];
  await Promise.all([mkdir(card), mkdir(local)]);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function script(source: string | Buffer): Promise<string> {
  const file = path.join(local, 'script.py');
  await writeFile(file, source);
  return file;
}

async function run(source: string | Buffer, ...options: string[]): Promise<CommandResult> {
  return await vencoder(['run', '--port', link, ...options, await script(source)]);
}

async function put(bytes: Buffer, ...options: string[]): Promise<CommandResult> {
  const file = path.join(local, 'sent');
  await writeFile(file, bytes);
  return await vencoder(['put', file, `${card}/`, '--port', link, ...options]);
}

function expectSentence(result: CommandResult, sentence: string): void {
  expect(result).toMatchObject({ code: 3, stdout: '' });
  expect(result.stderr).toMatch(/^vencoder: /);
  expect(result.stderr).toContain(sentence);
  expect(result.stderr).not.toMatch(/\n +at /);
}

describe.each(['sane', 'banner', 'stubborn', 'no-paste', 'paste-refused', 'paste-ignored'])(
  'a board of the kind %s',
  (kind) => {
    it('runs a script, copies files and lists folders', async () => {
      await withFakeBoard(link, [kind], async () => {
        const bytes = randomBytes(13_000);
        expect(await run('print("one")\nprint("two")\n')).toEqual({
          code: 0,
          stdout: 'one\ntwo\n',
          stderr: '',
        });
        expect(await put(bytes)).toMatchObject({ code: 0, stderr: '' });
        expect((await readFile(path.join(card, 'sent'))).equals(bytes)).toBe(true);
        const copy = path.join(local, 'copy');
        expect(await vencoder(['get', `${card}/sent`, copy, '--port', link])).toMatchObject({ code: 0 });
        expect((await readFile(copy)).equals(bytes)).toBe(true);
        expect(await vencoder(['ls', card, '--port', link])).toEqual({
          code: 0,
          stdout: 'sent  13000\n',
          stderr: '',
        });
      });
    });
  },
);

/**
 * The nth piece of code of a `put` of two pieces: folder check, open, two writes, close, hash, rename. Before the
 * fault, the board must answer within --silence on a busy machine, too.
 */
const FAULTS: [behaviour: string, nth: number, sentence: string, options?: string[]][] = [
  ['silent', 1, 'does not answer', ['--silence', '1']],
  ['echo', 1, 'does not enter its raw REPL', ['--silence', '5']],
  ['flood', 1, 'does not enter its raw REPL', ['--silence', '5']],
  ['goes-silent', 4, 'has been silent for 8 s', ['--silence', '8']],
  ['stops-reading', 4, 'has been silent for 8 s', ['--silence', '8']],
  ['unplugged', 4, 'was disconnected'],
  ['restarts', 4, 'restarted'],
  ['trickle', 4, 'unexpected answer'],
  ['flood-later', 4, 'unexpected answer'],
  ['window-0', 4, 'its window has 0 bytes'],
  ['aborts', 4, 'MemoryError'],
  ['odd', 4, 'unexpected answer'],
  ['noisy', 4, 'unexpected answer'],
  ['damages', 6, 'unexpected answer'],
];

describe('put', () => {
  it.each(FAULTS)('ends on a board that %s at piece %d', async (behaviour, nth, sentence, options = []) => {
    await writeFile(path.join(card, 'sent'), 'old');
    await withFakeBoard(link, [behaviour, nth], async () => {
      expectSentence(await put(randomBytes(20_000), ...options), sentence);
    });
    expect(await readFile(path.join(card, 'sent'), 'utf8')).toBe('old');
  });

  it('leaves no unfinished file on a board that still answers', async () => {
    // Only the answer to the fourth piece is odd.
    await withFakeBoard(link, ['aborts', 4], async () => {
      await put(randomBytes(20_000));
    });
    const stays = await readdir(card);
    await withFakeBoard(link, ['sane'], async () => {
      await vencoder(['put', path.join(folder, 'local', 'sent'), `${card}/`, '--port', link]);
    });
    expect(stays.filter((name) => name !== 'sent.unfinished')).toEqual([]);
    expect(await readdir(card)).toEqual(['sent']);
  });

  it('copies an empty file, and names with quotes and backslashes', async () => {
    const names = ['empty', `it's`, 'say "hi"', 'back\\slash', 'two\nlines', 'smörgås 視'];
    await withFakeBoard(link, ['sane'], async () => {
      for (const name of names) {
        await writeFile(path.join(local, name), name === 'empty' ? '' : name);
        expect(await vencoder(['put', path.join(local, name), `${card}/`, '--port', link])).toMatchObject({
          code: 0,
        });
      }
      expect((await readdir(card)).sort()).toEqual([...names].sort());
      const { stdout } = await vencoder(['ls', card, '--port', link]);
      expect(stdout).toContain('two\\x0alines');
      const json = JSON.parse((await vencoder(['ls', card, '--port', link, '--json'])).stdout) as {
        name: string;
      }[];
      expect(json.map(({ name }) => name).sort()).toEqual([...names].sort());
    });
  });

  it('reports a full card', async () => {
    await withFakeBoard(link, ['sane'], async () => {
      expectSentence(
        await vencoder(['put', await script('pass\n'), '/dev/full/x', '--port', link]),
        'the board cannot write /dev/full/x\n  NotADirectoryError',
      );
    });
  });

  it('rejects devices and folders of this machine', async () => {
    await withFakeBoard(link, ['sane'], async () => {
      const zero = await vencoder(['put', '/dev/zero', `${card}/`, '--port', link]);
      expect(zero).toMatchObject({ code: 2, stdout: '' });
      expect(zero.stderr).toContain('vencoder: /dev/zero is not a file');
    });
  });
});

describe('get', () => {
  it.each([
    ['goes-silent', 4, 'has been silent for 8 s', ['--silence', '8']],
    ['unplugged', 4, 'was disconnected'],
    ['restarts', 4, 'restarted'],
    ['damages', 4, 'was damaged in transfer'],
    ['odd', 2, 'unexpected answer'],
    ['trickle', 5, 'unexpected answer'],
  ] as [string, number, string, string[]?][])(
    'ends on a board that %s at piece %d',
    async (behaviour, nth, sentence, options = []) => {
      await writeFile(path.join(card, 'film'), randomBytes(30_000));
      await writeFile(path.join(local, 'film'), 'old');
      await withFakeBoard(link, [behaviour, nth], async () => {
        const args = ['get', `${card}/film`, local, '--port', link, ...options];
        expectSentence(await vencoder(args), sentence);
      });
      expect(await readdir(local)).toEqual(['film']);
      expect(await readFile(path.join(local, 'film'), 'utf8')).toBe('old');
    },
  );

  it.each(['/sdcard/..', '/sdcard/', '/', '..', '.'])('rejects %s, which names no file', async (from) => {
    const { code, stderr } = await vencoder(['get', from, '--port', '/dev/none']);
    expect(code).toBe(2);
    expect(stderr).toContain('is not a path of a file');
  });

  it('rejects a folder of the board', async () => {
    await withFakeBoard(link, ['sane'], async () => {
      expectSentence(await vencoder(['get', card, local, '--port', link]), 'is a folder on the board');
    });
    expect(await readdir(local)).toEqual([]);
  });
});

describe('ls', () => {
  it.each(['odd', 'damages', 'noisy', 'trickle', 'restarts', 'flood-later'])(
    'ends on a board that answers %s',
    async (behaviour) => {
      await withFakeBoard(link, [behaviour], async () => {
        const result = await vencoder(['ls', card, '--port', link]);
        expectSentence(result, 'the board');
        expect(result.stderr).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
      });
    },
  );

  it('names another program that has the port open', async () => {
    await withFakeBoard(link, ['silent'], async () => {
      const holder = [
        '-c',
        `import sys; port = open(${JSON.stringify(link)}); open(${JSON.stringify(`${link}.held`)}, "w"); sys.stdin.read()`,
      ];
      await withBoardProgram(holder, `${link}.held`, async () => {
        const { code, stderr } = await vencoder(['ls', '/', '--port', link, '--silence', '1']);
        expect(code).toBe(3);
        expect(stderr).toMatch(
          / is also open in python\S* \(PID \d+\)\. It may take the board's answers: close it\./,
        );
      });
    });
  });

  it('says where a board that restarted is attached now', async () => {
    await withFakeBoard(link, ['unplugged'], async () => {
      const other = path.join(folder, 'port1');
      expectSentence(
        await vencoder(['ls', '/', '--port', link]),
        `was disconnected\n  It is probably attached as ${other} now: use --port ${other}`,
      );
    });
  });
});

describe('run', () => {
  it.each([
    ['prints 0x04', 'print("a\\x04b\\x04")\n', 0, 'a\x04b\x04\n', ''],
    ['prints what looks like the end', 'print("\\x04\\x04>", end="")\n', 0, '\x04\x04>', ''],
    [
      'prints what looks like a traceback',
      'print("\\x04Traceback (most recent call last):\\nx")\n',
      0,
      '\x04Traceback (most recent call last):\nx\n',
      '',
    ],
    [
      'prints what looks like a restart',
      'print("\\n\\nU-Boot 2022\\nMicroPython v1.21\\n>>> ", end="")\n',
      0,
      '\n\nU-Boot 2022\nMicroPython v1.21\n>>> ',
      '',
    ],
    [
      'raises 0x04',
      'print("whole")\nraise OSError("said \\x04 and \\x04>")\n',
      1,
      'whole\n',
      'OSError: said \x04 and \x04>\n',
    ],
    [
      'prints and raises 0x04',
      'print("a\\x04b")\nraise OSError("\\x04")\n',
      1,
      'a\x04b\n',
      'OSError: \x04\n',
    ],
    ['replaces print', 'print("out")\nprint = None\n', 0, 'out\n', ''],
    ['is empty', '', 0, '', ''],
    ['ends in a comment', 'print(1)\n# \\', 0, '1\n', ''],
    ['ends in a backslash', 'print(1)\nx = 1 \\', 0, '1\n', ''],
    ['has the line ends of Windows', 'if True:\r\n    print(1)\r\n\r\n', 0, '1\n', ''],
    ['begins with a byte order mark', '\ufeffprint(1)\n', 0, '1\n', ''],
    ['has a syntax error', 'print(\n', 1, '', 'SyntaxError: '],
  ])('a script that %s', async (_, source, code, stdout, error) => {
    await withFakeBoard(link, ['sane'], async () => {
      const result = await run(source);
      expect({ code: result.code, stdout: result.stdout }).toEqual({ code, stdout });
      expect(result.stderr).toContain(error);
      expect(result.stderr.startsWith('Traceback') || error === '').toBe(true);
    });
  });

  it('shows output with 0x04 while the script runs', async () => {
    await withFakeBoard(link, ['reset-by-script'], async () => {
      expect(await run('import sys\nsys.exit(3)\n')).toEqual({ code: 0, stdout: 'text\n', stderr: '' });
    });
  });

  it.each([
    ['unplugged', 'was disconnected'],
    ['restarts', 'restarted'],
  ])('ends on a board that is %s', async (behaviour, sentence) => {
    await withFakeBoard(link, [behaviour], async () => {
      const { code, stderr } = await run('pass\n');
      expect(code).toBe(3);
      expect(stderr).toContain(sentence);
    });
  });

  it('ends a silent script with --silence', async () => {
    await withFakeBoard(link, ['goes-silent'], async () => {
      expectSentence(await run('pass\n', '--silence', '8'), 'the script has been silent for 8 s');
    });
  });

  it('ends by the second Ctrl-C on a board that does not react', async () => {
    await withFakeBoard(link, ['trickle'], async () => {
      const terminal = TerminalRun.start(['run', '--port', link, await script('pass\n')]);
      await terminal.waitFor(/\.\./);
      terminal.type(CTRL_C);
      await terminal.waitFor(/\^C\.*\./);
      terminal.type(CTRL_C);
      const { code, output } = await terminal.exited();
      expect(code).toBe(130);
      expect(output).toMatch(/\nvencoder: interrupted; .* may still run on the board\r\n$/);
    });
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeffprint(1)\n', 'utf16le'), 'is UTF-16'],
    ['a control character', Buffer.from('print(1)\nprint("\x04")\n'), ':2: the control character \\x04'],
  ])('rejects a script with %s', async (_, bytes, sentence) => {
    const { code, stdout, stderr } = await run(bytes);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });
});

describe('a port', () => {
  it.each([['a file'], ['a folder'], ['a pipe'], ['a device']])('that is %s', async (kind) => {
    const paths: Record<string, string> = { 'a folder': folder, 'a device': '/dev/zero' };
    const port = paths[kind] ?? path.join(folder, 'other');
    if (kind === 'a file') {
      await writeFile(port, '');
    } else if (kind === 'a pipe') {
      await withBoardProgram(['-c', `import os; os.mkfifo(${JSON.stringify(port)})`], port, () =>
        Promise.resolve(),
      );
    }
    expectSentence(await vencoder(['ls', '--port', port]), `${port} is not a serial port`);
  });

  it('that is this terminal', async () => {
    const { code, output } = await TerminalRun.start(['ls', '--port', '/dev/tty']).exited();
    expect(code).toBe(2);
    expect(output).toContain('/dev/tty is this terminal');
  });

  it.each(['0', '-1', 'x', '1e3', ''])('rejects --silence "%s"', async (value) => {
    const { code, stderr } = await vencoder(['ls', '--port', '/dev/none', `--silence=${value}`]);
    expect(code).toBe(2);
    expect(stderr).toContain('--silence');
  });
});

const CASES = path.resolve(projectRoot, process.env['VENCODER_CASES'] ?? '../shared/cases');
const CASE_BOARD = path.join(CASES, 'fake_board.py');
const hasCases = existsSync(CASE_BOARD);
if (!hasCases) {
  process.stderr.write(`\nSKIPPED: the boards of ${CASE_BOARD}: it does not exist (VENCODER_CASES)\n\n`);
}

(hasCases ? describe : describe.skip)('a board of the cases', () => {
  it.each(['old', 'veryold', 'notsup', 'noise'])('%s is sane', async (mode) => {
    await withBoardProgram([CASE_BOARD, link, mode], link, async () => {
      const bytes = randomBytes(1000);
      expect(await run('print("hi")\n')).toEqual({ code: 0, stdout: 'hi\n', stderr: '' });
      expect(await put(bytes)).toMatchObject({ code: 0 });
      const copy = path.join(local, 'copy');
      expect(await vencoder(['get', `${card}/sent`, copy, '--port', link])).toMatchObject({ code: 0 });
      expect((await readFile(copy)).equals(bytes)).toBe(true);
      expect(await vencoder(['ls', card, '--port', link])).toMatchObject({ code: 0, stdout: 'sent  1000\n' });
      const traceback = await vencoder(['run', '--port', link, path.join(CASES, 'raises_with_0x04.py')]);
      expect(traceback).toMatchObject({ code: 1, stdout: expect.stringMatching(/^recording .* here\n$/) });
      expect(traceback.stderr).toContain('driver said \x04 in its message');
    });
  });

  it.each([
    ...[
      'mute',
      'garbage',
      'flood',
      'echo',
      'vanish1',
      'win0',
      'abortpaste',
      'nomore',
      'die3',
      'mute3',
      'reboot3',
    ],
    ...['lsgarbage', 'lsevil', 'corrupt', 'eot'],
  ])('%s ends put with a sentence', async (mode) => {
    await withBoardProgram([CASE_BOARD, link, mode], link, async () => {
      expectSentence(await put(randomBytes(40_000), '--silence', '2'), 'the board');
    });
    expect(existsSync(path.join(card, 'sent'))).toBe(false);
  });

  it.each(['lsgarbage', 'lsevil', 'eot'])('%s ends ls and get with a sentence', async (mode) => {
    await withBoardProgram([CASE_BOARD, link, mode], link, async () => {
      expectSentence(await vencoder(['ls', card, '--port', link]), 'the board');
      expectSentence(await vencoder(['get', `${card}/x`, local, '--port', link]), 'the board');
    });
    expect(await readdir(local)).toEqual([]);
  });
});
