// SPDX-License-Identifier: MIT
// `vencoder model`: the spec as the generator understands it, for tools and for the curious.

import type { Command } from 'commander';
import { specProject } from '../options/spec-project.js';

/** Adds `model`: prints the model as JSON. Exit code 1 when the spec cannot be read. */
export function registerModel(program: Command): void {
  program
    .command('model')
    .description('print the model that the spec stands for, as JSON')
    .addHelpText(
      'after',
      `
Examples:
  vencoder model | jq '.api.classes[].methods[].name'
  vencoder model | jq '.abi.structs[] | select(.name == "k_venc_pack")'

Exit code: 0 done, 1 the spec is wrong, 2 wrong command line.`,
    )
    .action(async () => {
      const { loadModel } = await import('../../generator/generate.js');
      process.stdout.write(`${JSON.stringify(await loadModel(specProject), undefined, 2)}\n`);
    });
}
