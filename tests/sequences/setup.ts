// SPDX-License-Identifier: MIT
// What every sequence starts with: objects to work with, and output buffers before MediaManager.init().

import { callOf } from './calls.js';
import { areAccepted, newAttributes, newObject } from './construction.js';
import type { Exchange } from './command.js';
import { MAX_POOLS, SELDOM } from './expectations.js';
import { classOf, methodOf } from './spec.js';
import { ATTRIBUTES, ENCODERS, STREAMS } from './steps.js';
import type { World } from './board-model.js';

/** Makes the next exchange when its turn comes, for what is so then. */
export type Making = (world: World) => Exchange | undefined;

/** Objects, and output buffers for the channels with a number above 0. */
export function opening(buffers: number[]): Making[] {
  const names = [...ENCODERS.slice(0, 2), ...STREAMS.slice(0, 2)];
  return [
    ...names.map(
      (name): Making =>
        (world) =>
          newObject(world, ENCODERS.includes(name) ? 'Encoder' : 'StreamData', name, '-'),
    ),
    ...codecs().map(
      (choices, index): Making =>
        (world) =>
          newAttributes(world, ATTRIBUTES[index] ?? '', choices, 0, '-'),
    ),
    ...buffers.flatMap((choice, chn): Making[] =>
      choice === 0 ? [] : [(world) => callOf(world, methodOf('SetOutBufs'), buffersFor(chn, choice - 1))],
    ),
  ];
}

function buffersFor(chn: number, choice: number): Parameters<typeof callOf>[2] {
  return {
    chn,
    encoder: ENCODERS[chn % 2] ?? '',
    stream: '',
    attributes: '',
    choices: [0, choice, 0, 0],
    keywords: 0,
    useAlias: false,
    around: '-',
  };
}

// Choices for attributes of each payload type, with the first profile that it takes.
function codecs(): number[][] {
  const [payload] = classOf('ChnAttrStr').construction.parameters;
  const types = payload?.type.kind === 'choice' ? payload.type.of : [];
  return types.map((_, index) => {
    const choices = [0, 1, 2, 3].map((profile) => [SELDOM * index, profile, 0, 0, 0, 0, 0, 0, 0]);
    return choices.find(areAccepted) ?? [];
  });
}

/** MediaManager.init(), and a picture. */
export function startMedia(world: World): Exchange {
  const isTight = world.isMemoryShort || world.pools >= MAX_POOLS - 1;
  return {
    text: 'start_media()',
    around: '-',
    allowed: isTight ? ['None', 'RuntimeError'] : ['None'],
    then: (outcome) => {
      world.isMediaStarted = outcome === 'None';
      world.isMemoryShort ||= !world.isMediaStarted;
      return undefined;
    },
  };
}
