// SPDX-License-Identifier: MIT
// Invalid descriptions of boards are rejected with the file, the place and the reason.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { boardMarkdown } from '../../cli/boards/board-text.js';
import { allReleases } from '../../cli/boards/releases.js';
import { allBoards, emulatedBoards } from '../../cli/boards/boards.js';
import { Failure } from '../../cli/support/failure.js';
import { projectRoot } from '../../cli/support/project.js';
import { BOARDS } from '../board-run.js';

const REAL = 'k230_canmv_01studio';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-boards-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The error after replacing `from`, which must be in a board's file, by `to`. */
async function errorAfter(name: string, from: string, to: string): Promise<string> {
  const copy = path.join(folder, name);
  await cp(path.join(projectRoot, 'boards', name), copy, { recursive: true });
  const file = path.join(copy, 'board.json');
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
  try {
    await allBoards(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).message).toContain(file);
    return (error as Failure).describe();
  }
  return 'no error';
}

it('valid boards are accepted, and get derived properties', async () => {
  await cp(path.join(projectRoot, 'boards', REAL), path.join(folder, REAL), { recursive: true });
  expect(await allBoards(folder)).toMatchObject([
    { name: REAL, folder: REAL, defconfig: `${REAL}_defconfig`, mpp: { generations: ['A', 'B'] } },
  ]);
});

it('programs are built for emulated boards only', async () => {
  expect((await emulatedBoards()).map(({ name }) => name)).toEqual([...BOARDS, 'qemu-k230'].sort());
});

it("firmware.md has the boards' table", async () => {
  const page = await readFile(path.join(projectRoot, 'docs/firmware.md'), 'utf8');
  expect(/^\| BOARD .*\n(?:\|.*\n)*/m.exec(page)?.[0]).toBe(
    boardMarkdown(await allBoards(), await allReleases()),
  );
});

describe('rejects', () => {
  const mistakes: [string, string, string, string, string[]][] = [
    ['text that is not JSON', REAL, '{', '', ['is not JSON']],
    ['another kind', 'host', '"emulated"', '"imagined"', ['kind', 'must be in oneOf']],
    ['an unknown field', REAL, '"chip"', '"chips"', ['chips', "'chip'"]],
    ['an unknown chip', REAL, '"K230"', '"K231"', ['/chip', 'K230D']],
    ['the fields of the other kind', 'host', '"arch"', '"since": "1.5", "arch"', ['since']],
    ['a name with capitals', REAL, `"name": "${REAL}"`, '"name": "K230"', ['/name', '^[a-z]']],
    ['a name that is not the folder', REAL, `"name": "${REAL}"`, '"name": "other"', ['"other"', REAL]],
    ['a release that is not known', REAL, '"1.5"', '"9.9"', ['"9.9"', 'releases.json']],
    ['memory without a size', REAL, '"size"', '"sizes"', ['/memory/0', "'size'"]],
    ['memory sizes out of order', REAL, '536870912', '1073741824', ['ascend']],
    ['a default that is not one of its generations', 'host', '["A", "B"]', '["A"]', ['mpp.default "B"']],
  ];
  it.each(mistakes)('%s', async (_, name, from, to, pieces) => {
    const message = await errorAfter(name, from, to);
    for (const piece of pieces) {
      expect(message).toContain(piece);
    }
  });
});
