// SPDX-License-Identifier: MIT
// Channels that a script creates or ends by raw calls of the MPP, under the module's feet.

import { callOf, type Subject } from './calls.js';
import type { Channel, Identity } from './channel-model.js';
import { chnAttr } from './construction.js';
import type { Exchange } from './command.js';
import { plainAttributes } from './expectations.js';
import { methodOf } from './spec.js';
import type { World } from './board-model.js';

/** `raw_create()` over an Encoder's buffers; Start takes the channel over. */
export function rawCreate(world: World, meant: Subject): Exchange | undefined {
  const encoder = world.encoders.get(meant.encoder);
  const chn = encoder === undefined ? -1 : lastBufferedBy(world, encoder);
  if (chn < 0 || !world.isMediaStarted || !world.channel(chn).isSurely('buffered')) {
    return undefined;
  }
  const channel = world.channel(chn);
  const subject: Subject = { ...meant, chn, around: '-' };
  const isSure = channel.buffers.arePlain && !world.isMemoryShort;
  return {
    text: `raw_create(${subject.encoder}, ${chn}, ${channel.buffers.count})`,
    around: '-',
    // None: after Destroy there is no pool in generation B.
    allowed: ['0', ...(world.generation === 'B' ? ['None'] : []), ...(isSure ? [] : ['-*'])],
    then: (outcome) => (outcome === '0' ? takeOver(world, channel, subject) : undefined),
  };
}

function takeOver(world: World, channel: Channel, subject: Subject): Exchange | undefined {
  const owner = world.encoders.get(subject.encoder);
  channel.situations = channel.situations.map((each) => ({ ...each, state: 'created' }));
  channel.attributes = plainAttributes(chnAttr);
  channel.life++;
  const start = callOf(world, methodOf('Start'), subject);
  return (
    start && {
      ...start,
      then: (outcome) => {
        const further = start.then?.(outcome);
        channel.situations = channel.situations.map((each) => ({ ...each, owner }));
        return outcome === 'None' ? further : { ...rawEnd(world, subject.chn), allowed: ['0', '-*'] };
      },
    }
  );
}

// The channel whose pool `private_poolid` tells: the last one with buffers of the object. -1: none, or who knows.
function lastBufferedBy(world: World, encoder: Identity): number {
  const owned = world.channels.map((channel) => {
    const owners = new Set(channel.situations.map(({ buffersOwner }) => buffersOwner));
    return owners.size === 1 ? owners.has(encoder) : owners.has(encoder) ? undefined : false;
  });
  return owned.includes(undefined) ? -1 : owned.lastIndexOf(true);
}

/** A running channel is ended by raw calls; then Destroy finds nothing to do in the driver. */
export function rawEndAndDestroy(world: World, subject: Subject): Exchange | undefined {
  const channel = world.channel(subject.chn);
  if (!channel.isSurely('running') || !world.encoders.has(subject.encoder)) {
    return undefined;
  }
  return {
    ...rawEnd(world, subject.chn),
    then: () => callOf(world, methodOf('Destroy'), { ...subject, around: '-' }),
  };
}

// After a fault the channel may be on its way out already.
function rawEnd(world: World, chn: number): Exchange {
  return { text: `raw_end(${chn})`, around: '-', allowed: ['0', ...(world.hasFaults ? ['-*'] : [])] };
}
