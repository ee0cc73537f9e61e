// SPDX-License-Identifier: MIT
// The linter finds code that knows a kind of value types outside of the kind's file.

import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { projectRoot } from '../../cli/support/project.js';
import { readSource } from './source-graph.js';

const RULE = 'local/value-kind';
const FILE = 'generator/lower/docs.ts';

/** Lines at which the rule finds something in the file with further lines. */
async function found(file: string, planted: string): Promise<number[]> {
  const eslint = path.join(projectRoot, 'node_modules/.bin/eslint');
  const options = ['--stdin', '--stdin-filename', file, '--format', 'json'];
  const { stdout } = await $({
    input: `${readSource(file)}\n${planted}`,
    cwd: projectRoot,
    nothrow: true,
    quiet: true,
  })`${eslint} ${options}`;
  const [report] = JSON.parse(stdout) as { messages: { ruleId: string; line: number }[] }[];
  return (report?.messages ?? []).filter(({ ruleId }) => ruleId === RULE).map(({ line }) => line);
}

const PLANTED = `
type Named = Parameter['type'];
export function bySwitch(type: Named): number {
  switch (type.kind) {
    case 'int':
      return 1;
    default:
      return 0;
  }
}
export const byComparison = ({ type }: Parameter): boolean => type.kind === 'int';
export const byPattern = ({ kind }: Named): boolean => kind === 'choice';
export const byTable = (type: Named): string | undefined => ({ int: 'i' } as Record<string, string>)[type.kind];
export const byBracket = (type: Named | undefined): boolean => type?.['kind'] === 'object';
export const byGeneric = <T extends Named>(type: T): boolean => type.kind === 'buffer';
export const ofAttribute = ({ kind }: Attribute): boolean => kind === 'field';
`;

describe('the linter', () => {
  it('finds each use of the kind of a value type, and no other kind', async () => {
    const before = readSource(FILE).split('\n').length;
    const uses = PLANTED.split('\n').flatMap((line, i) =>
      /\bkind\b/.test(line) && !line.includes('Attribute') ? [before + i + 1] : [],
    );
    expect(uses).toHaveLength(6);
    expect(await found(FILE, PLANTED)).toEqual(uses);
  });
});
