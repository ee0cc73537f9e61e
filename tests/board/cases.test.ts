// SPDX-License-Identifier: MIT
// Scripts from outside the project that once gave a wrong value, if their folder is there.

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';
import { COMBINATIONS, runBoard } from '../board-run.js';

const CASES = path.resolve(projectRoot, process.env['VENCODER_CASES'] ?? '../shared/cases');
/** A command, then its right output. */
const OUTPUTS: [string, RegExp][] = [
  ['index0', /^headers 3 I 3 P 64\n$/],
  ['sleep_main bound', /^bound pictures 300 clock ms 10000 pts span s 9\.966667\n$/],
  ['sleep_main sent', /^sent pictures 300 clock ms 10000 pts span s 9\.966667\n$/],
  ['subclass_base', /^ok\n$/],
  ['own_attr', /^Encoder ok\nChnAttrStr AttributeError: .*it has payload_type, .*\nStreamData ok\n$/],
  ['held_snapshot', /^640\n$/],
  ['stopped_send', /^0\n0\nreturns -\d+\nreturns -1\n$/],
  ['star_names', /^\[\]\n\[\]\n$/],
  ['gen_c_calls', /^(.* TypeError .*\(chn.* only with CanMV after v1\.8\n){5}encoder\.chn -1\n$/],
];
const isThere = existsSync(path.join(CASES, 'index0.py'));
if (!isThere) {
  process.stderr.write(`\nSKIPPED: the cases in ${CASES}: it does not exist (VENCODER_CASES)\n\n`);
}

(isThere ? describe : describe.skip).each(COMBINATIONS)('the cases on $board with MPP $mpp', (build) => {
  let card: string;

  beforeAll(async () => {
    card = await mkdtemp(path.join(tmpdir(), 'vencoder-cases-'));
    // Builds first, so that build messages are not part of a script's output.
    const script = path.join(CASES, 'subclass_base.py');
    expect(await runBoard({ ...build, options: ['--sdcard', card], script })).toMatchObject({ code: 0 });
  });

  afterAll(async () => {
    await rm(card, { recursive: true, force: true });
  });

  it.each(OUTPUTS)('%s', async (command, output) => {
    const [name, ...args] = command.split(' ');
    const script = path.join(CASES, `${name}.py`);
    const options = ['--sdcard', card, '--leak-check'];
    expect(await runBoard({ ...build, options, script, args })).toEqual({
      code: 0,
      stdout: expect.stringMatching(output),
      stderr: 'leak check: clean\n',
    });
  });
});
