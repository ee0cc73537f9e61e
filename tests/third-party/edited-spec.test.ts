// SPDX-License-Identifier: MIT
/** The author of a spec adds parameters of new kinds to a class of `media.vencoder`, in one file; the engine stays as it is. */
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { execute } from '../../cli/support/execute.js';
import { buildFolder, projectRoot } from '../../cli/support/project.js';
import { makeProgram, providedParts } from '../../cli/toolchain/board-build.js';
import { micropythonTree } from '../../cli/toolchain/micropython.js';
import { generate } from '../../generator/generate.js';
import { findDrift, writeOutputs } from '../../generator/write/outputs.js';
import { SCRIPT_FOLDER } from '../module/scripts.js';

/** Emitted files, sources and objects; kept, so that the next run compiles only what changed. */
const FOLDER = path.join(buildFolder, 'third-party', 'edited-spec');
const MODULES = path.join(FOLDER, 'modules');
const FIRMWARE = path.join(projectRoot, 'firmware');
/** The one file that the author edits. */
const EDITED = path.join(FOLDER, 'spec', 'vencoder.ts');

const EDITS = [
  ['  Alias,\n', '  Alias,\n  Bool,\n  Float,\n  Str,\n'],
  [
    '   * @source VENC manual, ChnAttrStr;',
    '   * @param deblock Smooth the edges of blocks.\n' +
      '   * @param sharpness Sharpness.\n' +
      '   * @param title Title of the stream.\n' +
      '   * @source VENC manual, ChnAttrStr;',
  ],
  [
    '    mjpeg_quality_factor: Default<Quality, 45>,\n',
    '    mjpeg_quality_factor: Default<Quality, 45>,\n' +
      '    deblock: Default<Bool, true>,\n' +
      "    sharpness: Default<Float<{ min: 0; max: 1; source: 'none' }>, 0.5>,\n" +
      "    title: Default<Str<{ maxLength: 8; source: 'none' }>, 'none'>,\n",
  ],
  [
    "  mjpeg_quality_factor: Field<'mjpeg_quality_factor'>;\n",
    "  mjpeg_quality_factor: Field<'mjpeg_quality_factor'>;\n" +
      "  /** Smooth the edges of blocks. */\n  deblock: Field<'deblock'>;\n" +
      "  /** Sharpness. */\n  sharpness: Field<'sharpness'>;\n" +
      "  /** Title of the stream. */\n  title: Field<'title'>;\n",
  ],
] as const;

const SCRIPT = `
from _vencoder import ChnAttrStr, Encoder
from raised import raised

def attr(**more):
    return ChnAttrStr(Encoder.PAYLOAD_TYPE_H265, Encoder.H265_PROFILE_MAIN, 640, 480, **more)

default, own = attr(), attr(deblock=False, sharpness=1, title="door 1")
assert (default.deblock, default.sharpness, default.title, default.gop_len) == (True, 0.5, "none", 30)
assert (own.deblock, own.sharpness, own.title) == (False, 1.0, "door 1")
own.title, own.sharpness, own.deblock = "a", 0.25, True
assert (own.deblock, own.sharpness, own.title) == (True, 0.25, "a")
raised(TypeError, lambda: attr(deblock=1), "ChnAttrStr: deblock must be bool, not int")
raised(TypeError, lambda: attr(sharpness="1"), "ChnAttrStr: sharpness must be float, not str")
raised(ValueError, lambda: attr(sharpness=1.5), "ChnAttrStr: sharpness must be 0..1, not 1.5")
raised(TypeError, lambda: attr(title=5), "ChnAttrStr: title must be str, not int")
raised(ValueError, lambda: attr(title="too long."), "ChnAttrStr: title must be", "8 bytes", "9")
raised(ValueError, lambda: setattr(own, "sharpness", -1), "ChnAttrStr: sharpness must be 0..1, not -1")
raised(TypeError, lambda: setattr(own, "deblock", None), "ChnAttrStr: deblock must be bool, not NoneType")
encoder = Encoder()
encoder.SetOutBufs(0, 4, 640, 480)
encoder.Create(0, own)
own.sharpness = 0.75
encoder.Destroy(0)
print("edited: ok")
`;

async function editSpec(): Promise<void> {
  // The spec names an example.
  for (const name of ['spec', 'examples']) {
    await cp(path.join(projectRoot, name), path.join(FOLDER, name), { recursive: true });
  }
  let text = await readFile(EDITED, 'utf8');
  for (const [before, after] of EDITS) {
    expect(text.split(before)).toHaveLength(2);
    text = text.replace(before, after);
  }
  await writeFile(EDITED, text);
}

/** A user C module folder with the project's modules, of which vencoder has other emitted files. */
async function linkModules(): Promise<void> {
  const vencoder = path.join(MODULES, 'vencoder');
  const generated = path.join(vencoder, 'generated');
  await rm(MODULES, { recursive: true, force: true });
  await mkdir(vencoder, { recursive: true });
  await symlink(path.join(FOLDER, 'firmware', 'vencoder', 'generated'), generated);
  const link = async (from: string, to: string): Promise<void> => {
    const names = (await readdir(from)).filter(
      (name) => name !== path.basename(generated) && name !== 'vencoder',
    );
    await Promise.all(names.map((name) => symlink(path.join(from, name), path.join(to, name))));
  };
  await link(FIRMWARE, MODULES);
  await link(path.join(FIRMWARE, 'vencoder'), vencoder);
}

let program = '';

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  await editSpec();
  const outputs = await generate({
    root: FOLDER,
    spec: path.join(FOLDER, 'spec'),
    templates: path.join(projectRoot, 'templates'),
  });
  await writeOutputs(FOLDER, outputs, await findDrift(FOLDER, outputs));
  await linkModules();
  const parts = await providedParts(await findEmulatedBoard('host'), await micropythonTree());
  const objects = path.join(FOLDER, 'objects');
  const more = [`USER_C_MODULES=${MODULES}`, 'MODULE_CFLAGS=-Werror'];
  await makeProgram(objects, path.join(FOLDER, 'lock'), 'B', parts, more);
  program = path.join(objects, 'micropython');
});

it('parameters of kinds bool, float and str, with the right messages', async () => {
  const script = path.join(FOLDER, 'script.py');
  await writeFile(script, SCRIPT);
  const result = await execute()`${program} --modules ${SCRIPT_FOLDER} --leak-check ${script}`;
  expect(result).toMatchObject({ exitCode: 0, stdout: 'edited: ok\n' });
});
