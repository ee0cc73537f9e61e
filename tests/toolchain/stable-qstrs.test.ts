// SPDX-License-Identifier: MIT
// The numbers of MicroPython's strings in a build: a new string changes no number of another.

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { projectRoot } from '../../cli/support/project.js';

const PROGRAM = path.join(projectRoot, 'firmware', 'emulated-board', 'stable_qstrs.py');
const RESERVED = 16;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-qstrs-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Result {
  /** Names in the order of their numbers. */
  names: string[];
  /** The time of the result, from which make knows what to compile. */
  time: bigint;
}

/** Runs the program as make does, with strings in place of MicroPython's. */
async function number(strings: string[]): Promise<Result> {
  const lines = [
    'QDEF0(MP_QSTRnull, 0, 0, "")',
    ...[...strings].sort().map((name) => `QDEF1(MP_QSTR_${name}, ${name.length}, 1, "${name}")`),
  ];
  const make = path.join(folder, 'makeqstrdata.py');
  await writeFile(make, `print(${JSON.stringify(lines.join('\n'))})\n`);
  const memory = path.join(folder, 'memory');
  const output = path.join(folder, 'output');
  await $({ quiet: true })`python3 ${PROGRAM} ${memory} ${output} ${make} > ${output}`;
  const text = await readFile(output, 'utf8');
  return {
    names: [...text.matchAll(/^QDEF.\((\w+),/gm)].map(([, name = '']) => name),
    time: (await stat(output, { bigint: true })).mtimeNs,
  };
}

const before = ['beta', 'delta', 'gamma'];

describe('the numbers of strings', () => {
  it('stay when there is a new string, and so does their time', async () => {
    const first = await number(before);
    expect(first.names).toHaveLength(1 + RESERVED + before.length);
    const second = await number(['alpha', ...before]);
    expect(second.names).toEqual(first.names.with(1, 'MP_QSTR_alpha'));
    expect(second.time).toBe(first.time);
  });

  it('stay when a string is no longer used, and when it is used again', async () => {
    const first = await number(before);
    const without = await number(['beta', 'gamma']);
    const index = first.names.indexOf('MP_QSTR_delta');
    expect(without.names).toEqual(first.names.with(index, 'MP_QSTR___unused_MP_QSTR_delta'));
    expect(await number(before)).toEqual(first);
  });

  it('are all new when there are too many new strings', async () => {
    const first = await number(before);
    const many = Array.from({ length: RESERVED + 1 }, (_, i) => `alpha${i}`);
    const second = await number([...many, ...before]);
    expect(second.names.slice(1 + RESERVED)).toEqual([...many, ...before].sort().map((n) => `MP_QSTR_${n}`));
    expect(second.time).toBeGreaterThan(first.time);
  });
});
