// SPDX-License-Identifier: MIT
// Boards that are whole machines in QEMU: whether their parts were downloaded.

import { emulatedBoards } from '../boards/boards.js';
import { hasKernel } from '../machine/kernel.js';
import { presentQemu } from '../machine/qemu.js';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { note, ok, type Finding } from './finding.js';

export async function examineMachines(): Promise<Finding[]> {
  const findings = (await emulatedBoards()).map(async ({ name, machine }) =>
    machine === undefined ? [] : [await examine(name, machine)],
  );
  return (await Promise.all(findings)).flat();
}

async function examine(board: string, machine: string): Promise<Finding> {
  const subject = `board ${board}`;
  const qemu = await qemuOf(machine);
  if (qemu instanceof Failure) {
    return note(subject, `will not run: ${qemu.message}`, qemu.hint);
  }
  if (qemu === undefined || !hasKernel()) {
    const missing = [...(qemu === undefined ? [`QEMU with machine ${machine}`] : []), 'its kernel'];
    return note(
      subject,
      `${missing.join(' and ')} not downloaded yet (150 MB)`,
      `vencoder run --board ${board} SCRIPT`,
    );
  }
  const { stdout } = await execute({ check: true })`${qemu} --version`;
  return ok(subject, stdout.split('\n')[0] ?? '');
}

/** A Failure where there is no way to one. */
async function qemuOf(machine: string): Promise<string[] | undefined | Failure> {
  try {
    return await presentQemu(machine);
  } catch (error) {
    if (error instanceof Failure) {
      return error;
    }
    throw error;
  }
}
