// SPDX-License-Identifier: MIT
// Executed riscv64 instructions per frame, by a plugin of QEMU. Debian's qemu-user has plugins; its static builds have none.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { execute } from '../../../cli/support/execute.js';
import { projectRoot } from '../../../cli/support/project.js';
import type { LinkMap, Part } from './link-map.js';
import { perFrame, run, type Reader, type Workload } from './reader.js';

const SOURCE = path.join(projectRoot, 'tests', 'tools', 'benchmarks', 'instruction_counter.c');
/** Versions of QEMU's plugin interface, of which each QEMU accepts a few; in all of them the used functions are the same. */
const VERSIONS = [1, 2, 3, 4, 5, 6];

/** Builds the plugin in a folder for an installed QEMU; undefined if it has no plugins. */
export async function buildInstructionCounter(qemu: string, folder: string): Promise<string | undefined> {
  for (const version of VERSIONS) {
    const plugin = path.join(folder, `instruction_counter-${version}.so`);
    const flags = ['-O2', '-shared', '-fPIC', `-DPLUGIN_VERSION=${version}`];
    await execute({ check: true })`gcc ${flags} -o ${plugin} ${SOURCE}`;
    const { stdout, stderr } =
      await execute()`${qemu} -plugin ${plugin},output=/dev/null ${process.execPath}`;
    // It fails anyway: the program is this machine's. A plugin that QEMU does not accept is reported before that.
    if (!/plugin/i.test(stdout + stderr)) {
      return plugin;
    }
  }
  return undefined;
}

/** Instructions per frame by part. */
export async function riscvInstructionsPerFrame(
  reader: Reader,
  workload: Workload,
  map: LinkMap,
  plugin: string,
  folder: string,
): Promise<Map<Part, number>> {
  const file = path.join(folder, 'instructions');
  const runner = [...reader.runner, '-plugin', `${plugin},output=${file}`];
  return await perFrame(reader, workload, async (calls) => {
    await run(reader, workload, calls, { runner, isPlain: true });
    return await readCounts(file, map);
  });
}

async function readCounts(file: string, map: LinkMap): Promise<Map<Part, number>> {
  const counts = new Map<Part, number>();
  for (const line of (await readFile(file, 'utf8')).split('\n').filter((text) => text !== '')) {
    const [address = '', count = ''] = line.split(' ');
    const part = map.partAt(parseInt(address, 16));
    counts.set(part, (counts.get(part) ?? 0) + Number(count));
  }
  return counts;
}
