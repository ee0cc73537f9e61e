// SPDX-License-Identifier: MIT
// `make compatibility SCRIPTS=DIR [ONLY=NUMBERS]`: runs public scripts on the emulated board and writes
// docs/compatibility.md. With ONLY, prints what the scripts printed instead.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../../cli/support/project.js';
import { step } from '../../../cli/support/progress.js';
import { runMain } from '../../../cli/support/run-main.js';
import { usageError } from '../../../cli/support/failure.js';
import { renderPage } from './page.js';
import { readScriptList } from './script-list.js';
import { tryScript, type Row } from './verdict.js';

const OUTPUTS = path.join(projectRoot, 'build', 'compatibility');

await runMain('compatibility', async () => {
  const [folder = '', only = ''] = process.argv.slice(2);
  if (folder === '') {
    throw usageError('no folder of scripts given', 'Use: make compatibility SCRIPTS=DIR');
  }
  const numbers = only.split(/[ ,]+/).filter((number) => number !== '');
  const scripts = (await readScriptList(path.resolve(folder))).filter(
    ({ number }) => numbers.length === 0 || numbers.includes(number),
  );
  await mkdir(OUTPUTS, { recursive: true });
  const rows: Row[] = [];
  for (const script of scripts) {
    const row = await tryScript(script, path.resolve(folder));
    step(`${row.runs ? 'runs' : 'FAILS'} ${script.number} ${script.path}: ${row.text}`);
    await writeFile(path.join(OUTPUTS, `${script.number}.txt`), row.output);
    rows.push(row);
  }
  if (numbers.length === 0) {
    await writeFile(path.join(projectRoot, 'docs', 'compatibility.md'), await renderPage(rows));
  }
  return 0;
});
