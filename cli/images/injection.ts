// SPDX-License-Identifier: MIT
// Creates a copy of an image with another MicroPython program and with scripts.

import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Failure } from '../support/failure.js';
import { fileSha256 } from '../support/fingerprint.js';
import { step } from '../support/progress.js';
import { writeChanged } from './injection-writing.js';
import { elfMachine } from './elf.js';
import { FatPartition } from './fat.js';
import { ImageFile } from './image-file.js';
import { planInjection, type InjectionPlan, type Insert } from './injection-plan.js';
import { inspectFile, type Inspection } from './inspection.js';
import { readKdimg } from './kdimg.js';
import { writeFileAtomically } from '../support/atomic-write.js';

const BOARD_MACHINE = 'riscv64';
/** The module that only programs of emulated boards have. */
const EMULATED_BOARD = '_virtual_board';

export interface InjectionOptions {
  out: string;
  /** Accept the program of an emulated board. */
  emulated: boolean;
}

export interface Inserted {
  area: string;
  /** On the area's file system; raw areas have none. */
  path?: string;
  /** On this machine. */
  file: string;
  /** Unpacked size, in bytes. */
  size: number;
  /** Of the unpacked file, hexadecimal. */
  sha256: string;
}

/**
 * Writes `image` to `out` with its program replaced by `elf`, in every slot, and with the scripts. Fails, without
 * creating `out`, if a file does not fit or the board cannot run the program.
 */
export async function inject(
  image: string,
  elf: string,
  scripts: Insert[],
  { out, emulated }: InjectionOptions,
): Promise<Inserted[]> {
  await requireProgram(elf, emulated);
  await Promise.all(scripts.map(({ file }) => requireFile(file)));
  return await ImageFile.use(image, async (file) => {
    const kdimg = await readKdimg(file);
    const plan = await planInjection(file, await inspectFile(file, kdimg), elf, scripts);
    let inserted: Inserted[] = [];
    const write = async (unfinished: string): Promise<void> => {
      const isCompressed = out.endsWith('.gz');
      const plain = isCompressed ? `${unfinished}.plain` : unfinished;
      await writeChanged(file, kdimg, plan, plain);
      step('Verifying');
      inserted = await verified(plain, plan, elf);
      if (isCompressed) {
        step('Compressing');
        await pipeline(createReadStream(plain), createGzip(), createWriteStream(unfinished));
      }
    };
    await writeFileAtomically(out, write, { size: file.size });
    return inserted;
  });
}

// Inspects the new image like any other and compares the inserted files.
async function verified(image: string, { firmware, fat }: InjectionPlan, elf: string): Promise<Inserted[]> {
  return await ImageFile.use(image, async (file) => {
    const inspection = await inspectFile(file, await readKdimg(file));
    if (inspection.problems.length > 0) {
      throw new Failure('the new image is damaged', inspection.problems.join('\n'));
    }
    const inserted: Inserted[] = [];
    for (const { area } of firmware) {
      const found = inspection.programs.find((one) => one.area === area.name);
      inserted.push(await verifiedFile({ area: area.name, file: elf }, found?.sha256));
    }
    for (const { file: from, path } of fat?.inserts ?? []) {
      const area = fat?.area.name ?? '';
      inserted.push(
        await verifiedFile({ area, path, file: from }, await hashOnFat(file, inspection, area, path)),
      );
    }
    return inserted;
  });
}

async function hashOnFat(
  file: ImageFile,
  { areas }: Inspection,
  name: string,
  path: string,
): Promise<string | undefined> {
  const area = areas.find((one) => one.name === name);
  return area === undefined ? undefined : (await new FatPartition(file.path, area).facts(path))?.sha256;
}

async function verifiedFile(
  inserted: Pick<Inserted, 'area' | 'path' | 'file'>,
  found: string | undefined,
): Promise<Inserted> {
  const expected = await fileSha256(inserted.file);
  if (expected !== found) {
    throw new Failure(
      `${inserted.path ?? 'the program'} on ${inserted.area} differs from ${inserted.file} after writing`,
      'This is an error in vencoder, in mtools or in the image. Please report it.',
    );
  }
  return { ...inserted, size: (await stat(inserted.file)).size, sha256: found };
}

async function requireFile(name: string): Promise<void> {
  const info = await stat(name).catch(() => undefined);
  if (info?.isFile() !== true) {
    throw new Failure(`${name} is not a file`, 'Give a file on this machine.', true);
  }
}

async function requireProgram(elf: string, emulated: boolean): Promise<void> {
  await requireFile(elf);
  const program = await readFile(elf);
  const machine = elfMachine(program);
  if (machine !== BOARD_MACHINE) {
    throw new Failure(
      `${elf} is ${machine === undefined ? 'not an ELF program' : `a program for ${machine}`}`,
      `Give a program for ${BOARD_MACHINE}, as \`vencoder firmware\` creates it.`,
      true,
    );
  }
  if (!emulated && program.includes(EMULATED_BOARD)) {
    throw new Failure(
      `${elf} is the program of an emulated board, which no real board can run`,
      'Give the program that `vencoder firmware` creates. For a test without a board, use --emulated.',
      true,
    );
  }
}
