// SPDX-License-Identifier: MIT
// `make demo`: records with the example scripts on the emulated K230 and shows what came out, in out/demo/.

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { $ } from 'zx';
import { Decoded, probe } from '../judge/stream.js';
import { Failure } from '../support/failure.js';
import { step } from '../support/progress.js';
import { projectRoot } from '../support/project.js';

const BOARD = 'qemu-riscv64';
const FRAME_RATE = 30;

interface Recording {
  script: string;
  file: string;
  args: number[];
}

const RECORDINGS: Recording[] = [
  { script: 'record_video.py', file: 'video.264', args: [800, 480, 150] },
  { script: 'record_video.py', file: 'video.265', args: [800, 480, 90] },
  { script: 'send_pictures.py', file: 'pictures.mjpeg', args: [800, 480, 60, 80] },
];

interface Summary {
  file: string;
  pictures: number;
  packs: string;
  rate: string;
  psnr: string;
}

async function demo(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const summaries: Summary[] = [];
  for (const recording of RECORDINGS) {
    step(`Recording ${recording.file} on board ${BOARD}`);
    const packs = await record(folder, recording);
    summaries.push(await summarise(join(folder, recording.file), recording.file, packs));
  }
  step('Drawing the contact sheet');
  await drawContactSheet(folder);
  print(summaries, folder);
}

async function record(folder: string, { script, file, args }: Recording): Promise<string> {
  const cli = join(projectRoot, 'dist', 'cli', 'main.js');
  const path = join(projectRoot, 'examples', script);
  const words = ['run', '--board', BOARD, '--sdcard', folder, path, `/sdcard/${file}`, ...args];
  const result = await $({
    quiet: true,
    nothrow: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })`node ${cli} ${words}`;
  if (result.exitCode !== 0) {
    throw new Failure(`${script} ended with exit code ${String(result.exitCode)}`, result.stdout);
  }
  return result.stdout.trim().split('\n').at(-1) ?? '';
}

async function summarise(path: string, file: string, packs: string): Promise<Summary> {
  const { pictures, bytes } = await probe(path);
  const decoded = await Decoded.from(path);
  try {
    const [first] = await decoded.frameNumbers();
    const { y, u, v } = await decoded.psnrAgainstPattern(first ?? 0);
    const seconds = pictures.length / FRAME_RATE;
    return {
      file,
      pictures: pictures.length,
      packs,
      rate: `${Math.round((bytes * 8) / seconds / 1000)} kbit/s`,
      psnr: [y, u, v].map((value) => value.toFixed(1)).join(' / '),
    };
  } finally {
    await decoded.remove();
  }
}

/** Four pictures of each recording, a row each. */
async function drawContactSheet(folder: string): Promise<void> {
  const inputs = RECORDINGS.flatMap(({ file }) => ['-i', join(folder, file)]);
  const rows = RECORDINGS.map(
    ({ args }, i) =>
      `[${i}:v]select=not(mod(n\\,${Math.floor((args[2] ?? 4) / 4)})),scale=320:-2,format=yuv420p,tile=4x1[row${i}]`,
  );
  const stack = `${RECORDINGS.map((_, i) => `[row${i}]`).join('')}vstack=inputs=${RECORDINGS.length}`;
  const filter = [...rows, stack].join(';');
  const sheet = join(folder, 'contact-sheet.png');
  const result = await $({
    quiet: true,
    nothrow: true,
  })`ffmpeg -v error ${inputs} -filter_complex ${filter} -frames:v 1 -y ${sheet}`;
  if (result.exitCode !== 0) {
    throw new Failure('ffmpeg could not draw the contact sheet', result.stderr);
  }
}

function print(summaries: Summary[], folder: string): void {
  const lines = summaries.map(
    ({ file, pictures, packs, rate, psnr }) =>
      `${file.padEnd(16)} ${String(pictures).padStart(4)}      ${rate.padStart(12)}  ${psnr.padEnd(22)} ${packs}`,
  );
  const head = `${'file'.padEnd(16)} pictures  ${'rate'.padStart(10)}  ${'PSNR Y / U / V in dB'.padEnd(22)} packs`;
  process.stdout.write(
    `\n${[head, ...lines].join('\n')}\n\nRecorded on ${BOARD}, 800x480 at ${FRAME_RATE} frames/s; in ${folder}: `,
  );
  process.stdout.write(`${[...summaries.map(({ file }) => file), 'contact-sheet.png'].join(', ')}\n`);
}

try {
  await demo(join(projectRoot, 'out', 'demo'));
} catch (error) {
  if (!(error instanceof Failure)) {
    throw error;
  }
  process.stderr.write(`demo: ${error.describe()}\n`);
  process.exitCode = 3;
}
