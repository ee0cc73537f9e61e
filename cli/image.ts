// This file is part of the k230 vencoder project, MIT licence.
// `vencoder image`: what is in a firmware image.

import type { Command } from 'commander';
import { inspectImage, type Inspection, type Program } from '../image/inspection.js';
import { columns } from './columns.js';

const PROBLEMS_FOUND = 1;

/** Adds `image inspect`. */
export function registerImage(program: Command): void {
  const image = program.command('image').description('look into a firmware image');
  registerInspect(image);
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

function text(inspection: Inspection): string {
  const { areas, programs, problems } = inspection;
  return [
    columns(facts(inspection)),
    '\n',
    columns([
      ['AREA', 'OFFSET', 'SIZE', 'IN THE FILE', 'HOLDS', 'SAID BY'],
      ...areas.map(({ name, offset, size, content, holds, from }) => [
        name,
        ...[offset, size, content.size].map(String),
        holds,
        from,
      ]),
    ]),
    '\n',
    ...(programs.length === 0 ? ["MicroPython's program was not found\n"] : programs.map(programLine)),
    ...problems.map((problem) => `WRONG: ${problem}\n`),
  ].join('');
}

function facts({ file, container, isCompressed, size, kdimg, revision }: Inspection): string[][] {
  return [
    ['file', file],
    ['container', isCompressed ? `${container}, gzip` : container],
    ['size', `${size} bytes${isCompressed ? ' unpacked' : ''}`],
    ...(kdimg === undefined
      ? []
      : [
          ['kdimg', `version ${kdimg.version}`],
          ['image', kdimg.image],
          ['chip', kdimg.chip],
          ['board', kdimg.board],
        ]),
    ...revision.map((line) => ['revision', line]),
  ];
}

function programLine({ area, path, size, sha256, machine }: Program): string {
  const place = path === undefined ? `the raw area ${area}` : `${path} on ${area}`;
  return `program: ${place}, ${size} bytes, ${machine ?? 'no ELF file'}\n  SHA-256 ${sha256}\n`;
}
