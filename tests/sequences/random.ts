// SPDX-License-Identifier: MIT
// Arbitraries of fast-check for sequences, with the weights of their steps.

import * as fc from 'fast-check';
import type { Subject } from './calls.js';
import type { Condition } from './command.js';
import type { Action } from './objects.js';
import { abi, CHANNELS, methods, states } from './spec.js';
import {
  ATTRIBUTES,
  ENCODERS,
  NAMES,
  STREAMS,
  WORKERS_BY_METHOD,
  type Sequence,
  type Step,
} from './steps.js';

/** Calls of the board itself at boot and exit, which a script cannot handle. */
const BOOT_CALLS = /^kd_mpi_vb_(init|exit|set_\w*config)$/;
/** Functions that a fault can make fail: the MPP and the C heap. */
const FAULT_TARGETS = [
  ...abi.functions.map(({ name }) => name).filter((name) => !BOOT_CALLS.test(name)),
  'malloc',
];

const number = fc.nat({ max: 1023 });
const channel = fc.nat({ max: CHANNELS - 1 });

/** Creating an object takes up to 12 allocations. */
const failing = fc.integer({ min: 1, max: 12 }).map((n): Condition => `fails${n}`);

const subject: fc.Arbitrary<Subject> = fc.record({
  // Mostly two channels, so that more happens to each.
  chn: fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 1 }) }, { weight: 1, arbitrary: channel }),
  encoder: fc.constantFrom(...ENCODERS),
  stream: fc.constantFrom(...STREAMS),
  attributes: fc.constantFrom(...ATTRIBUTES),
  choices: fc.array(number, { minLength: 4, maxLength: 4 }),
  keywords: fc.nat({ max: 3 }),
  useAlias: fc.boolean(),
  condition: fc.oneof(
    { weight: 30, arbitrary: fc.constant('-' as const) },
    { weight: 3, arbitrary: fc.constant('locked' as const) },
    { weight: 1, arbitrary: fc.constant('full' as const) },
    { weight: 4, arbitrary: failing },
  ),
});

const method = fc.constantFrom(...methods.map(({ name }) => name));
const streamMethod = fc.constantFrom('SendFrame', 'GetStream', 'ReleaseStream');
const className = fc.constantFrom(...Object.keys(NAMES));
const action = fc.constantFrom<Action[]>('read', 'write', 'write wrong', 'delete');

function kind<T extends Step>(weight: number, arbitrary: fc.Arbitrary<T>): fc.WeightedArbitrary<Step> {
  return { weight, arbitrary };
}

const settings = fc.array(number, { minLength: 9, maxLength: 9 });
const called = { subject, mistake: number };
const condition = fc.oneof(
  { weight: 2, arbitrary: fc.constant('-' as const) },
  { weight: 1, arbitrary: failing },
);
const object = {
  class: className,
  which: number,
  choices: settings,
  keywords: fc.nat({ max: 9 }),
  condition,
  isDerived: fc.boolean(),
};

const KINDS = [
  kind(100, fc.record({ do: fc.constant('call in state' as const), method: streamMethod, ...called })),
  kind(10, fc.record({ do: fc.constant('reach' as const), subject, state: fc.constantFrom(...states) })),
  kind(20, fc.record({ do: fc.constant('call' as const), method, ...called })),
  kind(12, fc.record({ do: fc.constant('call wrongly' as const), method, ...called })),
  kind(
    2,
    fc.record({
      do: fc.constant('construct wrongly' as const),
      class: className,
      choices: settings,
      mistake: number,
      condition,
    }),
  ),
  kind(4, fc.record({ do: fc.constant('new' as const), ...object })),
  kind(4, fc.record({ do: fc.constant('drop' as const), ...object })),
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
  kind(10, fc.record({ do: fc.constant('check packs' as const), which: number, choice: number })),
  kind(6, fc.record({ do: fc.constant('collect' as const) })),
  kind(
    3,
    fc.record({
      do: fc.constant('interrupt' as const),
      method: fc.constantFrom(...methods.filter(({ waits }) => waits !== undefined).map(({ name }) => name)),
      subject,
    }),
  ),
  kind(4, fc.record({ do: fc.constant('create raw' as const), subject })),
  kind(2, fc.record({ do: fc.constant('end raw' as const), subject })),
  kind(4, fc.record({ do: fc.constant('count outstanding' as const), chn: channel })),
  kind(2, fc.record({ do: fc.constant('bind camera' as const), chn: channel })),
  kind(3, fc.record({ do: fc.constant('unbind camera' as const), chn: channel })),
  kind(
    3,
    fc.record({
      do: fc.constant('start worker' as const),
      which: number,
      method: workerMethod(),
      rounds: fc.integer({ min: 1, max: 30 }),
      subject,
    }),
  ),
  kind(4, fc.record({ do: fc.constant('stop worker' as const), which: number })),
  kind(
    2,
    fc.record({
      do: fc.constant('fault' as const),
      function: fc.constantFrom(...FAULT_TARGETS),
      call: fc.integer({ min: 1, max: 4 }),
    }),
  ),
  kind(4, fc.record({ do: fc.constant('request own' as const), which: number, subject })),
  kind(
    30,
    fc.record({
      do: fc.constant('call own in state' as const),
      which: number,
      method: fc.constantFrom('Create', 'Start', 'SendFrame', 'GetStream', 'ReleaseStream'),
      subject,
    }),
  ),
  kind(8, fc.record({ do: fc.constant('call own' as const), which: number, method, subject })),
  kind(2, fc.record({ do: fc.constant('mix shapes' as const), which: number, method, subject })),
  kind(2, fc.record({ do: fc.constant('drop own' as const), which: number })),
  kind(
    8,
    fc.record({
      do: fc.constant('iterate' as const),
      encoder: fc.constantFrom(...ENCODERS),
      chn: fc.nat({ max: 1 }),
    }),
  ),
  kind(2, fc.record({ do: fc.constant('close' as const), which: number })),
  kind(1, fc.record({ do: fc.constant('soft reset' as const) })),
];

function workerMethod(): fc.Arbitrary<keyof typeof WORKERS_BY_METHOD> {
  return fc.constantFrom(...(Object.keys(WORKERS_BY_METHOD) as (keyof typeof WORKERS_BY_METHOD)[]));
}

const step: fc.Arbitrary<Step> = fc.oneof(...KINDS);

/** Sequences of up to `maxSteps` steps. */
export function sequences(maxSteps: number): fc.Arbitrary<Sequence> {
  return fc.record({
    setup: fc.array(fc.nat({ max: 8 }), { minLength: CHANNELS, maxLength: CHANNELS }),
    early: fc.array(step, { maxLength: 6, size: 'max' }),
    steps: fc.array(step, { minLength: 0, maxLength: maxSteps, size: 'max' }),
  });
}
