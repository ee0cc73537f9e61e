// SPDX-License-Identifier: MIT
// What compiling the module by hand needs: its sources' and include folders.

import path from 'node:path';
import { projectRoot } from '../../cli/support/project.js';

export const FIRMWARE = path.join(projectRoot, 'firmware');
export const SOURCE_FOLDERS = ['binding', 'vencoder', path.join('vencoder', 'generated')];
export const INCLUDE_FOLDERS = [...SOURCE_FOLDERS, 'mpp', path.join('mpp', 'generated')].map((name) =>
  path.join(FIRMWARE, name),
);
