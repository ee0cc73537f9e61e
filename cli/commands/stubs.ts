// SPDX-License-Identifier: MIT
// `vencoder stubs`: type stubs of all modules that scripts see, and the configuration of pyright, for editors.

import { join } from 'node:path';
import type { Command } from 'commander';
import { requirePath } from '../options/paths.js';
import { stubFiles } from './stub-files.js';
import { applyPlan, contentOf, planStubs, replaceFile, STUB_FOLDER, type StubPlan } from './stub-plan.js';

const CONFIGURATION = 'pyrightconfig.json';

const SETTINGS = {
  stubPath: STUB_FOLDER,
  // Stubs are no scripts; the others are pyright's own defaults, which this setting replaces.
  exclude: [STUB_FOLDER, '**/node_modules', '**/__pycache__', '**/.*'],
  typeCheckingMode: 'basic',
  // The modules themselves are on the board.
  reportMissingModuleSource: 'none',
};

const HELP = `
Examples:
  vencoder stubs .
  npx pyright --project .

Writes DIR/${STUB_FOLDER}/ and, if the project has no configuration of pyright, DIR/${CONFIGURATION}.
Replaces what it wrote before; other files stay, and changed ones are an error without --force.

Exit code: 0 done, 2 DIR is not a directory, 3 failed: a stub is the user's own, or a file cannot be written.`;

/** Adds `stubs DIR [--force]`. */
export function registerStubs(program: Command): void {
  program
    .command('stubs')
    .description('write type stubs of all modules of a board, for editors with pyright or Pylance')
    .argument('<dir>', "the folder of the scripts' project")
    .option('--force', 'replace stubs that were changed or are of another source')
    .addHelpText('after', HELP)
    .action(async (project: string, { force }: { force?: boolean }) => {
      requirePath(project, 'directory', "Name the folder of the scripts' project.");
      const stubs = await stubFiles();
      const plan = await planStubs(project, stubs, force ?? false);
      const present = await configurationOf(project);
      await applyPlan(project, stubs, plan);
      process.stdout.write(planText(join(project, STUB_FOLDER), plan));
      await configure(project, present);
    });
}

function planText(folder: string, { written, removed, unchanged }: StubPlan): string {
  const parts = [
    `${written.size} ${written.size === 1 ? 'stub' : 'stubs'} written`,
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
  ];
  return `${folder}: ${parts.join(', ')}\n`;
}

/** The file with the project's configuration of pyright. */
async function configurationOf(project: string): Promise<string | undefined> {
  const own = join(project, CONFIGURATION);
  if ((await contentOf(own)) !== undefined) {
    return own;
  }
  const shared = join(project, 'pyproject.toml');
  const text = (await contentOf(shared))?.toString() ?? '';
  return /^\s*\[tool\.pyright[\].]/m.test(text) ? shared : undefined;
}

async function configure(project: string, present: string | undefined): Promise<void> {
  const text = `${JSON.stringify(SETTINGS, undefined, 2)}\n`;
  if (present === undefined) {
    const file = join(project, CONFIGURATION);
    await replaceFile(file, Buffer.from(text));
    process.stdout.write(`${file}: written\n`);
  } else if ((await contentOf(present))?.toString() === text) {
    process.stdout.write(`${present}: unchanged\n`);
  } else {
    process.stdout.write(`${present}: yours, not changed; it needs stubPath "${STUB_FOLDER}"\n`);
    process.stdout.write('  and reportMissingModuleSource "none"\n');
  }
}
