// SPDX-License-Identifier: MIT
// `vencoder image inspect`: the content of a firmware image, and whether it is damaged.

import type { Command } from 'commander';
import { inspectionText } from '../images/image-text.js';
import { inspectImage } from '../images/inspection.js';
import { EXIT } from '../support/exit-codes.js';
import { printableJson } from '../support/printable.js';

const HELP = `
Offsets and sizes are bytes. The program is a file on a FAT partition (CanMV up to v1.4, or without fast boot), or is in
the raw area rtapp, or in one area for each of the slots A and B.

Examples:
  vencoder image inspect CanMV_K230_LCKFB_micropython.img.gz
  vencoder image inspect firmware.kdimg --json | jq .programs

Exit code: 0 done, 1 a hash is wrong, 2 no such file, 3 not an image, or too damaged to be read.`;

/** Adds `image inspect IMAGE [--json]`. */
export function registerImageInspect(image: Command): void {
  image
    .command('inspect')
    .description("list an image's areas, check its hashes, find MicroPython's program")
    .argument('<image>', '.img, .img.gz, .kdimg or .kdimg.gz')
    .option('--json', 'print as JSON')
    .addHelpText('after', HELP)
    .action(async (name: string, options: { json?: boolean }) => {
      const inspection = await inspectImage(name);
      process.stdout.write(
        options.json === true ? `${printableJson(inspection)}\n` : inspectionText(inspection),
      );
      process.exitCode = inspection.problems.length > 0 ? EXIT.problem : EXIT.done;
    });
}
