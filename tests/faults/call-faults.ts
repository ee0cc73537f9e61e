// SPDX-License-Identifier: MIT
// The faults of a scenario: one for each call that it makes and each error code that the call can return.

import { isModuleSite, type CallSite } from './scenario-run.js';

/** The error codes of each function, the most usual one first. */
export type FailureCodes = ReadonlyMap<string, string[]>;

export interface Fault {
  /** In the syntax of `run --fault`. */
  text: string;
  function: string;
  /** In the scenario, only the module calls this function. */
  isModuleCall: boolean;
}

/** The C heap has one failure. */
const NO_MEMORY = ['0'];
/** MicroPython's heap is tested separately. */
const HEAP = 'gc_alloc';

/** Every call with every error code. */
export function callFaults(sites: CallSite[], codes: FailureCodes): Fault[] {
  return functionsOf(sites).flatMap((name) =>
    range(callsOf(sites, name)).flatMap((call) =>
      (codes.get(name) ?? NO_MEMORY).map((code) => fault(sites, name, `${call}:${code}`)),
    ),
  );
}

/** The first and the last call of each function, with its most usual error code. */
export function firstOfEachSite(sites: CallSite[], codes: FailureCodes): Fault[] {
  return functionsOf(sites).flatMap((name) =>
    [...new Set([1, callsOf(sites, name)])].map((call) =>
      fault(sites, name, `${call}:${(codes.get(name) ?? NO_MEMORY)[0]}`),
    ),
  );
}

/** The first call of each function that `sites` call from places that `others` do not reach, with every error code. */
export function faultsOfNewSites(sites: CallSite[], others: CallSite[], codes: FailureCodes): Fault[] {
  const isKnown = (site: CallSite): boolean =>
    others.some(({ file, line, calls }) => calls > 0 && file === site.file && line === site.line);
  const added = sites.filter((site) => site.calls > 0 && isModuleSite(site) && !isKnown(site));
  return functionsOf(added).flatMap((name) =>
    (codes.get(name) ?? NO_MEMORY).map((code) => fault(sites, name, `1:${code}`)),
  );
}

function fault(sites: CallSite[], name: string, call: string): Fault {
  const callers = sites.filter((site) => site.function === name && site.calls > 0);
  return { text: `${name}:${call}`, function: name, isModuleCall: callers.every(isModuleSite) };
}

function functionsOf(sites: CallSite[]): string[] {
  const called = sites.filter((site) => site.calls > 0 && site.function !== HEAP);
  return [...new Set(called.map((site) => site.function))];
}

function callsOf(sites: CallSite[], name: string): number {
  return sites.filter((site) => site.function === name).reduce((sum, { calls }) => sum + calls, 0);
}

function range(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
