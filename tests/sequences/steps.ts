// This file is part of the k230 vencoder project, MIT licence.
// Steps of a sequence as plain data that fast-check makes and shrinks, and the exchange that each stands for.

import * as fc from 'fast-check';
import { firstCall } from '../../generator/machine.js';
import { callOf, newAttributes, wrongCallOf, wrongConstruction, type Subject } from './calls.js';
import { plainly, type Around, type Exchange } from './exchange.js';
import { attributeOf, countLent, forget, holdOn, newObject, shorten, type Action } from './objects.js';
import { abi, api, CHANNELS, methodOf, methods, refusalsOf, states } from './spec.js';
import { pick } from './values.js';
import type { World } from './world.js';

export const ENCODERS = ['e0', 'e1', 'e2'];
export const STREAMS = ['s0', 's1', 's2'];
export const ATTRIBUTES = ['a0', 'a1', 'a2', 'a3'];
const WORKERS = ['w0', 'w1'];
const NAMES: Record<string, string[]> = { Encoder: ENCODERS, StreamData: STREAMS, ChnAttrStr: ATTRIBUTES };
const WORKING = { GetStream: 'Getter', SendFrame: 'Sender' } as const;

export type Step =
  | { do: 'lead'; subject: Subject; state: string }
  | { do: 'call' | 'call soon' | 'call wrongly'; method: string; subject: Subject; mistake: number }
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

/** What the board itself calls when it boots and ends; no script can do anything about it. */
const BOARDS_OWN = /^kd_mpi_vb_(init|exit|set_\w*config)$/;
/** Functions of the MPP, and the C heap. */
const FAULTY = [...abi.functions.map(({ name }) => name).filter((name) => !BOARDS_OWN.test(name)), 'malloc'];

const number = fc.nat({ max: 1023 });
const channel = fc.nat({ max: CHANNELS - 1 });

/** Objects that are made take up to so many allocations. */
const failing = fc.integer({ min: 1, max: 12 }).map((n): Around => `fails${n}`);

const subject: fc.Arbitrary<Subject> = fc.record({
  // Two channels get most of it, so that more happens to each.
  chn: fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 1 }) }, { weight: 1, arbitrary: channel }),
  encoder: fc.constantFrom(...ENCODERS),
  stream: fc.constantFrom(...STREAMS),
  attributes: fc.constantFrom(...ATTRIBUTES),
  choices: fc.array(number, { minLength: 4, maxLength: 4 }),
  keywords: fc.nat({ max: 3 }),
  useAlias: fc.boolean(),
  around: fc.oneof(
    { weight: 30, arbitrary: fc.constant('-' as const) },
    { weight: 3, arbitrary: fc.constant('locked' as const) },
    { weight: 1, arbitrary: fc.constant('full' as const) },
    { weight: 4, arbitrary: failing },
  ),
});

const method = fc.constantFrom(...methods.map(({ name }) => name));
const streaming = fc.constantFrom('SendFrame', 'GetStream', 'ReleaseStream');
const className = fc.constantFrom(...Object.keys(NAMES));
const action = fc.constantFrom<Action[]>('read', 'write', 'write wrong', 'delete');

function kind<T extends Step>(weight: number, arbitrary: fc.Arbitrary<T>): fc.WeightedArbitrary<Step> {
  return { weight, arbitrary };
}

const settings = fc.array(number, { minLength: 9, maxLength: 9 });
const called = { subject, mistake: number };
const around = fc.oneof(
  { weight: 2, arbitrary: fc.constant('-' as const) },
  { weight: 1, arbitrary: failing },
);
const object = {
  class: className,
  which: number,
  choices: settings,
  keywords: fc.nat({ max: 9 }),
  around,
  isDerived: fc.boolean(),
};

const KINDS = [
  kind(100, fc.record({ do: fc.constant('call soon' as const), method: streaming, ...called })),
  kind(10, fc.record({ do: fc.constant('lead' as const), subject, state: fc.constantFrom(...states) })),
  kind(20, fc.record({ do: fc.constant('call' as const), method, ...called })),
  kind(12, fc.record({ do: fc.constant('call wrongly' as const), method, ...called })),
  kind(
    2,
    fc.record({
      do: fc.constant('construct wrongly' as const),
      class: className,
      choices: settings,
      mistake: number,
      around,
    }),
  ),
  kind(4, fc.record({ do: fc.constant('new' as const), ...object })),
  kind(4, fc.record({ do: fc.constant('forget' as const), ...object })),
  kind(
    10,
    fc.record({
      do: fc.constant('attribute' as const),
      class: className,
      which: number,
      attribute: number,
      action,
      choice: number,
    }),
  ),
  kind(1, fc.record({ do: fc.constant('shorten' as const), which: number, choice: number })),
  kind(10, fc.record({ do: fc.constant('hold on' as const), which: number, choice: number })),
  kind(6, fc.record({ do: fc.constant('collect' as const) })),
  kind(
    3,
    fc.record({
      do: fc.constant('break off' as const),
      method: fc.constantFrom(...methods.filter(({ waits }) => waits !== undefined).map(({ name }) => name)),
      subject,
    }),
  ),
  kind(4, fc.record({ do: fc.constant('count lent' as const), chn: channel })),
  kind(2, fc.record({ do: fc.constant('film' as const), chn: channel })),
  kind(3, fc.record({ do: fc.constant('cut' as const), chn: channel })),
  kind(
    3,
    fc.record({
      do: fc.constant('work' as const),
      which: number,
      method: working(),
      rounds: fc.integer({ min: 1, max: 30 }),
      subject,
    }),
  ),
  kind(4, fc.record({ do: fc.constant('end work' as const), which: number })),
  kind(
    2,
    fc.record({
      do: fc.constant('fault' as const),
      function: fc.constantFrom(...FAULTY),
      call: fc.integer({ min: 1, max: 4 }),
    }),
  ),
  kind(1, fc.record({ do: fc.constant('soft reset' as const) })),
];

function working(): fc.Arbitrary<keyof typeof WORKING> {
  return fc.constantFrom(...(Object.keys(WORKING) as (keyof typeof WORKING)[]));
}

const step: fc.Arbitrary<Step> = fc.oneof(...KINDS);

/** Sequences of up to so many steps. */
export function sequences(longest: number): fc.Arbitrary<Sequence> {
  return fc.record({
    opening: fc.array(fc.nat({ max: 8 }), { minLength: CHANNELS, maxLength: CHANNELS }),
    early: fc.array(step, { maxLength: 6, size: 'max' }),
    steps: fc.array(step, { minLength: 0, maxLength: longest, size: 'max' }),
  });
}
