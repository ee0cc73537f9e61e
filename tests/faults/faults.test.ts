// SPDX-License-Identifier: MIT
// Every call of the MPP that the scenarios make fails once, with every code that it can fail with; then every
// allocation of MicroPython's heap. Each time: a documented ending, nothing held, and the next recording works.

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
import { hasFired, whatIsWrong } from './verdict.js';

const IS_LONG = process.env['VENCODER_LONG_TESTS'] === '1';
/** Every so many-th allocation fails; `make test-long` lets each fail. */
const HEAP_STEP = IS_LONG ? 1 : 7;

let codes: FailureCodes;

beforeAll(async () => {
  const { abi } = await loadModel(specProject);
  codes = new Map(
    abi.functions.map(({ name, failures }) => [name, failures.map((one) => one.name ?? String(one.value))]),
  );
});

/** Runs a scenario with each fault; what was not as it should be. */
async function wrongEndings(program: ScenarioProgram, scenario: string, faults: Fault[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const fault of faults) {
    const run = await program.run(scenario, ['--fault', fault.text]);
    const found = hasFired(fault, run) ? whatIsWrong(fault, run) : 'it did not fire';
    if (found !== undefined) {
      wrong.push(`${scenario} with --fault ${fault.text}: ${found}`);
    }
  }
  return wrong;
}

/** The same for the heap, until the scenario allocates no more. */
async function wrongHeapEndings(program: ScenarioProgram, scenario: string): Promise<[number, string[]]> {
  const wrong: string[] = [];
  for (let call = 1; ; call += HEAP_STEP) {
    const fault: Fault = { text: `gc_alloc:${call}`, function: 'gc_alloc', isOfTheModule: false };
    const run = await program.run(scenario, [], [fault.text]);
    if (!hasFired(fault, run)) {
      return [call, wrong];
    }
    const found = whatIsWrong(fault, run);
    if (found !== undefined) {
      wrong.push(`${scenario} ${fault.text}: ${found}`);
    }
  }
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

describe.each(await withVariant(VARIANT, COMBINATIONS))('$board with MPP $mpp', ({ board, mpp }) => {
  // QEMU needs its time: there, each place that calls fails once.
  const isWhole = board === 'host' || IS_LONG;
  const sites = new Map<string, CallSite[]>();
  let program: ScenarioProgram;

  beforeAll(async () => {
    program = await ScenarioProgram.build(board, mpp);
    for (const scenario of [...SCENARIOS, RACE]) {
      sites.set(scenario, await program.callSites(scenario));
    }
  });

  it.each(SCENARIOS)('%s: calls fail', async (scenario) => {
    const called = sites.get(scenario) ?? [];
    const faults = isWhole ? callFaults(called, codes) : firstOfEachSite(called, codes);
    const wrong = await wrongEndings(program, scenario, faults);
    tell(`MPP ${mpp} on ${board}, ${scenario}: ${faults.length} faults, ${wrong.length} wrong endings`);
    expect(wrong).toEqual([]);
  });

  it(`${RACE}: calls fail that only a race makes`, async () => {
    const known = SCENARIOS.flatMap((scenario) => sites.get(scenario) ?? []);
    const faults = faultsOfNewSites(sites.get(RACE) ?? [], known, codes);
    const wrong = await wrongEndings(program, RACE, faults);
    tell(`MPP ${mpp} on ${board}, ${RACE}: ${faults.length} faults, ${wrong.length} wrong endings`);
    expect(faults.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  (isWhole ? it.each(SCENARIOS) : it.skip.each(SCENARIOS))('%s: allocations fail', async (scenario) => {
    const [allocations, wrong] = await wrongHeapEndings(program, scenario);
    tell(
      `MPP ${mpp} on ${board}, ${scenario}: every ${HEAP_STEP}. of ${allocations} allocations, ${wrong.length} wrong`,
    );
    expect(allocations).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });

  it('partial_teardown.py: ways out go on where they stopped', async () => {
    const { code, stdout, stderr } = await program.runScript('partial_teardown.py');
    expect(stdout + stderr).toMatch(/^half way: ok\n[^]*account: clean\n$/);
    expect(code).toBe(0);
  });

  it('reaches every place of the module that calls the MPP', () => {
    const all = [...sites.values()].flat().filter(isModuleSite);
    const name = (site: CallSite): string => `${site.function} in ${site.caller}`;
    const reached = new Set(all.filter(({ calls }) => calls > 0).map(name));
    tell(`MPP ${mpp} on ${board}: ${reached.size} of ${new Set(all.map(name)).size} places reached`);
    expect([...reached].sort()).toEqual([...new Set(all.map(name))].sort());
  });
});
