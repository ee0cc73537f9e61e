// SPDX-License-Identifier: MIT
// The setup of every sequence: objects, and output buffers before MediaManager.init().

import { callOf, OWN_ENCODERS } from './calls.js';
import { areAccepted, newAttributes, newObject } from './construction.js';
import type { Command } from './command.js';
import { MAX_POOLS, RARE } from './expectations.js';
import { ownCommandOf } from './own.js';
import { CHANNELS, classOf, methodOf } from './spec.js';
import { ATTRIBUTES, ENCODERS, STREAMS } from './steps.js';
import type { BoardModel } from './board-model.js';

/** Creates the next command from the model at that time. */
export type CommandSource = (model: BoardModel) => Command | undefined;

/** Creates objects, and output buffers for channels with a number above 0. */
export function setup(buffers: number[]): CommandSource[] {
  const names = [...ENCODERS.slice(0, 2), ...STREAMS.slice(0, 2)];
  return [
    ...names.map(
      (name): CommandSource =>
        (model) =>
          newObject(model, ENCODERS.includes(name) ? 'Encoder' : 'StreamData', name, '-'),
    ),
    ...codecs().map(
      (choices, index): CommandSource =>
        (model) =>
          newAttributes(model, ATTRIBUTES[index] ?? '', choices, 0, '-'),
    ),
    ...buffers.flatMap((choice, chn): CommandSource[] =>
      choice === 0 ? [] : [(model) => callOf(model, methodOf('SetOutBufs'), buffersFor(chn, choice - 1))],
    ),
    ...OWN_ENCODERS.flatMap((_, which) => ownBuffers(which, buffers[which] ?? 0)),
  ];
}

// Creates an Encoder, and output buffers for a channel of its own.
function ownBuffers(which: number, choice: number): CommandSource[] {
  const subject = { ...buffersFor(CHANNELS - 1 - which, choice), isOwn: true };
  const source: CommandSource = (model) => ownCommandOf(model, { do: 'request own', which, subject });
  return choice % 2 === 0 ? [source, source] : [];
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
    condition: '-',
  };
}

// Choices of attributes for each payload type, with the first profile that it accepts.
function codecs(): number[][] {
  const [payload] = classOf('ChnAttrStr').construction.parameters;
  const types = payload?.type.kind === 'choice' ? payload.type.of : [];
  return types.map((_, index) => {
    const choices = [0, 1, 2, 3].map((profile) => [RARE * index, profile, 0, 0, 0, 0, 0, 0, 0]);
    return choices.find(areAccepted) ?? [];
  });
}

/** Calls MediaManager.init() and creates a frame. */
export function startMedia(model: BoardModel): Command {
  const mayFail = model.isMemoryShort || model.pools >= MAX_POOLS - 1;
  return {
    text: 'start_media()',
    condition: '-',
    allowed: mayFail ? ['None', 'RuntimeError'] : ['None'],
    then: (result) => {
      model.isMediaStarted = result === 'None';
      model.isMemoryShort ||= !model.isMediaStarted;
      return undefined;
    },
  };
}
