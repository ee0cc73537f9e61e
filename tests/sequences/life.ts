// SPDX-License-Identifier: MIT
// Steps beside the calls of the state machine: an iteration over a channel's packs, and Close.

import { OWN_ENCODERS } from './calls.js';
import type { Command } from './command.js';
import type { BoardModel } from './board-model.js';
import { pick } from './values.js';

export type LifeStep = { do: 'iterate'; encoder: string; chn: number } | { do: 'close'; which: number };

export function lifeCommandOf(model: BoardModel, step: LifeStep): Command | undefined {
  return step.do === 'iterate' ? iterate(model, step.encoder, step.chn) : close(model, step.which);
}

/** One turn of a loop over frames, on a channel whose packs are there: it would wait for others. */
function iterate(model: BoardModel, encoder: string, chn: number): Command | undefined {
  const channel = model.channel(chn);
  const isUsable = model.encoders.has(encoder) && channel.isNobodysOwn() && channel.isKnownToBe('running');
  if (!isUsable || channel.threads > 0 || !channel.flow.isUnread) {
    return undefined;
  }
  return {
    text: `iterated(${encoder}, ${chn})`,
    condition: '-',
    allowed: Array.from({ length: channel.buffers.count }, (_, i) => String(i + 1)),
    then: () => {
      // All packs are read and released.
      channel.flow.isUnread = false;
      return undefined;
    },
  };
}

/** Close releases what the collection of the Encoder would release. */
function close(model: BoardModel, which: number): Command | undefined {
  const name = pick([...model.encoders.keys(), ...OWN_ENCODERS], which);
  const encoder = model.encoders.get(name);
  // After raw calls, the driver may refuse a step.
  if (encoder === undefined || model.channels.some(({ isEndedRaw }) => isEndedRaw)) {
    return undefined;
  }
  return {
    text: `${name}.Close()`,
    condition: '-',
    allowed: ['None'],
    then: (result) => {
      for (const channel of model.channels) {
        channel.close(encoder, result === 'None');
      }
      return undefined;
    },
  };
}
