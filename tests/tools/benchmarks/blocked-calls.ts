// SPDX-License-Identifier: MIT
// How long a call that waits without end goes on after what has to end it.

import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { projectRoot } from '../../../cli/support/project.js';
import { RawRepl } from './raw-repl.js';

const FOLDER = join(projectRoot, 'tests', 'tools', 'benchmarks');
export const TRIES = 30;
/** From the script's last word to its wait, by far. */
const SETTLING_MS = 100;
/** The module looks up that often; the tries are spread over it. */
const PERIOD_MS = 50;

/** A call that waits: as the script names it, and as people do. */
interface BlockedCall {
  name: string;
  called: string;
}

/** What ends a wait, and how it is measured: each try in ms. */
interface Ending {
  called: string;
  measure: (repl: RawRepl, call: string) => Promise<number[]>;
}

const CALLS: BlockedCall[] = [
  { name: 'get', called: 'GetStream(-1)' },
  { name: 'send', called: 'SendFrame(-1), no buffer free' },
];

const ENDINGS: Ending[] = [
  { called: 'Ctrl-C', measure: (repl, call) => interrupted(repl, call, 'EXITPOINT_DISABLE') },
  {
    called: 'Ctrl-C kept for an exit point',
    measure: (repl, call) => interrupted(repl, call, 'EXITPOINT_ENABLE'),
  },
  { called: "soft reset: the thread's end", measure: ended },
];

export interface Measured {
  call: string;
  ending: string;
  /** ms of each try. */
  tries: number[];
}

/** Measures all of it with the program that `command` starts. */
export async function measureBlockedCalls(command: string[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const { name, called } of CALLS) {
    for (const ending of ENDINGS) {
      const repl = new RawRepl(command, FOLDER);
      try {
        await repl.prompt();
        measured.push({ call: called, ending: ending.called, tries: await ending.measure(repl, name) });
      } finally {
        repl.end();
      }
    }
  }
  return measured;
}

async function settle(attempt: number): Promise<void> {
  await setTimeout(SETTLING_MS + (attempt * PERIOD_MS) / TRIES);
}

async function interrupted(repl: RawRepl, call: string, mode: string): Promise<number[]> {
  const tries: number[] = [];
  repl.start(`import os, blocked\nblocked.interrupted(blocked.${call}, ${TRIES}, os.${mode})\n`);
  while (tries.length < TRIES) {
    await repl.until('waits');
    await settle(tries.length);
    const begin = repl.interrupt();
    const { time } = await repl.until('interrupted');
    tries.push(time - begin);
  }
  await repl.finish();
  return tries;
}

async function ended(repl: RawRepl, call: string): Promise<number[]> {
  const tries: number[] = [];
  while (tries.length < TRIES) {
    repl.start(`import blocked\nblocked.ended(blocked.${call})\n`);
    await repl.until('waits');
    await repl.finish();
    await settle(tries.length);
    const begin = repl.softReset();
    const { time } = await repl.until('ended');
    tries.push(time - begin);
    await repl.prompt();
  }
  return tries;
}
