// SPDX-License-Identifier: MIT
// What `vencoder generate` prints: text on stderr, or JSON on stdout.

import { relative } from 'node:path';
import type { Diagnostic } from '../../generator/model/diagnostics.js';
import type { Drift, Output } from '../../generator/write/outputs.js';
import type { SpecChoice } from '../options/spec-project.js';
import { specErrorText } from '../options/spec-errors.js';
import { EXIT } from '../support/exit-codes.js';
import { asStarted } from '../support/start-command.js';

export interface GenerateOptions {
  check?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

export interface Result {
  outputs: readonly Output[];
  drift: readonly Drift[];
  isWritten: boolean;
}

/** Prints one outcome, and returns the exit code. */
interface Report {
  unchanged(): number;
  errors(diagnostics: readonly Diagnostic[]): number;
  done(result: Result, exitCode: number): number;
}

export function reportFor(choice: SpecChoice, options: GenerateOptions, started: number): Report {
  return options.json === true ? jsonReport(choice) : textReport(choice, options, started);
}

function textReport(choice: SpecChoice, options: GenerateOptions, started: number): Report {
  const write = (text: string): void => {
    process.stderr.write(text);
  };
  const summary = (result: string): void => {
    const folder = `${relative(choice.isOwn ? choice.project.root : process.cwd(), choice.project.spec)}/`;
    write(`${folder} → ${result} [${Math.round(performance.now() - started)} ms]\n`);
  };
  return {
    unchanged() {
      summary('unchanged');
      return EXIT.done;
    },
    errors(diagnostics) {
      write(specErrorText(diagnostics));
      return EXIT.problem;
    },
    done({ outputs, drift, isWritten }, exitCode) {
      if (options.check === true && drift.length > 0) {
        write(driftText(drift));
        return exitCode;
      }
      write(drift.map((each) => `${changeText(each, isWritten)} ${each.path}\n`).join(''));
      summary(`${outputs.length} files, ${drift.length} ${isWritten ? 'changed' : 'differ'}`);
      return exitCode;
    },
  };
}

function changeText({ what }: Drift, isWritten: boolean): string {
  return isWritten
    ? what === 'surplus'
      ? 'removed'
      : 'wrote'
    : `would ${what === 'surplus' ? 'remove' : 'write'}`;
}

function driftText(drift: readonly Drift[]): string {
  const parts = drift.map(({ path, what, diff }) => `${what}: ${path}\n${diff}`);
  return `${parts.join('')}${drift.length} ${asStarted('generated files are out of date; run `vencoder generate`')}\n`;
}

function jsonReport({ project, out }: SpecChoice): Report {
  const print = (
    diagnostics: readonly Diagnostic[],
    { outputs, drift, isWritten }: Result,
    exitCode: number,
  ): number => {
    const states = new Map(drift.map(({ path, what }) => [path, what]));
    const paths = [...outputs, ...drift.filter(({ what }) => what === 'surplus')].map(({ path }) => path);
    const line = {
      spec: project.spec,
      out,
      diagnostics: diagnostics.map(({ code, at, message, help, source }) => ({
        code,
        ...at,
        message,
        help,
        ...(source !== undefined && { source }),
      })),
      files: paths.map((path) => ({ path, state: states.get(path) ?? 'unchanged' })),
      isWritten,
      exitCode,
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    return exitCode;
  };
  const nothing: Result = { outputs: [], drift: [], isWritten: false };
  return {
    unchanged: () => print([], nothing, EXIT.done),
    errors: (diagnostics) => print(diagnostics, nothing, EXIT.problem),
    done: (result, exitCode) => print([], result, exitCode),
  };
}
