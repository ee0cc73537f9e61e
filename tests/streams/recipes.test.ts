// SPDX-License-Identifier: MIT
// The cookbook's recipes: the files that each writes have the pictures that it promises, and nothing leaks.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Decoded, probe } from '../../cli/judge/stream.js';
import { execute } from '../../cli/support/execute.js';
import { projectRoot } from '../../cli/support/project.js';
import { COMBINATIONS, runBoard, VARIANT, withVariant, type CommandResult } from '../board-run.js';

const RECORD = path.join(projectRoot, 'examples', 'record_video.py');
const CLEAN = 'leak check: clean\n';

/** `count` numbers from `first` on, `step` apart. */
const numbers = (first: number, count: number, step = 1): number[] =>
  Array.from({ length: count }, (_, i) => first + i * step);

const BUILDS = (await withVariant(VARIANT, COMBINATIONS)).filter(({ board }) => board === 'host');

describe.each(BUILDS)('recipes on $board with MPP $mpp', (build) => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vencoder-recipes-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const at = (name: string): string => path.join(folder, name);

  function run(example: string, ...more: string[]): Promise<CommandResult> {
    const options = ['--leak-check', '--sdcard', folder, ...more];
    return runBoard({ ...build, options, script: path.join(projectRoot, 'examples', example) });
  }

  /** What a file decodes to, alone. */
  async function decoded<T>(name: string, read: (pictures: Decoded) => Promise<T>): Promise<T> {
    const pictures = await Decoded.from(at(name));
    try {
      expect({ name, errors: pictures.errors }).toEqual({ name, errors: '' });
      return await read(pictures);
    } finally {
      await pictures.remove();
    }
  }
  const frameNumbers = (name: string): Promise<number[]> =>
    decoded(name, (pictures) => pictures.frameNumbers());

  it('jpeg_snapshots.py writes every 15th picture as a file', async () => {
    expect(await run('jpeg_snapshots.py')).toEqual({ code: 0, stdout: '', stderr: CLEAN });
    const names = numbers(0, 6).map((i) => `picture${String(i)}.jpg`);
    expect((await readdir(folder)).sort()).toEqual(names);
    for (const [i, name] of names.entries()) {
      expect(await probe(at(name))).toMatchObject({ codec: 'mjpeg', width: 1280, height: 720 });
      expect(await frameNumbers(name)).toEqual([i * 15]);
    }
  });

  it('jpeg_snapshots.py takes the next picture when one is lost', async () => {
    const { code, stdout } = await run('jpeg_snapshots.py', '--trouble', 'swallowed-frame');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'picture 0 was not encoded: trying the next one\n',
    });
    const first = await Promise.all(['picture0.jpg', 'picture1.jpg'].map(frameNumbers));
    expect(first).toEqual([[1], [15]]);
  });

  it('split_recording.py writes files that play alone, and lose nothing between them', async () => {
    const { code, stdout, stderr } = await run('split_recording.py');
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'files: 5\n', stderr: CLEAN });
    for (const part of numbers(0, 5)) {
      expect(await frameNumbers(`part${String(part)}.264`)).toEqual(numbers(part * 60, 60));
    }
  });

  it('record_event.py records each event from a key picture before it', async () => {
    expect(await run('record_event.py')).toEqual({ code: 0, stdout: 'events: 2\n', stderr: CLEAN });
    // The events are at pictures 100 and 250, key pictures at multiples of 30. The memory is empty after the first recording.
    expect(await frameNumbers('event0.264')).toEqual(numbers(30, 130));
    expect(await frameNumbers('event1.264')).toEqual(numbers(180, 130));
  });

  it('record_twice.py records twice', async () => {
    const stdout = '/sdcard/take1.265 60\n/sdcard/take2.264 60\n';
    expect(await run('record_twice.py')).toEqual({ code: 0, stdout, stderr: CLEAN });
    for (const [name, codec, width, height] of [
      ['take1.265', 'hevc', 1280, 720],
      ['take2.264', 'h264', 640, 480],
    ] as const) {
      expect(await probe(at(name))).toMatchObject({ codec, width, height });
      expect(await frameNumbers(name)).toEqual(numbers(0, 60));
    }
  });

  it('record_twice.py leaves nothing after Ctrl-C, and what it recorded decodes', async () => {
    const { code, stdout, stderr } = await run('record_twice.py', '--stop-after', '3');
    expect({ code, stderr }).toEqual({ code: 0, stderr: CLEAN });
    const [, frames] = /^\/sdcard\/take1.265 60\n\/sdcard\/take2.264 (\d+)\nstopped\n$/.exec(stdout) ?? [];
    expect(Number(frames)).toBeGreaterThan(0);
    expect(await frameNumbers('take2.264')).toEqual(numbers(0, Number(frames)));
  });

  it.each(['kd_mpi_venc_create_chn:1+', 'kd_mpi_venc_start_chn:1'])(
    'record_twice.py leaves nothing after the failure %s',
    async (fault) => {
      const { code, stdout, stderr } = await run('record_twice.py', '--fault', fault);
      expect(code).toBe(1);
      expect(stdout).toContain('OSError');
      expect(stderr).toContain(CLEAN);
    },
  );

  it('two_streams.py records all pictures large, and every third small', async () => {
    const { code, stdout, stderr } = await run('two_streams.py');
    expect({ code, stderr }).toEqual({ code: 0, stderr: CLEAN });
    const [main = 0, sub = 0] = (stdout.match(/\d+(?= kbit)/g) ?? []).map(Number);
    expect(sub).toBeGreaterThan(0);
    expect(sub).toBeLessThan(main / 2);
    expect(await probe(at('main.264'))).toMatchObject({ width: 1280, height: 720 });
    expect(await frameNumbers('main.264')).toEqual(numbers(0, 90));
    const { width, height, frames } = await probe(at('sub.264'));
    expect({ width, height }).toEqual({ width: 320, height: 240 });
    // A key picture each second.
    expect(frames.map((type) => type === 'I')).toEqual(numbers(0, 30).map((i) => i % 10 === 0));
    expect(await frameNumbers('sub.264')).toEqual(numbers(0, 30, 3));
  });

  it('own_pictures.py encodes what the script draws', async () => {
    expect(await run('own_pictures.py')).toEqual({ code: 0, stdout: '', stderr: CLEAN });
    const [width, height, bar, step] = [640, 480, 16, 6];
    const pictures = await decoded('own.264', ({ raw }) => readFile(raw));
    const luma = width * height;
    expect(pictures.length).toBe((luma * 3 * 90) / 2);
    for (const number of numbers(0, 90)) {
      const picture = pictures.subarray((luma * 3 * number) / 2, (luma * 3 * (number + 1)) / 2);
      const row = picture.subarray((height / 2) * width, (height / 2 + 1) * width);
      const white = [...row].flatMap((value, x) => (value > 125 ? [x] : []));
      expect({ number, white }).toEqual({ number, white: numbers(number * step, bar) });
      // No colour anywhere.
      expect(picture.subarray(luma).every((value) => Math.abs(value - 128) <= 2)).toBe(true);
    }
  });

  it('low_latency.py shows that a slow reader has pictures as old as there are buffers', async () => {
    const { code, stdout, stderr } = await run('low_latency.py');
    expect({ code, stderr }).toEqual({ code: 0, stderr: CLEAN });
    const late = [...stdout.matchAll(/ (\d+\.\d) pictures late\n/g)].map(([, pictures]) => Number(pictures));
    expect(late).toHaveLength(4);
    const [quick, busy, many = 0, few = 0] = late;
    expect([quick, busy]).toEqual([0, 0]);
    expect(few).toBeGreaterThan(1);
    expect(many).toBeGreaterThan(few * 2);
  });

  it('plays an MP4 of its own recording as the camera', async () => {
    await runBoard({
      ...build,
      options: ['--sdcard', folder],
      script: RECORD,
      args: ['/sdcard/video.264', '320', '240', '30'],
    });
    await execute({
      check: true,
    })`ffmpeg -v error -framerate 30 -i ${at('video.264')} -c copy ${at('video.mp4')}`;
    const options = ['--sdcard', folder, '--source', at('video.mp4')];
    const again = await runBoard({
      ...build,
      options,
      script: RECORD,
      args: ['/sdcard/copy.264', '320', '240', '30'],
    });
    expect(again.code).toBe(0);
    expect(await frameNumbers('copy.264')).toEqual(numbers(0, 30));
  });
});
