// SPDX-License-Identifier: MIT
// Why a serial port cannot be opened, and what to do.

import { fstatSync, readFileSync, statSync, type Stats } from 'node:fs';
import { isatty } from 'node:tty';
import { Failure, usageError } from '../support/failure.js';
import { describeHolders } from './port-holders.js';

const LIST_PORTS = 'Run `vencoder doctor` to list the ports of attached boards.';
const STANDARD_STREAMS = [0, 1, 2];

/** A Failure for a path that is no serial port, or this terminal. */
export function requireSerialDevice(path: string): void {
  const device = statOf(path);
  if (device === undefined) {
    return;
  }
  if (!device.isCharacterDevice()) {
    throw notSerial(path);
  }
  // Raw mode would make this terminal unusable.
  if (
    STANDARD_STREAMS.some((fd) => isatty(fd) && fstatSync(fd).rdev === device.rdev) ||
    path === '/dev/tty'
  ) {
    throw usageError(`${path} is this terminal`, LIST_PORTS);
  }
}

/** The Failure for an open() that failed with the library's message: it passes no error code. */
export async function openFailure(path: string, message: string): Promise<Failure> {
  // Such as "Error: No such file or directory, cannot open /dev/ttyACM0".
  const reason = message.replace(/^Error:? /, '').replace(/, cannot open .*$/, '');
  if (reason.includes('Inappropriate ioctl')) {
    return notSerial(path);
  }
  return new Failure(`cannot open ${path}: ${reason}`, await hintFor(path, reason));
}

async function hintFor(path: string, reason: string): Promise<string> {
  if (reason.includes('Permission denied')) {
    return `Run: sudo usermod --append --groups ${groupOf(path)} $USER\nThen log in again.`;
  }
  if (reason.includes('busy')) {
    const holders = await describeHolders(path);
    return holders === ''
      ? 'Close the other program that uses it, such as CanMV IDE or a terminal.'
      : `${holders} Close it.`;
  }
  return LIST_PORTS;
}

function notSerial(path: string): Failure {
  return new Failure(`${path} is not a serial port`, LIST_PORTS);
}

/** The group that may use a port; dialout on most systems. */
function groupOf(path: string): string {
  const gid = statOf(path)?.gid;
  const [name] =
    readFileSync('/etc/group', 'utf8')
      .split('\n')
      .find((line) => line.split(':')[2] === String(gid))
      ?.split(':') ?? [];
  // A port of root's group is a device whose rules are missing: membership would allow far more than the port.
  return name === undefined || name === 'root' ? 'dialout' : name;
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // Reported by open().
    return undefined;
  }
}
