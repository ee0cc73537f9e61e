// SPDX-License-Identifier: MIT
// Shrinks a failing sequence. fast-check's shrinker tries many candidates, and each needs a fresh board. This one removes
// the steps after the failure, then smaller and smaller runs of steps, then options of single steps.

import type { Sequence, Step } from './steps.js';

/** Whether a sequence still fails. */
export type Fails = (sequence: Sequence) => Promise<boolean>;

export async function shrink(sequence: Sequence, played: number, fails: Fails): Promise<Sequence> {
  let shortest = sequence;
  const tryCandidate = async (candidate: Sequence): Promise<boolean> => {
    const isFailing = await fails(candidate);
    shortest = isFailing ? candidate : shortest;
    return isFailing;
  };
  await tryCandidate({ ...shortest, steps: shortest.steps.slice(0, played) });
  await tryCandidate({ ...shortest, early: [] });
  await shorten(
    () => shortest.steps,
    (steps) => tryCandidate({ ...shortest, steps }),
  );
  await shorten(
    () => shortest.early,
    (early) => tryCandidate({ ...shortest, early }),
  );
  for (const [chn] of shortest.setup.entries()) {
    await tryCandidate({
      ...shortest,
      setup: shortest.setup.map((buffers, at) => (at === chn ? 0 : buffers)),
    });
  }
  for (const [at, step] of shortest.steps.entries()) {
    const plainer = plain(step);
    if (plainer !== undefined) {
      await tryCandidate({
        ...shortest,
        steps: shortest.steps.map((each, index) => (index === at ? plainer : each)),
      });
    }
  }
  return shortest;
}

// Removes runs of steps, from halves down to single steps, as long as the sequence still fails.
async function shorten(now: () => Step[], tryCandidate: (steps: Step[]) => Promise<boolean>): Promise<void> {
  for (let size = Math.ceil(now().length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = now().length; end > 0; end -= size) {
      const start = Math.max(0, end - size);
      await tryCandidate([...now().slice(0, start), ...now().slice(end)]);
    }
  }
}

// A step without keywords and conditions.
function plain(step: Step): Step | undefined {
  if ('condition' in step) {
    return { ...step, condition: '-' };
  }
  if (!('subject' in step)) {
    return undefined;
  }
  return { ...step, subject: { ...step.subject, keywords: 0, useAlias: false, condition: '-' } };
}
