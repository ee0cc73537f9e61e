// SPDX-License-Identifier: MIT
/** The emitted C uses no place in the script's memory after code of the script could free it. */
import { afterAll, expect, it } from '@jest/globals';
import { generate } from '../../../generator/generate.js';
import { ABI, API, removeTemporaryFolders, writeSpec } from '../spec-fixture.js';

afterAll(removeTemporaryFolders);

const UNITS = ['abi.h', 'abi_check.h', 'contract.h', 'binding.c'];
const TARGETS = `export type Targets = [${UNITS.map((unit) => `Emit<'${unit}', 'generated/${unit}'>`).join(', ')}];`;

/** The C function of a method that is added to the small spec. */
async function wrapper(name: string, method: string): Promise<string> {
  const at = '  /** The pin is on. */';
  expect(API).toContain(at);
  const api = API.replace(at, () => `${method}\n${at}`);
  const outputs = await generate(await writeSpec({ 'abi.ts': ABI, 'api.ts': api, 'targets.ts': TARGETS }));
  const binding = outputs.find(({ path: file }) => file.endsWith('binding.c'))?.text ?? '';
  return new RegExp(`^static mp_obj_t method_pin_${name}\\([^]*?^}`, 'm').exec(binding)?.[0] ?? '';
}

it('copies a buffer before it reads the fields of an object, which may be properties', async () => {
  const text = await wrapper(
    'restore',
    `  /**
   * Restores a reading.
   * @param settings Settings.
   * @param report The reading.
   */
  Restore(settings: Settings, report: BufferOf<reading>): Method<{ returns: None }>;`,
  );
  const [copied, read] = ['memcpy(&argument_1', 'class_settings_read(&argument_0'].map((each) =>
    text.indexOf(each),
  );
  expect(copied).toBeGreaterThan(0);
  expect(read).toBeGreaterThan(copied ?? 0);
});

it('asks a buffer for its place in each slice of a wait, between which callbacks run', async () => {
  const text = await wrapper(
    'send',
    `  /**
   * Sends data.
   * @param data The data.
   * @param rest More data, or None.
   * @param timeout Timeout.
   * @after success It is sent.
   * @after failure It is not sent.
   * @after interruption It may be sent.
   */
  Send(
    data: Bytes,
    rest: Optional<WritableBytes>,
    timeout: Int<{ min: -1; max: 9 }>,
  ): Method<{ returns: None; waits: 'timeout' }>;`,
  );
  const loop = /do \{\n([^]*?)\n {4}\} while/
    .exec(text)?.[1]
    ?.split('\n')
    .map((line) => line.trim());
  expect(loop).toEqual([
    'argument_0 = binding_place(&type_bytes, values[0], (binding_where_t){ MP_QSTR_Pin, MP_QSTR_Send }, MP_QSTR_data);',
    'argument_1 = values[1].i == BINDING_NONE ? (mp_buffer_info_t) { .buf = NULL } : binding_place(&type_writable_bytes, values[1], (binding_where_t){ MP_QSTR_Pin, MP_QSTR_Send }, MP_QSTR_rest);',
    'is_done = pins_send(self, argument_0.buf, argument_0.len, argument_1.buf, argument_1.len, binding_wait_slice(&wait), &binding_gil, &wait.progress, &result);',
  ]);
});

it('ends views that other threads got during a wait that releases them', async () => {
  const text = await wrapper(
    'free',
    `  /**
   * Locks the levels.
   * @returns the levels
   */
  Lock(): Method<{ returns: View }>;
  /**
   * Frees the levels.
   * @param timeout Timeout.
   * @after success They are free.
   * @after failure They are not free.
   * @after interruption They are not free.
   */
  Free(timeout: Int<{ min: -1; max: 9 }>): Method<{ returns: None; waits: 'timeout'; releases: true }>;`,
  );
  expect(text).toMatch(
    /binding_end_views\(self\);[^]* = pins_free\([^]*binding_end_views\(self\);\n {4}\} while/,
  );
});
