// SPDX-License-Identifier: MIT
// The test scripts that check their own results, on any board.

import path from 'node:path';
import { projectRoot } from '../../cli/support/project.js';

export const SCRIPT_FOLDER = path.join(projectRoot, 'tests', 'module', 'scripts');

/** Scripts that print `NAME: ok` on success. */
export const SCRIPTS = {
  imports: 'imports',
  repeat: 'repeat',
  send_frame: 'send frame',
  subclass: 'subclass',
  base_class_calls: 'base class calls',
  own_attributes: 'own attributes',
  subclass_attributes: 'subclass attributes',
  raw_create: 'raw create',
  raw_end: 'raw end',
  raw_settings: 'raw settings',
  settings: 'settings',
  osd: 'osd',
  channels: 'channels',
  own_channel: 'own channel',
  both_shapes: 'both shapes',
  collected: 'collected',
  late_reader: 'late reader',
  other_channel: 'other channel',
  other_pools: 'other pools',
  packs_per_call: 'packs per call',
  stopped: 'stopped',
  streaming_threads: 'streaming threads',
  heap_lock: 'heap',
  views: 'views',
  written: 'written',
  closed: 'closed',
  frames: 'frames',
  iterations: 'iterations',
  counted: 'counted',
  failing_waits: 'failing waits',
};

/** What the board reports on stderr about scripts that wait, or make calls fail, on purpose. */
export const REPORTS: Partial<Record<string, RegExp>> = {
  own_channel: /^fault fired: kd_mpi_/,
  // Its last wait has no source; the previous recording's link may not be collected yet.
  repeat:
    /^encoder: channel 0: no packs arrive: (nothing is linked to it and no frame was sent|the linked camera 0 does not run); call /,
  streaming_threads: /^encoder: channel 0: no packs arrive: /,
  closed: /^fault fired: kd_mpi_/,
  counted: /^fault fired: kd_mpi_venc_query_status:1$/,
  failing_waits: /^fault fired: kd_mpi_venc_get_stream:1$/,
  views: /^fault fired: kd_mpi_venc_release_stream:1$/,
  iterations: /^(fault fired: kd_mpi_|encoder: channel \d: no packs arrive: )/,
  osd: /^fault fired: kd_mpi_venc_/,
};
