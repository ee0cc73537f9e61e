// SPDX-License-Identifier: MIT
// What a board at a serial port did instead of answering, as Failures.

import { Failure } from '../support/failure.js';
import { printable } from '../support/printable.js';
import { describeHolders } from './port-holders.js';

/** Characters of a wrong answer that a message shows. */
const SHOWN = 200;

/** A banner at the start of a line: U-Boot's, or the one of MicroPython's normal prompt. */
export const SEES_RESTART = /(?:^|\n)(?:U-Boot (?:SPL )?20\d\d|MicroPython v\d)/;

export async function silentBoard(path: string, within: number): Promise<Failure> {
  return new Failure(
    `the board at ${path} has been silent for ${within / 1000} s`,
    await hint(path, '', 'Reset the board, and repeat the command.'),
  );
}

export function restarted(path: string): Failure {
  return new Failure(`the board at ${path} restarted`, 'Wait until it has started, and repeat the command.');
}

export async function unexpectedAnswer(path: string, received: string): Promise<Failure> {
  return new Failure(
    `the board at ${path} gave an unexpected answer`,
    await hint(path, received, 'Reset the board, and repeat the command.'),
  );
}

/** For a board that sends no prompt of the raw REPL. */
export async function noRawRepl(path: string, received: string): Promise<Failure> {
  if (received === '') {
    return new Failure(
      `the board at ${path} does not answer`,
      await hint(path, '', 'Check that MicroPython runs on it, and that this is its port.'),
    );
  }
  return new Failure(
    `the board at ${path} does not enter its raw REPL`,
    await hint(
      path,
      received,
      "If a program runs on it that ignores Ctrl-C, such as main.py, reset the board and interrupt the program's start.",
    ),
  );
}

async function hint(path: string, received: string, advice: string): Promise<string> {
  const holders = await describeHolders(path);
  return [
    ...(received === '' ? [] : [`Received: ${printable(received.slice(-SHOWN))}`]),
    holders === '' ? advice : `${holders} It may take the board's answers: close it.`,
  ].join('\n');
}
