// SPDX-License-Identifier: MIT
// The module's source and include folders, to compile it without a port's build.

import path from 'node:path';
import { projectRoot } from '../../cli/support/project.js';

export const FIRMWARE = path.join(projectRoot, 'firmware');
export const SOURCE_FOLDERS = ['binding', 'vencoder', path.join('vencoder', 'generated')];
export const INCLUDE_FOLDERS = [...SOURCE_FOLDERS, 'mpp', path.join('mpp', 'generated')].map((name) =>
  path.join(FIRMWARE, name),
);
