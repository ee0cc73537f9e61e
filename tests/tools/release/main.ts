// SPDX-License-Identifier: MIT
// `make release`: writes the files of a release to out/release/.

import path from 'node:path';
import { EXIT } from '../../../cli/support/exit-codes.js';
import { projectRoot } from '../../../cli/support/project.js';
import { runMain } from '../../../cli/support/run-main.js';
import { writeRelease } from './release.js';

await runMain('release', async () => {
  const folder = path.join(projectRoot, 'out', 'release');
  for (const name of await writeRelease(projectRoot, folder)) {
    process.stdout.write(`${path.join(folder, name)}\n`);
  }
  return EXIT.done;
});
