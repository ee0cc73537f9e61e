// SPDX-License-Identifier: MIT
// The paths in a command line of the board's program: what it reads and what it writes. See firmware/emulated-board/options.c.

import { dirname, resolve } from 'node:path';
import { usageError } from '../support/failure.js';

/** What an option's value is; a place is a folder that the program changes, an output a file that it writes. */
type Meaning = 'place' | 'folder' | 'file' | 'output' | 'value' | 'none';

const OPTIONS: Record<string, Meaning> = {
  '--sdcard': 'place',
  '--data': 'place',
  '--modules': 'folder',
  '--source': 'file',
  '--call-sites': 'output',
  '--mmz': 'value',
  '--kpu': 'value',
  '--stop-after': 'value',
  '--address': 'value',
  '--fault': 'value',
  '--trouble': 'value',
  '--realtime': 'none',
  '--leak-check': 'none',
  '--account': 'none',
  '--serial-port': 'none',
  '--help': 'none',
};

/** Options that the machine cannot have, with the reason. */
const REFUSED: Record<string, string> = {
  '--host-files': 'it has no files of this machine but those that a run copies into it',
  '--display-png': "it has none of this machine's programs, which write the picture",
};

export interface CommandPaths {
  /** Folders that the program changes. Some may not exist. */
  places: string[];
  /** Files that the program writes. */
  outputs: string[];
  /** Folders that the program reads. */
  folders: string[];
  /** Files that the program reads. */
  files: string[];
  /** The folder of the script; undefined: the REPL, or a script on the card. */
  scriptFolder: string | undefined;
}

/** The paths in the program's arguments, absolute; `exists` tells whether a script is a file of this machine. */
export function pathsOf(args: readonly string[], exists: (path: string) => boolean): CommandPaths {
  const found: Record<Meaning, string[]> = {
    place: [],
    output: [],
    folder: [],
    file: [],
    value: [],
    none: [],
  };
  let index = 0;
  for (; args[index]?.startsWith('-') === true; index++) {
    const [option, value] = split(args[index] ?? '');
    const meaning = meaningOf(option);
    if (meaning !== 'none') {
      found[meaning].push(resolve(value ?? args[++index] ?? ''));
    }
  }
  const script = args[index];
  const [card] = args.includes('--data') ? [] : found.place;
  return {
    // The folder that the program makes by itself.
    places: [...found.place, ...(card === undefined ? [] : [`${card}-data`])],
    outputs: found.output,
    folders: found.folder,
    files: found.file,
    scriptFolder: script === undefined || !exists(script) ? undefined : dirname(resolve(script)),
  };
}

function split(argument: string): [string, string | undefined] {
  const at = argument.indexOf('=');
  return at < 0 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}

function meaningOf(option: string): Meaning {
  const reason = REFUSED[option];
  if (reason !== undefined) {
    throw usageError(`the K230 machine has no ${option}: ${reason}`, 'Omit it, or use another board.');
  }
  const meaning = OPTIONS[option];
  if (meaning === undefined) {
    throw usageError(`the board's program has no option ${option}`);
  }
  return meaning;
}
