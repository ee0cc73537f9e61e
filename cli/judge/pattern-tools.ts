// SPDX-License-Identifier: MIT
// Builds the virtual camera's tools for this machine: its test pattern as Y4M, and the numbers in decoded frames.

import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { cached } from '../support/cache.js';
import { fingerprint } from '../support/fingerprint.js';
import { BuildLog } from '../support/logged-process.js';
import { requireProgram } from '../support/packages.js';
import { projectRoot } from '../support/project.js';

const FOLDER = join(projectRoot, 'firmware', 'virtual-mpp');
const SHARED = ['pattern.c', 'pattern.h', 'image.c', 'image.h', 'bytes.c', 'bytes.h'];

/** `pattern_y4m WIDTH HEIGHT FIRST COUNT` or `frame_numbers WIDTH HEIGHT [gray|yuv420p]`: the program's path. */
export async function patternTool(name: 'pattern_y4m' | 'frame_numbers'): Promise<string> {
  const source = join('tools', `${name}.c`);
  const texts = await Promise.all([source, ...SHARED].map((file) => readFile(join(FOLDER, file), 'utf8')));
  const folder = await cached({
    name,
    inputs: { texts, recipe: 1 },
    title: `Building ${name}`,
    make: async (target) => {
      await requireProgram('gcc');
      const log = await BuildLog.create(`${name}-${fingerprint(texts)}`);
      const sources = [source, ...SHARED.filter((file) => file.endsWith('.c'))].map((file) =>
        join(FOLDER, file),
      );
      const includes = [`-I${FOLDER}`, `-I${join(projectRoot, 'firmware', 'mpp')}`];
      const flags = ['-O2', '-std=gnu99', '-DMPP_GENERATION_B=1', ...includes];
      await log.run(['gcc', ...flags, ...sources, '-lm', '-o', join(target, name)]);
    },
  });
  return join(folder, name);
}
