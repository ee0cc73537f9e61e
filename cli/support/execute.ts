// SPDX-License-Identifier: MIT
// Starts programs directly. Never through a shell: bash reads the user's ~/.bashrc where SHLVL is not set (cron, services,
// editors), and its output would end up in versions and folder names.

import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
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

/** A program's run; rejected with a Failure if it cannot be started. */
export interface Execution extends Promise<Executed> {
  /** Undefined until the program has started. */
  readonly pid: number | undefined;
  /** The streams that are pipes, when it has started. */
  readonly pipes: Promise<Pipes>;
}

interface Pipes {
  readonly stdin: Writable | null;
  readonly stdout: Readable | null;
}

type Word = string | number;
type Words = (Word | readonly Word[])[];

/**
 * Starts a program: execute({ cwd })`git ls-files -- ${paths}`. Spaces separate arguments; a value is one argument, a list
 * one for each item, whatever characters they contain.
 */
export function execute({ check = false, ...options }: ExecuteOptions = {}): (
  parts: TemplateStringsArray,
  ...words: Words
) => Execution {
  return (parts, ...words) => {
    const started = start(options, parts, words);
    const pipes = started.then(({ child: { stdin, stdout } }) => ({ stdin, stdout }));
    const result = started.then(async ({ child }) => outcome(child.spawnfile, await child, check, options));
    const execution = Object.assign(result, { pid: undefined, pipes });
    started.then(
      ({ child: { pid } }) => {
        void Object.assign(execution, { pid });
      },
      () => undefined,
    );
    // Reported by the execution itself.
    pipes.catch(() => undefined);
    return execution;
  };
}

/** Of a process that execa started. */
interface Child extends Promise<Ended> {
  spawnfile: string;
  pid?: number | undefined;
  stdin: Writable | null;
  stdout: Readable | null;
}

/** Of its result. */
interface Ended {
  exitCode?: number | undefined;
  signal?: NodeJS.Signals | undefined;
  originalMessage?: string | undefined;
  stdout?: string | undefined;
  stderr?: string | undefined;
}

const FIXED = {
  reject: false,
  stripFinalNewline: false,
  maxBuffer: Infinity,
  // cli/support/signals.ts decides what signals end.
  cleanup: false,
} as const;

// The library is loaded when the first program is started: loading it takes as long as the tool's own start.
async function start(
  { stdin = 'ignore', stdout = 'pipe', stderr = 'pipe', ...others }: ExecuteOptions,
  parts: TemplateStringsArray,
  words: Words,
): Promise<{ child: Child }> {
  const { execa } = await import('execa');
  // execa's types have no open files above 9.
  const stdio = [stdin, stdout, stderr] as ['pipe', 'pipe' | 'ignore', 'pipe' | 'ignore'];
  // In an object: a promise of a promise would wait for the program's end.
  return { child: execa({ ...others, ...FIXED, stdio })(parts, ...words) };
}

async function outcome(
  program: string,
  ended: Ended,
  check: boolean,
  options: ExecuteOptions,
): Promise<Executed> {
  const { signal, stdout = '', stderr = '' } = ended;
  const exitCode = signal === undefined ? ended.exitCode : exitCodeOf(signal);
  if (exitCode === undefined) {
    throw await startFailure(program, ended.originalMessage, options);
  }
  if (check && exitCode !== 0) {
    throw new Failure(`${program} failed (${signal ?? `exit code ${exitCode}`})`, stderr.trim());
  }
  return { exitCode, signal, stdout, stderr };
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
