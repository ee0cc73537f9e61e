// SPDX-License-Identifier: MIT
/** Several modules over one ABI, and units of a spec's own. */
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { projectRoot } from '../../cli/support/project.js';
import { generate, loadProject, type Project } from '../../generator/generate.js';
import { SpecError } from '../../generator/model/diagnostics.js';
import { removeTemporaryFolders, writeSpec, type SpecTexts } from './spec-fixture.js';
import { NAMES, TWO, writeWithUnit } from './two-modules.js';

afterAll(removeTemporaryFolders);

async function emitted(project: Project): Promise<Map<string, string>> {
  return new Map((await generate(project)).map(({ path: file, text }) => [path.basename(file), text]));
}

async function diagnose(project: Project): Promise<string[]> {
  try {
    await generate(project);
    return [];
  } catch (error) {
    if (error instanceof SpecError) {
      return error.diagnostics.map(
        ({ code, at, message }) => `${at.file}:${at.line}:${at.column} ${code} ${message}`,
      );
    }
    throw error;
  }
}

/** The two modules, with one text of a file replaced. */
function changed(file: string, from: string, to: string): SpecTexts {
  const text = TWO[file] ?? '';
  expect(text).toContain(from);
  return { ...TWO, [file]: text.replace(from, () => to) };
}

describe('two modules over one ABI', () => {
  it('have one ABI, and classes, constants and states of their own', async () => {
    const { abi, modules, targets } = await loadProject(await writeSpec(TWO));
    const shown = modules.map(({ api }) => [
      api.name,
      api.machine?.name,
      api.classes.map(({ name }) => name),
      api.constants.map(({ name }) => name),
      api.files,
    ]);
    const shared = ['spec/abi.ts', 'spec/targets.ts'];
    expect(shown).toEqual([
      ['Pins', 'Power', ['Settings', 'History', 'Pin'], [], [shared[0], 'spec/api.ts', shared[1]]],
      ['Lamps', 'Light', ['Pin'], ['LAMPS_MAX'], [shared[0], 'spec/lamps.ts', 'spec/levels.ts', shared[1]]],
    ]);
    expect(abi.files).toEqual(shared);
    expect(modules.every((each) => each.abi === abi)).toBe(true);
    expect(modules.map((each) => each.targets.length)).toEqual([5, 6]);
    expect(targets).toHaveLength(8);
  });

  it('emit files that include the header of their module', async () => {
    const texts = await emitted(await writeSpec(TWO));
    expect(texts.get('modpins.c')).toContain('#include "pins_contract.h"\n');
    expect(texts.get('modlamps.c')).toContain('#include "lamps_contract.h"\n');
    expect(texts.get('modlamps.c')).toContain('MP_REGISTER_MODULE(MP_QSTR__lamps, lamps_module);');
    expect(texts.get('modlamps.c')).not.toContain('History');
    expect(texts.get('lamps.py')).toContain('\nfrom _lamps import Pin, LAMPS_MAX\n');
    expect(texts.get('constants.py')).toContain('\nLAMPS_MAX = const(3)\n');
    expect(texts.get('abi_abi.h')).toMatch(/^\/\/ Generated from spec\/abi\.ts, spec\/targets\.ts: /);
  });

  it('can share a file of value types', async () => {
    const api = changed(
      'api.ts',
      "} from './vocabulary.js';",
      "} from './vocabulary.js';\nimport './levels.js';",
    );
    const { modules } = await loadProject(await writeSpec(api));
    expect(modules.map(({ api: { files } }) => files.includes('spec/levels.ts'))).toEqual([true, true]);
  });

  it.each([
    [
      'lamps.ts',
      "import type { Level } from './levels.js';",
      "import type { Settings } from './api.js';\nimport './levels.js';",
      'spec/lamps.ts:2:1 P001 spec/lamps.ts imports spec/api.ts, the file of another module',
    ],
    [
      'lamps.ts',
      '/** Maximum number',
      'export declare enum hue {\n  RED = 0,\n}\n/** Maximum number',
      'spec/lamps.ts:7:1 P002 hue is part of the ABI, which all modules share, but spec/lamps.ts is the file of one module',
    ],
    [
      'abi.ts',
      '/** State of a pin. */',
      '/** Stray. */\nexport declare class Stray {}\n/** State of a pin. */',
      'spec/abi.ts:15:1 P003 Stray belongs to a module, but spec/abi.ts is not the file of one module',
    ],
    [
      'targets.ts',
      "'generated/lamps.py', Lamps",
      "'generated/lamps.py', Lamp",
      'spec/targets.ts:12:43 P004 Lamp is not a module of the spec',
    ],
    [
      'lamps.ts',
      "prefix: 'lamps'",
      "prefix: 'pins'",
      'spec/lamps.ts:5:1 P005 Lamps and Pins have the same prefix, pins',
    ],
    [
      'lamps.ts',
      "native: '_lamps'",
      "native: '_pins'",
      'spec/lamps.ts:5:1 P006 Lamps and Pins are both imported as _pins',
    ],
    [
      'lamps.ts',
      "facade: 'lamps'",
      "facade: 'pins'",
      'spec/lamps.ts:5:1 P006 Lamps and Pins are both imported as pins',
    ],
    [
      'api.ts',
      '/** Settings of a pin. */',
      '/** Lamps. */\nexport declare const LAMPS_MAX: 9;\n/** Settings of a pin. */',
      'spec/lamps.ts:8:1 P007 LAMPS_MAX and LAMPS_MAX of Pins have the same name in C, LAMPS_MAX',
    ],
    [
      'targets.ts',
      "'generated/abi_abi.h'",
      "'generated/abi_abi.h', Pins",
      'spec/targets.ts:5:3 P008 abi.h is a file of the ABI, not of Pins',
    ],
    [
      'targets.ts',
      "'generated/lamps.py', Lamps",
      "'generated/lamps.py'",
      'spec/targets.ts:12:3 P009 facade.py is a file of a module, but names none',
    ],
    [
      'targets.ts',
      "'generated/lamps_contract.h'",
      "'generated/lamps/pins_contract.h'",
      'spec/targets.ts:10:3 P010 generated/lamps/pins_contract.h and generated/pins_contract.h are headers of one name, by which C files include them',
    ],
    [
      'targets.ts',
      "  Emit<'contract.h', 'generated/lamps_contract.h', Lamps>,\n",
      '',
      'spec/targets.ts:10:3 C005 binding.c includes the file of contract.h, which no target emits',
    ],
  ])('report a mistake across modules: %s, %s', async (file, from, to, expected) => {
    expect(await diagnose(await writeSpec(changed(file, from, to)))).toEqual([expected]);
  });
});

describe('a unit of a spec', () => {
  it('emits a file of its target, without a template', async () => {
    const texts = await emitted(await writeWithUnit(NAMES));
    expect(texts.get('names.txt')).toMatch(/^Generated from spec\/abi\.ts, spec\/lamps\.ts, .*\nPin\n$/);
  });

  // In a process of its own: Jest keeps the text of each file that it has imported.
  it('is read again if it has changed', async () => {
    const project = await writeWithUnit(NAMES);
    const script = `
      import { writeFileSync } from 'node:fs';
      const [generator, project, file, text] = process.argv.slice(1);
      const { generate } = await import(generator);
      const before = await generate(JSON.parse(project));
      writeFileSync(file, text);
      const after = await generate(JSON.parse(project));
      console.log([before, after].map((outputs) => outputs.at(-1).text.split('\\n').length).join());`;
    const unit = path.join(project.spec, 'targets', 'names.js');
    const text = NAMES.replace('[generatedFrom,', "['more', generatedFrom,");
    const generator = path.join(projectRoot, 'dist', 'generator', 'generate.js');
    const run = $({ quiet: true });
    const { stdout } =
      await run`node --input-type=module --eval ${script} ${generator} ${JSON.stringify(project)} ${unit} ${text}`;
    expect(stdout).toBe('3,4\n');
  });

  it.each([
    [
      'export default {',
      'throw new Error("no disk"); export default {',
      'spec/targets/names.js:1:1 P011 no unit can be loaded from the file: no disk',
    ],
    [
      'export default',
      'export const unit =',
      'spec/targets/names.js:1:1 P011 no unit can be loaded from the file: its default export is not an object',
    ],
    [
      "level: 'module'",
      "level: 'class'",
      "spec/targets/names.js:1:1 P011 no unit can be loaded from the file: `level` is neither 'abi' nor 'module'",
    ],
    [
      "name: 'names.txt'",
      "name: 'binding.c'",
      'spec/targets/names.js:1:1 P012 there is another unit binding.c',
    ],
    [
      '[generatedFrom,',
      '[api.modules.length,',
      "spec/targets.ts:13:3 P013 the unit names.txt failed: Cannot read properties of undefined (reading 'length')",
    ],
    [
      '[generatedFrom,',
      '[process.exit(0),',
      'spec/targets.ts:13:3 P013 the unit names.txt failed: it calls process.exit()',
    ],
    [
      'export default {',
      'process.exit(0); export default {',
      'spec/targets/names.js:1:1 P011 no unit can be loaded from the file: it calls process.exit()',
    ],
    [".join('\\n')", '', 'spec/targets.ts:13:3 P013 the unit names.txt failed: `emit` did not return a text'],
  ])('is reported if it fails: %s', async (from, to, expected) => {
    expect(NAMES).toContain(from);
    expect(await diagnose(await writeWithUnit(NAMES.replace(from, () => to)))).toEqual([expected]);
  });
});
