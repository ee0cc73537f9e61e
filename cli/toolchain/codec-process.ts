// SPDX-License-Identifier: MIT
// The codec process: encodes for programs that QEMU runs, with this machine's instructions. See
// firmware/virtual-mpp/codec-process.

import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from '../support/cache.js';
import { fingerprint } from '../support/fingerprint.js';
import { makeFolder } from '../support/folders.js';
import { BuildLog } from '../support/logged-process.js';
import { projectRoot } from '../support/project.js';
import { cLibrary } from './c-library.js';
import { codecs } from './codecs.js';
import { nativeCompiler } from './compiler.js';

const SOURCES = [
  'codec-process/main.c',
  'codec_h264.c',
  'codec_h265.c',
  'codec_jpeg.c',
  'codec_picture.c',
  'image.c',
  'pixels.c',
  'bytes.c',
  'native_process.c',
];
const HEADERS = [
  'codec-process/protocol.h',
  'codec.h',
  'image.h',
  'bytes.h',
  'picture.h',
  'pixels.h',
  'native_process.h',
];
const FOLDER = join(projectRoot, 'firmware', 'virtual-mpp');
const MPP_FOLDER = join(projectRoot, 'firmware', 'mpp');
/** The files that its build reads: of the MPP's headers, some are emitted. */
export const CODEC_PROCESS_FILES = [
  ...[...SOURCES, ...HEADERS].map((file) => join(FOLDER, file)),
  ...readdirSync(MPP_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.h'))
    .sort()
    .map((file) => join(MPP_FOLDER, file)),
];

/** A prefix with `bin/codec-process`; builds it if it is missing or a source has changed. */
export async function codecProcess(): Promise<string> {
  const compiler = await nativeCompiler();
  const library = await cLibrary('musl', compiler);
  const encoders = await codecs(compiler, library);
  const texts = await Promise.all(CODEC_PROCESS_FILES.map((file) => readFile(file, 'utf8')));
  return await cached({
    name: 'codec-process',
    inputs: { texts, encoders, library, recipe: 2 },
    title: 'Building the codec process',
    make: async (prefix) => {
      await makeFolder(join(prefix, 'bin'));
      const log = await BuildLog.create(`codec-process-${fingerprint(texts)}`);
      await log.run([
        library.cc,
        ...['-O2', '-std=gnu99', '-DMPP_GENERATION_B=1', '-DKVZ_STATIC_LIB'],
        ...[FOLDER, MPP_FOLDER, join(encoders, 'include')].map((folder) => `-I${folder}`),
        ...SOURCES.map((file) => join(FOLDER, file)),
        `-L${join(encoders, 'lib')}`,
        ...['-lopenh264', '-lkvazaar', '-lturbojpeg', '-lm', '-lpthread', ...library.linkage],
        ...['-o', join(prefix, 'bin', 'codec-process')],
      ]);
    },
  });
}
