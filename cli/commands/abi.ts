// SPDX-License-Identifier: MIT
// `vencoder abi`: compares an SDK with the module's spec.

import type { Command } from 'commander';
import { specProject } from '../options/spec-project.js';
import { EXIT } from '../support/exit-codes.js';

interface Options {
  sdk: string;
  json?: boolean;
}

/** Adds `abi --sdk DIR [--json]`. */
export function registerAbi(program: Command): void {
  program
    .command('abi')
    .description("check that an SDK's headers and libraries match the module")
    .requiredOption('--sdk <dir>', 'root of k230_sdk or of a CanMV checkout, or an mpp folder')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      `
Examples:
  vencoder abi --sdk ../k230_sdk
  vencoder abi --sdk ../canmv_k230/src/rtsmart/mpp
  vencoder abi --sdk ../k230_sdk --json | jq -r '.differences[].name'

Exit code: 0 no differences, 1 differences, 2 DIR is not an SDK,
3 failed: the compiler is missing, or the headers do not compile.`,
    )
    .action(async (options: Options) => {
      process.exitCode = await runAbi(options);
    });
}

async function runAbi({ sdk: folder, json }: Options): Promise<number> {
  const [{ loadModel }, { locateSdk }, { checkAbi, describeReport }] = await Promise.all([
    import('../../generator/generate.js'),
    import('../sdk/locate.js'),
    import('../sdk/abi-report.js'),
  ]);
  const sdk = locateSdk(folder);
  const { abi } = await loadModel(specProject);
  const report = await checkAbi(sdk, abi);
  process.stdout.write(json === true ? `${JSON.stringify(report, undefined, 2)}\n` : describeReport(report));
  return report.differences.length === 0 ? EXIT.done : EXIT.problem;
}
