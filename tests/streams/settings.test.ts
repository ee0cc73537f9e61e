// SPDX-License-Identifier: MIT
// Streams of the module's settings, judged by ffmpeg: turned pictures, an IDR on request, filters, entropy coding, quantisers,
// bit rates.

import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Decoded, probe } from '../../cli/judge/stream.js';
import { execute } from '../../cli/support/execute.js';
import { projectRoot } from '../../cli/support/project.js';
import { COMBINATIONS, runBoard, VARIANT, withVariant } from '../board-run.js';
import { SCRIPT_FOLDER } from '../module/scripts.js';

/** As in the script. */
const FPS = 30;
const IDR_AT = 17;
const FIXQP_GOP = 5;
const SIZE = '320x176';

const CODECS = ['264', '265', 'mjpeg'];
const VIDEO = ['264', '265'];
/** The filter of ffmpeg that turns the source as the encoder should. */
const TURNS = {
  rotation_0: 'null',
  rotation_90: 'transpose=clock',
  rotation_180: 'hflip,vflip',
  rotation_270: 'transpose=cclock',
  mirror_HORIZONTAL: 'hflip',
  mirror_VERTICAL: 'vflip',
};
const QPS = [
  [22, 34],
  [28, 28],
  [40, 33],
] as const;
/** Streams with a setting of their codec, a syntax element that shows it, and its value. */
const SHOWN = [
  ['deblocking_0.264', 'disable_deblocking_filter_idc', 1],
  ['deblocking_1.264', 'disable_deblocking_filter_idc', 0],
  ['deblocking_0.265', 'pps_deblocking_filter_disabled_flag', 1],
  ['deblocking_1.265', 'pps_deblocking_filter_disabled_flag', 0],
  ['entropy_0.264', 'entropy_coding_mode_flag', 0],
  ['entropy_1.264', 'entropy_coding_mode_flag', 1],
  ['sao_0_0.265', 'sample_adaptive_offset_enabled_flag', 0],
  ['sao_1_1.265', 'slice_sao_luma_flag', 1],
  ['sao_1_1.265', 'slice_sao_chroma_flag', 1],
] as const;
const RATES = [
  [800, 1200],
  [2000, 2200],
] as const;

/** The least PSNR of all frames of a stream against the turned source, in dB; Infinity if they are equal. */
async function psnrOf(file: string, source: string, turn: string): Promise<number> {
  const size = turn.startsWith('transpose') ? SIZE.split('x').reverse().join('x') : SIZE;
  // JPEG has full range; the samples stay as they are.
  const format = file.endsWith('.mjpeg') ? 'yuvj420p' : 'yuv420p';
  const input = ['-f', 'rawvideo', '-pix_fmt', format, '-stream_loop', '-1', '-s', SIZE, '-i', source];
  const graph = `[1:v]${turn}[turned];[0:v][turned]psnr=shortest=1`;
  const { stdout, stderr, exitCode } =
    await execute()`ffmpeg -v info -i ${file} ${input} -lavfi ${graph} -f null -`;
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  const { width, height } = await probe(file);
  expect(`${String(width)}x${String(height)}`).toBe(size);
  const minimum = / min:(\S+)/.exec(stderr + stdout)?.[1] ?? '';
  return minimum === 'inf' ? Infinity : Number(minimum);
}

/** The values of a syntax element, in the order of the stream. */
async function traced(file: string, element: string): Promise<number[]> {
  const { stderr } = await execute()`ffmpeg -hide_banner -i ${file} -c copy -bsf:v trace_headers -f null -`;
  const line = new RegExp(`\\] +\\d+ +${element} .* = (-?\\d+)$`, 'gm');
  return [...stderr.matchAll(line)].map(([, value]) => Number(value));
}

async function decodes(file: string, frames: number): Promise<void> {
  const decoded = await Decoded.from(file);
  try {
    expect({ errors: decoded.errors, frames: await decoded.count() }).toEqual({ errors: '', frames });
  } finally {
    await decoded.remove();
  }
}

/** Pictures of the example's streams: readers join every 40 pictures of 120. */
it('late_readers.py: each reader starts with a picture that decodes', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'vencoder-readers-'));
  try {
    const script = path.join(projectRoot, 'examples', 'late_readers.py');
    const options = ['--leak-check', '--sdcard', folder];
    expect(await runBoard({ board: 'host', options, script })).toMatchObject({
      code: 0,
      stdout: '3 readers\n',
    });
    for (const [i, pictures] of [120, 80, 40].entries()) {
      const file = path.join(folder, `reader${String(i)}.264`);
      // The camera may be ahead by the frames that are encoded already.
      const { frames } = await probe(file);
      expect(frames[0]).toBe('I');
      expect(frames.length).toBeGreaterThan(pictures - 8);
      await decodes(file, frames.length);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

// The codecs take minutes in QEMU, where tests/module calls the same settings.
const BUILDS = (await withVariant(VARIANT, COMBINATIONS)).filter(({ board }) => board === 'host');

describe.each(BUILDS)('settings on $board with MPP $mpp', (build) => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vencoder-settings-'));
    const script = path.join(SCRIPT_FOLDER, 'judged_settings.py');
    const run = await runBoard({ ...build, options: ['--sdcard', folder], script, args: ['/sdcard'] });
    expect(run).toMatchObject({ code: 0, stdout: 'judged settings: ok\n' });
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  describe.each(CODECS)('.%s', (codec) => {
    it.each(Object.entries(TURNS))('%s turns the pictures', async (name, turn) => {
      expect(await psnrOf(at(`${name}.${codec}`), at('source.yuv'), turn)).toBeGreaterThanOrEqual(33);
    });
  });

  it('no turned picture is like another one', async () => {
    const turns = Object.entries(TURNS);
    for (const [name, turn] of turns) {
      const others = turns.filter(
        ([, other]) => other !== turn && other.includes('tr') === turn.includes('tr'),
      );
      for (const [, other] of others) {
        expect(await psnrOf(at(`${name}.mjpeg`), at('source.yuv'), other)).toBeLessThan(25);
      }
    }
  });

  it.each(SHOWN)('%s has %s %d', async (name, element, value) => {
    expect(new Set(await traced(at(name), element))).toEqual(new Set([value]));
    await decodes(at(name), 6);
  });

  describe.each(VIDEO)('.%s', (codec) => {
    it('an IDR on request is the next picture, and starts the GOP again', async () => {
      const { frames } = await probe(at(`idr.${codec}`));
      const isIdr = (i: number): boolean => i === 0 || i === IDR_AT || i === IDR_AT + 30;
      expect(frames).toEqual(Array.from({ length: 60 }, (_, i) => (isIdr(i) ? 'I' : 'P')));
      await decodes(at(`idr.${codec}`), 60);
    });

    it.each(QPS)('the slices have the quantisers %d and %d', async (iQp, pQp) => {
      const file = at(`qp_${String(iQp)}_${String(pQp)}.${codec}`);
      const [first = NaN] = await traced(file, codec === '264' ? 'pic_init_qp_minus26' : 'init_qp_minus26');
      const deltas = await traced(file, 'slice_qp_delta');
      expect(deltas.map((delta) => 26 + first + delta)).toEqual(
        Array.from({ length: 12 }, (_, i) => (i % FIXQP_GOP === 0 ? iQp : pQp)),
      );
      await decodes(file, 12);
    });

    it.each(RATES)('VBR is near %d kbit/s and at most %d', async (rate, most) => {
      const file = at(`vbr_${String(rate)}_${String(most)}.${codec}`);
      const { frames } = await probe(file);
      const mean = ((await stat(file)).size * 8 * FPS) / frames.length / 1000;
      expect(mean).toBeLessThanOrEqual(most);
      expect(Math.abs(mean - rate) / rate).toBeLessThanOrEqual(0.2);
    });
  });
});
