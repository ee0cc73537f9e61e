// SPDX-License-Identifier: MIT
// A finding as text for `vencoder run`: what was done, and what should have come of it.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildFolder } from '../../cli/support/project.js';
import { FOLDER } from './board.js';
import type { Around } from './command.js';
import type { Finding, History, Record } from './sequence.js';
import type { Generation } from './board-model.js';

const EXECUTE = '\x04';
const RAW_REPL = '\x01';
/** What a script can see itself of what is left; soft resets and the account see the rest. */
const AT_THE_END = `
for name in list(globals()):
    if name[0] in "easw" and name[1:].isdigit():
        if name[0] == "w":
            globals()[name].end()
        globals()[name] = None
collect()
assert not left(), left()
`;

/** Writes the script; its path. A sequence with soft resets becomes input for the REPL. */
export async function saveScript(finding: Finding, generation: Generation, seed: number): Promise<string> {
  const folder = path.join(buildFolder, 'sequences');
  await mkdir(folder, { recursive: true });
  const stage = await readFile(path.join(FOLDER, 'fixture.py'), 'utf8');
  const parts = split(finding.history);
  const [only] = parts;
  const isScript = parts.length === 1 && only !== undefined;
  const file = path.join(folder, `${generation}-${seed}.${isScript ? 'py' : 'repl'}`);
  const how = `vencoder run --board host --mpp ${generation} ${isScript ? '' : '< '}${file}`;
  const head = `${comment(finding.message)}\n# ${how}\n`;
  const texts = parts.map((part) => `${stage}\n\n${part.map(line).join('\n')}\n`);
  const text = isScript
    ? `${head}${texts.join('')}${AT_THE_END}`
    : RAW_REPL + texts.map((each) => `${head}${each}${EXECUTE}${EXECUTE}`).join('');
  await writeFile(file, text);
  return file;
}

function comment(message: string): string {
  return message
    .split('\n')
    .map((text) => `# ${text}`)
    .join('\n');
}

function line({ text, around, allowed }: Record): string {
  const outcomes = allowed.map((each) => JSON.stringify(each)).join(', ');
  return `step(${JSON.stringify(text)}, (${outcomes},)${argument(around)})`;
}

function argument(around: Around): string {
  switch (around) {
    case '-':
      return '';
    case 'broken':
      return ', broken_off';
    case 'locked':
    case 'full':
      return `, with_heap_${around}`;
    default:
      return `, with_failure(${around.slice('fails'.length)})`;
  }
}

// What happened between soft resets; the one at the end is the script's own end.
function split(history: History): Record[][] {
  const parts: Record[][] = [[]];
  for (const record of history) {
    if (record === undefined) {
      parts.push([]);
    } else {
      parts.at(-1)?.push(record);
    }
  }
  return parts.filter((part) => part.length > 0);
}
