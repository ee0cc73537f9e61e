// SPDX-License-Identifier: MIT
/** The machine's verdicts in words: what each state says to a call. */
import { verdict, type Verdict } from '../model/machine.js';
import type { Api, Machine, Method } from '../model/model.js';

/** States in which a call fares alike. */
export interface AdmissionView {
  states: string;
  what: string;
}

const ORDER: Verdict['admission'][] = ['LET_THROUGH', 'DO_NOTHING', 'REFUSE'];

/** All states of the machine: first those in which the call works, last those that refuse it. */
export function admissions(api: Api, method: Method): AdmissionView[] {
  const { machine } = api;
  if (!machine) {
    return [];
  }
  const verdicts = machine.states.map(({ name }) => ({ name, found: verdict(api, machine, method, name) }));
  const groups = new Map<string, string[]>();
  for (const admission of ORDER) {
    for (const { name, found } of verdicts.filter((each) => each.found.admission === admission)) {
      const what = sentence(found, name);
      groups.set(what, [...(groups.get(what) ?? []), name]);
    }
  }
  return [...groups].map(([what, states]) => ({ states: states.join(', '), what }));
}

/** Whether there is a state that refuses the call. */
export function isRefused(api: Api, method: Method): boolean {
  const { machine } = api;
  return (
    machine?.states.some(({ name }) => verdict(api, machine, method, name).admission === 'REFUSE') ?? false
  );
}

/** The same in a table's cell. */
export function admissionCell(api: Api, machine: Machine, method: Method, state: string): string {
  const { admission, stateAfter, missing } = verdict(api, machine, method, state);
  switch (admission) {
    case 'LET_THROUGH':
      return stateAfter === state ? 'works' : `→ ${stateAfter}`;
    case 'DO_NOTHING':
      return 'does nothing';
    case 'REFUSE':
      return missing ? `OSError: ${missing} first` : 'OSError';
  }
}

function sentence({ admission, stateAfter, missing, refusal }: Verdict, state: string): string {
  switch (admission) {
    case 'LET_THROUGH':
      return stateAfter === state ? 'works' : `works, then ${stateAfter}`;
    case 'DO_NOTHING':
      return 'does nothing';
    case 'REFUSE':
      return [`OSError ${refusal ?? ''}`, ...(missing ? [`${missing} first`] : [])].join(', ');
  }
}
