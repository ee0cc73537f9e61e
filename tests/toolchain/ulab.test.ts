// SPDX-License-Identifier: MIT
/** Programs with ulab, where VENCODER_ULAB names its tree. */
import path from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { ulabTree } from '../../cli/toolchain/ulab.js';
import { vencoder } from '../board-run.js';

const NAMED = process.env['VENCODER_ULAB'];

afterEach(() => {
  setVariable(NAMED);
});

function setVariable(value: string | undefined): void {
  if (value === undefined) {
    delete process.env['VENCODER_ULAB'];
  } else {
    process.env['VENCODER_ULAB'] = value;
  }
}

it('is absent without the variable', async () => {
  setVariable(undefined);
  expect(await ulabTree()).toBeUndefined();
  setVariable('');
  expect(await ulabTree()).toBeUndefined();
});

it('rejects a folder that is no checkout, with a hint', async () => {
  setVariable('/not/there');
  await expect(ulabTree()).rejects.toMatchObject({
    message: 'VENCODER_ULAB=/not/there is no checkout of micropython-ulab: code/micropython.mk is missing',
  });
});

if (NAMED === undefined || NAMED === '') {
  process.stderr.write(
    '\nSKIPPED: a program with ulab: set VENCODER_ULAB to a checkout of micropython-ulab\n\n',
  );
} else {
  it('has a program of its own', async () => {
    const built = await vencoder(['build', '--board', 'host']);
    expect(built).toMatchObject({ code: 0 });
    expect(path.basename(path.dirname(built.stdout.trim()))).toBe('host-B-ulab');
  });
}
