// SPDX-License-Identifier: MIT
// Collects the results of an SDK build: the board's images and CanMV's program, with a manifest of their hashes.

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

/** The content of manifest.json beside the files. */
export interface FirmwareManifest {
  board: string;
  /** The SDK's MPP generation. */
  mpp: string;
  /** Release of CanMV, if the SDK was checked out by release. */
  release?: string;
  /** Commits of this project and of the SDK's repositories, by folder; with a "+" if there were uncommitted changes. */
  sources: Record<string, string>;
  files: FirmwareFile[];
}

const IMAGE = /\.(img|kdimg)(\.gz)?$/;

/** CanMV's program in an SDK's output folder. */
export function builtProgram(output: string): string {
  return join(output, 'canmv', 'micropython');
}

/** The images in an SDK's output folder; an image that also exists compressed only in that form. */
export async function builtImages(output: string): Promise<string[]> {
  const names = existsSync(output) ? (await readdir(output)).filter((name) => IMAGE.test(name)).sort() : [];
  const images = names.filter((name) => !names.includes(`${name}.gz`));
  if (images.length === 0) {
    throw new Failure(
      'the build created no image',
      `There is no *.img, *.img.gz, *.kdimg or *.kdimg.gz in ${output}`,
    );
  }
  return images.map((name) => join(output, name));
}

/** Copies files into `folder` with a manifest.json. Replaces the folder only after all files are copied. */
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
