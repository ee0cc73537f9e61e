// SPDX-License-Identifier: MIT
// CanMV's own media.vencoder, run by an emulated board in place of this module.

import { copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../cli/support/project.js';
import { runBoard } from '../board-run.js';

const FOLDER = path.join(projectRoot, 'tests', 'oracle');

/** Releases whose own module is compared: that of its MPP generation, and the first one. */
export const RELEASES = [
  { release: 'after v1.8', variable: 'VENCODER_CANMV_AFTER_V1_8', mpp: 'B', shape: 'own' },
  { release: 'v1.8', variable: 'VENCODER_CANMV_V1_8', mpp: 'B', shape: 'named' },
  { release: 'v1.5', variable: 'VENCODER_CANMV_V1_5', mpp: 'A', shape: 'named' },
  { release: 'v1.1', variable: 'VENCODER_CANMV_V1_1', mpp: 'A', shape: 'named' },
] as const;

/** The module and its structs; they get names of their own, because those of the board are frozen. */
const FILES = {
  'media/vencoder.py': 'vendor_vencoder.py',
  'mpp/venc_struct.py': 'vendor_venc_struct.py',
  'mpp/venc_def.py': 'vendor_venc_def.py',
};

/**
 * Copies what scripts need into one folder, since a script sees no other: the module of a tree (`src/canmv`), our scripts
 * and others.
 */
export async function prepare(tree: string, folder: string, others: string[]): Promise<void> {
  const packages = path.join(path.resolve(tree), 'port', 'builtin_py');
  for (const [from, to] of Object.entries(FILES)) {
    await copyFile(path.join(packages, from), path.join(folder, to));
  }
  const scripts = path.join(FOLDER, 'scripts');
  const ours = (await readdir(scripts)).map((name) => path.join(scripts, name));
  const picture = path.join(projectRoot, 'tests', 'module', 'scripts', 'picture.py');
  for (const file of [...ours, ...others, picture, path.join(FOLDER, 'launcher.py')]) {
    await copyFile(file, path.join(folder, path.basename(file)));
  }
}

/** Calls name a channel, or the encoder has its own. */
export type Shape = 'named' | 'own';

export interface Execution {
  board: string;
  mpp: string;
  /** CanMV's module, or this one. */
  module: 'vendor' | 'ours';
  /** The prepared folder, and the name of a script in it. */
  folder: string;
  script: string;
  args?: string[];
  shape: Shape;
  /** The folder that is the script's `/sdcard`. */
  card: string;
}

/** The output of a script, which must succeed. */
export async function outputOf({
  board,
  mpp,
  module,
  folder,
  script,
  args = [],
  shape,
  card,
}: Execution): Promise<string> {
  await mkdir(card, { recursive: true });
  const { code, stdout, stderr } = await runBoard({
    board,
    mpp,
    options: ['--sdcard', card],
    script: path.join(folder, 'launcher.py'),
    args: [module, path.join(folder, script), ...args, ...(shape === 'own' ? ['own'] : [])],
  });
  if (code !== 0 || stdout.includes('Traceback')) {
    throw new Error(`${script} exited with ${String(code)}, ${module}\n${stdout}${stderr}`);
  }
  return stdout;
}
