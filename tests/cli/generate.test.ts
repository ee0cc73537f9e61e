// SPDX-License-Identifier: MIT
// `vencoder generate` for a spec of the user's: options, JSON, exit codes, and specs that import the package's vocabulary.

import { mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { $, type ProcessPromise } from 'zx';
import { projectRoot } from '../../cli/support/project.js';
import { removeTemporaryFolders, SMALL_SPEC, temporaryFolder } from '../generator/spec-fixture.js';

const MAIN = path.join(projectRoot, 'dist', 'cli', 'main.js');
const FILES = ['generated/abi.h', 'generated/manual.md'];

/** A folder with the small spec in spec/. */
let folder = '';

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(inFolder('spec'));
  for (const [name, text] of Object.entries(SMALL_SPEC)) {
    await writeFile(inFolder('spec', name), text);
  }
});

afterAll(removeTemporaryFolders);

const inFolder = (...parts: string[]): string => path.join(folder, ...parts);

function start(...options: string[]): ProcessPromise {
  return $({ cwd: folder, nothrow: true, quiet: true })`node ${MAIN} generate ${options}`;
}

async function generate(
  ...options: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { exitCode: code, stdout, stderr } = await start(...options);
  return { code, stdout, stderr };
}

async function exists(name: string): Promise<boolean> {
  return await stat(inFolder(name)).then(
    () => true,
    () => false,
  );
}

async function edit(name: string, replace: string, by: string): Promise<void> {
  const text = await readFile(inFolder('spec', name), 'utf8');
  expect(text).toContain(replace);
  await writeFile(inFolder('spec', name), text.replace(replace, by));
}

describe('generate --spec', () => {
  it('writes the files beside the folder of the spec, and names the files of the spec in them', async () => {
    expect(await generate('--spec', 'spec')).toEqual({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(
        /^wrote generated\/abi\.h\nwrote generated\/manual\.md\nspec\/ → 2 files, 2 changed \[\d+ ms\]\n$/,
      ) as unknown,
    });
    expect(await readFile(inFolder('generated/abi.h'), 'utf8')).toMatch(
      /^\/\/ Generated from spec\/abi\.ts, /,
    );
  });

  it('writes below --out, the same files from any folder', async () => {
    await generate('--spec', 'spec');
    await generate('--spec', inFolder('spec'), '--out', inFolder('new', 'place'));
    for (const file of FILES) {
      expect(await readFile(inFolder('new/place', file))).toEqual(await readFile(inFolder(file)));
    }
  });

  it('removes files that it emitted before, and leaves those of others', async () => {
    await generate('--spec', 'spec');
    await writeFile(inFolder('generated/notes.txt'), 'mine\n');
    await edit('targets.ts', "Emit<'abi.h', 'generated/abi.h'>, ", '');
    expect((await generate('--spec', 'spec')).stderr).toMatch(/^removed generated\/abi\.h\nspec\//);
    expect(await exists('generated/notes.txt')).toBe(true);
    expect(await exists('generated/abi.h')).toBe(false);
  });

  it('reports errors with paths from the current folder, writes nothing and exits with 1', async () => {
    await edit('api.ts', "drive: Field<'drive'>", "drive: Fielf<'drive'>");
    const run = await $({
      cwd: inFolder('spec'),
      nothrow: true,
      quiet: true,
    })`node ${MAIN} generate --spec .`;
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(
      /^api\.ts:21:10: error S010: .*\n {3}21 \| {3}drive: Fielf<'drive'>;\n {6}\| {10}\^{5}\n {4}help: did you mean Field\?\n1 error; `.* generate --explain S010` explains it\n$/,
    );
    expect(await exists('generated')).toBe(false);
  });

  it('with --check shows differences and exits with 1; with --dry-run lists them and exits with 0', async () => {
    const check = await generate('--spec', 'spec', '--check');
    expect(check).toMatchObject({ code: 1, stdout: '' });
    expect(check.stderr).toMatch(/^missing: generated\/abi\.h\n[^]*^2 generated files are out of date/m);
    expect(await generate('--spec', 'spec', '--dry-run')).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(
        /^would write generated\/abi\.h\nwould write generated\/manual\.md\nspec\/ → 2 files, 2 differ /,
      ) as unknown,
    });
    expect(await exists('generated')).toBe(false);
    await generate('--spec', 'spec');
    await writeFile(inFolder('generated/old.h'), '// Generated from spec/abi.ts: change …\n');
    expect((await generate('--spec', 'spec', '--dry-run')).stderr).toMatch(
      /^would remove generated\/old\.h\n/,
    );
    expect(await exists('generated/old.h')).toBe(true);
  });
});

describe('generate --json', () => {
  const parse = ({ stdout }: { stdout: string }): Record<string, unknown> => {
    expect(stdout).toMatch(/^\{.*\}\n$/);
    return JSON.parse(stdout) as Record<string, unknown>;
  };

  it('prints the files and whether they were written', async () => {
    const first = await generate('--spec', 'spec', '--json');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(parse(first)).toEqual({
      spec: inFolder('spec'),
      out: folder,
      diagnostics: [],
      files: FILES.map((file) => ({ path: file, state: 'missing' })),
      isWritten: true,
      exitCode: 0,
    });
    await writeFile(inFolder('generated/abi.h'), '');
    const second = await generate('--spec', 'spec', '--json', '--check');
    expect(second.code).toBe(1);
    expect(parse(second)).toMatchObject({
      files: [
        { path: 'generated/abi.h', state: 'stale' },
        { path: 'generated/manual.md', state: 'unchanged' },
      ],
      isWritten: false,
      exitCode: 1,
    });
  });

  it('prints the errors of the spec', async () => {
    await edit('api.ts', "drive: Field<'drive'>", "drive: Fielf<'drive'>");
    const run = await generate('--spec', 'spec', '--json');
    expect(run).toMatchObject({ code: 1, stderr: '' });
    expect(parse(run)).toEqual({
      spec: inFolder('spec'),
      out: folder,
      diagnostics: [
        {
          code: 'S010',
          file: 'spec/api.ts',
          line: 21,
          column: 10,
          length: 5,
          message: 'Fielf is neither declared nor a word of the vocabulary',
          help: 'did you mean Field?',
          source: "  drive: Fielf<'drive'>;",
        },
      ],
      files: [],
      isWritten: false,
      exitCode: 1,
    });
  });
});

describe('a file that cannot be written', () => {
  it('is named, where a folder has its path', async () => {
    await mkdir(inFolder('generated', 'abi.h'), { recursive: true });
    expect(await generate('--spec', 'spec')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(
        `${inFolder('generated', 'abi.h')}: it is a folder (EISDIR)`,
      ) as unknown,
    });
  });

  it('is named, where the disk is full', async () => {
    // The limit of a file's size stands for the end of the disk: the system names no path either.
    const run = $({ cwd: folder, nothrow: true, quiet: true });
    const { exitCode, stderr } =
      await run`bash -c 'trap "" XFSZ; ulimit -f 1; node "$0" generate --spec spec' ${MAIN}`;
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining(`cannot write ${inFolder('generated')}/`) as unknown,
    });
  });
});

describe('generate --watch', () => {
  it('generates after each change, survives errors, and ends with 130 by Ctrl-C', async () => {
    const run = start('--spec', 'spec', '--watch', '--json');
    const lines = createInterface({ input: run.stdout })[Symbol.asyncIterator]();
    const next = async (): Promise<Record<string, unknown>> =>
      JSON.parse(String((await lines.next()).value)) as Record<string, unknown>;

    expect(await next()).toMatchObject({ isWritten: true, exitCode: 0 });
    await edit('api.ts', "drive: Field<'drive'>", "drive: Fielf<'drive'>");
    expect(await next()).toMatchObject({ diagnostics: [{ code: 'S010' }], exitCode: 1 });
    await writeFile(inFolder('spec', 'notes.txt'), 'no part of the spec\n');
    expect(await next()).toMatchObject({ diagnostics: [{ code: 'S010' }], exitCode: 1 });
    await edit('api.ts', "drive: Fielf<'drive'>", "drive: Field<'drive'>");
    expect(await next()).toMatchObject({ diagnostics: [], exitCode: 0 });
    // As many editors save: another file takes the place of the old one.
    const file = inFolder('spec', 'targets.ts');
    await writeFile(`${file}.new`, "export type Targets = [Emit<'manual.md', 'generated/manual.md'>];\n");
    await $({ quiet: true })`mv ${`${file}.new`} ${file}`;
    let last = await next();
    while (
      (last['files'] as unknown[]).length === 2 &&
      last['exitCode'] === 0 &&
      !JSON.stringify(last).includes('surplus')
    ) {
      last = await next();
    }
    expect(last).toMatchObject({
      files: [{ path: 'generated/manual.md' }, { path: 'generated/abi.h', state: 'surplus' }],
    });
    process.kill(run.pid ?? 0, 'SIGINT');
    expect((await run).exitCode).toBe(130);
  });

  it('generates again when the script changes that the module names, also after it was missing', async () => {
    await edit('api.ts', "facade: 'pins';", "facade: 'pins'; example: '../first.py';");
    const run = start('--spec', 'spec', '--watch', '--json');
    const lines = createInterface({ input: run.stdout })[Symbol.asyncIterator]();
    const next = async (): Promise<Record<string, unknown>> =>
      JSON.parse(String((await lines.next()).value)) as Record<string, unknown>;

    expect(await next()).toMatchObject({ diagnostics: [{ code: 'S059' }], exitCode: 1 });
    for (const word of ['one', 'two']) {
      // At once, so that no empty script is seen.
      await writeFile(inFolder('first.new'), `print("${word}")\n`);
      await rename(inFolder('first.new'), inFolder('first.py'));
      expect(await next()).toMatchObject({ diagnostics: [], isWritten: true, exitCode: 0 });
      expect(await readFile(inFolder('generated/manual.md'), 'utf8')).toContain(`print("${word}")`);
    }
    process.kill(run.pid ?? 0, 'SIGINT');
    expect((await run).exitCode).toBe(130);
  });

  it('says on stderr that it waits, and ends with 3 if the folder is removed', async () => {
    const run = start('--spec', 'spec', '--watch');
    const lines = createInterface({ input: run.stderr })[Symbol.asyncIterator]();
    let line = '';
    while (!line.startsWith('waiting for changes')) {
      line = String((await lines.next()).value);
    }
    await rm(inFolder('spec'), { recursive: true });
    expect(await run).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining(
        `vencoder: ${inFolder('spec')} is gone, so there is nothing to watch\n  Start again with the folder that has the spec now.\n`,
      ) as unknown,
    });
  });
});

describe('generate --explain', () => {
  it('prints the page of a code, in small letters too', async () => {
    expect(await generate('--explain', 's010')).toEqual({
      code: 0,
      stdout: (await readFile(path.join(projectRoot, 'docs/generated/diagnostics/S010.md'), 'utf8')).replace(
        /^.*\n\n/,
        '',
      ),
      stderr: '',
    });
  });

  it('suggests a code for one that there is not', async () => {
    expect(await generate('--explain', 'S0100')).toMatchObject({
      code: 2,
      stderr: 'vencoder: S0100 is not the code of an error\n  did you mean S010?\n',
    });
  });
});

describe('a wrong command line', () => {
  it.each([
    [['--spec', 'nowhere'], 'vencoder: nowhere does not exist\n  Give --spec the folder'],
    [['--spec', 'spec/api.ts'], 'vencoder: spec/api.ts is not a directory\n'],
    [['--spec', '.'], 'vencoder: . has no .ts file\n'],
    [['--spec', 'spec', '--out', 'spec/api.ts'], 'vencoder: spec/api.ts is not a folder\n  Give --out '],
    [['--watch', '--check'], "vencoder: option '--check' cannot be used with option '--watch'\n"],
    [['--check', '--dry-run'], "vencoder: option '--check' cannot be used with option '--dry-run'\n"],
    [
      ['--explain', 'S010', '--json'],
      "vencoder: option '--explain <code>' cannot be used with option '--json'\n",
    ],
  ])('exits with 2 and says what to do: %j', async (options, message) => {
    const { code, stdout, stderr } = await generate(...options);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.slice(0, message.length)).toBe(message);
  });

  it('has a spec without targets, which is an error of the spec', async () => {
    await rm(inFolder('spec/targets.ts'));
    expect(await generate('--spec', 'spec')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('error S023: the spec has no targets') as unknown,
    });
  });

  it('would replace the spec', async () => {
    await edit('targets.ts', "'generated/manual.md'", "'api.ts'");
    expect(await generate('--spec', 'spec', '--out', 'spec')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('api.ts would replace a file of the spec') as unknown,
    });
  });
});

it('a spec imports the words from the package, and tsc finds them', async () => {
  await mkdir(inFolder('node_modules'));
  await symlink(projectRoot, inFolder('node_modules/k230-vencoder'));
  await writeFile(
    inFolder('tsconfig.json'),
    '{ "compilerOptions": { "module": "nodenext", "strict": true, "noEmit": true, "types": [] }, "include": ["spec"] }',
  );
  const source = path.join(projectRoot, 'tests/generator/second-spec');
  await rm(inFolder('spec'), { recursive: true });
  await mkdir(inFolder('spec'));
  for (const name of ['bus.ts', 'thermometer.ts', 'targets.ts']) {
    const text = await readFile(path.join(source, name), 'utf8');
    await writeFile(
      inFolder('spec', name),
      text.replace('../../../spec/vocabulary.js', 'k230-vencoder/vocabulary'),
    );
  }
  const tsc = path.join(projectRoot, 'node_modules/typescript/bin/tsc');
  const check = async (): Promise<string> =>
    (await $({ cwd: folder, nothrow: true, quiet: true })`node ${tsc} -p .`).stdout;
  expect(await check()).toBe('');
  await edit('thermometer.ts', 'Index<typeof BUS_SENSORS>', "Index<'three'>");
  expect(await check()).toContain("error TS2344: Type 'string' does not satisfy the constraint 'number'");
});
