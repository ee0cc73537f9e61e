// SPDX-License-Identifier: MIT
// Sequences that fast-check makes, and how often there is what in them.

import * as fc from 'fast-check';
import type { Subject } from './calls.js';
import type { Around } from './command.js';
import type { Action } from './objects.js';
import { abi, CHANNELS, methods, states } from './spec.js';
import { ATTRIBUTES, ENCODERS, NAMES, STREAMS, WORKING, type Sequence, type Step } from './steps.js';

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
  kind(4, fc.record({ do: fc.constant('create raw' as const), subject })),
  kind(2, fc.record({ do: fc.constant('end raw' as const), subject })),
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
