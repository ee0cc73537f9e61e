// SPDX-License-Identifier: MIT
// The words that may stand at a place of the command line, from the registered commands.

import { readdir } from 'node:fs/promises';
import type { Argument, Command, Option } from 'commander';
import { allBoards } from '../boards/boards.js';
import { SERIAL_PORT } from '../serial/port-names.js';

/** What the shell does besides showing the words. */
const DIRECTIVE = { files: 0, nothing: 4, folders: 16 } as const;

interface Completions {
  /** Word and description. */
  words: [word: string, description: string][];
  directive: keyof typeof DIRECTIVE;
}

interface Place {
  command: Command;
  /** Arguments before this place. */
  count: number;
  /** The option whose value stands here. */
  option: Option | undefined;
  /** An option may stand here. */
  hasOptions: boolean;
}

const NOTHING: Completions = { words: [], directive: 'nothing' };
const FILES: Completions = { words: [], directive: 'files' };
/** Commands whose --board is an emulated board; the others need a real one. */
const EMULATED = ['run', 'build', 'demo'];
/** Names of arguments that are no files of this machine. */
const NO_FILES = ['path', 'url', 'version', 'seconds', 'medium', 'function:n[:code]', 'shell'];

/** One line per word with its description after a tab, and the directive after a colon. */
export async function completionsFor(program: Command, words: string[]): Promise<string> {
  const current = words.at(-1) ?? '';
  const { words: found, directive } = await completions(placeOf(program, words.slice(0, -1)), current);
  const start = current.startsWith('--') ? current.replace(/^[^=]*=/, '') : current;
  const lines = found
    .filter(([word]) => word.startsWith(start))
    .map(([word, description]) => `${word}\t${description.replaceAll('\n', ' ')}`);
  return [...lines, `:${DIRECTIVE[directive]}`].map((line) => `${line}\n`).join('');
}

function placeOf(program: Command, words: string[]): Place {
  const place: Place = { command: program, count: 0, option: undefined, hasOptions: true };
  for (const word of words) {
    if (place.option !== undefined) {
      place.option = undefined;
    } else if (place.hasOptions && word === '--') {
      place.hasOptions = false;
    } else if (place.hasOptions && word.startsWith('-')) {
      place.option = optionBefore(place.command, word);
    } else {
      enter(place, word);
      // The arguments of a script are its own.
      place.hasOptions &&= place.command.name() !== 'run' || place.count === 0;
    }
  }
  return place;
}

function enter(place: Place, word: string): void {
  const command =
    place.count === 0 ? subcommands(place.command).find((one) => one.name() === word) : undefined;
  if (command === undefined) {
    place.count += 1;
  } else {
    place.command = command;
  }
}

/** The option whose value is the next word. */
function optionBefore(command: Command, word: string): Option | undefined {
  return command.options.find((option) => option.required && [option.long, option.short].includes(word));
}

async function completions(
  { command, count, option, hasOptions }: Place,
  current: string,
): Promise<Completions> {
  if (option !== undefined) {
    return await values(command, option);
  }
  const assigned = hasOptions ? /^(--[^=]+)=/.exec(current)?.[1] : undefined;
  if (assigned !== undefined) {
    const named = optionBefore(command, assigned);
    return named === undefined ? NOTHING : await values(command, named);
  }
  if (hasOptions && current.startsWith('-')) {
    return { words: options(command), directive: 'nothing' };
  }
  const names = count === 0 ? subcommands(command) : [];
  if (names.length > 0) {
    return {
      words: names.map((one) => [one.name(), one.description()]),
      directive: 'nothing',
    };
  }
  const argument = argumentAt(command, count);
  return argument === undefined ? NOTHING : await argumentValues(command, argument);
}

function subcommands(command: Command): readonly Command[] {
  return command.createHelp().visibleCommands(command);
}

function options(command: Command): Completions['words'] {
  const visible = command.createHelp().visibleOptions(command);
  return visible.flatMap(({ long, short, description }): Completions['words'] =>
    [long, short].filter((name) => name != null).map((name) => [name, description]),
  );
}

function argumentAt(command: Command, index: number): Argument | undefined {
  const last = command.registeredArguments.at(-1);
  return command.registeredArguments[index] ?? (last?.variadic === true ? last : undefined);
}

async function argumentValues(command: Command, argument: Argument): Promise<Completions> {
  if (argument.argChoices !== undefined) {
    return chosen(argument.argChoices);
  }
  return command.name() === 'boards' ? await boards() : places(argument.name());
}

async function values(command: Command, option: Option): Promise<Completions> {
  if (option.argChoices !== undefined) {
    return chosen(option.argChoices);
  }
  switch (option.long ?? '') {
    case '--board':
      return await boards(EMULATED.includes(command.name()) ? 'emulated' : 'canmv');
    case '--memory-of':
      return await boards('canmv');
    case '--port':
      return await serialPorts();
    default:
      return places(/<(.*)>/.exec(option.flags)?.[1] ?? '');
  }
}

function chosen(choices: readonly string[]): Completions {
  return { words: choices.map((choice) => [choice, '']), directive: 'nothing' };
}

function places(name: string): Completions {
  if (name === 'dir') {
    return { words: [], directive: 'folders' };
  }
  return NO_FILES.includes(name) ? NOTHING : FILES;
}

async function boards(kind?: string): Promise<Completions> {
  const found = (await allBoards()).filter((board) => kind === undefined || board.kind === kind);
  return chosen(found.map(({ name }) => name));
}

async function serialPorts(): Promise<Completions> {
  const names = (await readdir('/dev'))
    .filter((name) => SERIAL_PORT.test(name))
    .map((name) => `/dev/${name}`);
  // Without any, such as for the port of an emulated board.
  return names.length === 0 ? FILES : chosen(names);
}
