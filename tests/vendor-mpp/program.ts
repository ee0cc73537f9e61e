// SPDX-License-Identifier: MIT
// Builds the emulated K230's program with an SDK's MPP libraries, and runs scripts on it.

import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { $ } from 'zx';
import type { AbiReport } from '../../cli/sdk/abi-report.js';
import { k230Board } from '../../cli/sdk/compiler.js';
import { locateSdk, type Sdk } from '../../cli/sdk/locate.js';
import { makeProgram, providedParts } from '../../cli/toolchain/board-build.js';
import { withLock } from '../../cli/support/file-lock.js';
import { fingerprint } from '../../cli/support/fingerprint.js';
import { micropythonTree } from '../../cli/toolchain/micropython.js';
import { buildFolder, projectRoot } from '../../cli/support/project.js';
import { runnerOf } from '../../cli/toolchain/runner.js';
import { vencoder, type CommandResult } from '../board-run.js';
import { SCRIPT_FOLDER } from '../module/scripts.js';

const LIBRARIES = ['libvenc.a', 'libvb.a', 'libsys.a'];
const MAKEFILE = path.join(projectRoot, 'tests', 'vendor-mpp', 'Makefile');

/** The reason why an SDK's libraries cannot be used; undefined if they can. */
export async function skipReason(folder: string | undefined): Promise<string | undefined> {
  if (folder === undefined) {
    return 'VENCODER_SDK is not set';
  }
  const { libraries } = locateSdk(folder);
  if (!LIBRARIES.every((name) => existsSync(path.join(libraries, name)))) {
    return `${libraries} lacks one of ${LIBRARIES.join(', ')}`;
  }
  const { stdout } = await vencoder(['abi', '--sdk', folder, '--json']);
  const { generation } = JSON.parse(stdout) as AbiReport;
  return generation === 'A'
    ? undefined
    : `${folder} has MPP generation ${generation}; only generation A is supported`;
}

/** A request to a device: its node, name, fields and result. */
export interface Call {
  device: string;
  request: string;
  result: number;
  [field: string]: unknown;
}

/** The board's report about waits without packs. */
export const STARVES = /^encoder: channel 0: no packs arrive: .*\n/gm;
/** The driver's reports of wrong calls. */
export const WRONG_CALLS = /^mpp: wrong call .*\n/gm;

export interface Options {
  /** The folder that the script sees as /sdcard. */
  card: string;
  args?: string[];
  /** Environment variables of the devices. */
  env?: Record<string, string>;
  /** Reports on stderr that are right for the script. */
  reports?: RegExp;
}

/** The program that runs a script; for the libraries of generation A only. */
export class VendorProgram {
  private constructor(private readonly command: string[]) {}

  /** Builds it incrementally. */
  static async build(sdk: Sdk): Promise<VendorProgram> {
    const board = await k230Board();
    const parts = await providedParts(board, await micropythonTree());
    const folder = path.join(buildFolder, 'vendor-mpp');
    const objects = path.join(folder, fingerprint({ sdk: sdk.folder, parts }));
    await mkdir(objects, { recursive: true });
    await withLock(path.join(folder, 'lock'), "Building with the vendor's libraries", async () => {
      // MicroPython's rule does not rebuild the frozen code when a qstr that it uses is removed.
      await rm(path.join(objects, 'frozen_content.c'), { force: true });
      const more = ['-f', MAKEFILE, `VENDOR_MPP=${sdk.folder}`];
      await makeProgram(objects, path.join(folder, 'make.lock'), 'A', parts, more);
    });
    return new VendorProgram([...(await runnerOf(board)), path.join(objects, 'micropython')]);
  }

  /** Runs a script, which can import the modules of the module tests' scripts. */
  async run(script: string, { card, args = [], env = {} }: Options): Promise<CommandResult> {
    const run = $({
      quiet: true,
      nothrow: true,
      cwd: SCRIPT_FOLDER,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: '300s',
    });
    const result = await run`${this.command} --host-files --sdcard ${card} ${script} ${args}`;
    return { code: result.exitCode, stdout: result.stdout, stderr: result.stderr };
  }

  /** Runs a script that must succeed; returns its output and the requests to the devices. */
  async record(script: string, options: Options): Promise<{ stdout: string; calls: Call[] }> {
    const log = path.join(options.card, 'calls.jsonl');
    await rm(log, { force: true });
    const env = { ...options.env, VENDOR_MPP_LOG: log };
    const { code, stdout, stderr } = await this.run(script, { ...options, env });
    if (code !== 0 || stderr.replace(options.reports ?? '', '') !== '') {
      throw new Error(`${script} exited with ${String(code)}\n${stdout}${stderr}`);
    }
    return { stdout: withoutLibraryOutput(stdout), calls: linesOf(await readFile(log, 'utf8')) as Call[] };
  }
}

/** The script's own output: libvenc.a of k230_sdk prints a line when the driver returns an error. */
function withoutLibraryOutput(stdout: string): string {
  return stdout.replace(/^kd_mpi_venc_\w+>ret .*\n/gm, '');
}

/** Parses a text with a JSON object per line. */
export function linesOf(text: string): unknown[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
