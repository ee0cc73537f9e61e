// SPDX-License-Identifier: MIT
/** Checks the order of calls: its steps are calls of the spec, which the states allow one after the other. */
import type { Diagnostics } from '../model/diagnostics.js';
import type { Api, StateMachine } from '../model/model.js';
import { nearestHint } from '../model/nearest.js';
import { named } from '../model/once-per.js';
import { transition } from '../model/state-machine.js';

export function checkSteps(api: Api, machine: StateMachine, diagnostics: Diagnostics): void {
  let state = machine.states[0]?.name ?? '';
  for (const { call } of machine.steps) {
    const [owner = '', name = ''] = call.split('.');
    const one = named(api.classes, owner);
    const method = one && named(one.methods, name);
    if (one && !method) {
      const names = one.methods.map((each) => `${owner}.${each.name}`);
      const help = nearestHint(call, names, `use a method of ${owner}`);
      diagnostics.add('C113', machine.at, `the step ${call} is not a call of the spec`, help);
    }
    if (method?.isStateful !== true || method.isStatic) {
      continue;
    }
    const { action, next } = transition(api, machine, method, state);
    if (action !== 'ALLOW') {
      const message = `the step ${call} comes in the state ${state}, which does not allow it`;
      diagnostics.add('C113', machine.at, message, 'change the order, or add the missing step');
    }
    state = next;
  }
}
