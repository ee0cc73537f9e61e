// SPDX-License-Identifier: MIT
// `make docs`: builds the site of the book. Arguments: its folder and, if it is not at the root of its address, its base.

import path from 'node:path';
import { runMain } from '../../../cli/support/run-main.js';
import { buildSite } from './build-site.js';

await runMain('docs', async () => {
  const [folder = '', base = ''] = process.argv.slice(2);
  await buildSite(path.resolve(folder === '' ? 'out/docs' : folder), base === '' ? '/' : base);
  return 0;
});
