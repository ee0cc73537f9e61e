// SPDX-License-Identifier: MIT
// Starts programs directly. Never through a shell: bash reads the user's ~/.bashrc where SHLVL is not set (cron, services,
// editors), and its output would end up in versions and folder names.

import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { execa } from 'execa';
import { exitCodeOf } from './exit-codes.js';
import { Failure } from './failure.js';
import { hasProgram, notInstalled } from './packages.js';

/** 'pipe' collects output, or opens `stdin`; a number is an open file. */
type Stream = 'ignore' | 'inherit' | 'pipe' | number;

export interface ExecuteOptions {
  /** Any exit code but 0 is a Failure, too. */
  check?: boolean;
  cwd?: string;
  /** Added to this process's environment. */
  env?: NodeJS.ProcessEnv;
  /** A process group of its own. */
  detached?: boolean;
  /** Default: 'ignore'. */
  stdin?: Stream;
  /** Default: 'pipe'. */
  stdout?: Stream;
  /** Default: 'pipe'. */
  stderr?: Stream;
}

export interface Executed {
  /** 128 + n if signal n ended the program. */
  exitCode: number;
  signal: NodeJS.Signals | undefined;
  /** Whole output, with its last newline; '' unless it was a pipe. */
  stdout: string;
  stderr: string;
}

/** A running program; rejected with a Failure if it cannot be started. */
export interface Execution extends Promise<Executed> {
  readonly pid: number | undefined;
  /** Null unless it is a pipe. */
  readonly stdin: Writable | null;
  readonly stdout: Readable | null;
}

type Word = string | number;
type Template = (parts: TemplateStringsArray, ...words: (Word | readonly Word[])[]) => Execution;

const FIXED = {
  reject: false,
  stripFinalNewline: false,
  maxBuffer: Infinity,
  // cli/support/signals.ts decides what signals end.
  cleanup: false,
} as const;

/**
 * Starts a program: execute({ cwd })`git ls-files -- ${paths}`. Spaces separate arguments; a value is one argument, a list
 * one for each item, whatever characters they contain.
 */
export function execute(options: ExecuteOptions = {}): Template {
  const { check = false, stdin = 'ignore', stdout = 'pipe', stderr = 'pipe', ...others } = options;
  // execa's types have no open files above 9.
  const stdio = [stdin, stdout, stderr] as ['pipe', 'pipe' | 'ignore', 'pipe' | 'ignore'];
  const start = execa({ ...others, ...FIXED, stdio });
  return (parts, ...words) => {
    const child = start(parts, ...words);
    const result = child.then(async (ended): Promise<Executed> => {
      const { signal, stdout = '', stderr = '' } = ended;
      const exitCode = signal === undefined ? ended.exitCode : exitCodeOf(signal);
      if (exitCode === undefined) {
        throw await startFailure(child.spawnfile, ended.originalMessage, options);
      }
      if (check && exitCode !== 0) {
        throw new Failure(`${child.spawnfile} failed (${signal ?? `exit code ${exitCode}`})`, stderr.trim());
      }
      return { exitCode, signal, stdout, stderr };
    });
    return Object.assign(result, { pid: child.pid, stdin: child.stdin, stdout: child.stdout });
  };
}

async function startFailure(
  program: string,
  reason: string | undefined,
  { cwd, env }: ExecuteOptions,
): Promise<Failure> {
  if (cwd !== undefined && !existsSync(cwd)) {
    return new Failure(`cannot start ${program}: its folder ${cwd} does not exist`);
  }
  return (await hasProgram(program, env?.['PATH']))
    ? new Failure(`cannot start ${program}: ${reason ?? 'unknown error'}`)
    : notInstalled(program);
}
