// SPDX-License-Identifier: MIT
// `vencoder model`: prints the generator's model of the spec.

import type { Command } from 'commander';
import { specProject } from '../options/spec-project.js';

/** Adds `model`. */
export function registerModel(program: Command): void {
  program
    .command('model')
    .description("print the generator's model of the spec as JSON")
    .addHelpText(
      'after',
      `
Examples:
  vencoder model | jq '.api.classes[].methods[].name'
  vencoder model | jq '.abi.structs[] | select(.name == "k_venc_pack")'

Exit code: 0 done, 1 the spec has an error, 2 wrong command line.`,
    )
    .action(async () => {
      const { loadModel } = await import('../../generator/generate.js');
      process.stdout.write(`${JSON.stringify(await loadModel(specProject), undefined, 2)}\n`);
    });
}
