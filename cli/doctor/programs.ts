// SPDX-License-Identifier: MIT
// Installed programs and their versions, and missing ones with the commands that need them.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findEngine } from '../container/engine.js';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { missingOf } from '../support/package-lists.js';
import { hasProgram, installHint } from '../support/packages.js';
import { projectRoot } from '../support/project.js';
import { isClone, makeCommand } from '../support/start-command.js';
import { note, ok, wrong, type Finding } from './finding.js';

/** Programs whose version is listed, for error reports. */
const VERSIONED = ['qemu-riscv64', 'riscv64-linux-gnu-gcc', 'gcc', 'ffmpeg', 'mtools'];
/** For programs without --version. */
const VERSION_OPTIONS: Record<string, string> = { ffmpeg: '-version' };

export async function examinePrograms(): Promise<Finding[]> {
  return [await node(), await packages(), ...(await versions()), ...(await engine()), await flasher()];
}

async function node(): Promise<Finding> {
  const { engines } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const [required, found] = [engines.node, process.versions.node].map((text) =>
    text.replace('>=', '').split('.').map(Number),
  );
  const isEnough = isAtLeast(found ?? [], required ?? []);
  return isEnough
    ? ok('Node', process.versions.node)
    : wrong(
        'Node',
        `${process.versions.node}, but ${engines.node} is required`,
        `Install Node ${engines.node.replace('>=', '')} or later (on Debian 13: apt install nodejs)`,
      );
}

function isAtLeast(found: number[], required: number[]): boolean {
  const index = required.findIndex((part, at) => part !== (found[at] ?? 0));
  return index < 0 || (found[index] ?? 0) > (required[index] ?? 0);
}

async function packages(): Promise<Finding> {
  if (!(await hasProgram('dpkg-query'))) {
    return note(
      'Debian packages',
      'not a Debian system',
      isClone
        ? `Use ${makeCommand('docker-test')} and ${makeCommand('firmware')}, which run in containers`
        : 'Use Debian 12 or later, in a container or a virtual machine',
    );
  }
  const missing = await missingOf('project');
  return missing.length === 0
    ? ok('Debian packages', 'all installed')
    : wrong('Debian packages', `missing: ${missing.join(' ')}`, installHint(missing));
}

async function versions(): Promise<Finding[]> {
  const findings = await Promise.all(
    VERSIONED.map(async (program): Promise<Finding | undefined> => {
      // Missing programs are reported as packages.
      if (!(await hasProgram(program))) {
        return undefined;
      }
      const option = VERSION_OPTIONS[program] ?? '--version';
      const { exitCode, stdout } = await execute()`${program} ${option}`;
      return exitCode === 0 ? ok(program, stdout.split('\n')[0] ?? '') : undefined;
    }),
  );
  return findings.filter((finding) => finding !== undefined);
}

// Only make starts containers.
async function engine(): Promise<Finding[]> {
  if (!isClone) {
    return [];
  }
  try {
    return [ok('containers', `${await findEngine()} works`)];
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    const what = 'no container engine; make firmware and make docker-test need one';
    return [note('containers', what, error.hint)];
  }
}

async function flasher(): Promise<Finding> {
  return (await hasProgram('k230-flash'))
    ? ok('k230-flash', 'installed')
    : note(
        'k230-flash',
        'not installed; needed to flash boards in USB boot mode (29f1:0230)',
        'pip install k230-flash',
      );
}
