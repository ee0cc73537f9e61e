// SPDX-License-Identifier: MIT
// The scripts that judge the module by themselves, on whatever program runs them.

import path from 'node:path';
import { projectRoot } from '../../cli/support/project.js';

export const SCRIPT_FOLDER = path.join(projectRoot, 'tests', 'module', 'scripts');

/** Scripts that end with `NAME: ok` when all is as it should be. */
export const SCRIPTS = {
  imports: 'imports',
  repeat: 'repeat',
  send_frame: 'send frame',
  subclass: 'subclass',
  subclass_attributes: 'subclass attributes',
  raw_create: 'raw create',
  raw_end: 'raw end',
  channels: 'channels',
  collected: 'collected',
  late_reader: 'late reader',
  other_channel: 'other channel',
  other_pools: 'other pools',
  heap_lock: 'heap',
};
