// SPDX-License-Identifier: MIT
// What a script wrote, judged by ffprobe and ffmpeg: every picture must be decoded without a message.

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { execute } from '../../../cli/support/execute.js';

const MEDIA = /\.(mp4|264|265|h264|h265|hevc|jpe?g|png)$/i;

export interface Verdict {
  isRight: boolean;
  /** What was found, in a few words. */
  text: string;
}

interface Probed {
  streams?: {
    codec_type: string;
    codec_name: string;
    width?: number;
    height?: number;
    duration?: string;
    nb_read_frames?: string;
  }[];
}

/** Each media file below the folders. */
export async function judgeFiles(
  folders: string[],
  isWritten: (file: string) => boolean,
): Promise<Verdict[]> {
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder, { recursive: true })).map((name) => path.join(folder, name)),
    ),
  );
  const media = files.flat().filter((file) => MEDIA.test(file) && isWritten(file));
  return await Promise.all(media.sort().map((file) => judgeFile(file)));
}

export async function judgeFile(file: string): Promise<Verdict> {
  const kind = path.extname(file).slice(1);
  const decoded =
    await execute()`ffmpeg -v warning -err_detect explode -i ${file} -fps_mode passthrough -f framecrc -`;
  const probed = await execute()`ffprobe -v error -count_frames -show_streams -of json ${file}`;
  const { streams = [] } = JSON.parse(probed.stdout === '' ? '{}' : probed.stdout) as Probed;
  const messages = (probed.stderr + decoded.stderr).trim();
  const hasPictures = streams.some(
    ({ codec_type, nb_read_frames }) => codec_type === 'video' && Number(nb_read_frames) > 0,
  );
  const facts = streams.map(describe).join(' and ');
  const [message = ''] = messages.replaceAll(/ @ 0x[0-9a-f]+/g, '').split('\n');
  return {
    isRight: hasPictures && messages === '' && decoded.exitCode === 0,
    text: `${kind}: ${facts === '' ? 'nothing' : facts}${message === '' ? '' : `; ${message}`}`,
  };
}

function describe(stream: NonNullable<Probed['streams']>[number]): string {
  const { codec_type, codec_name, width, height, duration, nb_read_frames } = stream;
  const seconds = duration === undefined ? '' : `, ${Number(duration).toFixed(1)} s`;
  return codec_type === 'video'
    ? `${codec_name} ${width}x${height}, ${nb_read_frames ?? 0} frames${seconds}`
    : `${codec_name}${seconds}`;
}
