// SPDX-License-Identifier: MIT
// `vencoder image`: what is in a firmware image.

import { basename } from 'node:path';
import type { Command } from 'commander';
import { inject, type Inserted } from '../images/injection.js';
import type { Insert } from '../images/injection-plan.js';
import { inspectImage, type Inspection, type Program } from '../images/inspection.js';
import { columns } from '../support/columns.js';
import { usageError } from '../support/failure.js';

const PROBLEMS_FOUND = 1;

/** Where the board has the partition: paths may be given with it. */
const MOUNTED = /^\/?sdcard(\/|$)/;
const FAT_NAME = /^(?!\.{1,2}$)[^\\"*<>?|:]+$/;

interface InjectOptions {
  elf: string;
  script: Insert[];
  output: string;
  json?: boolean;
}

/** Adds `image inspect` and `image inject`. */
export function registerImage(program: Command): void {
  const image = program
    .command('image')
    .description('look into a firmware image, and change what it runs')
    .addHelpText(
      'after',
      `
Example:
  vencoder image inspect CanMV.img.gz

Exit code: 0 done, else as \`vencoder image COMMAND --help\` says.`,
    );
  registerInspect(image);
  registerInject(image);
}

/** Adds `image inspect IMAGE [--json]`. Offsets and sizes are bytes. Exit code 1 when something is damaged. */
function registerInspect(image: Command): void {
  image
    .command('inspect')
    .description("list an image's areas, check its hashes, find MicroPython's program")
    .argument('<image>', '.img, .img.gz, .kdimg or .kdimg.gz')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      `
Offsets and sizes are bytes. The program is a file on a FAT partition (CanMV up to v1.4, or without fast boot), or in the
raw area rtapp, or in one area for each of the slots A and B.

Examples:
  vencoder image inspect CanMV_K230_LCKFB_micropython.img.gz
  vencoder image inspect firmware.kdimg --json | jq .programs

Exit code: 0 done, 1 a hash is wrong, 2 there is no such file, 3 it is no image, or damaged so that it cannot be read.`,
    )
    .action(async (name: string, options: { json?: boolean }) => {
      const inspection = await inspectImage(name);
      process.stdout.write(
        options.json === true ? `${JSON.stringify(inspection, undefined, 2)}\n` : text(inspection),
      );
      process.exitCode = inspection.problems.length > 0 ? PROBLEMS_FOUND : 0;
    });
}

/** Adds `image inject IMAGE --elf FILE [--script FILE:PATH]... -o OUT [--json]`. */
function registerInject(image: Command): void {
  image
    .command('inject')
    .description('write a new image with another program where the board starts it, and with scripts')
    .argument('<image>', '.img, .img.gz, .kdimg or .kdimg.gz; it is not changed')
    .requiredOption('--elf <file>', 'the program: MicroPython for riscv64')
    .option(
      '--script <file:path>',
      'a file of this machine, and where it goes on the partition, a folder where it ends with /; may be given again',
      (text: string, others: Insert[]) => [...others, insertOf(text)],
      [] as Insert[],
    )
    .requiredOption('-o, --output <out>', 'the new image; gzip where it ends in .gz')
    .option('--json', 'print what was inserted as JSON')
    .addHelpText(
      'after',
      `
The program goes where the image has its own: a file on a FAT partition, or packed into the raw areas of fast boot, of both
slots where there are two. Scripts go onto the board's /sdcard. A kdimg gets new hashes, and an area that grows its new size
in the tables. What was inserted is read back and compared.

Examples:
  vencoder image inject CanMV.img.gz --elf build/micropython --script main.py:/main.py -o new.img.gz
  vencoder image inject CanMV.kdimg --elf build/micropython -o new.kdimg

Exit code: 0 done, 2 wrong command line, 3 it cannot be done. OUT is there only after 0.`,
    )
    .action(async (name: string, { elf, script, output, json }: InjectOptions) => {
      const inserted = await inject(name, elf, script, output);
      process.stdout.write(
        json === true ? `${JSON.stringify(inserted, undefined, 2)}\n` : inserted.map(insertedLine).join(''),
      );
    });
}

// The last colon counts: files may have some in their names, paths on FAT have none.
function insertOf(text: string): Insert {
  const colon = text.lastIndexOf(':');
  const [file, said] = [text.slice(0, Math.max(0, colon)), text.slice(colon + 1)];
  const path = said.replace(MOUNTED, '/');
  const names = (path.endsWith('/') ? `${path}${basename(file)}` : path)
    .split('/')
    .filter((name) => name !== '');
  if (file === '' || said === '' || !names.every((name) => FAT_NAME.test(name))) {
    throw usageError(
      `--script ${text}: it is FILE:PATH`,
      'As in --script tests/main.py:/main.py; a PATH that ends in / is a folder.',
    );
  }
  return { file, path: `/${names.join('/')}` };
}

function insertedLine({ file, path, area, size, sha256 }: Inserted): string {
  const place = path === undefined ? `the raw area ${area}` : `${path} on ${area}`;
  return `${place}: ${file}, ${size} bytes\n  SHA-256 ${sha256}\n`;
}

function text(inspection: Inspection): string {
  const { areas, programs, problems } = inspection;
  return [
    columns(facts(inspection)),
    '\n',
    columns([
      ['AREA', 'OFFSET', 'SIZE', 'IN THE FILE', 'HOLDS', 'SAID BY'],
      ...areas.map(({ name, offset, size, content, holds, label = '', from }) => [
        name,
        ...[offset, size, content.size].map(String),
        label === '' ? holds : `${holds} ${label}`,
        from,
      ]),
    ]),
    '\n',
    ...(programs.length === 0 ? ["MicroPython's program was not found\n"] : programs.map(programLine)),
    ...problems.map((problem) => `WRONG: ${problem}\n`),
  ].join('');
}

function facts({ file, container, isCompressed, size, board, kdimg, revision }: Inspection): string[][] {
  return [
    ['file', file],
    ['container', isCompressed ? `${container}, gzip` : container],
    ['size', `${size} bytes${isCompressed ? ' unpacked' : ''}`],
    ...(board === undefined ? [] : [['board', board]]),
    ...(kdimg === undefined
      ? []
      : [
          ['kdimg', `version ${kdimg.version}`],
          ['image', kdimg.image],
          ['chip', kdimg.chip],
          ['its board', kdimg.board],
        ]),
    ...revision.map((line) => ['revision', line]),
  ];
}

function programLine({ area, path, size, sha256, machine }: Program): string {
  const place = path === undefined ? `the raw area ${area}` : `${path} on ${area}`;
  return `program: ${place}, ${size} bytes, ${machine ?? 'no ELF file'}\n  SHA-256 ${sha256}\n`;
}
