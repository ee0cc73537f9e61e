// SPDX-License-Identifier: MIT
// Makes every MPP call of the scenarios fail once with every error code, then every allocation of MicroPython's heap.
// Each time the result is documented, nothing is outstanding, and the next recording works.

import { beforeAll, describe, expect, it } from '@jest/globals';
import { specProject } from '../../cli/options/spec-project.js';
import { loadModel } from '../../generator/generate.js';
import { COMBINATIONS, VARIANT, withVariant } from '../board-run.js';
import {
  callFaults,
  faultsOfNewSites,
  firstOfEachSite,
  type Fault,
  type FailureCodes,
} from './call-faults.js';
import { isModuleSite, RACE, SCENARIOS, ScenarioProgram, type CallSite } from './scenario-run.js';
import { hasFired, errorOf } from './verdict.js';

const IS_LONG = process.env['VENCODER_LONG_TESTS'] === '1';
/** Every HEAP_STEP-th allocation fails; with `make test-long`, each one. */
const HEAP_STEP = IS_LONG ? 1 : 7;

let codes: FailureCodes;

beforeAll(async () => {
  const { abi } = await loadModel(specProject);
  codes = new Map(
    abi.functions.map(({ name, failures }) => [name, failures.map((one) => one.name ?? String(one.value))]),
  );
});

/** Runs a scenario with each fault; returns the errors. */
async function errorsOfCalls(program: ScenarioProgram, scenario: string, faults: Fault[]): Promise<string[]> {
  const errors: string[] = [];
  for (const fault of faults) {
    const run = await program.run(scenario, ['--fault', fault.text]);
    const found = hasFired(fault, run) ? errorOf(fault, run) : 'the fault did not fire';
    if (found !== undefined) {
      errors.push(`${scenario} with --fault ${fault.text}: ${found}`);
    }
  }
  return errors;
}

/** The same for the heap, until the scenario makes no more allocations. */
async function errorsOfAllocations(program: ScenarioProgram, scenario: string): Promise<[number, string[]]> {
  const errors: string[] = [];
  for (let call = 1; ; call += HEAP_STEP) {
    const fault: Fault = { text: `gc_alloc:${call}`, function: 'gc_alloc', isModuleCall: false };
    const run = await program.run(scenario, [], [fault.text]);
    if (!hasFired(fault, run)) {
      return [call, errors];
    }
    const found = errorOf(fault, run);
    if (found !== undefined) {
      errors.push(`${scenario} ${fault.text}: ${found}`);
    }
  }
}

function report(text: string): void {
  process.stderr.write(`${text}\n`);
}

describe.each(await withVariant(VARIANT, COMBINATIONS))('$board with MPP $mpp', ({ board, mpp }) => {
  // QEMU is slow: there only the first and last call of each function fail.
  const isComplete = board === 'host' || IS_LONG;
  const sites = new Map<string, CallSite[]>();
  let program: ScenarioProgram;

  beforeAll(async () => {
    program = await ScenarioProgram.build(board, mpp);
    for (const scenario of [...SCENARIOS, RACE]) {
      sites.set(scenario, await program.callSites(scenario));
    }
  });

  it.each(SCENARIOS)('%s: MPP calls fail', async (scenario) => {
    const called = sites.get(scenario) ?? [];
    const faults = isComplete ? callFaults(called, codes) : firstOfEachSite(called, codes);
    const errors = await errorsOfCalls(program, scenario, faults);
    report(`MPP ${mpp} on ${board}, ${scenario}: ${faults.length} faults, ${errors.length} errors`);
    expect(errors).toEqual([]);
  });

  it(`${RACE}: calls that only the race makes fail`, async () => {
    const known = SCENARIOS.flatMap((scenario) => sites.get(scenario) ?? []);
    const faults = faultsOfNewSites(sites.get(RACE) ?? [], known, codes);
    const errors = await errorsOfCalls(program, RACE, faults);
    report(`MPP ${mpp} on ${board}, ${RACE}: ${faults.length} faults, ${errors.length} errors`);
    expect(faults.length).toBeGreaterThan(0);
    expect(errors).toEqual([]);
  });

  (isComplete ? it.each(SCENARIOS) : it.skip.each(SCENARIOS))('%s: allocations fail', async (scenario) => {
    const [allocations, errors] = await errorsOfAllocations(program, scenario);
    report(
      `MPP ${mpp} on ${board}, ${scenario}: every ${HEAP_STEP}. of ${allocations} allocations, ${errors.length} errors`,
    );
    expect(allocations).toBeGreaterThan(50);
    expect(errors).toEqual([]);
  });

  it('partial_teardown.py: a teardown continues where it stopped', async () => {
    const { code, stdout, stderr } = await program.runScript('partial_teardown.py');
    expect(stdout + stderr).toMatch(/^partial teardown: ok\n[^]*leak check: clean\n$/);
    expect(code).toBe(0);
  });

  it('reaches every call site of the module', () => {
    const all = [...sites.values()].flat().filter(isModuleSite);
    const name = (site: CallSite): string => `${site.function} in ${site.caller}`;
    const reached = new Set(all.filter(({ calls }) => calls > 0).map(name));
    report(`MPP ${mpp} on ${board}: ${reached.size} of ${new Set(all.map(name)).size} call sites reached`);
    expect([...reached].sort()).toEqual([...new Set(all.map(name))].sort());
  });
});
