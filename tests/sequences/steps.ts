// SPDX-License-Identifier: MIT
// The steps of a sequence as plain data, and the command of each.

import { firstCall } from '../../generator/model/state-machine.js';
import { callOf, wrongCallOf, type Subject } from './calls.js';
import { newAttributes, newObject, wrongConstruction } from './construction.js';
import { statement, type Condition, type Command } from './command.js';
import { attributeOf, countOutstanding, drop, checkHeld, shorten, type Action } from './objects.js';
import { lifeCommandOf, type LifeStep } from './life.js';
import { ownCommandOf, type OwnStep } from './own.js';
import { rawCreate, rawEndAndDestroy } from './raw.js';
import { abi, api, methodOf, rejectionsOf } from './spec.js';
import { pick } from './values.js';
import type { BoardModel } from './board-model.js';

export const ENCODERS = ['e0', 'e1', 'e2'];
export const STREAMS = ['s0', 's1', 's2'];
export const ATTRIBUTES = ['a0', 'a1', 'a2', 'a3'];
const WORKERS = ['w0', 'w1'];
export const NAMES: Record<string, string[]> = {
  Encoder: ENCODERS,
  StreamData: STREAMS,
  ChnAttrStr: ATTRIBUTES,
};
export const WORKERS_BY_METHOD = { GetStream: 'Getter', SendFrame: 'Sender' } as const;

export type Step =
  | { do: 'reach'; subject: Subject; state: string }
  | { do: 'call' | 'call in state' | 'call wrongly'; method: string; subject: Subject; mistake: number }
  | { do: 'create raw' | 'end raw'; subject: Subject }
  | { do: 'interrupt'; method: string; subject: Subject }
  | { do: 'construct wrongly'; class: string; choices: number[]; mistake: number; condition: Condition }
  | {
      do: 'new' | 'drop';
      class: string;
      which: number;
      choices: number[];
      keywords: number;
      condition: Condition;
      isDerived: boolean;
    }
  | { do: 'attribute'; class: string; which: number; attribute: number; action: Action; choice: number }
  | { do: 'shorten' | 'check packs'; which: number; choice: number }
  | { do: 'collect' }
  | { do: 'bind camera' | 'unbind camera' | 'count outstanding'; chn: number }
  | {
      do: 'start worker';
      which: number;
      method: keyof typeof WORKERS_BY_METHOD;
      rounds: number;
      subject: Subject;
    }
  | { do: 'stop worker'; which: number }
  | { do: 'fault'; function: string; call: number }
  | { do: 'soft reset' }
  | LifeStep
  | OwnStep;

/** A sequence: buffers per channel (0: none), steps before MediaManager.init() and steps after it. */
export interface Sequence {
  setup: number[];
  early: Step[];
  steps: Step[];
}

/** The command of a step; undefined if its objects do not exist. */
export function commandOf(model: BoardModel, step: Step): Command | undefined {
  switch (step.do) {
    case 'reach':
      return reach(model, step.subject, [step.state]);
    case 'call':
      return callOf(model, methodOf(step.method), step.subject);
    case 'call in state':
      return (
        reach(model, step.subject, methodOf(step.method).from) ??
        callOf(model, methodOf(step.method), step.subject)
      );
    case 'call wrongly':
      return wrongCallOf(model, methodOf(step.method), step.subject, step.mistake);
    case 'create raw':
      return rawCreate(model, step.subject);
    case 'end raw':
      return rawEndAndDestroy(model, step.subject);
    case 'interrupt':
      return callOf(model, methodOf(step.method), { ...step.subject, condition: 'interrupted' });
    case 'construct wrongly':
      return wrongConstruction(step.class, step.choices, step.mistake, step.condition);
    case 'new':
      return make(model, named(step.class, step.which), step);
    case 'drop':
      return drop(model, named(step.class, step.which));
    case 'attribute': {
      const name = named(step.class, step.which);
      return attributeOf(model, step.class, name, step.attribute, step.action, step.choice);
    }
    case 'shorten':
      return shorten(model, pick(STREAMS, step.which), step.choice);
    case 'check packs':
      return checkHeld(model, pick(STREAMS, step.which));
    case 'collect':
      return statement('collect()');
    case 'count outstanding':
      return countOutstanding(model, step.chn);
    case 'bind camera':
    case 'unbind camera':
      return bindCamera(model, step.chn, step.do);
    case 'start worker':
      return startWorker(model, step.method, pick(WORKERS, step.which), step.rounds, step.subject);
    case 'stop worker':
      return stopWorker(model, pick(WORKERS, step.which));
    case 'fault':
      return fault(model, step.function, step.call);
    case 'iterate':
    case 'close':
      return lifeCommandOf(model, step);
    case 'request own':
    case 'call own':
    case 'call own in state':
    case 'mix shapes':
    case 'drop own':
      return ownCommandOf(model, step);
    case 'soft reset':
      return undefined;
  }
}

function named(className: string, which: number): string {
  return pick(NAMES[className] ?? [], which);
}

function make(
  model: BoardModel,
  name: string,
  { class: className, choices, keywords, condition, isDerived }: Extract<Step, { do: 'new' | 'drop' }>,
): Command {
  return className === 'Encoder' || className === 'StreamData'
    ? newObject(model, className, name, condition, isDerived)
    : newAttributes(model, name, choices, keywords, condition, isDerived);
}

// The first call on the shortest path to one of the states; undefined in one of them.
function reach(model: BoardModel, subject: Subject, targets: string[]): Command | undefined {
  const [situation] = model.channel(subject.chn).situations;
  if (situation === undefined || targets.includes(situation.state)) {
    return undefined;
  }
  const next = firstCall(api, situation.state, targets);
  return next === undefined ? undefined : callOf(model, methodOf(next), subject);
}

function bindCamera(
  model: BoardModel,
  chn: number,
  action: 'bind camera' | 'unbind camera',
): Command | undefined {
  const channel = model.channel(chn);
  if (channel.hasCamera === (action === 'bind camera') || !model.isMediaStarted) {
    return undefined;
  }
  return statement(`${action.replace(' ', '_')}(${chn})`, () => {
    channel.hasCamera = action === 'bind camera';
    channel.flow.occupied = Infinity;
  });
}

function startWorker(
  model: BoardModel,
  method: keyof typeof WORKERS_BY_METHOD,
  name: string,
  rounds: number,
  { encoder, chn }: Subject,
): Command | undefined {
  const isUsable = model.encoders.has(encoder) && model.channel(chn).isNobodysOwn();
  if (!isUsable || model.workers.has(name) || !model.isMediaStarted) {
    return undefined;
  }
  return statement(`${name} = ${WORKERS_BY_METHOD[method]}(${rounds}, ${encoder}, ${chn})`, () => {
    model.workers.set(name, { chn, method });
    model.channel(chn).threads++;
    model.markUnknown(chn);
  });
}

// Makes a later call of a function fail once; the board reports it.
function fault(model: BoardModel, name: string, call: number): Command | undefined {
  const declared = abi.functions.find((each) => each.name === name);
  const exists = declared?.generation === undefined || declared.generation === model.generation;
  return exists ? statement(`fault("${name}:${call}")`) : undefined;
}

/** Stops a worker thread, which may have exited already because its channel stopped. */
export function stopWorker(model: BoardModel, name: string): Command | undefined {
  const worker = model.workers.get(name);
  return worker === undefined
    ? undefined
    : {
        text: `${name}.end()`,
        condition: '-',
        allowed: [
          ...(model.hasFaults ? ["'*"] : []),
          'None',
          "'MemoryError'",
          ...rejectionsOf(methodOf(worker.method)).map((raised) => `'${raised}'`),
        ],
        then: () => {
          model.workers.delete(name);
          model.channel(worker.chn).threads--;
          model.markUnknown(worker.chn);
          return undefined;
        },
      };
}
