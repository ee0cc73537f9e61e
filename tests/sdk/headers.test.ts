// SPDX-License-Identifier: MIT
/**
 * The spec, compared by name, value and layout with real headers: VENCODER_HEADERS=DIR[:DIR...], each a k230_sdk, a CanMV
 * checkout or an `mpp` folder. Libraries are not needed.
 */
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { specProject } from '../../cli/options/spec-project.js';
import { checkAbi, type AbiReport } from '../../cli/sdk/abi-report.js';
import { describeDifference } from '../../cli/sdk/differences.js';
import { locateSdk } from '../../cli/sdk/locate.js';
import { loadModel } from '../../generator/generate.js';
import type { Abi } from '../../generator/model/model.js';

const FOLDERS = (process.env['VENCODER_HEADERS'] ?? '')
  .split(path.delimiter)
  .filter((folder) => folder !== '');

if (FOLDERS.length === 0) {
  process.stderr.write('\nSKIPPED: the spec and real headers: VENCODER_HEADERS is not set\n\n');
}

let abi: Abi;

beforeAll(async () => {
  ({ abi } = await loadModel(specProject));
});

async function reportOf(folder: string): Promise<AbiReport> {
  return await checkAbi(locateSdk(folder), abi);
}

/** Declarations of the spec that a generation has. */
function countOf(parts: { generation?: string }[], generation: string): number {
  return parts.filter((part) => !part.generation || part.generation === generation).length;
}

const describeHeaders = FOLDERS.length === 0 ? describe.skip : describe;

describeHeaders.each(FOLDERS.length === 0 ? ['VENCODER_HEADERS'] : FOLDERS)('the headers of %s', (folder) => {
  it('have every name of the spec, with its value, layout and prototype', async () => {
    const { differences } = await reportOf(folder);
    expect(differences.filter(({ kind }) => kind !== 'symbol').map(describeDifference)).toEqual([]);
  });

  it('were compared with all of the spec', async () => {
    const { generation, compared } = await reportOf(folder);
    expect(compared).toMatchObject({
      struct: abi.structs.length,
      enumeration: abi.enumerations.length,
      function: countOf(abi.functions, generation),
      macro: abi.constants.length,
    });
    process.stderr.write(
      `\n${folder}: generation ${generation}, ${Object.entries(compared)
        .map(([kind, count]) => `${count} ${kind}s`)
        .join(', ')}\n`,
    );
  });
});
