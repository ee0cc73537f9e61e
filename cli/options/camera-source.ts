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
const HEADER_BYTES = 100;
const HEADER = /^YUV4MPEG2 W(\d+) H(\d+) F(\d+):(\d+)/;
const MIB = 2 ** 20;

/**
 * A path of a Y4M file with the frames of `source`, for as long as this process runs. The camera plays it in a loop, so the first
 * `mostBytes` of a long one will do.
 */
export async function playableSource(source: string, mostBytes: number): Promise<string> {
  requirePath(source, 'file', 'Give --source the path of a video or a picture on this machine.');
  if (!statSync(source).isFile()) {
    throw usageError(`${source} is not a regular file`, 'Save its content to a file for --source.');
  }
  return isY4m(source) ? source : await converted(source, mostBytes);
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

async function converted(source: string, mostBytes: number): Promise<string> {
  await requireProgram('ffmpeg');
  step(`Converting ${basename(source)} for the camera`);
  return await withTemporaryFolder('source', async (folder) => {
    const target = join(folder, 'source.y4m');
    await convert(source, target, mostBytes);
    // The open file outlives its folder, so nothing needs to be removed when this process ends.
    const file = openSync(target, 'r');
    step(`The camera delivers ${sizeAndRate(file)}`);
    if (statSync(target).size >= mostBytes) {
      step(`The camera plays the first ${mostBytes / MIB} MiB of its frames`);
    }
    return `/proc/${process.pid}/fd/${file}`;
  });
}

/** "1072x1920, 25 frames/s", from the header. */
function sizeAndRate(file: number): string {
  const start = Buffer.alloc(HEADER_BYTES);
  readSync(file, start, 0, HEADER_BYTES, 0);
  const [, width, height, frames, seconds] = HEADER.exec(start.toString('latin1')) ?? [];
  return `${width}x${height}, ${Number((Number(frames) / Number(seconds)).toFixed(2))} frames/s`;
}

async function convert(source: string, target: string, mostBytes: number): Promise<void> {
  // A Sensor's width is a multiple of 16, and its height is even.
  const crop = 'crop=trunc(iw/16)*16:trunc(ih/2)*2';
  const output = ['-an', '-sn', '-vf', crop, '-pix_fmt', 'yuv420p', '-fs', mostBytes, '-f', 'yuv4mpegpipe'];
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
