// SPDX-License-Identifier: MIT
// Judges a run in which a call failed.

import type { Fault } from './call-faults.js';
import type { Run, ScenarioResult } from './scenario-run.js';

/** Exceptions that CanMV's packages and MicroPython raise when a call under them fails. */
const PACKAGE_EXCEPTIONS = ['OSError', 'MemoryError', 'RuntimeError', 'AssertionError'];

/** The function that the module calls for a fault's function. */
const CALLED: Record<string, string> = { malloc: 'calloc' };

const PAYLOAD_TYPE = 'has a payload type that does not allow this call';
/** Codes that the module explains by what a channel cannot do, instead of naming the function. */
const EXPLAINED: Record<string, string> = {
  'kd_mpi_venc_request_idr:K_ERR_VENC_ILLEGAL_PARAM': PAYLOAD_TYPE,
  'kd_mpi_venc_set_dblk:K_ERR_VENC_ILLEGAL_PARAM': PAYLOAD_TYPE,
  'kd_mpi_venc_set_h264_entropy:K_ERR_VENC_ILLEGAL_PARAM': PAYLOAD_TYPE,
  'kd_mpi_venc_set_h265_sao:K_ERR_VENC_ILLEGAL_PARAM': PAYLOAD_TYPE,
  'kd_mpi_venc_set_rotation:K_ERR_VENC_BUSY': 'is running, and its stream keeps the sides of its pictures',
};

export function hasFired({ text, function: name }: Fault, { stderr }: Run): boolean {
  return stderr.includes(`fault fired: ${name}:${text.split(':')[1] ?? ''}\n`);
}

/** Describes the error; undefined when there is none. */
export function errorOf(fault: Fault, run: Run): string | undefined {
  const [first, again] = run.results;
  if (first === undefined || again === undefined) {
    return `exited with ${String(run.code)}: ${run.stdout}${run.stderr}`;
  }
  if (run.code !== 0 || !run.stderr.endsWith('leak check: clean\n')) {
    return run.stderr;
  }
  if (again.outcome.length > 0 || again.returned.length > 0) {
    return `the next recording: ${JSON.stringify(again)}`;
  }
  return isDocumented(fault, first) ? undefined : JSON.stringify(first);
}

/** No error, an error as a result, or an exception that names the failed function. */
function isDocumented(fault: Fault, { outcome }: ScenarioResult): boolean {
  const [type, code, text] = outcome;
  if (type === undefined) {
    return true;
  }
  if (!fault.isModuleCall) {
    return PACKAGE_EXCEPTIONS.includes(String(type));
  }
  const called = CALLED[fault.function] ?? fault.function;
  const explained = EXPLAINED[`${fault.function}:${fault.text.split(':')[2] ?? ''}`];
  const expected = explained ?? ` failed in ${called}: `;
  return type === 'OSError' && typeof code === 'number' && String(text).includes(expected);
}
