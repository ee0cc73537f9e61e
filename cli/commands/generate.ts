// SPDX-License-Identifier: MIT
// `vencoder generate`: generates files from a spec, or checks that they are up to date.

import { setFlagsFromString } from 'node:v8';
import { Option, type Command } from 'commander';
import { chooseSpec } from '../options/spec-project.js';
import { EXIT } from '../support/exit-codes.js';
import { usageError } from '../support/failure.js';
import type { GenerateOptions } from './generate-report.js';

const HELP = `
Description:
  Reads the .ts files of a folder, checks them and emits the files that its Targets list. Without options the spec is
  that of this project. Files that are up to date are not touched. Files of a folder called generated that no target
  emits any more are removed; with --spec only those that name the spec's folder in their first line.

  All errors of a spec are reported in one run, sorted by place, each with its code, the line and a hint. Nothing is
  written then. --explain prints what a code means, with a wrong and a right example.

A spec of your own:
  --spec FOLDER has the .ts files: the C ABI, the Python API, and the targets. They import the words from the package:
  import type { Int, Module } from 'k230-vencoder/vocabulary';
  Paths of targets are relative to --out, by default the folder that has FOLDER. Folders are created.

--check
  writes nothing, and prints the differences between the files and the spec.

--dry-run
  writes nothing, and prints what would be written and removed.

--watch
  generates again whenever a file of the spec, the example that a module names, or a template changes, until Ctrl-C. An error of
  the spec does not end it.

--json
  prints one line of JSON for each run on stdout, and nothing on stderr:
    spec         the folder of the spec
    out          the folder of the files
    diagnostics  a list: code, file, line, column, length (of the marked text, if known), message, help, source (the
                 line of the spec, if known); sorted by place
    files        a list: path, state (unchanged, missing, stale or surplus: what it was before)
    isWritten    whether missing and stale files were written and surplus ones removed
    exitCode     as below
  A wrong command line and failures are printed on stderr, as without --json.

Examples:
  vencoder generate                              write the files that have changed
  vencoder generate --check                      show the differences, exit with 1 if there are any
  vencoder generate --spec spec --out build      a spec of your own
  vencoder generate --spec spec --dry-run        see what it would write
  vencoder generate --spec spec --watch          keep the files up to date while you edit
  vencoder generate --json | jq '.diagnostics[]'
  vencoder generate --explain S010

Exit code: 0 done; 1 the spec has an error, or --check found a difference; 2 wrong command line; 3 a file cannot be read or
written; 130 Ctrl-C ended --watch.`;

interface Options extends GenerateOptions {
  spec?: string;
  out?: string;
  watch?: boolean;
  explain?: string;
}

/** Adds `generate`. */
export function registerGenerate(program: Command): void {
  program
    .command('generate')
    .description('generate the C module, headers, facade, stubs and manual from the spec')
    .addOption(
      new Option('--check', 'write nothing; fail if a generated file is stale, missing or surplus').conflicts(
        ['dryRun', 'watch'],
      ),
    )
    .option('--dry-run', 'write nothing; print what would be written')
    .option('--watch', 'generate again when the spec, its example or a template changes, until Ctrl-C')
    .option('--json', 'print diagnostics and results as JSON on stdout')
    .option('--spec <folder>', 'the folder of a spec of your own')
    .option('--out <folder>', 'the folder that paths of targets are relative to')
    .addOption(
      new Option('--explain <code>', 'print what the code of an error means').conflicts([
        'check',
        'dryRun',
        'watch',
        'json',
        'spec',
        'out',
      ]),
    )
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      process.exitCode = await run(options);
    });
}

async function run(options: Options): Promise<number> {
  if (options.explain !== undefined) {
    return await explain(options.explain);
  }
  const choice = chooseSpec(options);
  if (options.watch === true) {
    const { watchSpec } = await import('./generate-watch.js');
    return await watchSpec(choice, options);
  }
  // One run is over before optimised code has repaid the time of V8's optimising compiler.
  setFlagsFromString('--no-opt');
  const { runGenerate } = await import('./generate-run.js');
  return await runGenerate(choice, options);
}

async function explain(code: string): Promise<number> {
  const [{ diagnosticPage }, { CODES }, { nearestHint }] = await Promise.all([
    import('../../generator/render/diagnostic-pages.js'),
    import('../../generator/model/catalogue.js'),
    import('../../generator/model/nearest.js'),
  ]);
  const page = diagnosticPage(code.toUpperCase());
  if (page === undefined) {
    throw usageError(
      `${code} is not the code of an error`,
      nearestHint(code.toUpperCase(), CODES, `The codes are ${CODES[0] ?? ''} to ${CODES.at(-1) ?? ''}.`),
    );
  }
  process.stdout.write(page);
  return EXIT.done;
}
