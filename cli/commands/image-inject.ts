// SPDX-License-Identifier: MIT
// `vencoder image inject`: a copy of an image with another program and scripts.

import { basename } from 'node:path';
import type { Command } from 'commander';
import { insertedText } from '../images/image-text.js';
import type { Insert } from '../images/injection-plan.js';
import { inject } from '../images/injection.js';
import { usageError } from '../support/failure.js';
import { printableJson } from '../support/printable.js';

/** The mount point of the partition on the board, which paths may begin with. */
const MOUNT_POINT = /^\/?sdcard(\/|$)/;
const FAT_NAME = /^(?!\.{1,2}$)[^\\"*<>?|:]+$/;

interface InjectOptions {
  elf: string;
  script?: Insert[];
  output: string;
  emulated?: boolean;
  json?: boolean;
}

const HELP = `
Replaces the image's program: a file on a FAT partition, or packed into the raw areas of fast boot, of both slots if there
are two. Scripts go to the partition that the board mounts as /sdcard. A kdimg gets new hashes, and an area that grows gets
its new size in the tables. Then reads the inserted files back and compares.

Examples:
  vencoder image inject CanMV.img.gz --elf micropython --script main.py:/main.py -o new.img.gz
  vencoder image inject CanMV.kdimg --elf out/firmware/NAME/micropython -o new.kdimg

Exit code: 0 done, 2 wrong command line, 3 failed. OUT is written only with exit code 0.`;

/** Adds `image inject IMAGE --elf FILE [--script FILE:PATH]... -o OUT [--json]`. */
export function registerImageInject(image: Command): void {
  image
    .command('inject')
    .description('write a new image with another program and with scripts')
    .argument('<image>', '.img, .img.gz, .kdimg or .kdimg.gz; stays unchanged')
    .requiredOption('--elf <file>', 'the program: MicroPython for riscv64')
    .option(
      '--script <file:path>',
      'a file on this machine, and its path on the partition, a folder if it ends with /; repeatable',
      (text: string, others: Insert[] | undefined) => [...(others ?? []), parseScript(text)],
    )
    .requiredOption('-o, --output <out>', 'the new image; gzipped if it ends with .gz')
    .option('--emulated', "accept an emulated board's program, which no real board can run: for tests")
    .option('--json', 'print the inserted files as JSON')
    .addHelpText('after', HELP)
    .action(async (name: string, { elf, script = [], output, emulated = false, json }: InjectOptions) => {
      const inserted = await inject(name, elf, script, { out: output, emulated });
      process.stdout.write(json === true ? `${printableJson(inserted)}\n` : insertedText(inserted));
    });
}

// Splits at the last colon: names of files may have colons, paths on FAT have none.
function parseScript(text: string): Insert {
  const colon = text.lastIndexOf(':');
  const [file, target] = [text.slice(0, Math.max(0, colon)), text.slice(colon + 1)];
  const path = target.replace(MOUNT_POINT, '/');
  const names = (path.endsWith('/') ? `${path}${basename(file)}` : path)
    .split('/')
    .filter((name) => name !== '');
  if (file === '' || target === '' || !names.every((name) => FAT_NAME.test(name))) {
    throw usageError(
      `--script ${text}: not FILE:PATH`,
      'Give, for example, --script tests/main.py:/main.py; a PATH that ends with / is a folder.',
    );
  }
  return { file, path: `/${names.join('/')}` };
}
