// SPDX-License-Identifier: MIT
// Starts programs directly. Never through a shell: bash reads the user's ~/.bashrc where SHLVL is not set (cron, services,
// editors), and its output would end up in versions and folder names. Node's own functions do it: the package execa takes
// longer to load than the rest of the tool.

import { spawn, type ChildProcess } from 'node:child_process';
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
  /** Undefined if it cannot be started. */
  readonly pid: number | undefined;
  /** The streams that are pipes. */
  readonly pipes: { readonly stdin: Writable | null; readonly stdout: Readable | null };
}

type Word = string | number;
type Words = (Word | readonly Word[])[];

/**
 * Starts a program: execute({ cwd })`git ls-files -- ${paths}`. Spaces separate arguments; a value is one argument, a list
 * one for each item, whatever characters they contain.
 */
export function execute(
  options: ExecuteOptions = {},
): (parts: TemplateStringsArray, ...words: Words) => Execution {
  return (parts, ...words) => {
    const [program = '', ...args] = argumentsOf(parts, words);
    const child = start(program, args, options);
    const result = outcome(program, child, options);
    return 'reason' in child
      ? Object.assign(result, { pid: undefined, pipes: { stdin: null, stdout: null } })
      : Object.assign(result, { pid: child.pid, pipes: { stdin: child.stdin, stdout: child.stdout } });
  };
}

/** The arguments of a template; a value without a space beside it belongs to the text there. */
function argumentsOf(parts: TemplateStringsArray, words: Words): string[] {
  const found: string[] = [];
  let isOpen = false;
  const append = (texts: readonly string[]): void => {
    const [first = '', ...others] = texts;
    if (texts.length > 0) {
      found.push(isOpen ? `${found.pop() ?? ''}${first}` : first, ...others);
      isOpen = true;
    }
  };
  for (const [i, part] of parts.entries()) {
    for (const [j, text] of part.split(/\s+/).entries()) {
      isOpen &&= j === 0;
      append(text === '' ? [] : [text]);
    }
    const word = words[i] ?? [];
    append((Array.isArray(word) ? (word as readonly Word[]) : [word as Word]).map(String));
  }
  return found;
}

/** Why a program was not started. */
interface NotStarted {
  reason: string;
}

/** The process, or why there is none: Node throws some errors, and reports others by an event. */
function start(
  program: string,
  args: string[],
  { cwd, env, detached = false, stdin = 'ignore', stdout = 'pipe', stderr = 'pipe' }: ExecuteOptions,
): ChildProcess | NotStarted {
  try {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      detached,
      stdio: [stdin, stdout, stderr],
    });
    // The program may end before it has read everything.
    child.stdin?.on('error', () => undefined);
    return child;
  } catch (error) {
    return { reason: (error as Error).message };
  }
}

async function outcome(
  program: string,
  child: ChildProcess | NotStarted,
  options: ExecuteOptions,
): Promise<Executed> {
  const ended = 'reason' in child ? child : await ending(child);
  if ('reason' in ended) {
    throw await startFailure(program, ended.reason, options);
  }
  const { exitCode, signal, stderr } = ended;
  if (options.check === true && exitCode !== 0) {
    throw new Failure(`${program} failed (${signal ?? `exit code ${exitCode}`})`, stderr.trim());
  }
  return ended;
}

async function ending(child: ChildProcess): Promise<Executed | NotStarted> {
  const [stdout, stderr] = [child.stdout, child.stderr].map(collect);
  return await new Promise((resolve) => {
    child.once('error', ({ message }) => {
      resolve({ reason: message });
    });
    child.once('close', (code: number | null, signal: NodeJS.Signals | null) => {
      resolve({
        exitCode: signal === null ? (code ?? 0) : exitCodeOf(signal),
        signal: signal ?? undefined,
        stdout: textOf(stdout),
        stderr: textOf(stderr),
      });
    });
  });
}

function collect(stream: Readable | null): Buffer[] {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return chunks;
}

function textOf(chunks: Buffer[] = []): string {
  return Buffer.concat(chunks).toString();
}

async function startFailure(program: string, reason: string, { cwd, env }: ExecuteOptions): Promise<Failure> {
  if (cwd !== undefined && !existsSync(cwd)) {
    return new Failure(`cannot start ${program}: its folder ${cwd} does not exist`);
  }
  return (await hasProgram(program, env?.['PATH']))
    ? new Failure(`cannot start ${program}: ${reason}`)
    : notInstalled(program);
}
