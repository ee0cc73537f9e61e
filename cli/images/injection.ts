// SPDX-License-Identifier: MIT
// A new image with another program where the board starts it, and with scripts.

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Failure } from '../support/failure.js';
import { step } from '../support/progress.js';
import { writeChanged } from './injection-writing.js';
import { elfMachine } from './elf.js';
import { FatPartition } from './fat.js';
import { ImageFile } from './image-file.js';
import { planOf, type Insert, type Plan } from './injection-plan.js';
import { inspectFile, type Inspection } from './inspection.js';
import { readKdimg } from './kdimg.js';
import { writeFileAtomically } from '../support/atomic-write.js';

const MACHINE = 'riscv64';

export interface Inserted {
  area: string;
  /** On the file system of the area; raw areas have none. */
  path?: string;
  /** On this machine. */
  file: string;
  /** Bytes, unpacked. */
  size: number;
  /** Of that, hexadecimal. */
  sha256: string;
}

/**
 * Writes `out`: `image` with the program `elf` in place of its own, in every slot, and the scripts. What does not fit, or
 * would not be started by the board, is a Failure, and `out` is not there then.
 */
export async function inject(
  image: string,
  elf: string,
  scripts: Insert[],
  out: string,
): Promise<Inserted[]> {
  await requireProgram(elf);
  await Promise.all(scripts.map(({ file }) => requireFile(file)));
  return await ImageFile.use(image, async (file) => {
    const kdimg = await readKdimg(file);
    const plan = await planOf(file, await inspectFile(file, kdimg), elf, scripts);
    let inserted: Inserted[] = [];
    await writeFileAtomically(out, async (unfinished) => {
      const isCompressed = out.endsWith('.gz');
      const plain = isCompressed ? `${unfinished}.plain` : unfinished;
      await writeChanged(file, kdimg, plan, plain);
      step('Reading back');
      inserted = await readBack(plain, plan, elf);
      if (isCompressed) {
        step('Compressing');
        await pipeline(createReadStream(plain), createGzip(), createWriteStream(unfinished));
      }
    });
    return inserted;
  });
}

// By another inspection, as of any image.
async function readBack(image: string, { firmware, fat }: Plan, elf: string): Promise<Inserted[]> {
  return await ImageFile.use(image, async (file) => {
    const inspection = await inspectFile(file, await readKdimg(file));
    if (inspection.problems.length > 0) {
      throw new Failure('the new image is damaged', inspection.problems.join('\n'));
    }
    const inserted: Inserted[] = [];
    for (const { area } of firmware) {
      const found = inspection.programs.find((one) => one.area === area.name);
      inserted.push(await proved({ area: area.name, file: elf }, found?.sha256));
    }
    for (const { file: from, path } of fat?.inserts ?? []) {
      const area = fat?.area.name ?? '';
      inserted.push(await proved({ area, path, file: from }, await sumOnFat(file, inspection, area, path)));
    }
    return inserted;
  });
}

async function sumOnFat(
  file: ImageFile,
  { areas }: Inspection,
  name: string,
  path: string,
): Promise<string | undefined> {
  const area = areas.find((one) => one.name === name);
  const found = area === undefined ? undefined : await new FatPartition(file.path, area).read(path);
  return found === undefined ? undefined : sumOf(found);
}

async function proved(
  inserted: Pick<Inserted, 'area' | 'path' | 'file'>,
  found: string | undefined,
): Promise<Inserted> {
  const wanted = await readFile(inserted.file);
  if (sumOf(wanted) !== found) {
    throw new Failure(
      `${inserted.path ?? 'the program'} on ${inserted.area} is not what was written`,
      'This is a fault of vencoder, of mtools or of the image.',
    );
  }
  return { ...inserted, size: wanted.length, sha256: found };
}

function sumOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function requireFile(name: string): Promise<void> {
  const info = await stat(name).catch(() => undefined);
  if (info?.isFile() !== true) {
    throw new Failure(`${name} is not a file`, 'Give a file of this machine.', true);
  }
}

async function requireProgram(elf: string): Promise<void> {
  await requireFile(elf);
  const machine = elfMachine(await readFile(elf));
  if (machine !== MACHINE) {
    throw new Failure(
      `${elf} is ${machine === undefined ? 'no ELF program' : `a program for ${machine}`}`,
      `The board needs one for ${MACHINE}: \`vencoder build\` and \`vencoder firmware\` make some.`,
      true,
    );
  }
}
