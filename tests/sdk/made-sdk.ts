// SPDX-License-Identifier: MIT
// Creates an SDK in the real layout from the spec: headers, and libraries with a stub for every function.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { $ } from 'zx';
import { projectRoot } from '../../cli/support/project.js';

const SUBJECTS = ['sys', 'vb', 'venc'] as const;
type Subject = (typeof SUBJECTS)[number];

export interface MadeSdk {
  /** The value of `--sdk`. */
  root: string;
  mpp: string;
  functions: Record<Subject, string[]>;
}

const CROSS = 'riscv64-linux-gnu-';
const GENERATED = path.join(projectRoot, 'firmware', 'mpp', 'generated', 'mpp_abi.h');
/** Headers that firmware/mpp/mpp.h includes and that declare nothing here. */
const THIN_HEADERS = ['k_module.h', 'comm/k_venc_comm.h', 'comm/k_video_comm.h'];
/** The macro that distinguishes generation B from A. */
const MARKER_OF_B = '#define VB_ALIGN_UP(size, align) (((size) + (align) - 1) / (align) * (align))\n';

/** Creates a compatible SDK with its MPP in `root`/`below`. */
export async function makeSdk(root: string, below: string, generation: 'A' | 'B'): Promise<MadeSdk> {
  const mpp = path.join(root, below);
  const header = ofGeneration(await readFile(GENERATED, 'utf8'), generation);
  const prototypes = [...header.matchAll(/^\w.*\b(kd_mpi_([a-z]+)_\w+)\(.*\);$/gm)];
  const types = prototypes.reduce((text, [prototype]) => text.replace(`${prototype}\n`, ''), header);
  await mkdir(path.join(mpp, 'include/comm'), { recursive: true });
  await mkdir(path.join(mpp, 'userapps/api'), { recursive: true });
  await writeFile(path.join(mpp, 'include/k_type.h'), types);
  for (const name of THIN_HEADERS) {
    await writeFile(path.join(mpp, 'include', name), '#include "k_type.h"\n');
  }
  await writeFile(
    path.join(mpp, 'include/comm/k_vb_comm.h'),
    `#pragma once\n#include "k_type.h"\n${generation === 'B' ? MARKER_OF_B : ''}`,
  );
  const sdk: MadeSdk = { root, mpp, functions: { sys: [], vb: [], venc: [] } };
  for (const subject of SUBJECTS) {
    const own = prototypes.filter((match) => match[2] === subject);
    const lines = own.map(([prototype]) => `${prototype}\n`).join('');
    await writeFile(
      path.join(mpp, `userapps/api/mpi_${subject}_api.h`),
      `#pragma once\n#include "k_type.h"\n${lines}`,
    );
    sdk.functions[subject] = own.map((match) => match[1] ?? '');
    await makeLibrary(sdk, subject, sdk.functions[subject]);
  }
  return sdk;
}

/** Replaces text in one of the SDK's headers, which must contain it. */
export async function changeHeader(sdk: MadeSdk, header: string, from: string, to: string): Promise<void> {
  const file = path.join(sdk.mpp, header);
  const text = await readFile(file, 'utf8');
  if (!text.includes(from)) {
    throw new Error(`${file} has no ${from}`);
  }
  await writeFile(file, text.replace(from, to));
}

/** Creates a library of the SDK, or replaces it, with stubs of these functions. */
export async function makeLibrary(sdk: MadeSdk, subject: Subject, functions: string[]): Promise<void> {
  const folder = path.join(sdk.mpp, 'userapps/lib');
  const library = `lib${subject}.a`;
  await mkdir(folder, { recursive: true });
  await rm(path.join(folder, library), { force: true });
  const stubs = functions.map((name) => `int ${name}(void) { return 0; }\n`).join('');
  await writeFile(path.join(folder, 'stubs.c'), stubs);
  const run = $({ quiet: true, cwd: folder });
  await run`${CROSS}gcc -c stubs.c && ${CROSS}ar rc ${library} stubs.o && rm stubs.c stubs.o`;
}

/** The header of one generation, as in an SDK: without the macros that select the generation. */
function ofGeneration(header: string, generation: string): string {
  return header
    .replace(/#ifndef MPP_GENERATION_.\n.*\n#endif\n/g, '')
    .replace(/#if MPP_GENERATION_(.)\n([^]*?)#endif\n/g, (_, name, body: string) =>
      name === generation ? body : '',
    );
}
