// SPDX-License-Identifier: MIT
// `vencoder image`: the commands for firmware images.

import type { Command } from 'commander';
import { registerImageInject } from './image-inject.js';
import { registerImageInspect } from './image-inspect.js';

const HELP = `
Example:
  vencoder image inspect CanMV.img.gz

Exit code: 0 done, others as in \`vencoder image COMMAND --help\`.`;

/** Adds `image inspect` and `image inject`. */
export function registerImage(program: Command): void {
  const image = program
    .command('image')
    .description('inspect a firmware image, or make one with your program and scripts')
    .addHelpText('after', HELP);
  registerImageInspect(image);
  registerImageInject(image);
}
