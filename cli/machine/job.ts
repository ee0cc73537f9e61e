// SPDX-License-Identifier: MIT
// What /init is started for, as firmware/machine-init/job.h reads it.

export interface Job {
  /** The program's working directory. */
  folder: string;
  /** The program's path, and its arguments. */
  command: readonly string[];
  /** Bytes that the places have together: the program gets ENOSPC when it writes more. */
  space: number;
  /** Folders and files that the program may change. */
  places: readonly string[];
  /** The program's stdin and stdout are the console itself, not pipes. */
  isTerminal: boolean;
}

/** The bytes of /job. */
export function jobFile({ folder, command, space, places, isTerminal }: Job): Buffer {
  const entries = [
    `D${folder}`,
    ...command.map((argument) => `A${argument}`),
    `S${space}`,
    ...places.map((place) => `W${place}`),
    ...(isTerminal ? ['T'] : []),
  ];
  return Buffer.from(entries.map((entry) => `${entry}\0`).join(''));
}
