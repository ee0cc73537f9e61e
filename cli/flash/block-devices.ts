// SPDX-License-Identifier: MIT
// The block devices of this machine, and which files and devices are behind others.

import { readFile, stat } from 'node:fs/promises';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';

/** The fields of lsblk's JSON that are used here. */
export interface BlockDevice {
  path: string;
  /** MAJOR:MINOR. */
  'maj:min': string;
  size: number;
  rm: boolean;
  hotplug: boolean;
  ro: boolean;
  type: string;
  mountpoints: (string | null)[];
  model: string | null;
  tran: string | null;
  children?: BlockDevice[];
}

/** A file, or a device: DEVICE:INODE or MAJOR:MINOR, after the kind. Two names of one thing are equal. */
export type Identity = `file ${string}` | `block ${string}`;

interface Loop {
  path: string;
  self: Identity;
  /** What it shows as a device; undefined if it cannot be found out. */
  backing: Identity | undefined;
}

/** What the system uses files and devices for, apart from what is on a disk. */
export interface Uses {
  loops: Loop[];
  swapFiles: Identity[];
}

interface LoopReport {
  loopdevices: {
    name: string;
    'maj:min': string;
    'back-ino': number | null;
    'back-maj:min': string | null;
    'back-file': string | null;
  }[];
}

const DISK_COLUMNS = 'PATH,MAJ:MIN,SIZE,RM,HOTPLUG,RO,TYPE,MOUNTPOINTS,MODEL,TRAN';
const LOOP_COLUMNS = 'NAME,MAJ:MIN,BACK-INO,BACK-MAJ:MIN,BACK-FILE';
/** The programs are in the last two, which are not in an ordinary user's PATH. */
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;

/** Whole disks, with what is on them. */
export async function listDisks(): Promise<BlockDevice[]> {
  const report = await output('lsblk', ['--json', '--bytes', '--output', DISK_COLUMNS]);
  return (JSON.parse(report) as { blockdevices: BlockDevice[] }).blockdevices;
}

export async function findUses(): Promise<Uses> {
  const [report, swaps] = await Promise.all([
    output('losetup', ['--json', '--list', '--output', LOOP_COLUMNS]),
    readFile('/proc/swaps', 'utf8').catch(() => ''),
  ]);
  // losetup prints nothing if there are no loop devices.
  const { loopdevices } = JSON.parse(report.trim() || '{ "loopdevices": [] }') as LoopReport;
  return { loops: await Promise.all(loopdevices.map(loopOf)), swapFiles: await swapFiles(swaps) };
}

/** What `path` names; undefined if it is neither a file nor a block device. */
export async function identityOf(path: string): Promise<Identity | undefined> {
  const info = await stat(path, { bigint: true }).catch(() => undefined);
  return info === undefined ? undefined : identity(info);
}

/** What an open file or a path is, given its state. */
export function identity(info: {
  dev: bigint;
  ino: bigint;
  rdev: bigint;
  isFile: () => boolean;
  isBlockDevice: () => boolean;
}): Identity | undefined {
  if (info.isBlockDevice()) {
    return `block ${numbers(info.rdev)}`;
  }
  return info.isFile() ? `file ${numbers(info.dev)}/${info.ino}` : undefined;
}

/** `start`, then what it shows if it is a loop device, and so on to a file or a disk. */
export function chainBehind({ loops }: Uses, start: Identity): Identity[] {
  const chain: Identity[] = [];
  for (let at: Identity | undefined = start; at !== undefined && !chain.includes(at);) {
    const current: Identity = at;
    chain.push(current);
    at = loops.find(({ self }) => self === current)?.backing;
  }
  return chain;
}

/** Devices, their partitions, and what is on them. */
export function flattened(devices: BlockDevice[]): BlockDevice[] {
  return devices.flatMap((device) => [device, ...flattened(device.children ?? [])]);
}

// As makedev of the C library packs them.
function numbers(device: bigint): string {
  const major = ((device >> 8n) & 0xfffn) | ((device >> 32n) & ~0xfffn);
  const minor = (device & 0xffn) | ((device >> 12n) & ~0xffn);
  return `${major}:${minor}`;
}

async function loopOf(report: LoopReport['loopdevices'][number]): Promise<Loop> {
  const { name, 'back-ino': inode, 'back-maj:min': device, 'back-file': file } = report;
  const byName = file === null ? undefined : await identityOf(file);
  // The name may mean another file by now. Only root can read the numbers.
  const byNumbers =
    inode === null || device === null ? undefined : (`file ${device.trim()}/${inode}` as const);
  const backing = byName?.startsWith('block') === true ? byName : (byNumbers ?? byName);
  return { path: name, self: `block ${report['maj:min'].trim()}`, backing };
}

async function swapFiles(table: string): Promise<Identity[]> {
  const names = table
    .split('\n')
    .slice(1)
    .flatMap((line) => line.split(/\s/)[0] || [])
    .map((name) =>
      name.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(parseInt(code, 8))),
    );
  const found = await Promise.all(names.map(identityOf));
  return found.filter((one) => one !== undefined);
}

async function output(program: string, args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await execute({ env: { PATH } })`${program} ${args}`;
  if (exitCode !== 0) {
    throw new Failure(`${program} failed to list the devices`, stderr.trim());
  }
  return stdout;
}
