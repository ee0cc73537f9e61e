// SPDX-License-Identifier: MIT
// The command with which the user started the tool, so that hints can be pasted into a shell.

import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, join, relative, resolve } from 'node:path';
import { projectRoot } from './project.js';

/** The clone's launcher, which passes how it was started in this variable. */
const LAUNCHER = join(projectRoot, 'vencoder');
const VARIABLE = 'VENCODER_COMMAND';
/** The names of the installed package's command, in package.json. */
const INSTALLED = ['k230-vencoder', 'vencoder'];

const launched = process.env[VARIABLE];
// Not for programs that this one starts: they have commands of their own.
Reflect.deleteProperty(process.env, VARIABLE);

/**
 * Where texts tell the user to type a command, they write `vencoder COMMAND`. Returns the text with the command that
 * started this process in place of that name.
 */
export function asStarted(text: string): string {
  return text.replaceAll(/(^ *|`|: )vencoder (?=[a-z[-])/gm, `$1${startCommand()} `);
}

/** Whether this is a clone of the project, with its Makefile; otherwise it is an installed package. */
export const isClone = existsSync(join(projectRoot, 'Makefile'));

/** The command for a target of the clone's Makefile, from the current folder. */
export function makeCommand(target: string): string {
  const folder = pathFromHere(projectRoot);
  return folder === './' ? `make ${target}` : `make -C ${quoted(folder)} ${target}`;
}

function startCommand(): string {
  const script = process.argv[1] ?? '';
  if (launched !== undefined) {
    return commandAt(resolve(launched));
  }
  if (INSTALLED.includes(basename(script))) {
    return process.env['npm_command'] === 'exec' ? `npx --no-install ${basename(script)}` : commandAt(script);
  }
  // make and tests start dist/ themselves.
  return existsSync(LAUNCHER) ? commandAt(LAUNCHER) : `node ${quoted(pathFromHere(script))}`;
}

/** The command's name if the shell finds it by that, otherwise its path. */
function commandAt(path: string): string {
  const name = basename(path);
  const found = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((candidate) => existsSync(candidate));
  return found !== undefined && realpathSync(found) === realpathSync(path)
    ? name
    : quoted(pathFromHere(path));
}

/** As a user would type it: ./NAME below the current folder, ../NAME in its neighbourhood, or the whole path. */
function pathFromHere(path: string): string {
  const short = relative(process.cwd(), path);
  if (short.startsWith('../../..')) {
    return path;
  }
  return short.startsWith('..') ? short : `./${short}`;
}

function quoted(path: string): string {
  return /^[\w./@:+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
