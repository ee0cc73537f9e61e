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

/** Payloads: noise of these sizes, and the camera's picture. */
export const PAYLOADS: readonly Step[] = [
  { title: 'JPEG, camera 128x64', workload: { name: 'pictures' } },
  { title: 'JPEG, noise 128x64', workload: { name: 'payload', calls: [10, 20] } },
  { title: 'JPEG, noise 400x256', workload: { name: 'payload', size: [400, 256], calls: FEW } },
  { title: 'JPEG, noise 1536x1072', workload: { name: 'payload', size: [1536, 1072], calls: FEW } },
];
