// SPDX-License-Identifier: MIT
// The option --source: what the emulated camera plays. The board's program reads Y4M; ffmpeg converts other files.

import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withTemporaryFolder } from '../support/atomic-write.js';
import { execute } from '../support/execute.js';
import { usageError } from '../support/failure.js';
import { requireProgram } from '../support/packages.js';
import { step } from '../support/progress.js';
import { requirePath } from './paths.js';

const MAGIC = 'YUV4MPEG2';
/** The camera plays its file in a loop, so the first part of a long one will do. */
const MAX_BYTES = 2 ** 31;

/** A path of a Y4M file with the frames of `source`, for as long as this process runs. */
export async function playableSource(source: string): Promise<string> {
  requirePath(source, 'file', 'Give --source the path of a video or a picture on this machine.');
  if (!statSync(source).isFile()) {
    throw usageError(`${source} is not a regular file`, 'Save its content to a file for --source.');
  }
  return isY4m(source) ? source : await converted(source);
}

function isY4m(source: string): boolean {
  const start = Buffer.alloc(MAGIC.length);
  const file = openSync(source, 'r');
  try {
    readSync(file, start);
  } finally {
    closeSync(file);
  }
  return start.toString('latin1') === MAGIC;
}

async function converted(source: string): Promise<string> {
  await requireProgram('ffmpeg');
  step(`Converting ${basename(source)} for the camera`);
  return await withTemporaryFolder('source', async (folder) => {
    const target = join(folder, 'source.y4m');
    await convert(source, target);
    // The open file outlives its folder, so nothing needs to be removed when this process ends.
    const file = openSync(target, 'r');
    if (statSync(target).size >= MAX_BYTES) {
      step(`The camera plays the first ${MAX_BYTES / 2 ** 30} GiB of its frames`);
    }
    return `/proc/${process.pid}/fd/${file}`;
  });
}

async function convert(source: string, target: string): Promise<void> {
  // A Sensor's width is a multiple of 16, and its height is even.
  const crop = 'crop=trunc(iw/16)*16:trunc(ih/2)*2';
  const output = ['-an', '-sn', '-vf', crop, '-pix_fmt', 'yuv420p', '-fs', MAX_BYTES, '-f', 'yuv4mpegpipe'];
  // The prefix: a name with a colon is a file, not a protocol.
  const { exitCode, stderr } =
    await execute()`ffmpeg -v error -nostdin -i ${`file:${source}`} ${output} ${target}`;
  if (exitCode !== 0) {
    throw usageError(
      `ffmpeg cannot convert ${source} for the camera`,
      `${stderr.trim()}\n--source plays Y4M files, and every video or picture that ffmpeg can read.`,
    );
  }
}
