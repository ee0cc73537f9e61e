// SPDX-License-Identifier: MIT
// Steps of a sequence as plain data, and the exchange that each stands for.

import { firstCall } from '../../generator/model/state-machine.js';
import { callOf, wrongCallOf, type Subject } from './calls.js';
import { newAttributes, newObject, wrongConstruction } from './construction.js';
import { plainly, type Around, type Exchange } from './command.js';
import { attributeOf, countLent, forget, holdOn, shorten, type Action } from './objects.js';
import { rawCreate, rawEndAndDestroy } from './raw.js';
import { abi, api, methodOf, refusalsOf } from './spec.js';
import { pick } from './values.js';
import type { World } from './board-model.js';

export const ENCODERS = ['e0', 'e1', 'e2'];
export const STREAMS = ['s0', 's1', 's2'];
export const ATTRIBUTES = ['a0', 'a1', 'a2', 'a3'];
const WORKERS = ['w0', 'w1'];
export const NAMES: Record<string, string[]> = {
  Encoder: ENCODERS,
  StreamData: STREAMS,
  ChnAttrStr: ATTRIBUTES,
};
export const WORKING = { GetStream: 'Getter', SendFrame: 'Sender' } as const;

export type Step =
  | { do: 'lead'; subject: Subject; state: string }
  | { do: 'call' | 'call soon' | 'call wrongly'; method: string; subject: Subject; mistake: number }
  | { do: 'create raw' | 'end raw'; subject: Subject }
  | { do: 'break off'; method: string; subject: Subject }
  | { do: 'construct wrongly'; class: string; choices: number[]; mistake: number; around: Around }
  | {
      do: 'new' | 'forget';
      class: string;
      which: number;
      choices: number[];
      keywords: number;
      around: Around;
      isDerived: boolean;
    }
  | { do: 'attribute'; class: string; which: number; attribute: number; action: Action; choice: number }
  | { do: 'shorten' | 'hold on'; which: number; choice: number }
  | { do: 'collect' }
  | { do: 'film' | 'cut' | 'count lent'; chn: number }
  | { do: 'work'; which: number; method: keyof typeof WORKING; rounds: number; subject: Subject }
  | { do: 'end work'; which: number }
  | { do: 'fault'; function: string; call: number }
  | { do: 'soft reset' };

/** A whole sequence: buffers per channel (0: none), steps before MediaManager.init(), and steps after it. */
export interface Sequence {
  opening: number[];
  early: Step[];
  steps: Step[];
}

/** What to do next on the board; undefined where the step has nothing to work with. */
export function exchangeOf(world: World, step: Step): Exchange | undefined {
  switch (step.do) {
    case 'lead':
      return lead(world, step.subject, [step.state]);
    case 'call':
      return callOf(world, methodOf(step.method), step.subject);
    case 'call soon':
      return (
        lead(world, step.subject, methodOf(step.method).from) ??
        callOf(world, methodOf(step.method), step.subject)
      );
    case 'call wrongly':
      return wrongCallOf(world, methodOf(step.method), step.subject, step.mistake);
    case 'create raw':
      return rawCreate(world, step.subject);
    case 'end raw':
      return rawEndAndDestroy(world, step.subject);
    case 'break off':
      return callOf(world, methodOf(step.method), { ...step.subject, around: 'broken' });
    case 'construct wrongly':
      return wrongConstruction(step.class, step.choices, step.mistake, step.around);
    case 'new':
      return make(world, named(step.class, step.which), step);
    case 'forget':
      return forget(world, named(step.class, step.which));
    case 'attribute': {
      const name = named(step.class, step.which);
      return attributeOf(world, step.class, name, step.attribute, step.action, step.choice);
    }
    case 'shorten':
      return shorten(world, pick(STREAMS, step.which), step.choice);
    case 'hold on':
      return holdOn(world, pick(STREAMS, step.which));
    case 'collect':
      return plainly('collect()');
    case 'count lent':
      return countLent(world, step.chn);
    case 'film':
    case 'cut':
      return film(world, step.chn, step.do);
    case 'work':
      return work(world, step.method, pick(WORKERS, step.which), step.rounds, step.subject);
    case 'end work':
      return endWork(world, pick(WORKERS, step.which));
    case 'fault':
      return fault(world, step.function, step.call);
    case 'soft reset':
      return undefined;
  }
}

function named(className: string, which: number): string {
  return pick(NAMES[className] ?? [], which);
}

function make(
  world: World,
  name: string,
  { class: className, choices, keywords, around, isDerived }: Extract<Step, { do: 'new' | 'forget' }>,
): Exchange {
  return className === 'Encoder' || className === 'StreamData'
    ? newObject(world, className, name, around, isDerived)
    : newAttributes(world, name, choices, keywords, around, isDerived);
}

// The first call on the way to one of some states; none where it is there.
function lead(world: World, subject: Subject, wanted: string[]): Exchange | undefined {
  const [situation] = world.channel(subject.chn).situations;
  if (situation === undefined || wanted.includes(situation.state)) {
    return undefined;
  }
  const next = firstCall(api, situation.state, wanted);
  return next === undefined ? undefined : callOf(world, methodOf(next), subject);
}

function film(world: World, chn: number, what: 'film' | 'cut'): Exchange | undefined {
  const channel = world.channel(chn);
  if (channel.isFilmed === (what === 'film') || !world.isMediaStarted) {
    return undefined;
  }
  return plainly(`${what}(${chn})`, () => {
    channel.isFilmed = what === 'film';
    channel.flow.occupied = Infinity;
  });
}

function work(
  world: World,
  method: keyof typeof WORKING,
  name: string,
  rounds: number,
  { encoder, chn }: Subject,
): Exchange | undefined {
  if (!world.encoders.has(encoder) || world.workers.has(name) || !world.isMediaStarted) {
    return undefined;
  }
  return plainly(`${name} = ${WORKING[method]}(${rounds}, ${encoder}, ${chn})`, () => {
    world.workers.set(name, { chn, method });
    world.channel(chn).threads++;
    world.doubt(chn);
  });
}

// Some call of a function fails once, from now on; the board says when.
function fault(world: World, name: string, call: number): Exchange | undefined {
  const declared = abi.functions.find((each) => each.name === name);
  const isThere = declared?.generation === undefined || declared.generation === world.generation;
  return isThere ? plainly(`fault("${name}:${call}")`) : undefined;
}

/** A thread ends at once, by itself or because its channel did. */
export function endWork(world: World, name: string): Exchange | undefined {
  const worker = world.workers.get(name);
  return worker === undefined
    ? undefined
    : {
        text: `${name}.end()`,
        around: '-',
        allowed: [
          ...(world.hasFaults ? ["'*"] : []),
          'None',
          "'MemoryError'",
          ...refusalsOf(methodOf(worker.method)).map((raised) => `'${raised}'`),
        ],
        then: () => {
          world.workers.delete(name);
          world.channel(worker.chn).threads--;
          world.doubt(worker.chn);
          return undefined;
        },
      };
}
