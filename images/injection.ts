// This file is part of the k230 vencoder project, MIT licence.
// A new image with another program, and scripts, on the FAT partition where the image's own program is.

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Failure } from '../toolchain/failure.js';
import { step } from '../toolchain/progress.js';
import { elfMachine } from './elf.js';
import { FatPartition } from './fat.js';
import { ImageFile } from './image-file.js';
import { inspectFile, type InspectedArea, type Inspection, type Program } from './inspection.js';
import { correctSums } from './kdimg.js';
import { makeWhole } from './whole-file.js';

const MACHINE = 'riscv64';

export interface Insert {
  /** On this machine. */
  file: string;
  /** On the partition, from its root. */
  path: string;
}

export interface Inserted extends Insert {
  area: string;
  /** Bytes. */
  size: number;
  /** Hexadecimal. */
  sha256: string;
}

/**
 * Writes `out`: `image` with the program `elf` in place of its own, and the scripts. What does not fit, or would not be
 * started by the board, is a Failure, and `out` is not there then.
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
    const inspection = await inspectFile(file);
    const { area, path } = placeOf(inspection);
    const inserts = [{ file: elf, path }, ...scripts];
    await requireRoom(new FatPartition(file.path, area), area, inserts);
    let inserted: Inserted[] = [];
    await makeWhole(out, async (unfinished) => {
      inserted = await writeImage(file, inspection, area, inserts, unfinished, out.endsWith('.gz'));
    });
    return inserted;
  });
}

async function writeImage(
  file: ImageFile,
  inspection: Inspection,
  area: InspectedArea,
  inserts: Insert[],
  unfinished: string,
  isCompressed: boolean,
): Promise<Inserted[]> {
  if (!isCompressed) {
    return await writePlain(file, inspection, area, inserts, unfinished);
  }
  const plain = `${unfinished}.plain`;
  const inserted = await writePlain(file, inspection, area, inserts, plain);
  step('Compressing');
  await pipeline(createReadStream(plain), createGzip(), createWriteStream(unfinished));
  return inserted;
}

async function writePlain(
  file: ImageFile,
  { kdimg }: Inspection,
  area: InspectedArea,
  inserts: Insert[],
  path: string,
): Promise<Inserted[]> {
  step(`Copying ${file.name}`);
  await copyFile(file.path, path);
  const fat = new FatPartition(path, area);
  const inserted: Inserted[] = [];
  for (const insert of inserts) {
    step(`Inserting ${insert.path}`);
    await fat.write(insert.path, insert.file);
    inserted.push({ ...insert, area: area.name, ...(await readBack(fat, insert)) });
  }
  if (kdimg !== undefined) {
    await correctSums(path, area.content);
  }
  return inserted;
}

async function readBack(
  fat: FatPartition,
  { file, path }: Insert,
): Promise<{ size: number; sha256: string }> {
  const [wanted, found] = [await readFile(file), await fat.read(path)];
  if (found?.equals(wanted) !== true) {
    throw new Failure(`${path} is not what was written`, 'This is a fault of mtools or of the image.');
  }
  return { size: found.length, sha256: createHash('sha256').update(found).digest('hex') };
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

// Where the board looks for its program, if that is a FAT partition.
function placeOf({ file, programs, areas, problems }: Inspection): { area: InspectedArea; path: string } {
  if (problems.length > 0) {
    throw new Failure(`${file} is damaged`, problems.join('\n'));
  }
  const raw = programs.find(({ path, machine }) => path === undefined && machine !== undefined);
  if (raw !== undefined) {
    throw new Failure(
      `${file} starts its program out of the raw area ${raw.area}, where it cannot be replaced`,
      'The chip unpacks it with a compression that only the SDK makes. Build the firmware with\n' +
        'CONFIG_FAST_BOOT_CONFIGURATION=n and CONFIG_RTT_AUTO_EXEC_CMD="/sdcard/micropython": then the program is a file.',
    );
  }
  const [program, other] = programs.filter(
    (one): one is Program & { path: string } => one.path !== undefined,
  );
  const area = areas.find(({ name }) => name === program?.area);
  if (program === undefined || area === undefined) {
    throw new Failure(
      `${file} has no program of MicroPython to replace`,
      'vencoder image inspect shows what it has.',
    );
  }
  if (other !== undefined) {
    throw new Failure(`${file} has two programs: on ${program.area} and on ${other.area}`);
  }
  return { area, path: program.path };
}

async function requireRoom(fat: FatPartition, area: InspectedArea, inserts: Insert[]): Promise<void> {
  const { free, cluster } = await fat.room();
  const occupied = (bytes: number): number => Math.ceil(bytes / cluster) * cluster;
  let wanted = 0;
  for (const { file, path } of inserts) {
    const before = (await fat.read(path))?.length ?? 0;
    wanted += occupied((await stat(file)).size) - occupied(before);
  }
  if (wanted > free) {
    throw new Failure(
      `${area.name} has ${free} bytes free, and ${wanted} more are wanted`,
      'Insert fewer or smaller files; `riscv64-linux-gnu-strip` makes programs smaller.',
    );
  }
}
