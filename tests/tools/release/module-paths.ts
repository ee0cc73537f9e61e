// SPDX-License-Identifier: MIT
// The files of the module alone: what MicroPython's unix port is built of, with its sources whole.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { withIncludes } from '../../../cli/canmv/module-files.js';
import { moduleSources } from '../../../cli/sdk/module-sources.js';
import { execute } from '../../../cli/support/execute.js';
import { micropythonTree } from '../../../cli/toolchain/micropython.js';

/** Stands at the top of the archive. */
export const MODULE_README = 'firmware/README.md';

const LICENCES = ['LICENSE', 'THIRD-PARTY.md'];
/** All of their files. */
const FOLDERS = ['binding', 'mpp', 'unix-port', 'vencoder', 'virtual-mpp'].map((name) => `firmware/${name}`);

/** Paths relative to `checkout`: files and whole folders. */
export async function modulePaths(checkout: string): Promise<string[]> {
  const port = path.join(checkout, 'firmware', 'unix-port');
  const files = [...(await cFiles(port)), ...(await frozenFiles(path.join(port, 'manifest.py')))];
  const others = files
    .map((file) => path.relative(checkout, file))
    .filter((file) => !FOLDERS.some((folder) => file.startsWith(`${folder}/`)));
  return [...LICENCES, ...FOLDERS, ...others];
}

// The build needs any codecs here, not those of this machine.
async function cFiles(port: string): Promise<string[]> {
  const { engine, binding } = await moduleSources(path.join(port, 'board'), ['CODECS_PREFIX=/']);
  return await withIncludes([...engine, ...binding], []);
}

const LIST_FILES = `
import sys
from manifestfile import MODE_FREEZE, ManifestFile
manifest = ManifestFile(MODE_FREEZE, {"MPY_LIB_DIR": ""})
manifest.execute(sys.argv[1])
for file in manifest.files():
    print(file.full_path)
`;

/** What a manifest freezes, by MicroPython's own reader of manifests, and the stubs beside it. */
async function frozenFiles(manifest: string): Promise<string[]> {
  const tree = await micropythonTree();
  const env = { PYTHONPATH: path.join(tree.folder, 'tools'), PYTHONDONTWRITEBYTECODE: '1' };
  const { stdout } = await execute({ check: true, env })`python3 -c ${LIST_FILES} ${manifest}`;
  const files = stdout.split('\n').filter((file) => file !== '');
  return [...files, ...files.map((file) => file.replace(/py$/, 'pyi')).filter((file) => existsSync(file))];
}
