// SPDX-License-Identifier: MIT
/** A C program on the virtual MPP: the commands of docs/virtual-mpp.md compile and run examples/record_video.c. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { projectRoot } from '../../cli/support/project.js';
import { providedParts } from '../../cli/toolchain/board-build.js';
import { micropythonTree } from '../../cli/toolchain/micropython.js';

const GENERATION = '-DMPP_GENERATION_B=1';
const SOURCE = 'examples/record_video.c';
const FRAMES = 90;
/** The codecs of the set-up are static and position-dependent. */
const STRICT = '-no-pie -Wall -Wextra -Werror';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-c-program-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The commands of the document's section, for another folder of results, another generation and with strict options. */
async function documentedCommands(generation: string): Promise<string> {
  const text = await readFile(path.join(projectRoot, 'docs', 'virtual-mpp.md'), 'utf8');
  const commands = /## C programs\n.*?```sh\n(.*?)```/s.exec(text)?.[1] ?? '';
  expect(commands).toContain(GENERATION);
  return commands
    .replace(GENERATION, `-DMPP_GENERATION_${generation}=1 ${STRICT}`)
    .replace('-o record_video', '-o "$FOLDER/record_video"')
    .replace('./record_video video.264', '"$FOLDER/record_video" "$FOLDER/video.264"');
}

async function codecsEnv(): Promise<NodeJS.ProcessEnv> {
  const { codecs } = await providedParts(await findEmulatedBoard('host'), await micropythonTree());
  const CPATH = path.join(codecs, 'include');
  return { ...process.env, FOLDER: folder, CPATH, LIBRARY_PATH: path.join(codecs, 'lib') };
}

async function shell(commands: string): Promise<{ stdout: string; stderr: string }> {
  return await $({ quiet: true, cwd: projectRoot, env: await codecsEnv() })`sh -e -c ${commands}`;
}

async function decodedFrames(file: string): Promise<number> {
  const count = ['-count_frames', '-show_entries', 'stream=nb_read_frames', '-of', 'csv=p=0'];
  const { stdout } = await $({ quiet: true })`ffprobe -v error ${count} ${file}`;
  return Number(stdout);
}

describe.each(['A', 'B'])('a C program on the virtual MPP of generation %s', (generation) => {
  it('links and records without a leak', async () => {
    const { stdout, stderr } = await shell(await documentedCommands(generation));
    expect(stderr).toBe('');
    expect(stdout).toBe(`${FRAMES} frames\n`);
    expect(await decodedFrames(path.join(folder, 'video.264'))).toBe(FRAMES);
  });

  it('links with counted calls', async () => {
    const object = path.join(folder, 'record_video.o');
    const counted = `cc -c ${STRICT} -include counted_calls.h -DMPP_GENERATION_${generation}=1 -I firmware/mpp -I firmware/virtual-mpp`;
    await shell(`${counted} -o ${object} ${SOURCE}`);
    const { stdout } = await shell((await documentedCommands(generation)).replace(SOURCE, object));
    expect(stdout).toBe(`${FRAMES} frames\n`);
  });
});
