// SPDX-License-Identifier: MIT
// The demo: records with the example scripts on an emulated board, measures the streams, draws a contact sheet.

import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmulatedBoard } from '../boards/boards.js';
import { Decoded, probe } from '../judge/stream.js';
import { withFolderBeside } from '../support/atomic-write.js';
import { columns } from '../support/columns.js';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { makeWritableFolder } from '../support/folders.js';
import { step } from '../support/progress.js';
import { projectRoot } from '../support/project.js';
import { waitForGroup } from '../support/signals.js';
import { boardProgram } from '../toolchain/board-build.js';
import { runnerOf } from '../toolchain/runner.js';
import { drawContactSheet } from './contact-sheet.js';

const FRAME_RATE = 30;
const SIZE = [800, 480];
const CONTACT_SHEET = 'contact-sheet.png';

interface Recording {
  script: string;
  file: string;
  codec: string;
  frames: number;
  /** Further arguments of the script. */
  more: number[];
}

const RECORDINGS: Recording[] = [
  { script: 'record_video.py', file: 'video.264', codec: 'H.264', frames: 150, more: [] },
  { script: 'record_video.py', file: 'video.265', codec: 'H.265', frames: 90, more: [] },
  { script: 'send_pictures.py', file: 'pictures.mjpeg', codec: 'Motion JPEG', frames: 60, more: [80] },
];

interface Result extends Recording {
  /** The script's last line: the packs that it wrote. */
  packs: string;
  bytes: number;
  psnr: string;
}

/** Records into `folder` and returns the results as text. Replaces the files of an earlier demo, and no others. */
export async function runDemo(board: EmulatedBoard, folder: string): Promise<string> {
  await makeWritableFolder(folder);
  const command = [...(await runnerOf(board)), await boardProgram(board, board.mpp.default)];
  const files = [...RECORDINGS.map(({ file }) => file), CONTACT_SHEET];
  const results = await withFolderBeside(join(folder, CONTACT_SHEET), async (staged) => {
    const recorded = await recordAll(command, board.name, staged);
    await Promise.all(files.map((file) => rename(join(staged, file), join(folder, file))));
    return recorded;
  });
  return `${table(results)}\nRecorded on ${board.name}, ${SIZE.join('x')} at ${FRAME_RATE} frames/s; in ${folder}: ${files.join(', ')}\n`;
}

async function recordAll(command: string[], board: string, folder: string): Promise<Result[]> {
  const results: Result[] = [];
  for (const recording of RECORDINGS) {
    step(`Recording ${recording.file} on board ${board}`);
    const packs = await record(command, folder, recording);
    results.push({ ...recording, packs, ...(await measure(join(folder, recording.file), recording.frames)) });
  }
  step('Drawing the contact sheet');
  await drawContactSheet(
    results.map((result) => ({
      stream: join(folder, result.file),
      frames: result.frames,
      caption: caption(result),
    })),
    join(folder, CONTACT_SHEET),
  );
  return results;
}

async function record(
  command: string[],
  folder: string,
  { script, file, frames, more }: Recording,
): Promise<string> {
  const path = join(projectRoot, 'examples', script);
  const args = ['--sdcard', folder, path, `/sdcard/${file}`, ...SIZE, frames, ...more];
  const child = execute({ detached: true, stderr: 'inherit' })`${command} ${args}`;
  const { exitCode, stdout } = await waitForGroup(child);
  if (exitCode !== 0) {
    throw new Failure(`${script} failed with exit code ${String(exitCode)}`, stdout);
  }
  return stdout.trim().split('\n').at(-1) ?? '';
}

async function measure(path: string, expectedFrames: number): Promise<Pick<Result, 'bytes' | 'psnr'>> {
  const { frames, bytes } = await probe(path);
  if (frames.length !== expectedFrames) {
    throw new Failure(`${path} has ${frames.length} frames instead of ${expectedFrames}`);
  }
  const decoded = await Decoded.from(path);
  try {
    const [first] = await decoded.frameNumbers();
    const { y, u, v } = await decoded.psnrAgainstPattern(first ?? 0);
    return { bytes, psnr: [y, u, v].map((value) => value.toFixed(1)).join(' / ') };
  } finally {
    await decoded.remove();
  }
}

function caption({ file, codec, bytes }: Result): string {
  return `${file}   ${codec}   ${SIZE.join('x')}   ${Math.round(bytes / 1000)} kB`;
}

function table(results: Result[]): string {
  const rows = results.map(({ file, codec, frames, bytes, psnr, packs }) => [
    file,
    codec,
    String(frames).padStart('FRAMES'.length),
    `${Math.round(bytes / 1000)} kB`.padStart(7),
    `${Math.round((bytes * 8 * FRAME_RATE) / frames / 1000)} kbit/s`.padStart(11),
    psnr,
    packs,
  ]);
  return columns([['FILE', 'CODEC', 'FRAMES', 'SIZE', 'RATE', 'PSNR Y / U / V in dB', 'PACKS'], ...rows]);
}
