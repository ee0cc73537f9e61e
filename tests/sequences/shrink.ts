// SPDX-License-Identifier: MIT
// A failing sequence made short. fast-check could do it, too, but tries many candidates, and each takes a fresh board:
// here what came after the failure goes first, then ever smaller runs of steps, then what a step need not say.

import type { Sequence, Step } from './steps.js';

/** Whether a sequence still fails. */
export type Fails = (sequence: Sequence) => Promise<boolean>;

export async function shrink(sequence: Sequence, played: number, fails: Fails): Promise<Sequence> {
  let shortest = sequence;
  const better = async (candidate: Sequence): Promise<boolean> => {
    const isBetter = await fails(candidate);
    shortest = isBetter ? candidate : shortest;
    return isBetter;
  };
  await better({ ...shortest, steps: shortest.steps.slice(0, played) });
  await better({ ...shortest, early: [] });
  await shorten(
    () => shortest.steps,
    (steps) => better({ ...shortest, steps }),
  );
  await shorten(
    () => shortest.early,
    (early) => better({ ...shortest, early }),
  );
  for (const [chn] of shortest.opening.entries()) {
    await better({ ...shortest, opening: shortest.opening.map((buffers, at) => (at === chn ? 0 : buffers)) });
  }
  for (const [at, step] of shortest.steps.entries()) {
    const plainer = plain(step);
    if (plainer !== undefined) {
      await better({
        ...shortest,
        steps: shortest.steps.map((each, index) => (index === at ? plainer : each)),
      });
    }
  }
  return shortest;
}

// Leaves out runs of steps, halves first, single ones last, until none can be spared.
async function shorten(now: () => Step[], better: (steps: Step[]) => Promise<boolean>): Promise<void> {
  for (let size = Math.ceil(now().length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = now().length; end > 0; end -= size) {
      const start = Math.max(0, end - size);
      await better([...now().slice(0, start), ...now().slice(end)]);
    }
  }
}

// Without keywords, and with nothing around it.
function plain(step: Step): Step | undefined {
  if ('around' in step) {
    return { ...step, around: '-' };
  }
  if (!('subject' in step)) {
    return undefined;
  }
  return { ...step, subject: { ...step.subject, keywords: 0, useAlias: false, around: '-' } };
}
