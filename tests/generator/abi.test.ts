// SPDX-License-Identifier: MIT
/** The ABI of the spec matches the real headers; with a wrong SDK, the emitted assertions stop the build. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { specProject } from '../../cli/options/spec-project.js';
import { generate, loadModel } from '../../generator/generate.js';
import { cTypeName } from '../../generator/model/c-types.js';
import { Layouts } from '../../generator/model/layout.js';
import type { Abi } from '../../generator/model/model.js';
import { COMPILERS, diagnosticsOf } from './c-compiler.js';
import { factsIn } from './facts.js';
import { removeTemporaryFolders, temporaryFolder } from './spec-fixture.js';

interface FactsOfGeneration {
  structs: Record<string, { size: number; align: number; fields: Field[] }>;
  enums: Record<string, { size: number; values: Record<string, number> }>;
  typedefs: Record<string, { size: number }>;
  functions: Record<string, { returns: string; params: { name: string; type: string }[] }>;
  macros: Record<string, { value: number }>;
}

type Field = { name: string; offset: number; size: number; type: string };

const GENERATIONS = ['A', 'B'];
const { file: factsFile, itWithFacts } = factsIn('facts', 'mpp-abi.json');

let abi: Abi;
let header = '';
let check = '';

beforeAll(async () => {
  ({ abi } = await loadModel(specProject));
  const outputs = await generate(specProject);
  const text = (name: string): string => outputs.find((output) => output.path.endsWith(name))?.text ?? '';
  header = text('/mpp_abi.h');
  check = text('/mpp_abi_check.h');
});

afterAll(removeTemporaryFolders);

async function factsOf(generation: string): Promise<FactsOfGeneration> {
  const facts = JSON.parse(await readFile(factsFile, 'utf8')) as Record<string, FactsOfGeneration>;
  const found = facts[generation];
  if (!found) {
    throw new Error(`${factsFile} has no generation ${generation}`);
  }
  return found;
}

/** The parts that exist in a generation. */
function partsOf<Part extends { generation?: string }>(parts: Part[], generation: string): Part[] {
  return parts.filter((part) => !part.generation || part.generation === generation);
}

/** The type as the facts spell it: no space before an asterisk. */
function factName(type: Parameters<typeof cTypeName>[0]): string {
  return cTypeName(type).replaceAll(' *', '*');
}

describe.each(GENERATIONS)('the spec of generation %s, compared with the real headers', (generation) => {
  itWithFacts('has every struct with its size, alignment and fields at their offsets', async () => {
    const { structs } = await factsOf(generation);
    const layouts = new Layouts(abi, generation);
    expect(abi.structs.length).toBeGreaterThan(15);
    for (const struct of abi.structs) {
      const { size, align, fields } = layouts.of(struct);
      const mine = fields.map(({ field, offset, extent }) => ({
        name: field.name,
        offset,
        size: extent.size,
        type: factName(field.type),
      }));
      const real = structs[struct.name];
      const theirs = real?.fields.map((field) => ({
        name: field.name,
        offset: field.offset,
        size: field.size,
        // The real headers spell some types differently.
        type: field.type.replace(/^char/, 'k_char').replaceAll(' *', '*'),
      }));
      expect({ struct: struct.name, size, align, fields: mine }).toEqual({
        struct: struct.name,
        size: real?.size,
        align: real?.align,
        fields: theirs,
      });
    }
  });

  itWithFacts('has enumerators and constants with their values, scalars with their sizes', async () => {
    const { enums, macros, typedefs } = await factsOf(generation);
    const layouts = new Layouts(abi, generation);
    for (const { name, members } of abi.enumerations) {
      expect(enums[name]?.size).toBe(layouts.extent({ kind: 'named', name }).size);
      for (const member of partsOf(members, generation)) {
        expect([member.name, enums[name]?.values[member.name]]).toEqual([member.name, member.value]);
      }
      for (const member of members.filter((each) => each.generation && each.generation !== generation)) {
        expect(enums[name]?.values).not.toHaveProperty(member.name);
      }
    }
    for (const { name, value, isError } of abi.constants) {
      expect([name, macros[name]?.value]).toEqual([name, isError ? value | 0 : value]);
    }
    for (const { name } of abi.scalars) {
      expect([name, typedefs[name]?.size]).toEqual([name, layouts.extent({ kind: 'named', name }).size]);
    }
  });

  itWithFacts('has functions with their prototypes, and no others', async () => {
    const { functions } = await factsOf(generation);
    expect(abi.functions.length).toBeGreaterThan(30);
    for (const fn of abi.functions) {
      const real = functions[fn.name];
      const exists = !fn.generation || fn.generation === generation;
      expect([fn.name, real !== undefined]).toEqual([fn.name, exists]);
      if (exists) {
        expect([fn.name, factName(fn.returns), ...fn.parameters.map(({ type }) => factName(type))]).toEqual([
          fn.name,
          real?.returns,
          // `const` of a value has no part in the prototype.
          ...(real?.params ?? []).map(({ type }) => type.replace(/^const (?!.*\*)/, '')),
        ]);
      }
    }
  });
});

/** The compiler's messages for a header with the assertions of the spec. */
async function compile(text: string, compiler: string, generation: string): Promise<string> {
  const folder = await temporaryFolder();
  const source = path.join(folder, 'check.c');
  await writeFile(path.join(folder, 'mpp_abi.h'), text);
  await writeFile(path.join(folder, 'mpp_abi_check.h'), check);
  await writeFile(source, '#include "mpp_abi.h"\n#include "mpp_abi_check.h"\n');
  return diagnosticsOf(compiler, source, [`-DMPP_GENERATION_${generation}=1`]);
}

const builds = COMPILERS.flatMap((compiler) => GENERATIONS.map((generation) => ({ compiler, generation })));

describe.each(builds)(
  'the emitted header with $compiler, generation $generation',
  ({ compiler, generation }) => {
    it('passes its assertions', async () => {
      expect(await compile(header, compiler, generation)).toBe('');
    });

    it.each([
      {
        change: 'a moved field',
        from: '    k_u32 len;\n    k_u64 pts;',
        to: '    k_u64 pts;\n    k_u32 len;',
        messages: [
          'k_venc_pack is not 32 bytes',
          'k_venc_pack.len is not at offset 8',
          'k_venc_pack.pts is not at offset 16',
          'k_venc_pack.type is not at offset 24',
        ],
      },
      {
        change: 'an extra field',
        from: '    k_u32 pool_id;\n',
        to: '    k_u32 pool_id;\n    k_u64 secret;\n',
        messages: ['k_video_frame_info is not 224 bytes', 'k_video_frame_info.mod_id is not at offset 220'],
      },
      {
        change: 'an enumerator',
        from: 'K_PT_H264 = 96',
        to: 'K_PT_H264 = 97',
        messages: ['k_payload_type.K_PT_H264 is not 96'],
      },
      {
        change: 'an error code',
        from: '(int)0xA0098012U',
        to: '(int)0xA0098013U',
        messages: ['K_ERR_VENC_BUSY is not 0xA0098012U'],
      },
      {
        change: 'a limit',
        from: 'VENC_MAX_CHN_NUMS (4)',
        to: 'VENC_MAX_CHN_NUMS (3)',
        messages: ['VENC_MAX_CHN_NUMS is not 4'],
      },
      {
        change: 'a prototype',
        from: 'kd_mpi_venc_start_chn(k_u32 chn_num)',
        to: 'kd_mpi_venc_start_chn(k_s32 chn_num)',
        messages: ['kd_mpi_venc_start_chn has another prototype'],
      },
    ])('stops the build with the location of $change', async ({ from, to, messages }) => {
      expect(header.split(from)).toHaveLength(2);
      const diagnostics = await compile(header.replace(from, to), compiler, generation);
      const failures = [...diagnostics.matchAll(/static assertion failed: "(.*?)"/g)].map(([, text]) => text);
      expect(failures).toEqual(messages);
    });

    it('stops the build if the compiler is set to the other generation', async () => {
      const other = generation === 'A' ? 'B' : 'A';
      const flipped = header.replace('#include <stddef.h>', (line) =>
        [line, `#undef MPP_GENERATION_${generation}`, `#define MPP_GENERATION_${other} 1`].join('\n'),
      );
      const restored = `${flipped}\n#undef MPP_GENERATION_${other}\n#define MPP_GENERATION_${generation} 1\n`;
      const size = generation === 'A' ? 24 : 16;
      expect(await compile(restored, compiler, generation)).toContain(`k_venc_attr is not ${size} bytes`);
    });
  },
);
