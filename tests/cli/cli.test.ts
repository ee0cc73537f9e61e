// SPDX-License-Identifier: MIT
// The command line: help, error messages, output streams and exit codes.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { projectRoot } from '../../cli/support/project.js';
import { boardOptions, BOARDS, vencoder, type CommandResult } from '../board-run.js';
import { inProcess } from './in-process.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-cli-'));
  for (const board of BOARDS) {
    expect(await vencoder(['build', '--board', board])).toMatchObject({ code: 0 });
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(path.join(folder, name), content);
  return path.join(folder, name);
}

let scripts = 0;

async function run(
  source: string,
  options: string[] = [],
  args: string[] = [],
  board = 'host',
): Promise<CommandResult> {
  scripts += 1;
  const script = await file(`script${scripts}.py`, source);
  return vencoder(['run', ...boardOptions({ board }), ...options, script, ...args], folder);
}

describe('help', () => {
  async function helpOf(command: string[]): Promise<string> {
    const { code, stdout } = await inProcess([...command, '--help']);
    expect(code).toBe(0);
    return stdout;
  }

  /** All commands below this one, as its help lists them. */
  async function commandsBelow(command: string[]): Promise<string[][]> {
    const [, list = ''] = (await helpOf(command)).split('\nCommands:\n');
    const [first = ''] = list.split('\n\n');
    const names = [...first.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name);
    const commands: string[][] = [];
    for (const name of names.filter((one) => one !== 'help')) {
      commands.push([...command, name], ...(await commandsBelow([...command, name])));
    }
    return commands;
  }

  it('of every command has an example and exit codes', async () => {
    const commands = await commandsBelow([]);
    expect(commands).toEqual(expect.arrayContaining([['flash'], ['image', 'inspect'], ['completion']]));
    const incomplete: string[] = [];
    for (const command of commands) {
      const [, after = ''] = (await helpOf(command)).split(/\nExamples?:\n/);
      if (
        !`\n${after}`.includes(`\n  ./vencoder ${command.join(' ')}`) ||
        !after.includes('\nExit code: 0 ')
      ) {
        incomplete.push(command.join(' '));
      }
    }
    expect(incomplete).toEqual([]);
  });

  it('is the same from a process of its own', async () => {
    for (const command of [[], ['run']]) {
      expect(await vencoder([...command, '--help'])).toEqual(await inProcess([...command, '--help']));
    }
  });

  it('of the tool lists the exit codes', async () => {
    expect(await helpOf([])).toMatch(/^Exit codes:$/m);
  });
});

/** Options of `run` for emulated boards, with a value where they need one. */
const EMULATED_ONLY: [string, ...string[]][] = [
  ['--board', 'host'],
  ['--mpp', 'A'],
  ['--micropython', '/not/there'],
  ['--sanitize'],
  ['--coverage'],
  ['--sdcard', '/not/there'],
  ['--modules', '/not/there'],
  ['--source', '/not/there.y4m'],
  ['--memory-of', 'k230_canmv_lckfb'],
  ['--kpu', 'blind'],
  ['--realtime'],
  ['--address', '127.0.0.2'],
  ['--fault', 'malloc:1'],
  ['--trouble', 'slow-card'],
  ['--leak-check'],
  ['--call-sites', 'calls.jsonl'],
  ['--display-png', 'display.png'],
  ['--pty', '/not/there'],
];

describe('wrong command lines exit with 2, report the error on stderr, and print nothing', () => {
  const wrong: [string, string[], string[]][] = [
    ['a script for a command', ['first.py'], ['first.py is no command', 'run --board host first.py']],
    ['no such command', ['fly'], ['fly']],
    ['no such option', ['boards', '--xml'], ['--xml']],
    ['build without a board', ['build'], ['--board']],
    ['an unknown board', ['build', '--board', 'k999'], ['"k999"', 'vencoder boards']],
    ['part of a board', ['boards', 'lckfb'], ['"lckfb"', 'Did you mean k230_canmv_lckfb?']],
    ['a defconfig', ['boards', 'k230_canmv_mrt_defconfig'], ['Did you mean k230_canmv_mrt?']],
    ['a mistyped board', ['run', '--board', 'qemu-risc64'], ['Did you mean qemu-riscv64?']],
    ['exchanged letters of a board', ['run', '--board', 'hots'], ['Did you mean host?']],
    [
      'a script for a real board',
      ['run', '--board', 'k230_canmv_lckfb'],
      [
        'k230_canmv_lckfb is real hardware',
        'host or qemu-k230 or qemu-riscv64',
        '--memory-of k230_canmv_lckfb',
      ],
    ],
    [
      'a variant that the board does not have',
      ['build', '--board', 'qemu-riscv64', '--coverage'],
      ['board qemu-riscv64 has no variant coverage', 'It has: plain, sanitized'],
    ],
    ['two variants', ['run', '--board', 'host', '--coverage', '--sanitize'], ["'--sanitize'"]],
    [
      'no folder of modules',
      ['run', '--board', 'host', '--modules', '/not/there'],
      ['/not/there', 'Give a folder of MicroPython modules for --modules.'],
    ],
    [
      'an address of the network outside',
      ['run', '--board', 'host', '--address', '192.168.1.2'],
      ['--address 192.168.1.2: must be an address of the loopback', '127.0.0.2'],
    ],
    [
      'memory of no real board',
      ['run', '--board', 'host', '--memory-of', 'qemu-riscv64'],
      ['qemu-riscv64 is emulated', 'needs a real board'],
    ],
    [
      'memory of a mistyped board',
      ['run', '--board', 'host', '--memory-of', 'bpi'],
      ['k230d_canmv_bpi_zero?'],
    ],
    ['a program for a real board', ['build', '--board', 'k230_canmv_lckfb'], ['is real hardware']],
    ['an unknown generation', ['build', '--board', 'host', '--mpp', 'C'], ['--mpp', 'C', 'A', 'B']],
    ['no MicroPython', ['build', '--board', 'host', '--micropython', '/not/there'], ['/not/there']],
    ['a missing script', ['run', '--board', 'host', 'not-there.py'], ['not-there.py']],
    ['a folder as script', ['run', '--board', 'host', '.'], ['. is not a file']],
    ['a missing card', ['run', '--board', 'host', '--sdcard', '/not/there', 'x.py'], ['/not/there', 'mkdir']],
    [
      'a missing source',
      ['run', '--board', 'host', '--source', '/not/there.y4m', 'examples/first_video.py'],
      ['/not/there.y4m'],
    ],
    ...EMULATED_ONLY.map(([option, ...value]): [string, string[], string[]] => [
      `--port with ${option}`,
      ['run', '--port', '/not/there', option, ...value, 'x.py'],
      ["'--port <dev>' cannot be used with", option],
    ]),
    // The former name of --leak-check.
    ['--port with --account', ['run', '--port', '/not/there', '--account', 'x.py'], ["'--leak-check'"]],
  ];
  it.each(wrong)('%s', async (_, args, pieces) => {
    const { code, stdout, stderr } = await inProcess(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const piece of pieces) {
      expect(stderr).toContain(piece);
    }
  });

  it('from a process of its own, too', async () => {
    for (const args of [['fly'], ['build', '--board', 'k999']]) {
      expect(await vencoder(args)).toEqual(await inProcess(args));
    }
  });
});

describe('boards, model, build', () => {
  it('boards --json', async () => {
    const { code, stdout } = await vencoder(['boards', '--json']);
    expect(code).toBe(0);
    const boards = JSON.parse(stdout) as { name: string; mpp: { generations: string[] } }[];
    expect(boards.map(({ name }) => name)).toEqual(expect.arrayContaining([...BOARDS]));
    expect(boards.every(({ mpp }) => mpp.generations.length > 0)).toBe(true);
  });

  it('boards as tables, emulated ones first', async () => {
    const { stdout } = await vencoder(['boards']);
    const [emulated = '', real = ''] = stdout.split('\n\n');
    expect(emulated.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'EMULATED',
      ...[...BOARDS, 'qemu-k230'].sort(),
    ]);
    expect(real).toMatch(/^k230d_canmv_bpi_zero +K230D +128M +70M +sdcard +A B +GC2093 IMX335 OV5647$/m);
    expect(real).toMatch(/^k230_canmv_wondermk +K230 +512M 1G 2G +256M 512M 1536M +sdcard +B +/m);
  });

  it('one board', async () => {
    const { stdout } = await vencoder(['boards', 'k230_canmv_v1p0p1']);
    expect(stdout).toMatch(/^defconfig +k230_canmv_v1p0p1_defconfig$/m);
    expect(stdout).toMatch(/^folder +k230_canmv$/m);
    expect(stdout).toMatch(/^firmware +v1\.5 \(MPP A\), v1\.6 .*\(MPP B\)$/m);
    const emulated = (await vencoder(['boards', 'qemu-riscv64'])).stdout;
    expect(emulated).toMatch(/^runner +qemu-riscv64$/m);
    expect(emulated).toMatch(/^cpu +thead-c908v, else rv64/m);
    const json = await vencoder(['boards', 'k230d_canmv_evb', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      chip: 'K230D',
      memory: [{ size: 134217728, mmz: 73400320 }],
    });
  });

  it('model', async () => {
    const { code, stdout } = await vencoder(['model']);
    expect(code).toBe(0);
    const model = JSON.parse(stdout) as { api: { classes: { name: string; methods: { name: string }[] }[] } };
    const encoder = model.api.classes.find(({ name }) => name === 'Encoder');
    expect(encoder?.methods.map(({ name }) => name)).toEqual(expect.arrayContaining(['Create', 'GetStream']));
  });

  it.each(BOARDS)('build of %s, if it is up to date, prints only the path', async (board) => {
    const { code, stdout, stderr } = await vencoder(['build', '--board', board]);
    const program = path.join(projectRoot, 'build', `${board}-B`, 'micropython');
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `${program}\n`, stderr: '' });
  });
});

describe.each(BOARDS)('run on %s', (board) => {
  it('passes stdout, arguments and exit code through', async () => {
    const script = 'import sys\nprint(sys.argv[1:])\nsys.exit(7)\n';
    const result = await run(script, [], ['one', '--board', '-h'], board);
    expect(result).toEqual({ code: 7, stdout: "['one', '--board', '-h']\n", stderr: '' });
  });

  it('exits with 0 and prints nothing', async () => {
    expect(await run('pass\n', [], [], board)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('exits with 1 and a traceback after an exception', async () => {
    const { code, stdout } = await run("raise ValueError('reason')\n", [], [], board);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Traceback [^]*ValueError: reason\n$/);
  });

  it('exits with 128 + signal after a crash', async () => {
    const { code, stderr } = await run('import uctypes\nuctypes.bytearray_at(0, 1)[0] = 1\n', [], [], board);
    expect(code).toBe(128 + 11);
    expect(stderr).toContain('SIGSEGV');
  });
});

describe('run', () => {
  it('passes stdin through', async () => {
    const script = await file('input.py', "print('got', input())\n");
    const cli = path.join(projectRoot, 'dist', 'cli', 'main.js');
    const { stdout } = await $({ quiet: true, input: 'a line\n' })`node ${cli} run --board host ${script}`;
    expect(stdout).toContain('got a line\n');
  });

  it('mounts the card as /sdcard', async () => {
    const result = await run("open('/sdcard/note', 'w').write('text')\n", ['--sdcard', folder]);
    expect(result.code).toBe(0);
    expect(await run("print(open('/sdcard/note').read())\n", ['--sdcard', folder])).toMatchObject({
      stdout: 'text\n',
    });
  });
});

describe('run --leak-check', () => {
  it.each(['--leak-check', '--account'])('%s ends stderr with a verdict', async (option) => {
    expect((await run('pass\n', [option])).stderr).toMatch(/: clean\n$/);
  });

  it('is the only name in the help', async () => {
    const { stdout } = await vencoder(['run', '--help']);
    expect(stdout).toContain('--leak-check');
    expect(stdout).not.toContain('--account');
  });
});

describe('run --source', () => {
  const snapshotScript = (width: number, height: number): string =>
    `from media.sensor import *
from media.media import *
s = Sensor()
s.reset()
s.set_framesize(width=${width}, height=${height})
s.set_pixformat(Sensor.YUV420SP)
MediaManager.init()
s.run()
print(s.snapshot().width())
s.stop()
`;

  async function source(): Promise<string> {
    const frame = Buffer.concat([Buffer.from('FRAME\n'), Buffer.alloc((320 * 240 * 3) / 2, 128)]);
    return file(
      'grey.y4m',
      Buffer.concat([Buffer.from('YUV4MPEG2 W320 H240 F30:1 C420jpeg\n'), frame, frame]),
    );
  }

  it('plays frames of its size', async () => {
    expect(await run(snapshotScript(320, 240), ['--source', await source()])).toMatchObject({
      code: 0,
      stdout: '320\n',
    });
  });

  it('rejects another size and names both', async () => {
    const { code, stdout, stderr } = await run(snapshotScript(640, 480), ['--source', await source()]);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('640x480');
    expect(stdout + stderr).toContain('320x240');
  });

  it.each(['a video: x.mp4', 'picture.jpg'])('converts %s', async (name) => {
    const target = path.join(folder, name);
    const pattern = 'testsrc=size=330x241:duration=0.2:rate=10';
    await $({
      quiet: true,
    })`ffmpeg -v error -f lavfi -i ${pattern} -frames:v 2 -update 1 ${`file:${target}`}`;
    const before = await temporaryFolders();
    // The width becomes a multiple of 16, the height even.
    expect(await run(snapshotScript(320, 240), ['--source', target])).toMatchObject({
      code: 0,
      stdout: '320\n',
    });
    expect(await temporaryFolders()).toEqual(before);
  });

  it("says that an option after the script is the script's", async () => {
    const script = await file('argv.py', 'import sys\nprint(sys.argv[1:])\n');
    const { code, stdout, stderr } = await vencoder(['run', '--board', 'host', script, '--source', 'x.mp4']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "['--source', 'x.mp4']\n" });
    expect(stderr).toContain('--source follows the script');
  });

  it.each(['text.y4m', 'text.txt'])('rejects %s, which is no video', async (name) => {
    const { code, stderr } = await run('pass\n', ['--source', await file(name, 'hello')]);
    expect(code).toBe(2);
    expect(stderr).toContain(`ffmpeg cannot convert ${path.join(folder, name)} for the camera`);
    expect(stderr).toContain('--source plays Y4M files');
  });

  it.each(['/dev/null', '/'])('rejects %s', async (name) => {
    expect(await run('pass\n', ['--source', name])).toMatchObject({ code: 2 });
  });

  async function temporaryFolders(): Promise<string[]> {
    return (await readdir(tmpdir())).filter((name) => name.startsWith('vencoder-source-'));
  }
});

describe('run --trouble', () => {
  it.each([
    ['starved-bin', 'Did you mean starved-bind?'],
    ['rain', 'there are: header-once, swallowed-frame, '],
  ])('%s', async (trouble, text) => {
    const { code, stderr } = await run('pass\n', ['--trouble', trouble]);
    expect(code).toBe(2);
    expect(stderr).toContain(`vencoder: --trouble ${trouble}: no such trouble`);
    expect(stderr).toContain(text);
  });
});

describe('run --fault', () => {
  it.each([
    ['kd_mpi_venc_get_strem:1', 'Did you mean kd_mpi_venc_get_stream?'],
    ['mallok:1', 'Did you mean malloc?'],
    ['no_such_call:1', 'is not an MPP function'],
    ['malloc', 'no call number'],
  ])('%s', async (fault, text) => {
    const { code, stderr } = await run('pass\n', ['--fault', fault]);
    expect(code).toBe(2);
    expect(stderr).toContain(`vencoder: --fault ${fault}: `);
    expect(stderr).toContain(text);
    expect(stderr.includes('Did you mean')).toBe(text.startsWith('Did'));
  });
});

describe('examples/record_video.py', () => {
  const example = path.join(projectRoot, 'examples', 'record_video.py');

  it.each([
    ['', 'usage:'],
    ['/sdcard/x.264 808 480', 'WIDTH must be a multiple of 16'],
    ['/sdcard/x.264 800 481', 'HEIGHT even'],
    ['/sdcard/x.264 64 64', '128..3840'],
    ['/sdcard/x.264 wide high', 'must be numbers'],
    ['/sdcard/x.264 800 480 0', 'usage:'],
    ['/sdcard/x.mp4', 'usage:'],
  ])('%j ends with a sentence', async (args, text) => {
    const words = args.split(' ').filter((word) => word !== '');
    const result = await vencoder(['run', '--board', 'host', '--sdcard', folder, example, ...words]);
    expect(result).toMatchObject({ code: 2 });
    expect(result.stdout).toContain(text);
    expect(result.stdout).not.toContain('Traceback');
  });
});
