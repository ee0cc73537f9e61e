// SPDX-License-Identifier: MIT
// The faults that can befall a scenario: one for each call that it makes and each code that this can fail with.

import { isModuleSite, type CallSite } from './scenario-run.js';

/** The codes that each function fails with, the most usual one first. */
export type FailureCodes = ReadonlyMap<string, string[]>;

export interface Fault {
  /** As `run --fault` takes it. */
  text: string;
  function: string;
  /** Only the module calls this function in the scenario. */
  isOfTheModule: boolean;
}

/** The C heap fails in one way. */
const NO_MEMORY = ['0'];
/** MicroPython's heap is another matter. */
const HEAP = 'gc_alloc';

/** Every call with every code. */
export function callFaults(sites: CallSite[], codes: FailureCodes): Fault[] {
  return functionsOf(sites).flatMap((name) =>
    range(callsOf(sites, name)).flatMap((call) =>
      (codes.get(name) ?? NO_MEMORY).map((code) => fault(sites, name, `${call}:${code}`)),
    ),
  );
}

/** The first call of each function, and the last; with the most usual code. */
export function firstOfEachSite(sites: CallSite[], codes: FailureCodes): Fault[] {
  return functionsOf(sites).flatMap((name) =>
    [...new Set([1, callsOf(sites, name)])].map((call) =>
      fault(sites, name, `${call}:${(codes.get(name) ?? NO_MEMORY)[0]}`),
    ),
  );
}

/** The functions that `sites` has call from places that `others` never come to: their first call, with every code. */
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
  return { text: `${name}:${call}`, function: name, isOfTheModule: callers.every(isModuleSite) };
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
