// SPDX-License-Identifier: MIT
// Reads the machine that a program is built for from its ELF header.

const MAGIC = Buffer.from('\x7fELF', 'latin1');
const CLASS_64 = 2;
const LITTLE_ENDIAN = 1;
/** Machines of this project's programs, by their number in the ELF specification. */
const MACHINES: Record<number, string> = { 62: 'x86-64', 243: 'riscv' };

/** Bytes of the ELF header that are read here. */
export const ELF_HEADER_SIZE = 20;

/** "riscv64", "x86-64", "32-bit machine 8"; undefined if the file is not an ELF file. */
export function elfMachine(program: Buffer): string | undefined {
  if (program.length < ELF_HEADER_SIZE || !program.subarray(0, MAGIC.length).equals(MAGIC)) {
    return undefined;
  }
  const machine = program[5] === LITTLE_ENDIAN ? program.readUInt16LE(18) : program.readUInt16BE(18);
  const name = MACHINES[machine] ?? `machine ${machine}`;
  if (name === 'riscv') {
    return program[4] === CLASS_64 ? 'riscv64' : 'riscv32';
  }
  return program[4] === CLASS_64 ? name : `32-bit ${name}`;
}
