// SPDX-License-Identifier: MIT
// `make fuzz-corpus`: chooses the fewest of the fuzzer's programs that reach the same code, for the repository.

import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { $ } from 'zx';
import { runMain } from '../../../cli/support/run-main.js';
import type { Generation } from '../../../cli/boards/boards.js';
import { Failure } from '../../../cli/support/failure.js';
import { installPackages } from '../../../cli/support/package-lists.js';
import { step } from '../../../cli/support/progress.js';
import { buildHarness, harnessGenerations, harnessProgram, keptPrograms, localCorpus } from './harness.js';

/** libFuzzer names a program by its SHA-1. Programs with other names were added by hand; they are not removed. */
const BY_FUZZER = /^[0-9a-f]{40}$/;

await runMain('fuzz-corpus', async () => {
  await installPackages('fuzz');
  await buildHarness('fuzzer');
  const names = await readdir(keptPrograms);
  const chosen = new Map<string, Buffer>();
  for (const generation of await harnessGenerations()) {
    (await choose(generation)).forEach((bytes, name) => chosen.set(name, bytes));
  }
  for (const name of names.filter((known) => !BY_FUZZER.test(known))) {
    chosen.delete(await sha1(join(keptPrograms, name)));
  }
  await Promise.all([...chosen].map(([name, bytes]) => writeFile(join(keptPrograms, name), bytes)));
  const old = names.filter((name) => BY_FUZZER.test(name) && !chosen.has(name));
  await Promise.all(old.map((name) => rm(join(keptPrograms, name))));
  step(`${chosen.size} programs of the fuzzer in ${keptPrograms}`);
  return 0;
});

// The fewest programs that reach all code and transitions of the local corpus, by SHA-1.
async function choose(generation: Generation): Promise<Map<string, Buffer>> {
  const local = localCorpus(generation);
  await mkdir(local, { recursive: true });
  const folder = await mkdtemp(`${local}-`);
  try {
    await merge(generation, folder, [keptPrograms, local]);
    const names = await readdir(folder);
    return new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function merge(generation: Generation, into: string, from: string[]): Promise<void> {
  const options = ['-set_cover_merge=1', '-use_counters=0', '-close_fd_mask=2'];
  const child = $({ nothrow: true, quiet: true });
  const { exitCode, stderr } =
    await child`${harnessProgram('fuzzer', generation)} ${options} ${into} ${from}`;
  if (exitCode !== 0) {
    throw new Failure(`libFuzzer cannot merge the programs of MPP ${generation}`, stderr.slice(-2000));
  }
}

async function sha1(file: string): Promise<string> {
  return createHash('sha1')
    .update(await readFile(file))
    .digest('hex');
}
