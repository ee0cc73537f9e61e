// SPDX-License-Identifier: MIT
// `from media.vencoder import *` imports the same names as before: the facade frozen with the firmware's own packages.

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { makeProgram, providedParts } from '../../cli/toolchain/board-build.js';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { micropythonTree } from '../../cli/toolchain/micropython.js';
import { projectRoot } from '../../cli/support/project.js';
import { runnerOf } from '../../cli/toolchain/runner.js';
import { factsIn } from '../generator/facts.js';
import { closestToShipped } from '../module/micropythons.js';
import { writeStandIns } from './native-stand-ins.js';
import { nativeModules } from './native-tables.js';

const TREES = [
  { release: 'v1.1', variable: 'VENCODER_CANMV_V1_1', mpp: 'A' },
  { release: 'v1.8', variable: 'VENCODER_CANMV_V1_8', mpp: 'B' },
  { release: 'after v1.8', variable: 'VENCODER_CANMV_AFTER_V1_8', mpp: 'B' },
] as const;
const BOARD = 'qemu-riscv64';
/** The file that the facade replaces. */
const REPLACED = 'vencoder.py';
const OWN_NAMES = ['ChnAttrStr', 'Encoder', 'StreamData'];

interface Stars {
  facade: string[];
  replaced: string[];
  own: string[];
  native: string[];
}

/** A manifest that freezes the tree's packages with the facade, and the replaced file under another name. */
async function manifest(packages: string, standIns: string, replaced: string): Promise<string> {
  const kept = (await readdir(path.join(packages, 'media'))).filter(
    (name) => name.endsWith('.py') && name !== REPLACED,
  );
  const facade = path.join(projectRoot, 'firmware', 'python', 'generated');
  const frozen = [
    `package("mpp", base_path="${packages}")`,
    `package("media", base_path="${packages}", files=${JSON.stringify(kept)})`,
    `package("media", base_path="${facade}", files=["${REPLACED}"])`,
    `module("${path.basename(replaced)}", base_path="${path.dirname(replaced)}")`,
    ...(await readdir(standIns)).map((name) => `package("${name}", base_path="${standIns}")`),
  ];
  return `${frozen.join('\n')}\n`;
}

/** Freezes the packages into the board's program, runs star_names.py and returns its output. */
async function starsOf(canmv: string, mpp: 'A' | 'B', folder: string): Promise<Stars> {
  const port = path.join(canmv, 'port');
  const packages = path.join(port, 'builtin_py');
  const standIns = path.join(folder, 'stand-ins');
  const binding = [path.join(packages, 'mpp_binding')];
  const modules = await nativeModules(mpp === 'A' ? binding : [...binding, path.join(port, 'modules')]);
  // A stand-in must not hide a package of the tree.
  expect((await readdir(packages)).filter((name) => name in modules)).toEqual([]);
  await mkdir(standIns);
  await writeStandIns(modules, standIns);

  const replaced = path.join(folder, `replaced_${REPLACED}`);
  await writeFile(replaced, await readFile(path.join(packages, 'media', REPLACED)));
  const list = path.join(folder, 'manifest.py');
  await writeFile(list, await manifest(packages, standIns, replaced));

  const board = await findEmulatedBoard(BOARD);
  const parts = await providedParts(board, await micropythonTree(closestToShipped.folder));
  const objects = path.join(folder, 'objects');
  await mkdir(objects);
  await makeProgram(objects, path.join(folder, 'lock'), mpp, parts, [`FROZEN_MANIFEST=${list}`]);
  const program = path.join(objects, 'micropython');
  const script = path.join(projectRoot, 'tests', 'canmv', 'star_names.py');
  const { stdout } = await $({ quiet: true })`${await runnerOf(board)} ${program} ${script}`;
  return JSON.parse(stdout) as Stars;
}

/** @returns the names that are not in `found` */
function missing(names: string[], found: string[]): string[] {
  const known = new Set(found);
  return names.filter((name) => !known.has(name));
}

for (const { release, variable, mpp } of TREES) {
  const canmv = process.env[variable];
  if (canmv === undefined) {
    process.stderr.write(`SKIPPED: star names of CanMV ${release}; ${variable} names no src/canmv of it\n`);
  }
  const { file, itWithFacts } = factsIn('facts', `star-names-${release.replaceAll(' ', '-')}.json`);
  (canmv === undefined ? describe.skip : describe)(`the packages of CanMV ${release}`, () => {
    let folder: string;
    let stars: Stars;

    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vencoder-stars-'));
      stars = await starsOf(path.resolve(canmv ?? ''), mpp, folder);
    });

    afterAll(async () => {
      await rm(folder, { recursive: true, force: true });
    });

    it('import the three classes of the module', () => {
      expect(missing(OWN_NAMES, stars.native)).toEqual([]);
    });

    it('import every name of the replaced module, with the same objects', () => {
      expect(stars.replaced.length).toBeGreaterThan(500);
      expect(missing(stars.replaced, stars.facade)).toEqual([]);
      const extra = missing(stars.facade, stars.replaced);
      expect(stars.own.filter((name) => !extra.includes(name))).toEqual(OWN_NAMES);
    });

    itWithFacts('import every name of the published list', async () => {
      const list = Object.keys(JSON.parse(await readFile(file, 'utf8')) as Record<string, string>);
      const additional = missing(stars.facade, list);
      process.stderr.write(
        `CanMV ${release}: ${list.length} names listed, ${stars.facade.length} imported; additional: ${additional.join(' ') || 'none'}\n`,
      );
      expect(list.length).toBeGreaterThan(500);
      expect(missing(list, stars.facade)).toEqual([]);
    });
  });
}
