// SPDX-License-Identifier: MIT
// What kind of program a file is, by its ELF header.

const MAGIC = Buffer.from('\x7fELF', 'latin1');
const CLASS_64 = 2;
const LITTLE_ENDIAN = 1;
/** The machines that programs of this project are for; by number in the ELF specification. */
const MACHINES: Record<number, string> = { 62: 'x86-64', 243: 'riscv' };

/** Bytes of a program's beginning that are enough for `elfMachine`. */
const ELF_HEAD = 20;

/** "riscv64", "x86-64", "32-bit machine 8"; undefined for what is no ELF file. */
export function elfMachine(head: Buffer): string | undefined {
  if (head.length < ELF_HEAD || !head.subarray(0, MAGIC.length).equals(MAGIC)) {
    return undefined;
  }
  const machine = head[5] === LITTLE_ENDIAN ? head.readUInt16LE(18) : head.readUInt16BE(18);
  const name = MACHINES[machine] ?? `machine ${machine}`;
  if (name === 'riscv') {
    return head[4] === CLASS_64 ? 'riscv64' : 'riscv32';
  }
  return head[4] === CLASS_64 ? name : `32-bit ${name}`;
}
