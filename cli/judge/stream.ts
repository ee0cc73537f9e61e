// SPDX-License-Identifier: MIT
// Judges a recorded stream with ffmpeg: codec, frames, PSNR, and the frame numbers that the virtual camera drew.

import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { patternTool } from './pattern-tools.js';

/** A stream's properties, as ffprobe reads them. */
export interface StreamFacts {
  codec: string;
  profile: string;
  width: number;
  height: number;
  /** Types of the frames in coding order: `I`, `P` or `B`. */
  frames: string[];
  /** Size of the file in bytes. */
  bytes: number;
}

/** PSNR in dB over all frames, per plane; Infinity if they are equal. */
export interface Psnr {
  y: number;
  u: number;
  v: number;
}

export async function probe(file: string): Promise<StreamFacts> {
  const entries = 'stream=codec_name,profile,width,height:frame=pict_type';
  const result =
    await execute()`ffprobe -v error -select_streams v:0 -show_entries ${entries} -of json ${file}`;
  if (result.exitCode !== 0) {
    throw new Failure(`ffprobe cannot read ${file}`, result.stderr);
  }
  const { streams, frames } = JSON.parse(result.stdout) as {
    streams: { codec_name: string; profile?: string; width: number; height: number }[];
    frames: { pict_type: string }[];
  };
  const [stream] = streams;
  if (!stream) {
    throw new Failure(`${file} has no video stream`);
  }
  return {
    codec: stream.codec_name,
    profile: stream.profile ?? '',
    width: stream.width,
    height: stream.height,
    frames: frames.map(({ pict_type }) => pict_type),
    bytes: (await stat(file)).size,
  };
}

/** A decoded stream as raw planar 4:2:0 in a temporary file; `errors` has the decoder's messages. */
export class Decoded {
  private constructor(
    readonly width: number,
    readonly height: number,
    readonly errors: string,
    private readonly folder: string,
  ) {}

  static async from(file: string): Promise<Decoded> {
    const { codec, width, height } = await probe(file);
    const folder = await mkdtemp(join(tmpdir(), 'vencoder-decoded-'));
    // JPEG has full range; this format keeps its samples unchanged.
    const format = codec === 'mjpeg' ? 'yuvj420p' : 'yuv420p';
    const result =
      await execute()`ffmpeg -v error -err_detect explode -i ${file} -f rawvideo -pix_fmt ${format} -y ${join(folder, 'raw')}`;
    const errors =
      result.exitCode === 0 ? result.stderr : `exit code ${String(result.exitCode)}: ${result.stderr}`;
    return new Decoded(width, height, errors, folder);
  }

  get raw(): string {
    return join(this.folder, 'raw');
  }

  /** Number of frames. */
  async count(): Promise<number> {
    return (await stat(this.raw)).size / ((this.width * this.height * 3) / 2);
  }

  /** Numbers that the virtual camera drew into the frames; NaN if a number cannot be read. */
  async frameNumbers(): Promise<number[]> {
    const tool = await patternTool('frame_numbers');
    const input = await open(this.raw);
    const result = await execute({ stdin: input.fd })`${tool} ${this.width} ${this.height} yuv420p`.finally(
      () => input.close(),
    );
    if (result.exitCode !== 0) {
      throw new Failure('frame_numbers failed', result.stderr);
    }
    return result.stdout.trim().split('\n').map(Number);
  }

  /** Against the frames of a Y4M file, starting with its first. */
  async psnrAgainst(y4m: string): Promise<Psnr> {
    const size = `${this.width}x${this.height}`;
    const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', size, '-i', this.raw];
    const filter =
      '[0:v]settb=1/30,setpts=N[a];[1:v]format=yuv420p,settb=1/30,setpts=N[b];[a][b]psnr=shortest=1';
    const result = await execute()`ffmpeg -v info -nostats ${raw} -i ${y4m} -lavfi ${filter} -f null -`;
    const found = /PSNR y:(\S+) u:(\S+) v:(\S+)/.exec(result.stderr);
    if (!found) {
      throw new Failure('ffmpeg printed no PSNR', result.stderr);
    }
    const [y, u, v] = found.slice(1).map((text) => (text === 'inf' ? Infinity : Number(text)));
    return { y: y ?? NaN, u: u ?? NaN, v: v ?? NaN };
  }

  /** Against the virtual camera's test pattern, starting with frame `first`. */
  async psnrAgainstPattern(first: number): Promise<Psnr> {
    const tool = await patternTool('pattern_y4m');
    const y4m = join(this.folder, 'pattern.y4m');
    const output = await open(y4m, 'w');
    const pattern = [this.width, this.height, first, await this.count()];
    await execute({ check: true, stdout: output.fd })`${tool} ${pattern}`.finally(() => output.close());
    try {
      return await this.psnrAgainst(y4m);
    } finally {
      await rm(y4m, { force: true });
    }
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
