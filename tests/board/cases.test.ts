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
];
/** Calls without a channel. Generation A has no output buffers before MediaManager.init(), which the script does not call. */
const WITHOUT_CHANNEL = {
  A: /^SetOutBufs.* None\nCreate.* OSError .*K_ERR_VENC_NOBUF.*\n(.* ValueError .* does not exist: call Create first\n){3}encoder\.chn -1\n$/,
  B: /^SetOutBufs.* None\nCreate.* None\nStart.* None\nGetStream.* -1\nSendFrame.* -\d+\nencoder\.chn \d\n$/,
};
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

  it('gen_c_calls', async () => {
    const script = path.join(CASES, 'gen_c_calls.py');
    const { code, stdout, stderr } = await runBoard({ ...build, options: ['--leak-check'], script });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(WITHOUT_CHANNEL[build.mpp]) });
    expect(stderr).toMatch(/(^|\n)leak check: clean\n$/);
  });
});
