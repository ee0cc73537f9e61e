// SPDX-License-Identifier: MIT
// What /init is started for, as firmware/machine-init/job.h reads it.

import { usageError } from '../support/failure.js';

export interface Job {
  /** The program's working directory. */
  folder: string;
  /** The program's path, and its arguments. */
  command: readonly string[];
  /** Folders and files that the program may change. */
  places: readonly string[];
  /** The program's stdin and stdout are the console itself, not pipes. */
  isTerminal: boolean;
}

/** Limits of job.h. */
const MOST_ARGUMENTS = 256;
const MOST_PLACES = 16;

/** The bytes of /job. */
export function jobFile({ folder, command, places, isTerminal }: Job): Buffer {
  if (command.length > MOST_ARGUMENTS || places.length > MOST_PLACES) {
    throw usageError(
      `the K230 machine takes at most ${MOST_ARGUMENTS} arguments and ${MOST_PLACES} paths to write`,
      'Give the script a file with its input instead.',
    );
  }
  const entries = [
    `D${folder}`,
    ...command.map((argument) => `A${argument}`),
    ...places.map((place) => `W${place}`),
    ...(isTerminal ? ['T'] : []),
  ];
  return Buffer.from(entries.map((entry) => `${entry}\0`).join(''));
}
