// SPDX-License-Identifier: MIT
// What a build of the SDK leaves: the board's images and CanMV's program, and the list of them with hashes.

import { existsSync } from 'node:fs';
import { copyFile, readdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeFolderAtomically } from '../support/atomic-write.js';
import { Failure } from '../support/failure.js';
import { fileSha256 } from '../support/fingerprint.js';

export interface FirmwareFile {
  name: string;
  bytes: number;
  /** SHA-256, hexadecimal. */
  sha256: string;
}

/** What manifest.json beside the files says. */
export interface FirmwareManifest {
  board: string;
  /** Generation of the MPP that the SDK has. */
  mpp: string;
  /** The release of CanMV, where the SDK was checked out as such. */
  release?: string;
  /** Commits of this project and of the SDK's repositories by their folders; "+" where there were changes. */
  sources: Record<string, string>;
  files: FirmwareFile[];
}

const IMAGE = /\.(img|kdimg)(\.gz)?$/;

/** The program that an SDK's build made for a board. */
export function builtProgram(output: string): string {
  return join(output, 'canmv', 'micropython');
}

/** Images in an SDK's output folder; one that there is compressed, too, only so. */
export async function builtImages(output: string): Promise<string[]> {
  const names = existsSync(output) ? (await readdir(output)).filter((name) => IMAGE.test(name)).sort() : [];
  const images = names.filter((name) => !names.includes(`${name}.gz`));
  if (images.length === 0) {
    throw new Failure(
      'the build left no image',
      `None of *.img, *.img.gz, *.kdimg, *.kdimg.gz is in ${output}`,
    );
  }
  return images.map((name) => join(output, name));
}

/** Copies files into `folder` with a manifest.json; what was there before goes, and only when all is copied. */
export async function publishFirmware(
  folder: string,
  files: string[],
  facts: Omit<FirmwareManifest, 'files'>,
): Promise<FirmwareManifest> {
  const manifest: FirmwareManifest = { ...facts, files: [] };
  await writeFolderAtomically(
    folder,
    async (staged) => {
      manifest.files = await Promise.all(files.map((file) => copyInto(staged, file)));
      await writeFile(join(staged, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
    },
    { replace: true },
  );
  return manifest;
}

async function copyInto(folder: string, file: string): Promise<FirmwareFile> {
  const name = basename(file);
  const copy = join(folder, name);
  await copyFile(file, copy);
  return { name, bytes: (await stat(copy)).size, sha256: await fileSha256(copy) };
}
