// SPDX-License-Identifier: MIT
// CanMV's own media.vencoder, run by an emulated board in place of this module.

import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../cli/support/project.js';
import { runBoard } from '../board-run.js';

const FOLDER = path.join(projectRoot, 'tests', 'oracle');

/** Releases whose own module is compared: that of its MPP generation, and the first one. */
export const RELEASES = [
  { release: 'v1.8', variable: 'VENCODER_CANMV_V1_8', mpp: 'B' },
  { release: 'v1.5', variable: 'VENCODER_CANMV_V1_5', mpp: 'A' },
  { release: 'v1.1', variable: 'VENCODER_CANMV_V1_1', mpp: 'A' },
] as const;

/** The module and its structs; they get names of their own, because those of the board are frozen. */
const FILES = {
  'media/vencoder.py': 'vendor_vencoder.py',
  'mpp/venc_struct.py': 'vendor_venc_struct.py',
  'mpp/venc_def.py': 'vendor_venc_def.py',
};

/** Copies the module of a tree (`src/canmv`) into a folder. */
export async function copyVendor(tree: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const packages = path.join(path.resolve(tree), 'port', 'builtin_py');
  for (const [from, to] of Object.entries(FILES)) {
    await copyFile(path.join(packages, from), path.join(folder, to));
  }
}

export interface Execution {
  board: string;
  mpp: string;
  /** The folder with CanMV's module; without it, this module runs. */
  vendor?: string;
  script: string;
  args?: string[];
  /** The folder that is the script's `/sdcard`. */
  card: string;
}

/** The output of a script, which must succeed. */
export async function outputOf({
  board,
  mpp,
  vendor = '-',
  script,
  args = [],
  card,
}: Execution): Promise<string> {
  await mkdir(card, { recursive: true });
  const { code, stdout, stderr } = await runBoard({
    board,
    mpp,
    options: ['--host-files', '--sdcard', card],
    script: path.join(FOLDER, 'launcher.py'),
    args: [vendor, path.resolve(FOLDER, 'scripts', script), ...args],
  });
  if (code !== 0 || stdout.includes('Traceback')) {
    throw new Error(`${script} exited with ${String(code)} over ${vendor}\n${stdout}${stderr}`);
  }
  return stdout;
}
