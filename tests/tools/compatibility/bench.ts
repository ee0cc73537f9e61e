// SPDX-License-Identifier: MIT
// A card and a folder for one script, as its author's board had them.

import { cp, mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execute } from '../../../cli/support/execute.js';
import type { PublicScript } from './script-list.js';

/** An MP4 file that a script names. */
const MP4_PATH = /["']\/(sdcard|data)\/([^"'\n]+\.mp4)["']/g;

export interface Bench {
  script: string;
  sdcard: string;
  data: string;
  /** Media files that the script reads. */
  given: string[];
  remove: () => Promise<void>;
}

/** `cards`: folders with what is on the card, if they are there: CanMV's image, and the script's own repository. */
export async function prepareBench(script: PublicScript, cards: string[]): Promise<Bench> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vencoder-public-'));
  const bench = {
    script: path.join(folder, 'script', 'main.py'),
    sdcard: path.join(folder, 'sdcard'),
    data: path.join(folder, 'data'),
    given: [] as string[],
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  await Promise.all([bench.sdcard, bench.data].map((name) => mkdir(name)));
  for (const card of cards.filter((name) => existsSync(name))) {
    await cp(card, bench.sdcard, { recursive: true });
    bench.given.push(
      ...(await readdir(bench.sdcard, { recursive: true })).map((name) => path.join(bench.sdcard, name)),
    );
  }
  await copyModules(script.file.replace(/\.py$/, ''), bench.sdcard);
  await cp(script.file, bench.script);
  if (script.records.includes('MP4 read')) {
    await makeMp4Files(script.file, bench);
  }
  return bench;
}

/** The script's own modules, at the two places from which scripts import. */
async function copyModules(folder: string, card: string): Promise<void> {
  if (!existsSync(folder)) {
    return;
  }
  for (const name of await readdir(folder)) {
    await cp(path.join(folder, name), path.join(card, name), { recursive: true });
    await cp(path.join(folder, name), path.join(card, 'libs', name), { recursive: true });
  }
}

/** A video, wherever the script reads one. */
async function makeMp4Files(script: string, bench: Bench): Promise<void> {
  for (const [, root = '', name = ''] of (await readFile(script, 'utf8')).matchAll(MP4_PATH)) {
    const file = path.join(root === 'data' ? bench.data : bench.sdcard, name);
    await mkdir(path.dirname(file), { recursive: true });
    const input = ['-f', 'lavfi', '-i', 'testsrc2=size=640x480:rate=30:duration=3'];
    const coding = ['-c:v', 'libx264', '-bf', '0', '-pix_fmt', 'yuv420p'];
    bench.given.push(file);
    await execute({ check: true })`ffmpeg -v error ${input} ${coding} -y ${file}`;
  }
}
