// SPDX-License-Identifier: MIT
// Writes a finding as a script for `vencoder run`: its commands and their allowed results.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildFolder } from '../../cli/support/project.js';
import { FOLDER } from './board.js';
import type { Condition } from './command.js';
import type { Finding, History, Record } from './sequence.js';
import type { Generation } from './board-model.js';

const EXECUTE = '\x04';
const RAW_REPL = '\x01';
/** Checks for leaks that the script can see; soft resets and the leak check find the rest. */
const FINAL_CHECK = `
for name in list(globals()):
    if name[0] in "easw" and name[1:].isdigit():
        if name[0] == "w":
            globals()[name].end()
        globals()[name] = None
collect()
assert not leaks(), leaks()
`;

/** Writes the script and returns its path. A sequence with soft resets becomes input for the REPL. */
export async function saveScript(finding: Finding, generation: Generation, seed: number): Promise<string> {
  const folder = path.join(buildFolder, 'sequences');
  await mkdir(folder, { recursive: true });
  const fixture = await readFile(path.join(FOLDER, 'fixture.py'), 'utf8');
  const parts = split(finding.history);
  const [only] = parts;
  const isScript = parts.length === 1 && only !== undefined;
  const file = path.join(folder, `${generation}-${seed}.${isScript ? 'py' : 'repl'}`);
  const how = `vencoder run --board host --mpp ${generation} ${isScript ? '' : '< '}${file}`;
  const head = `${asComment(finding.message)}\n# ${how}\n`;
  const texts = parts.map((part) => `${fixture}\n\n${part.map(line).join('\n')}\n`);
  const text = isScript
    ? `${head}${texts.join('')}${FINAL_CHECK}`
    : RAW_REPL + texts.map((each) => `${head}${each}${EXECUTE}${EXECUTE}`).join('');
  await writeFile(file, text);
  return file;
}

function asComment(message: string): string {
  return message
    .split('\n')
    .map((text) => `# ${text}`)
    .join('\n');
}

function line({ text, condition, allowed }: Record): string {
  const results = allowed.map((each) => JSON.stringify(each)).join(', ');
  return `step(${JSON.stringify(text)}, (${results},)${argument(condition)})`;
}

function argument(condition: Condition): string {
  switch (condition) {
    case '-':
      return '';
    case 'interrupted':
      return ', interrupted';
    case 'locked':
    case 'full':
      return `, with_heap_${condition}`;
    default:
      return `, with_failure(${condition.slice('fails'.length)})`;
  }
}

// Splits the history at soft resets; the last one is the end of the script.
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
