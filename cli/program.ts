// SPDX-License-Identifier: MIT
// The program `vencoder`: its options, and the commands that a command line needs.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { COMMANDS, type Register } from './commands/table.js';
import { reportError } from './report-error.js';
import { exitCodeHelp } from './support/exit-codes.js';
import { usageError } from './support/failure.js';
import { silence } from './support/progress.js';
import { projectRoot } from './support/project.js';
import { asStarted } from './support/start-command.js';

/** The options that print the version. */
const VERSION = ['-V', '--version'];

/** Runs a command line, the words after `vencoder`; prints errors, and returns the exit code. */
export async function runCommandLine(words: string[]): Promise<number> {
  try {
    const program = await programFor(words);
    await program.parseAsync(words, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return reportError(error);
  }
}

async function programFor(words: string[]): Promise<Command> {
  const first = firstOf(words);
  if (first.endsWith('.py')) {
    throw usageError(`${first} is no command`, `To run a script: vencoder run --board host ${first}`);
  }
  const program = await emptyProgram(isVersion(words));
  for (const load of neededCommands(words)) {
    (await load())(program);
  }
  return program;
}

/** The command that the words start with; all commands for a help, an unknown word and completion. */
function neededCommands(words: string[]): (() => Promise<Register>)[] {
  const name = firstOf(words);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) {
    return [command];
  }
  return isVersion(words) ? [] : Object.values(COMMANDS);
}

function firstOf(words: string[]): string {
  return (words[0] === '--quiet' ? words[1] : words[0]) ?? '';
}

function isVersion(words: string[]): boolean {
  return VERSION.includes(firstOf(words));
}

async function emptyProgram(withVersion: boolean): Promise<Command> {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  const program: Command = new Command('vencoder')
    .description('media.vencoder for the K230: generate it from its spec, build it, run scripts with it')
    .version(withVersion ? await (await import('./version.js')).versionText(version) : version)
    .option('--quiet', 'suppress progress output (before the command)')
    .hook('preAction', () => {
      if (program.opts<{ quiet?: boolean }>().quiet === true) {
        silence();
      }
    })
    .enablePositionalOptions()
    .configureOutput({
      writeOut: (text) => process.stdout.write(asStarted(text)),
      writeErr: (text) => process.stderr.write(asStarted(text)),
    })
    .showHelpAfterError('(--help shows the options and examples)')
    .configureOutput({
      outputError: (text, write) => {
        write(text.replace(/^error: /, 'vencoder: '));
      },
    })
    .addHelpText('after', exitCodeHelp)
    .exitOverride();
  return program;
}
