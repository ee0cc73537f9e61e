// SPDX-License-Identifier: MIT
// Builds of a board's program: damage is replaced, and a change reaches the program, whatever the caches hold.

import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execute } from '../../cli/support/execute.js';
import { projectRoot } from '../../cli/support/project.js';
import { copyProject } from '../tools/project-copy.js';

/** What a build needs. Other tests run this project's programs at the same time, so a copy of it builds them. */
const PARTS = ['boards', 'cli', 'dist', 'firmware', 'package.json'];

let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(path.join(tmpdir(), 'vencoder-copy-'));
  await copyProject(projectRoot, PARTS, copy);
});

afterAll(async () => {
  await rm(copy, { recursive: true });
});

/** `vencoder ARGS` of the copy; returns its stdout. */
async function vencoder(...args: string[]): Promise<string> {
  const { stdout } = await execute({ check: true, cwd: copy })`node dist/cli/main.js ${args}`;
  return stdout;
}

it("replaces a changed program by the build's", async () => {
  const program = (await vencoder('build', '--board', 'host')).trim();
  expect(program.startsWith(copy)).toBe(true);
  const whole = await readFile(program);
  await appendFile(program, '!');
  await vencoder('build', '--board', 'host');
  expect((await readFile(program)).equals(whole)).toBe(true);
});

// Objects depend on headers that the build itself generates.
it('has a module that was added after the first build', async () => {
  await vencoder('build', '--board', 'host');
  await appendFile(
    path.join(copy, 'firmware', 'emulated-board', 'modvirtualboard.c'),
    `static const mp_rom_map_elem_t added_names[] = {
    { MP_ROM_QSTR(MP_QSTR_added_name), MP_ROM_INT(42) },
};
static MP_DEFINE_CONST_DICT(added_globals, added_names);
const mp_obj_module_t added_module = { .base = { &mp_type_module }, .globals = (mp_obj_dict_t *)&added_globals };
MP_REGISTER_MODULE(MP_QSTR_added_module, added_module);
`,
  );
  const script = path.join(copy, 'script.py');
  await writeFile(script, 'import added_module\nprint(added_module.added_name)\n');
  expect(await vencoder('run', '--board', 'host', script)).toBe('42\n');
});
