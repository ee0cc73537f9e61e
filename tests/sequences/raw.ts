// SPDX-License-Identifier: MIT
// Channels that a script creates or ends by raw MPP calls, unknown to the module.

import { callOf, type Subject } from './calls.js';
import type { Channel, Identity } from './channel-model.js';
import { chnAttr } from './construction.js';
import type { Command } from './command.js';
import { JPEG, standardAttributes } from './expectations.js';
import { methodOf } from './spec.js';
import type { BoardModel } from './board-model.js';

/** `raw_create()` over an Encoder's buffers; Start adopts the channel. */
export function rawCreate(model: BoardModel, requested: Subject): Command | undefined {
  const encoder = model.encoders.get(requested.encoder);
  const chn = encoder === undefined ? -1 : lastBufferedBy(model, encoder);
  if (chn < 0 || !model.isMediaStarted || !model.channel(chn).isKnownToBe('buffered', 'destroyed')) {
    return undefined;
  }
  const channel = model.channel(chn);
  const subject: Subject = { ...requested, chn, condition: '-' };
  const mustSucceed = channel.buffers.areStandard && !model.isMemoryShort;
  return {
    text: `raw_create(${subject.encoder}, ${chn}, ${channel.buffers.count})`,
    condition: '-',
    // None: generation B has no pool after Destroy.
    allowed: ['0', ...(model.generation === 'B' ? ['None'] : []), ...(mustSucceed ? [] : ['-*'])],
    then: (result) => (result === '0' ? adopt(model, channel, subject) : undefined),
  };
}

function adopt(model: BoardModel, channel: Channel, subject: Subject): Command | undefined {
  const owner = model.encoders.get(subject.encoder);
  channel.situations = channel.situations.map((each) => ({ ...each, state: 'created' }));
  // As in raw_create() of fixture.py.
  channel.attributes = { ...standardAttributes(chnAttr), payload_type: JPEG };
  channel.isTurned = subject.chn % 2 === 1;
  channel.life++;
  const start = callOf(model, methodOf('Start'), subject);
  return (
    start && {
      ...start,
      then: (result) => {
        const further = start.then?.(result);
        channel.situations = channel.situations.map((each) => ({ ...each, owner }));
        return result === 'None' ? further : { ...rawEnd(model, subject.chn), allowed: ['0', '-*'] };
      },
    }
  );
}

// The channel whose pool `private_poolid` returns: the last one with buffers of the object. -1: none or unknown.
function lastBufferedBy(model: BoardModel, encoder: Identity): number {
  const owned = model.channels.map((channel) => {
    const owners = new Set(channel.situations.map(({ buffersOwner }) => buffersOwner));
    return owners.size === 1 ? owners.has(encoder) : owners.has(encoder) ? undefined : false;
  });
  return owned.includes(undefined) ? -1 : owned.lastIndexOf(true);
}

/** Ends a running channel by raw calls, then calls Destroy. */
export function rawEndAndDestroy(model: BoardModel, subject: Subject): Command | undefined {
  const channel = model.channel(subject.chn);
  if (!channel.isKnownToBe('running') || !channel.isNobodysOwn() || !model.encoders.has(subject.encoder)) {
    return undefined;
  }
  return {
    ...rawEnd(model, subject.chn),
    then: () => {
      channel.isEndedRaw = true;
      return callOf(model, methodOf('Destroy'), { ...subject, condition: '-' });
    },
  };
}

// After a fault, the channel may be partly torn down.
function rawEnd(model: BoardModel, chn: number): Command {
  return { text: `raw_end(${chn})`, condition: '-', allowed: ['0', ...(model.hasFaults ? ['-*'] : [])] };
}
