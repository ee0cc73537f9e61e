// SPDX-License-Identifier: MIT
// Executed instructions per frame on this machine, by valgrind's callgrind.

import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { LinkMap, Part } from './link-map.js';
import { perFrame, run, type Reader, type Workload } from './reader.js';

const OPTIONS = ['--dump-instr=yes', '--compress-strings=no', '--compress-pos=no'];

/** Instructions per frame by part. What the C library does counts for the part that called it. */
export async function instructionsPerFrame(
  reader: Reader,
  workload: Workload,
  map: LinkMap,
  folder: string,
): Promise<Map<Part, number>> {
  const file = path.join(folder, 'callgrind.out');
  const valgrind = ['valgrind', '--quiet', '--tool=callgrind', `--callgrind-out-file=${file}`, ...OPTIONS];
  return await perFrame(reader, workload, async (calls) => {
    await run(reader, workload, calls, { runner: valgrind, isPlain: true });
    return await readProfile(file, map);
  });
}

// Lines: "0xADDRESS LINE COUNT" is a cost; after "calls=COUNT 0xTARGET ..." it is the cost of the calls.
async function readProfile(file: string, map: LinkMap): Promise<Map<Part, number>> {
  const counts = new Map<Part, number>();
  let target: number | undefined;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.startsWith('calls=')) {
      target = parseInt(line.split(' ')[1] ?? '', 16);
    } else if (line.startsWith('0x')) {
      const [address = '', , count = ''] = line.split(' ');
      const part = map.partAt(parseInt(address, 16));
      const isCounted = part !== 'C library' && (target === undefined || map.partAt(target) === 'C library');
      if (isCounted) {
        counts.set(part, (counts.get(part) ?? 0) + Number(count));
      }
      target = undefined;
    }
  }
  return counts;
}
