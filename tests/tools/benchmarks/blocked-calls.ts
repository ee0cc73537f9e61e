// SPDX-License-Identifier: MIT
// Measures how long a blocking call without a timeout continues after an event that must end it.

import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { projectRoot } from '../../../cli/support/project.js';
import { PipedRepl } from './piped-repl.js';

const FOLDER = join(projectRoot, 'tests', 'tools', 'benchmarks');
export const TRIES = 30;
/** Time between the script's last output and the blocking call. */
const SETTLING_MS = 100;
/** BINDING_WAIT_SLICE_MS of firmware/binding/binding_contract.h: a wait polls at this interval; the tries are spread over it. */
const WAIT_SLICE_MS = 50;

/** A blocking call: its name in the script, and its title. */
interface BlockedCall {
  name: string;
  title: string;
}

/** An event that ends a wait, and its measurement: each try in ms. */
interface EndingEvent {
  title: string;
  measure: (repl: PipedRepl, call: string) => Promise<number[]>;
}

const CALLS: BlockedCall[] = [
  { name: 'get', title: 'GetStream(-1)' },
  { name: 'send', title: 'SendFrame(-1), no buffer free' },
];

const EVENTS: EndingEvent[] = [
  { title: 'Ctrl-C', measure: (repl, call) => interrupted(repl, call, 'EXITPOINT_DISABLE') },
  {
    title: 'Ctrl-C at an exit point',
    measure: (repl, call) => interrupted(repl, call, 'EXITPOINT_ENABLE'),
  },
  { title: "soft reset: the thread's end", measure: threadExit },
];

export interface Measured {
  call: string;
  event: string;
  /** ms of each try. */
  tries: number[];
}

/** Measures all calls and events with the program that `command` starts. */
export async function measureBlockedCalls(command: string[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const { name, title } of CALLS) {
    for (const event of EVENTS) {
      const repl = new PipedRepl(command, FOLDER);
      try {
        await repl.prompt();
        measured.push({ call: title, event: event.title, tries: await event.measure(repl, name) });
      } finally {
        repl.end();
      }
    }
  }
  return measured;
}

async function settle(attempt: number): Promise<void> {
  await setTimeout(SETTLING_MS + (attempt * WAIT_SLICE_MS) / TRIES);
}

async function interrupted(repl: PipedRepl, call: string, mode: string): Promise<number[]> {
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

async function threadExit(repl: PipedRepl, call: string): Promise<number[]> {
  const tries: number[] = [];
  while (tries.length < TRIES) {
    repl.start(`import blocked\nblocked.blocked_thread(blocked.${call})\n`);
    await repl.until('waits');
    await repl.finish();
    await settle(tries.length);
    const begin = repl.softReset();
    const { time } = await repl.until('exited');
    tries.push(time - begin);
    await repl.prompt();
  }
  return tries;
}
