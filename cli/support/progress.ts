// SPDX-License-Identifier: MIT
// Progress of long work: one line per step on stderr, so that stdout stays the script's.

const start = process.hrtime.bigint();

let isSilent = false;

/** From now on, no progress is shown. */
export function silence(): void {
  isSilent = true;
}

/** Whether progress is to be shown. */
export function showsProgress(): boolean {
  return !isSilent;
}

/** Writes one step, with the minutes and seconds since the program's start. */
export function step(text: string): void {
  if (isSilent) {
    return;
  }
  const seconds = Number((process.hrtime.bigint() - start) / 1_000_000_000n);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  process.stderr.write(`[${clock.padStart(5)}] ${text}\n`);
}
