// SPDX-License-Identifier: MIT
/** The generator serves any module: a thermometer's spec goes through it untouched, with an ABI of its own. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generate } from '../../generator/generate.js';
import { projectRoot } from '../../cli/support/project.js';
import { COMPILERS, complaintsOf } from './c-compiler.js';
import { PROJECT_NAMES } from './project-names.js';
import { removeTemporaryFolders, temporaryFolder } from './spec-fixture.js';

const texts = new Map<string, string>();
let folder = '';

beforeAll(async () => {
  folder = await temporaryFolder();
  const outputs = await generate({
    root: projectRoot,
    spec: path.join(projectRoot, 'tests/generator/second-spec'),
    templates: path.join(projectRoot, 'templates'),
  });
  for (const { path: file, text } of outputs) {
    const name = path.basename(file);
    texts.set(name, text);
    await writeFile(path.join(folder, name), text);
  }
  // Each ABI has a header by hand, which takes the driver's own one or the emitted one.
  await writeFile(path.join(folder, 'bus.h'), '#include "bus_abi.h"\n');
});

afterAll(removeTemporaryFolders);

function text(name: string): string {
  const found = texts.get(name);
  expect(found).toBeDefined();
  return found ?? '';
}

function expectLines(name: string, lines: string[]): void {
  const there = text(name)
    .split('\n')
    .map((line) => line.trim());
  for (const line of lines) {
    expect(there).toContain(line);
  }
}

describe('the second spec', () => {
  it('emits twelve files that know nothing of this project', () => {
    expect(texts.size).toBe(12);
    for (const [name, content] of texts) {
      expect({ name, found: PROJECT_NAMES.exec(content)?.[0] }).toEqual({ name, found: undefined });
    }
  });

  const sources = ['bus_abi_check.c', 'bus_failures.c', 'thermo_contract.c', 'thermo_states.c'];
  const cases = COMPILERS.flatMap((compiler) =>
    ['OLD', 'NEW'].flatMap((generation) => sources.map((source) => ({ compiler, generation, source }))),
  );
  it.each(cases)(
    'emits C that $compiler takes for $generation: $source',
    async ({ compiler, generation, source }) => {
      if (!texts.has(source)) {
        // A header has to compile on its own; the assertions speak of what the ABI's header declares.
        const header = source.replace('.c', '.h');
        const first = source.includes('check') ? '#include "bus.h"\n' : '';
        await writeFile(path.join(folder, source), `${first}#include "${header}"\n`);
      }
      const options = [
        `-DBUS_GENERATION_${generation}=1`,
        '-I',
        folder,
        '-I',
        path.join(projectRoot, 'firmware/binding'),
      ];
      expect(await complaintsOf(compiler, path.join(folder, source), options)).toBe('');
    },
  );

  it('knows by which values a function fails', () => {
    expectLines('bus_failures.c', [
      '{ "bus_open", "BUS_BUSY", (long long)BUS_BUSY },',
      '{ "bus_open", "-1", (long long)-1 },',
    ]);
  });

  it('lays a union out where it stands, as wide as its alignment wants', () => {
    expect(text('bus_abi.h')).toContain(
      [
        '    bus_s16 raw;',
        '    union {',
        '        bus_s32 value;',
        '        bus_u8 bytes[6];',
        '    };',
        '    bus_u8 flags;',
        '    union {',
        '        bus_scale scale;',
        '        bus_s16 half;',
        '    };',
        '    bus_time taken;',
      ].join('\n'),
    );
    expectLines('bus_abi_check.h', [
      '_Static_assert(offsetof(bus_sample, flags) == 12, "bus_sample.flags is not at offset 12");',
      '_Static_assert(sizeof(bus_sample) == 24, "bus_sample is not 24 bytes");',
      '_Static_assert(sizeof(bus_sample) == 28, "bus_sample is not 28 bytes");',
    ]);
  });

  it('gives Python a struct for each generation where one differs, however deep inside', () => {
    expectLines('structs.py', [
      '"bytes": (4 | uctypes.ARRAY, 6 | uctypes.UINT8),',
      '"taken": (20, bus_time_OLD_desc),',
      '"samples": (8 | uctypes.ARRAY, 2, bus_sample_OLD_desc),',
      '"samples": (8 | uctypes.ARRAY, 2, bus_sample_NEW_desc),',
      'def bus_label(**values):',
    ]);
    expectLines('constants.py', ['BUS_BUSY = const(-1879048191)', 'BUS_NOBODY = const(4294967295)']);
  });
});

describe('its manual', () => {
  it('says which states take a call, and what is given back', () => {
    expectLines('manual.md', [
      'States of `sensor`:',
      '- closed: works, then idle',
      '- idle, measuring: works, then closed',
      '- measuring: OSError BUS_BUSY, Collect first',
      '- after interruption: The sensor may go on.',
      '- after interruption: The call does not wait: Ctrl-C and the end of its thread are answered when it is done.',
      '### Lifetime of Thermometer',
      '- An exception: they stay open.',
      '### Lifetime of Fan',
      '- Holds nothing that has to be given back.',
    ]);
  });
});

describe('its states', () => {
  it('let a call through, do nothing, or refuse it with the missing call and a code', () => {
    expectLines('thermo_states.c', [
      '{ BINDING_ALLOW, THERMO_STATE_IDLE, -1, 0 }, // closed',
      '{ BINDING_REJECT, THERMO_STATE_IDLE, THERMO_CALL_BLOW, BUS_BUSY }, // idle',
      '{ BINDING_REJECT, THERMO_STATE_CLOSED, THERMO_CALL_OPEN, BUS_CLOSED }, // closed',
      '{ BINDING_REJECT, THERMO_STATE_IDLE, THERMO_CALL_MEASURE_ONCE, BUS_CLOSED }, // idle',
      '{ BINDING_NOOP, THERMO_STATE_CLOSED, -1, 0 }, // closed',
    ]);
  });
});

describe('its module', () => {
  it('has the names, other keywords, bounds and defaults of the spec', () => {
    expectLines('modthermo.c', [
      '{ MP_QSTR_sensor, MP_QSTR_id, &sensor_type, false, 0 },',
      '{ MP_QSTR_sample, MP_QSTR_buffer, &sample_type, false, 0 },',
      '{ MP_QSTR_timeout, MP_QSTRnull, &timeout_type, true, 250 },',
      '{ MP_QSTR_offset, MP_QSTRnull, &offset_type, true, -8 },',
      '.min = -2147483647 - 1,',
      '.max = sizeof(bus_sample),',
      '{ "Thermometer.CELSIUS", BUS_CELSIUS },',
      'if (self->c.scale == (int32_t)BUS_CELSIUS) {',
      'if (!binding_fits(&celsius_offset_type, self->c.offset)) {',
      'self->times = binding_new_int_array(3);',
      'log_fill(log);',
    ]);
  });

  it('has every method of every class, finalised or not', () => {
    for (const method of ['Open', 'MeasureOnce', 'Collect', 'Blow']) {
      expect(text('modthermo.c')).toMatch(new RegExp(`MP_ROM_QSTR\\(MP_QSTR_${method}\\), MP_ROM_PTR`));
    }
    expectLines('modthermo.c', ['locals_dict, &fan_locals,']);
  });

  it('comes with a facade that imports what the spec says', () => {
    expect(text('thermo.py').split('\n').slice(1)).toEqual([
      'import struct',
      'from sensors.base import *',
      'from sensors.units import *',
      'from _thermo import Calibration, Log, Thermometer, Fan',
      '',
    ]);
  });

  it('comes with docs in which quotes, bars and backslashes stay what they are', () => {
    expectLines('manual.md', [
      '| `offset` | int, -2147483648..400, multiple of 4, mK | Its offset: a \\| b. |',
      '- after success: The sensor measures; a sample a | b is taken.',
    ]);
    expectLines('thermo.pyi', [
      '"""How a sensor is set: \\"raw\\" is 1 | 2, a backslash is \\\\.',
      ':after failure: Nothing is taken: \\"raw\\" is \\\\.',
      'def MeasureOnce(self, sensor: int, sample: object, timeout: int = 250) -> int:',
    ]);
  });
});
