// SPDX-License-Identifier: MIT
// A contact sheet of recorded streams: a captioned row of frames for each.

import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';

export interface SheetRow {
  /** Path of the stream. */
  stream: string;
  frames: number;
  /** Letters, digits, spaces and dots: other characters would need escapes in ffmpeg's filters. */
  caption: string;
}

const COLUMNS = 4;
const FRAME_WIDTH = 320;
const CAPTION_HEIGHT = 28;
// Found by fontconfig; Debian's ffmpeg depends on packages that include a font.
const TEXT_STYLE = 'font=sans:fontsize=16:fontcolor=black:x=8:y=6';

/** Writes the contact sheet as a PNG file. */
export async function drawContactSheet(rows: SheetRow[], file: string): Promise<void> {
  const inputs = rows.flatMap(({ stream }) => ['-i', stream]);
  const stack = `${rows.map((_, i) => `[row${i}]`).join('')}vstack=inputs=${rows.length}`;
  const filter = [...rows.map(rowFilter), stack].join(';');
  const result = await execute()`ffmpeg -v error ${inputs} -filter_complex ${filter} -frames:v 1 -y ${file}`;
  if (result.exitCode !== 0) {
    throw new Failure('ffmpeg cannot draw the contact sheet', result.stderr);
  }
}

function rowFilter({ frames, caption }: SheetRow, index: number): string {
  const steps = [
    `select=not(mod(n\\,${Math.max(1, Math.floor(frames / COLUMNS))}))`,
    `scale=${FRAME_WIDTH}:-2`,
    'format=yuv420p',
    `tile=${COLUMNS}x1`,
    `pad=iw:ih+${CAPTION_HEIGHT}:0:${CAPTION_HEIGHT}:white`,
    `drawtext=${TEXT_STYLE}:text='${caption}'`,
  ];
  return `[${index}:v]${steps.join(',')}[row${index}]`;
}
