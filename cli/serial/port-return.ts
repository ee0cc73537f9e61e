// SPDX-License-Identifier: MIT
// Where a board appears after its port vanished: a restarted board often gets another number.

import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Time that a board's USB port needs to appear again. */
const RETURN_MS = 3000;
const POLL_MS = 100;

/** The ports beside `path` whose names differ by a number only. */
export function portsLike(path: string): string[] {
  const pattern = new RegExp(`^${escaped(basename(path)).replace(/\d+/g, '\\d+')}$`);
  try {
    return readdirSync(dirname(path))
      .filter((name) => pattern.test(name))
      .map((name) => join(dirname(path), name));
  } catch {
    return [];
  }
}

/** A hint for a board that vanished from `path`; `before`: the ports like it at that time. */
export async function describeReturn(path: string, before: string[]): Promise<string> {
  let wasAway = false;
  for (let waited = 0; waited < RETURN_MS; waited += POLL_MS) {
    const appeared = portsLike(path).find((port) => !before.includes(port) && existsSync(port));
    if (appeared !== undefined) {
      return `It is probably attached as ${appeared} now: use --port ${appeared}`;
    }
    if (wasAway && existsSync(path)) {
      return 'It is attached again: repeat the command.';
    }
    wasAway ||= !existsSync(path);
    await sleep(POLL_MS);
  }
  return 'Attach it again.';
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
