// SPDX-License-Identifier: MIT
/** `vencoder install` and `vencoder uninstall`: their changes to a tree, and the trees that they reject. */
import { chmod, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';
import { vencoder, type CommandResult } from '../board-run.js';
import { commit, git, LAYOUTS, makeCanmvTree, type Layout, type MadeTree } from './made-tree.js';
import { snapshot } from './snapshot.js';

const FACADE = 'port/builtin_py/media/vencoder.py';
const BINDING = 'port/modules/modvencoder.c';
const GENERATED = path.join(projectRoot, 'firmware', 'python', 'generated', 'media', 'vencoder.py');

let folder: string;
let trees = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-canmv-test-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function treeOf(layout: Layout): Promise<MadeTree> {
  trees += 1;
  return makeCanmvTree(path.join(folder, `sdk${trees}`), layout);
}

async function change(args: string[]): Promise<string> {
  const { code, stdout, stderr } = await vencoder(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

const install = (tree: string): Promise<string> => change(['install', '--tree', tree]);
const uninstall = (tree: string): Promise<string> => change(['uninstall', '--tree', tree]);

/** Runs a command that must fail without changing the tree; returns its error message. */
async function rejected(command: string, tree: string): Promise<string> {
  const before = await snapshot(tree);
  const { code, stdout, stderr } = await vencoder([command, '--tree', tree]);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(await snapshot(tree)).toEqual(before);
  return stderr;
}

function actions(stdout: string): string[] {
  const lines = stdout.split('\n').filter((line) => line.includes('port/'));
  return [...new Set(lines.map((line) => line.split(' ')[0] ?? ''))].sort();
}

describe.each(LAYOUTS)('a tree in the layout of $layout', ({ layout }) => {
  it('gets the module once, and uninstall restores it', async () => {
    const { root, canmv } = await treeOf(layout);
    const before = await snapshot(root);
    const stdout = await install(root);
    expect(actions(stdout)).toEqual(['add', 'replace']);
    expect(stdout).toContain(`replace ${FACADE}\n`);
    expect(stdout).toContain(`add     ${BINDING}\n`);
    expect(stdout).toContain(`(CanMV, layout ${layout})`);
    expect(await readFile(path.join(canmv, FACADE))).toEqual(await readFile(GENERATED));

    const installed = await snapshot(root);
    const again = await install(canmv);
    expect(actions(again)).toEqual(['keep']);
    expect(again).toContain('Nothing to do');
    expect(await snapshot(root)).toEqual(installed);

    expect(actions(await uninstall(root))).toEqual(['remove', 'restore']);
    expect(await snapshot(root)).toEqual(before);
    expect(await git(canmv, ['status', '--short', '--ignored'])).toBe('');
  });

  it('changes only in the files that install lists', async () => {
    const { canmv } = await treeOf(layout);
    const stdout = await install(canmv);
    const listed = [...stdout.matchAll(/^(?:add|replace) +(\S+)$/gm)].map((match) => match[1]);
    const status = await git(canmv, ['status', '--porcelain', '--untracked-files=all']);
    const changed = [...status.matchAll(/^.. (.+)$/gm)].map((match) => match[1] ?? '');
    expect(changed.filter((name) => !name.startsWith('.vencoder/')).sort()).toEqual(listed.sort());
  });

  it('is restored by uninstall after commits, and in a clone', async () => {
    const { root, canmv } = await treeOf(layout);
    const before = await snapshot(canmv);
    await install(root);
    await commit(canmv, 'With the module');
    const clone = path.join(root, 'clone');
    await git(root, ['clone', '--quiet', canmv, clone]);
    for (const tree of [canmv, clone]) {
      await uninstall(tree);
      await commit(tree, 'Without it');
      expect(await git(tree, ['diff', 'HEAD~2'])).toBe('');
    }
    expect(await snapshot(canmv)).toEqual(before);
  });

  it('is not changed by --dry-run, which prints the same steps', async () => {
    const { root } = await treeOf(layout);
    const before = await snapshot(root);
    const shown = await change(['install', '--tree', root, '--dry-run']);
    expect(shown).toContain('Nothing was written');
    expect(await snapshot(root)).toEqual(before);
    const done = await install(root);
    expect(done.split('\n').slice(0, -2)).toEqual(shown.split('\n').slice(0, -2));
    const installed = await snapshot(root);
    expect(actions(await change(['uninstall', '--tree', root, '--dry-run']))).toEqual(['remove', 'restore']);
    expect(await snapshot(root)).toEqual(installed);
  });

  it('gets a newer module in place of an older one', async () => {
    const { canmv } = await treeOf(layout);
    const before = await snapshot(canmv);
    await install(canmv);
    await makeOlder(canmv);
    await commit(canmv, 'With an older module');
    const stdout = await install(canmv);
    expect(stdout).toContain(`replace ${BINDING}\n`);
    expect(stdout).toContain('add     port/modules/mpp.h\n');
    expect(stdout).toContain('remove  port/modules/vencoder_gone.c\n');
    expect(stdout).toContain(`keep    ${FACADE}\n`);
    expect((await install(canmv)).trimEnd().split('\n').at(-1)).toMatch(/^Nothing to do/);
    await uninstall(canmv);
    expect(await snapshot(canmv)).toEqual(before);
  });
});

/** Turns an installation into an older one: one file differs, one is missing, one is obsolete. */
async function makeOlder(canmv: string): Promise<void> {
  const { createHash } = await import('node:crypto');
  const manifest = path.join(canmv, '.vencoder/manifest.json');
  const record = JSON.parse(await readFile(manifest, 'utf8')) as {
    files: { path: string; installed: string }[];
  };
  const old = '// older\n';
  const installed = createHash('sha256').update(old).digest('hex');
  const gone = 'port/modules/vencoder_gone.c';
  await writeFile(path.join(canmv, BINDING), old);
  await writeFile(path.join(canmv, gone), old);
  await rm(path.join(canmv, 'port/modules/mpp.h'));
  record.files = record.files
    .filter((file) => file.path !== 'port/modules/mpp.h')
    .map((file) => (file.path === BINDING ? { ...file, installed } : file));
  record.files.push({ path: gone, installed });
  await writeFile(manifest, JSON.stringify(record));
}

describe('install rejects', () => {
  it('a folder that is not a CanMV tree', async () => {
    const { code, stdout, stderr } = await vencoder(['install', '--tree', projectRoot]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('is not a CanMV tree');
    expect(stderr).toContain(FACADE);
    expect(await vencoder(['install', '--tree', '/not/there'])).toMatchObject({ code: 2 });
    expect(await vencoder(['install'])).toMatchObject({ code: 2 });
  });

  it.each([
    ['port/Makefile', 'wildcard modules/*.c', 'wildcard elsewhere/*.c'],
    ['port/boards/manifest.py', 'package("media"', 'package("other"'],
  ])('an unknown layout: %s', async (file, from, to) => {
    const { canmv } = await treeOf('v1.8');
    const text = await readFile(path.join(canmv, file), 'utf8');
    await writeFile(path.join(canmv, file), text.replace(from, to));
    const { code, stderr } = await vencoder(['install', '--tree', canmv]);
    expect(code).toBe(2);
    expect(stderr).toContain('has an unknown layout');
    expect(stderr).toContain(file);
  });

  it('a tree with uncommitted changes', async () => {
    const { canmv } = await treeOf('v1.8');
    await writeFile(path.join(canmv, FACADE), '# mine\n');
    expect(await rejected('install', canmv)).toContain(`${FACADE} has uncommitted changes`);
    await git(canmv, ['add', '--all']);
    expect(await rejected('install', canmv)).toContain('Commit the change, or undo it.');
    await commit(canmv, 'Mine');
    await install(canmv);
    await uninstall(canmv);
    expect(await readFile(path.join(canmv, FACADE), 'utf8')).toBe('# mine\n');
  });

  it('only conflicting changes, not others', async () => {
    const { canmv } = await treeOf('v1.8');
    await writeFile(path.join(canmv, 'port/modules/modother.c'), '// changed\n');
    await install(canmv);
  });

  it.each(['untracked', 'ignored', 'committed'])(
    'other files at the paths of the module: %s',
    async (kind) => {
      const { canmv } = await treeOf('v1.8');
      await writeFile(path.join(canmv, BINDING), '// mine\n');
      if (kind === 'ignored') {
        await writeFile(path.join(canmv, '.git/info/exclude'), 'mod*.c\n');
      }
      if (kind === 'committed') {
        await commit(canmv, 'Mine');
      }
      const stderr = await rejected('install', canmv);
      expect(stderr).toContain(`${BINDING} already exists but is not listed in`);
      expect(stderr).toContain('Move or remove it.');
    },
  );

  it('an encoder that git ignores, or does not track', async () => {
    const { canmv } = await treeOf('v1.8');
    await git(canmv, ['rm', '--quiet', '--cached', FACADE]);
    await git(canmv, ['commit', '--quiet', '--message=Not in git']);
    expect(await rejected('install', canmv)).toContain(`${FACADE} is not tracked by git`);
    await writeFile(path.join(canmv, '.git/info/exclude'), 'vencoder.py\n');
    expect(await rejected('install', canmv)).toContain(`${FACADE} is ignored by git`);
  });

  it.each(['a folder', 'a link'])('%s at the path of a file', async (kind) => {
    const { canmv } = await treeOf('v1.8');
    const place = path.join(canmv, BINDING);
    await (kind === 'a link' ? symlink('modother.c', place) : mkdir(place));
    expect(await rejected('install', canmv)).toContain(`${BINDING} is not a regular file`);
  });

  it('installed files that were changed, and names them all', async () => {
    const { canmv } = await treeOf('v1.8');
    await install(canmv);
    await writeFile(path.join(canmv, BINDING), '// mine\n');
    await writeFile(path.join(canmv, FACADE), '# mine\n');
    for (const command of ['install', 'uninstall']) {
      const stderr = await rejected(command, canmv);
      expect(stderr).toContain(`${BINDING} was changed after it was installed`);
      expect(stderr).toContain(`${FACADE} was changed after it was installed`);
    }
  });

  it('a .vencoder folder without its manifest', async () => {
    const { canmv } = await treeOf('v1.8');
    await install(canmv);
    await rm(path.join(canmv, '.vencoder/manifest.json'));
    const stderr = await rejected('install', canmv);
    expect(stderr).toContain('.vencoder exists but .vencoder/manifest.json does not');
    expect(stderr).toContain(`${FACADE} already has the module's content`);
  });

  it.each(['not JSON', '{}', '{"about":"","format":1,"files":[],"folders":["../other"]}'])(
    'a damaged manifest: %s',
    async (text) => {
      const { canmv } = await treeOf('v1.8');
      await install(canmv);
      await writeFile(path.join(canmv, '.vencoder/manifest.json'), text);
      expect(await rejected('uninstall', canmv)).toMatch(/cannot read .*manifest\.json: /);
    },
  );
});

describe('a tree without git', () => {
  async function bare(): Promise<string> {
    const { canmv } = await treeOf('v1.1');
    await rm(path.join(canmv, '.git'), { recursive: true });
    return canmv;
  }

  it('gets the module, with a note that changes cannot be detected', async () => {
    const canmv = await bare();
    const before = await snapshot(canmv);
    const { code, stdout, stderr } = await vencoder(['install', '--tree', canmv]);
    expect({ code, actions: actions(stdout) }).toEqual({ code: 0, actions: ['add', 'replace'] });
    expect(stderr).toContain('git does not track this tree');
    expect(await change(['install', '--tree', canmv])).toContain('Nothing to do');
    await uninstall(canmv);
    expect(await snapshot(canmv)).toEqual(before);
  });

  it('gets the module inside a repository that does not track it', async () => {
    const canmv = await bare();
    await git(path.dirname(canmv), ['init', '--quiet']);
    const { code, stderr } = await vencoder(['install', '--tree', canmv]);
    expect(code).toBe(0);
    expect(stderr).toContain('git does not track this tree');
  });
});

it('install detects changes in a repository that contains more than the tree', async () => {
  const { root, canmv } = await treeOf('v1.8');
  await rm(path.join(canmv, '.git'), { recursive: true });
  await git(root, ['init', '--quiet']);
  await commit(root, 'All in one');
  await writeFile(path.join(canmv, FACADE), '# mine\n');
  expect(await rejected('install', canmv)).toContain(`${FACADE} has uncommitted changes`);
});

describe('uninstall', () => {
  it('reports that nothing is installed', async () => {
    const { canmv } = await treeOf('v1.8');
    expect(await uninstall(canmv)).toContain('The module is not installed');
  });

  it('keeps other files beside those of the module', async () => {
    const { canmv } = await treeOf('v1.1');
    await install(canmv);
    await writeFile(path.join(canmv, 'port/modules/modmine.c'), '// mine\n');
    await uninstall(canmv);
    expect(await git(canmv, ['status', '--porcelain', '--untracked-files=all'])).toBe(
      '?? port/modules/modmine.c\n',
    );
  });

  it('accepts files that are already missing or restored', async () => {
    const { canmv } = await treeOf('v1.1');
    const before = await snapshot(canmv);
    await install(canmv);
    await rm(path.join(canmv, BINDING));
    await git(canmv, ['checkout', '--', FACADE]);
    expect(await uninstall(canmv)).toContain(`keep    ${FACADE}\n`);
    expect(await snapshot(canmv)).toEqual(before);
  });

  it('rejects a changed original', async () => {
    const { canmv } = await treeOf('v1.8');
    await install(canmv);
    await writeFile(path.join(canmv, '.vencoder/originals', FACADE), '# another\n');
    const stderr = await rejected('uninstall', canmv);
    expect(stderr).toContain(`.vencoder/originals/${FACADE} is missing, or is not the saved original`);
  });
});

it('install restores missing files, and keeps changed modes', async () => {
  const { canmv } = await treeOf('v1.8');
  await install(canmv);
  await rm(path.join(canmv, BINDING));
  await chmod(path.join(canmv, FACADE), 0o640);
  const stdout = await install(canmv);
  expect(stdout).toContain(`add     ${BINDING}\n`);
  await uninstall(canmv);
  expect(await git(canmv, ['status', '--short'])).toContain(FACADE);
});

it('install leaves a tree unchanged that it cannot write', async () => {
  const { canmv } = await treeOf('v1.8');
  const moved = path.join(folder, 'moved');
  await rename(path.join(canmv, 'port/modules'), moved);
  await symlink('/proc', path.join(canmv, 'port/modules'));
  const before: string[] = await snapshot(canmv);
  const result: CommandResult = await vencoder(['install', '--tree', canmv]);
  expect(result).toMatchObject({ code: 3 });
  expect(result.stderr).toContain('; it is unchanged');
  expect(await snapshot(canmv)).toEqual(before);
});
