// SPDX-License-Identifier: MIT
// What is compared: this module, CanMV's calls in Python, and C loops, over the same virtual MPP.

import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { emittedFile, specProject } from '../../../cli/options/spec-project.js';
import { findEmulatedBoard, type EmulatedBoard } from '../../../cli/boards/boards.js';
import { execute } from '../../../cli/support/execute.js';
import { Failure } from '../../../cli/support/failure.js';
import { buildFolder, projectRoot } from '../../../cli/support/project.js';
import { providedParts } from '../../../cli/toolchain/board-build.js';
import { loadModel } from '../../../generator/generate.js';
import { micropythonTree } from '../../../cli/toolchain/micropython.js';
import { runnerOf } from '../../../cli/toolchain/runner.js';
import { prepare } from '../../oracle/vendor.js';
import { LinkMap } from './link-map.js';
import type { Reader } from './reader.js';

export const READERS = path.join(projectRoot, 'tests', 'tools', 'benchmarks', 'readers');
const GENERATION = 'B';

export interface Contender {
  title: string;
  reader: Reader;
  map: LinkMap;
}

/** A board's program of a checkout; builds it if needed. */
export async function boardReader(board: EmulatedBoard, checkout = projectRoot): Promise<Contender> {
  const cli = path.join(checkout, 'dist', 'cli', 'main.js');
  const { stdout } = await execute({
    check: true,
    stderr: 'inherit',
  })`node ${cli} build --board ${board.name} --mpp ${GENERATION}`;
  const program = stdout.trim();
  return {
    title: checkout === projectRoot ? 'module' : 'module, before',
    reader: { runner: await runnerOf(board), program, ...loops([path.join(READERS, 'frames.py'), 'module']) },
    map: await LinkMap.read(await mapOf(program)),
  };
}

/** The two loops of frames.py. */
function loops(args: string[]): Pick<Reader, 'args' | 'plainArgs'> {
  return { args: [...args, 'counted'], plainArgs: [...args, 'plain'] };
}

/** The linker's map is in the folder of objects beside the program. */
async function mapOf(program: string): Promise<string> {
  const folder = path.dirname(program);
  const objects = (await readdir(folder)).find((name) => name.startsWith('objects-'));
  if (objects === undefined) {
    throw new Failure(`no folder of objects beside ${program}`, 'Remove its folder and repeat the command.');
  }
  return path.join(folder, objects, 'micropython.map');
}

/** CanMV's calls in Python: written here, and CanMV's own file if VENCODER_CANMV_V1_8 names a `src/canmv` of it. */
export async function pythonContenders(module: Contender, folder: string): Promise<Contender[]> {
  const script = path.join(READERS, 'frames.py');
  const base = { ...module.reader, hasRawCalls: true };
  const sequence = {
    ...module,
    title: "CanMV's calls, Python",
    reader: { ...base, ...loops([script, 'sequence']) },
  };
  const tree = process.env['VENCODER_CANMV_V1_8'];
  if (tree === undefined) {
    return [sequence];
  }
  const scripts = path.join(folder, 'vendor');
  await mkdir(scripts, { recursive: true });
  await prepare(tree, scripts, [script]);
  const args = [path.join(scripts, 'launcher.py'), 'vendor', path.join(scripts, 'frames.py'), 'module'];
  return [sequence, { ...module, title: "CanMV's own file", reader: { ...base, ...loops(args) } }];
}

/** The C loops: get and release only, and CanMV's five calls. */
export async function cContenders(board: EmulatedBoard): Promise<Contender[]> {
  const { program, map } = await buildLoops(board);
  const runner = await runnerOf(board);
  return [
    { title: 'C loop, least', reader: { runner, program, args: ['minimal'] }, map },
    { title: 'C loop, five calls', reader: { runner, program, args: ['five'] }, map },
  ];
}

async function buildLoops(board: EmulatedBoard): Promise<{ program: string; map: LinkMap }> {
  const { cLibrary, codecs } = await providedParts(board, await micropythonTree());
  const folder = path.join(buildFolder, `benchmark-${board.name}`);
  await mkdir(folder, { recursive: true });
  const firmware = path.join(projectRoot, 'firmware');
  const mpp = path.join(firmware, 'virtual-mpp');
  const codecProcess = path.join(codecs, 'bin', 'codec-process');
  const hasProcess = existsSync(codecProcess);
  const emitted = emittedFile(await loadModel(specProject), 'abi_failures.c');
  const found = [...(await cFiles(mpp)), emitted];
  // As firmware/virtual-mpp/micropython.mk.
  const sources = hasProcess
    ? [
        ...found.filter((file) => !path.basename(file).startsWith('codec_')),
        path.join(mpp, 'codec-process', 'client.c'),
      ]
    : found;
  const includes = [path.join(firmware, 'mpp'), mpp, path.join(codecs, 'include')].map((name) => `-I${name}`);
  // As the board's program is compiled: firmware/emulated-board/Makefile.
  const flags = [
    '-std=gnu99',
    '-O2',
    '-DNDEBUG',
    '-ffunction-sections',
    '-fdata-sections',
    '-DKVZ_STATIC_LIB',
  ];
  const client = hasProcess ? [`-DCODEC_PROCESS="${codecProcess}"`] : [];
  const compile = [...flags, `-DMPP_GENERATION_${GENERATION}=1`, ...client, ...includes];
  const own = path.join(folder, 'frames.o');
  const counted = ['-include', 'counted_calls.h', '-c', '-o', own, path.join(READERS, 'frames.c')];
  await execute({ check: true })`${cLibrary.cc} ${compile} ${counted}`;
  // Objects by name, so that the linker's map names them.
  const objects = path.join(folder, 'virtual-mpp');
  await mkdir(objects, { recursive: true });
  await execute({ check: true, cwd: objects })`${cLibrary.cc} ${compile} -c ${sources}`;
  const program = path.join(folder, 'frames');
  const libraries = hasProcess
    ? ['-lm', '-lpthread']
    : [`-L${path.join(codecs, 'lib')}`, '-lopenh264', '-lkvazaar', '-lturbojpeg', '-lm', '-lpthread'];
  const link = [...cLibrary.linkage, `-Wl,--gc-sections,-Map=${program}.map`, '-o', program, own];
  const names = sources.map((source) => path.join(objects, `${path.basename(source, '.c')}.o`));
  await execute({ check: true })`${cLibrary.cc} ${link} ${names} ${libraries}`;
  return { program, map: await LinkMap.read(`${program}.map`) };
}

async function cFiles(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.c'));
  return names.sort().map((name) => path.join(folder, name));
}

/** The board for the instructions of this machine, and that for the K230's. */
export async function benchmarkBoards(): Promise<{ host: EmulatedBoard; riscv: EmulatedBoard }> {
  return { host: await findEmulatedBoard('host'), riscv: await findEmulatedBoard('qemu-riscv64') };
}
