// SPDX-License-Identifier: MIT
/** The generator works for any module: here a thermometer, with its own ABI. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generate } from '../../generator/generate.js';
import { OWN_UNITS } from '../../generator/targets/units.js';
import { projectRoot } from '../../cli/support/project.js';
import { COMPILERS, diagnosticsOf } from './c-compiler.js';
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
  // Each ABI has a hand-written header that includes the driver's header or the emitted one.
  await writeFile(path.join(folder, 'bus.h'), '#include "bus_abi.h"\n');
});

afterAll(removeTemporaryFolders);

function text(name: string): string {
  const found = texts.get(name);
  expect(found).toBeDefined();
  return found ?? '';
}

function expectLines(name: string, lines: string[]): void {
  const actual = text(name)
    .split('\n')
    .map((line) => line.trim());
  for (const line of lines) {
    expect(actual).toContain(line);
  }
}

describe('the second spec', () => {
  it('emits a file of every unit, without names of this project', () => {
    expect(texts.size).toBe(OWN_UNITS.length);
    for (const [name, content] of texts) {
      expect({ name, found: PROJECT_NAMES.exec(content)?.[0] }).toEqual({ name, found: undefined });
    }
  });

  const sources = ['bus_abi_check.c', 'bus_failures.c', 'thermo_contract.c', 'thermo_states.c'];
  const cases = COMPILERS.flatMap((compiler) =>
    ['OLD', 'NEW'].flatMap((generation) => sources.map((source) => ({ compiler, generation, source }))),
  );
  it.each(cases)(
    'emits C that $compiler compiles for $generation: $source',
    async ({ compiler, generation, source }) => {
      if (!texts.has(source)) {
        // A header must compile alone; the assertions need the declarations of the ABI's header.
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
      expect(await diagnosticsOf(compiler, path.join(folder, source), options)).toBe('');
    },
  );

  it('has the failure values of a function', () => {
    expectLines('bus_failures.c', [
      '{ "bus_open", "BUS_BUSY", (long long)BUS_BUSY },',
      '{ "bus_open", "-1", (long long)-1 },',
    ]);
  });

  it('lays out a union in place, padded to its alignment', () => {
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
        '    bus_time time;',
      ].join('\n'),
    );
    expectLines('bus_abi_check.h', [
      '_Static_assert(offsetof(bus_sample, flags) == 12, "bus_sample.flags is not at offset 12");',
      '_Static_assert(sizeof(bus_sample) == 24, "bus_sample is not 24 bytes");',
      '_Static_assert(sizeof(bus_sample) == 28, "bus_sample is not 28 bytes");',
    ]);
  });

  it('has a Python struct per generation if even a nested struct differs', () => {
    expectLines('structs.py', [
      '"bytes": (4 | uctypes.ARRAY, 6 | uctypes.UINT8),',
      '"time": (20, bus_time_OLD_desc),',
      '"samples": (8 | uctypes.ARRAY, 2, bus_sample_OLD_desc),',
      '"samples": (8 | uctypes.ARRAY, 2, bus_sample_NEW_desc),',
      'def bus_label(**values):',
    ]);
    expectLines('constants.py', ['BUS_BUSY = const(-1879048191)', 'BUS_NO_SENSOR = const(4294967295)']);
  });
});

describe('its manual', () => {
  it('has the effects of a call by state, and its resources', () => {
    expectLines('manual.md', [
      'States of `sensor`:',
      '- closed: allowed, then idle',
      '- idle, measuring: allowed, then closed',
      '- measuring: OSError BUS_BUSY, call Collect first',
      '- after interruption: The sensor may still be measuring.',
      '- after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.',
      "<details><summary>Lifetime of Thermometer objects, and attributes of a script's own</summary>",
      '- An exception leaves them open.',
      "<details><summary>Lifetime of Fan objects, and attributes of a script's own</summary>",
      '- Objects own nothing that must be released.',
    ]);
  });
});

describe('its states', () => {
  it('allow a call, ignore it, or reject it with the required call and a code', () => {
    expectLines('thermo_states.c', [
      '{ BINDING_ALLOW, THERMO_STATE_IDLE, 0, 0 }, // 0',
      '{ BINDING_REJECT, 0, 1 + THERMO_CALL_BLOW, BUS_BUSY }, // 1',
      '{ BINDING_REJECT, 0, 1 + THERMO_CALL_OPEN, BUS_CLOSED }, // 2',
      '{ BINDING_REJECT, 0, 1 + THERMO_CALL_MEASURE_ONCE, BUS_CLOSED }, // 5',
      '{ BINDING_NOOP, THERMO_STATE_CLOSED, 0, 0 }, // 6',
      '// closed, idle, measuring',
      '{ 0, 1, 1 }, // Open',
      '{ 2, 5, 0 }, // Collect',
      '{ 6, 7, 7 }, // Blow',
    ]);
  });
});

describe('its module', () => {
  it('has the names, other keywords, bounds and defaults of the spec', () => {
    expectLines('modthermo.c', [
      '{ MP_QSTR_sensor, MP_QSTR_id, false, &type_int_0_2, { 0 } },',
      '{ MP_QSTR_sample, MP_QSTR_buffer, false, &type_buffer_bus_sample, { 0 } },',
      '{ MP_QSTR_timeout, MP_QSTRnull, true, &type_int_0_60000_ms, { 250 } },',
      '{ MP_QSTR_offset, MP_QSTRnull, true, &type_int_m2147483648_400_x4_mK, { -8 } },',
      '.min = -2147483647 - 1,',
      '.size = sizeof(bus_sample),',
      '{ MP_QSTR_Thermometer, MP_QSTR_CELSIUS, BUS_CELSIUS },',
      '{ BINDING_RULE_CASE, 0, 1 }, // scale',
      '{ BINDING_RULE_CHECK, 1, 2 }, // offset',
      '{ .value = (int32_t)BUS_CELSIUS },',
      '{ .type = &type_int_m4_4_mK },',
      'static const binding_lists_t class_log_lists = { class_log_list_names, MP_ARRAY_SIZE(class_log_list_names), LOG_LENGTH, MP_QSTR_count };',
      'dest[0] = self->lists[1];',
      'binding_check_lists(&class_log_lists, argument_1->lists, values[1].o, (binding_where_t){ MP_QSTR_Thermometer, MP_QSTR_Collect });',
    ]);
  });

  it('has classes that Python classes can extend', () => {
    for (const name of ['calibration', 'log', 'thermometer', 'fan']) {
      expectLines('modthermo.c', [`parent, &class_${name}_parent_type,`, `attr, class_${name}_attr,`]);
    }
    expectLines('modthermo.c', [
      // Calls read fields from any object, by name.
      '{ MP_QSTR_offset, offsetof(thermo_calibration_t, offset), 1 },',
      'class_calibration_read(&argument_1, values[1].o, (binding_where_t){ MP_QSTR_Thermometer, MP_QSTR_Open }, MP_QSTR_calibration);',
      // A script can assign the count, and nothing else that calls set.
      'self->c.count = (uint32_t)binding_value(&type_int_0_5, dest[1], (binding_where_t){ MP_QSTR_Log, MP_QSTRnull }, attribute).i;',
      '.max = 5,',
      'binding_raise_read_only(MP_QSTR_Log, attribute);',
      'binding_store_own(&thermo_fan_type, &self->own_attributes, attribute, dest);',
    ]);
    expectLines('manual.md', [
      'A script can add attributes of its own to an object and shadow its methods and constants; read-only attributes cannot be assigned.',
      '- `count`: int, values. Number of values.',
      '- `failures`: int, measurements, read only. Number of failed measurements.',
    ]);
  });

  it('has every method of every class, finalised or not', () => {
    for (const method of ['Open', 'MeasureOnce', 'Collect', 'Blow']) {
      expect(text('modthermo.c')).toMatch(new RegExp(`MP_ROM_QSTR\\(MP_QSTR_${method}\\), MP_ROM_PTR`));
    }
    expectLines('modthermo.c', ['locals_dict, &class_fan_locals,']);
  });

  it('has a facade with the imports of the spec', () => {
    expect(text('thermo.py').split('\n').slice(1)).toEqual([
      'import struct',
      'from sensors.base import *',
      'from sensors.units import *',
      'from _thermo import Calibration, Log, Thermometer, Fan, LOG_LENGTH',
      '',
    ]);
  });

  it('has docs with quotes and backslashes escaped', () => {
    expectLines('manual.md', [
      '- `offset`: the argument `offset`. Its offset: a | b.',
      '- otherwise, and until a call takes the object: int, -2147483648..400 mK, multiple of 4',
      '- after success: The sensor is measuring and owns a sample a | b.',
    ]);
    expectLines('thermo.pyi', [
      '"""Settings of a sensor: \\"raw\\" is 1 | 2, a backslash is \\\\.',
      ':after failure: Nothing is acquired: \\"raw\\" is \\\\.',
      'def MeasureOnce(self, sensor: int, sample: _Buffer, timeout: int = 250) -> int:',
    ]);
  });
});
