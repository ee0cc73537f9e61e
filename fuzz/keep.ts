// This file is part of the k230 vencoder project, MIT licence.
// `make fuzz-corpus`: as few of the fuzzer's programs as reach the same code, for the repository.

import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { $ } from 'zx';
import { endWith } from '../container/ending.js';
import type { Generation } from '../toolchain/boards.js';
import { Failure } from '../toolchain/failure.js';
import { installPackages } from '../toolchain/packages.js';
import { step } from '../toolchain/progress.js';
import { buildHarness, harnessGenerations, harnessProgram, keptPrograms, learntPrograms } from './harness.js';

/** libFuzzer names a program by its SHA-1; people give other names, and theirs stay. */
const BY_FUZZER = /^[0-9a-f]{40}$/;

await endWith('fuzz-corpus', async () => {
  await installPackages('fuzz');
  await buildHarness('fuzzer');
  const names = await readdir(keptPrograms);
  const chosen = new Map<string, string>();
  for (const generation of await harnessGenerations()) {
    for (const file of await choose(generation)) {
      chosen.set(await sha1(file), file);
    }
  }
  for (const name of names.filter((name) => !BY_FUZZER.test(name))) {
    chosen.delete(await sha1(join(keptPrograms, name)));
  }
  await Promise.all([...chosen].map(([name, file]) => copyFile(file, join(keptPrograms, name))));
  const old = names.filter((name) => BY_FUZZER.test(name) && !chosen.has(name));
  await Promise.all(old.map((name) => rm(join(keptPrograms, name))));
  step(`${chosen.size} programs of the fuzzer in ${keptPrograms}`);
  return 0;
});

// Programs that together reach all code and all states of the engine's calls that the learnt ones reach.
async function choose(generation: Generation): Promise<string[]> {
  const learnt = learntPrograms(generation);
  await mkdir(learnt, { recursive: true });
  const folder = await mkdtemp(`${learnt}-`);
  const options = ['-set_cover_merge=1', '-use_counters=0', '-close_fd_mask=2'];
  const merge = $({ nothrow: true, quiet: true });
  const { exitCode, stderr } =
    await merge`${harnessProgram('fuzzer', generation)} ${options} ${folder} ${keptPrograms} ${learnt}`;
  if (exitCode !== 0) {
    throw new Failure(`a program breaks the engine with MPP ${generation}`, stderr.slice(-2000));
  }
  return (await readdir(folder)).map((name) => join(folder, name));
}

async function sha1(file: string): Promise<string> {
  return createHash('sha1')
    .update(await readFile(file))
    .digest('hex');
}
