// SPDX-License-Identifier: MIT
// The media process: containers and decoders for the boards' programs, by this machine's
// libavformat and libavcodec. See firmware/media-process.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from '../support/cache.js';
import { execute } from '../support/execute.js';
import { fingerprint } from '../support/fingerprint.js';
import { makeFolder } from '../support/folders.js';
import { BuildLog } from '../support/logged-process.js';
import { hasProgram } from '../support/packages.js';
import { projectRoot } from '../support/project.js';
import { remembered } from '../support/remembered.js';
import { nativeCompiler } from './compiler.js';

const FIRMWARE = join(projectRoot, 'firmware');
const FOLDERS = ['media-process', 'virtual-mpp'].map((name) => join(FIRMWARE, name));
const SOURCES = [
  'media-process/main.c',
  'media-process/decoder.c',
  'media-process/muxer.c',
  'media-process/demuxer.c',
  'media-process/video_track.c',
  'media-process/annex_b.c',
  'media-process/png.c',
  'virtual-mpp/bytes.c',
  'virtual-mpp/native_process.c',
];
const HEADERS = [
  'media-process/media_protocol.h',
  'media-process/decoder.h',
  'media-process/muxer.h',
  'media-process/demuxer.h',
  'media-process/video_track.h',
  'media-process/annex_b.h',
  'media-process/png.h',
  'virtual-mpp/bytes.h',
  'virtual-mpp/native_process.h',
];
/** The files that its build reads. */
export const MEDIA_PROCESS_FILES = [...SOURCES, ...HEADERS].map((file) => join(FIRMWARE, file));
const LIBRARIES = ['libavformat', 'libavcodec', 'libavutil'];

/** What pkg-config knows of the libraries. */
interface Libraries {
  versions: string[];
  /** Of the compiler. */
  options: string[];
}

/**
 * The path of the media process's program; builds it if it is missing or a source has changed. Undefined if the libraries'
 * headers are not installed: a board without it runs, and reports on stderr when a script creates an MP4 file.
 */
export async function mediaProcess(): Promise<string | undefined> {
  const libraries = await findLibraries();
  if (libraries === undefined) {
    return undefined;
  }
  const compiler = await nativeCompiler();
  const texts = await Promise.all(MEDIA_PROCESS_FILES.map((file) => readFile(file, 'utf8')));
  const prefix = await cached({
    name: 'media-process',
    inputs: { texts, libraries, compiler, recipe: 1 },
    title: 'Building the media process',
    make: async (folder) => {
      await makeFolder(join(folder, 'bin'));
      const log = await BuildLog.create(`media-process-${fingerprint(texts)}`);
      await log.run([
        'gcc',
        ...['-O2', '-std=gnu99'],
        ...FOLDERS.map((name) => `-I${name}`),
        ...SOURCES.map((file) => join(FIRMWARE, file)),
        ...libraries.options,
        ...['-o', join(folder, 'bin', 'media-process')],
      ]);
    },
  });
  return join(prefix, 'bin', 'media-process');
}

// The first library's file stands for all: one package upgrades them.
async function findLibraries(): Promise<Libraries | undefined> {
  if (!(await hasProgram('pkg-config'))) {
    return undefined;
  }
  const variables = ['PKG_CONFIG_PATH', 'PKG_CONFIG_LIBDIR'].map((name) => process.env[name]);
  return await remembered({ libraries: LIBRARIES, variables, recipe: 1 }, async () => {
    const { exitCode, stdout } = await execute()`pkg-config --cflags --libs ${LIBRARIES}`;
    if (exitCode !== 0) {
      return { value: undefined, files: await placesOfLibraries() };
    }
    const versions = await execute({ check: true })`pkg-config --modversion ${LIBRARIES}`;
    return {
      value: { versions: versions.stdout.trim().split('\n'), options: stdout.trim().split(/\s+/) },
      files: await placesOfLibraries(),
    };
  });
}

/** The files in which pkg-config looks for the first library, there or not. */
async function placesOfLibraries(): Promise<string[]> {
  const { stdout } = await execute()`pkg-config --variable pc_path pkg-config`;
  const set = ['PKG_CONFIG_PATH', 'PKG_CONFIG_LIBDIR'].flatMap((name) => process.env[name] ?? []);
  const folders = [...set, stdout.trim()].flatMap((path) => path.split(':')).filter((path) => path !== '');
  return folders.map((folder) => join(folder, `${LIBRARIES[0]}.pc`));
}
