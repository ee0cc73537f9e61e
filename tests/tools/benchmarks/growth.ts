// SPDX-License-Identifier: MIT
// Whether a frame costs more with more channels, buffers, held packs or bytes.

import type { Workload } from './reader.js';

export interface Step {
  title: string;
  workload: Workload;
}

/** Few calls: the large pictures take long to encode. */
const FEW = [2, 4] as const;

/** The first step is what the others are compared with. */
export const GROWTH: readonly Step[] = [
  { title: '1 channel, 16 buffers', workload: { name: 'one pack' } },
  { title: '4 channels', workload: { name: 'four channels' } },
  { title: '4 buffers', workload: { name: 'one pack', buffers: 4 } },
  { title: '64 buffers', workload: { name: 'one pack', buffers: 64 } },
  { title: '24 packs held by other StreamData objects', workload: { name: 'packs held', buffers: 48 } },
];

/** Payloads of sent pictures; the calls include the one that sends. */
export const PAYLOADS: readonly Step[] = [
  { title: 'sent JPEG of 1 KiB', workload: { name: 'grey payload', size: [192, 128] } },
  { title: 'sent JPEG of 5 KiB', workload: { name: 'payload' } },
  { title: 'sent JPEG of 64 KiB', workload: { name: 'payload', size: [400, 256], calls: FEW } },
  { title: 'sent JPEG of 1 MiB', workload: { name: 'payload', size: [1536, 1072], calls: FEW } },
];
