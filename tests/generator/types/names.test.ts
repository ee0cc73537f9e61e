// SPDX-License-Identifier: MIT
/** Names that the contract derives from those of parameters are no others' names. */
import { afterAll, expect, it } from '@jest/globals';
import { generate } from '../../../generator/generate.js';
import { ABI, API, removeTemporaryFolders, SMALL_SPEC, writeSpec } from '../spec-fixture.js';

afterAll(removeTemporaryFolders);

const TARGETS = `import type { Emit } from './vocabulary.js';
export type Targets = [Emit<'contract.h', 'generated/contract.h'>];
`;

/** The prototype of On with further parameters. */
async function prototype(parameters: string, abi = ABI): Promise<string | undefined> {
  const names = [...parameters.matchAll(/(?:^|, )([a-z_]+):/g)].map(([, name = '']) => name);
  const docs = names.map((name) => `\n   * @param ${name} More.`).join('');
  const api = API.replace('   * @param pin Pin number.', `   * @param pin Pin number.${docs}`).replace(
    'On(pin: Index<typeof PINS>)',
    `On(pin: Index<typeof PINS>, ${parameters})`,
  );
  const project = await writeSpec({ ...SMALL_SPEC, 'abi.ts': abi, 'api.ts': api, 'targets.ts': TARGETS });
  const [contract] = await generate(project);
  return /pins_on\(.*/.exec(contract?.text ?? '')?.[0];
}

it('has the size beside a buffer and the count beside a list', async () => {
  expect(await prototype('data: Bytes, rest: ListOf<Bool, { maxLength: 2 }>')).toContain(
    'const void *data, size_t data_size, const bool *rest, size_t rest_count,',
  );
});

it('renames a parameter that has the name of a size', async () => {
  expect(await prototype('data_size: Bool, data: Bytes')).toContain(
    'bool py_data_size, const void *data, size_t data_size,',
  );
});

it('renames a buffer whose size would hide a type', async () => {
  const abi = `${ABI}\n/** Size. */\nexport interface data_size extends Struct {\n  value: octet;\n}\n`;
  expect(await prototype('data: Bytes, size: BufferOf<data_size>', abi)).toContain(
    'const void *py_data, size_t py_data_size, const data_size *size,',
  );
});
