// SPDX-License-Identifier: MIT
// Encoders with a channel of their own: calls without a number, and calls in the wrong form.

import type { Method } from '../../generator/model/model.js';
import { callOf, OWN_ENCODERS, type Subject } from './calls.js';
import { newObject } from './construction.js';
import { statement, type Command } from './command.js';
import { drop } from './objects.js';
import { firstCall } from '../../generator/model/state-machine.js';
import { api, methodOf } from './spec.js';
import { pick } from './values.js';
import type { BoardModel } from './board-model.js';
import type { Identity } from './channel-model.js';

const SET_OUT_BUFS = 'SetOutBufs';
/** Generation A: channels from here on are not requested. */
const UNREQUESTED = 3;

export type OwnStep =
  | { do: 'request own'; which: number; subject: Subject }
  | { do: 'call own' | 'call own in state' | 'mix shapes'; which: number; method: string; subject: Subject }
  | { do: 'drop own'; which: number };

export function ownCommandOf(model: BoardModel, step: OwnStep): Command | undefined {
  const name = pick(OWN_ENCODERS, step.which);
  const encoder = model.encoders.get(name);
  if (step.do === 'drop own') {
    return drop(model, name);
  }
  if (encoder === undefined) {
    return newObject(model, 'Encoder', name, '-');
  }
  const chn = ownChannelOf(model, encoder);
  if (step.do === 'request own') {
    return chn === undefined ? request(model, name, step.subject) : undefined;
  }
  if (chn === undefined || chn === UNKNOWN) {
    return undefined;
  }
  const method = methodOf(step.method);
  const subject = { ...step.subject, encoder: name, chn, isOwn: true };
  return step.do === 'mix shapes'
    ? mixed(model, method, subject)
    : ((step.do === 'call own in state' ? toState(model, method, subject) : undefined) ??
        callOf(model, method, subject));
}

const UNKNOWN = -1;

/** The number of the channel that an Encoder has of its own; undefined: none. */
function ownChannelOf(model: BoardModel, encoder: Identity): number | undefined {
  const found = model.channels.findIndex(({ situations }) =>
    situations.some(({ ownOf }) => ownOf === encoder),
  );
  if (found < 0) {
    return undefined;
  }
  return model.channel(found).situations.every(({ ownOf }) => ownOf === encoder) ? found : UNKNOWN;
}

/** SetOutBufs of an Encoder without a channel; the board then has only one channel to give. */
function request(model: BoardModel, encoder: string, requested: Subject): Command | undefined {
  const chn =
    model.generation === 'B' ? requested.chn : model.channels.findIndex((each) => each.mayBe('bare'));
  const isFree = chn >= 0 && model.channel(chn).isKnownToBe('bare') && model.channel(chn).isNobodysOwn();
  if (!isFree || (model.generation === 'A' && chn >= UNREQUESTED)) {
    return undefined;
  }
  const subject: Subject = { ...requested, encoder, chn, isOwn: true, condition: '-' };
  const command = callOf(model, methodOf(SET_OUT_BUFS), subject);
  return command && { ...command, text: `with_only(${chn}, lambda: ${command.text})` };
}

function toState(model: BoardModel, method: Method, subject: Subject): Command | undefined {
  const [situation] = model.channel(subject.chn).situations;
  if (situation === undefined || method.from.includes(situation.state)) {
    return undefined;
  }
  const next = firstCall(api, situation.state, method.from);
  return next === undefined ? undefined : callOf(model, methodOf(next), subject);
}

/** A call with a number on an object with a channel of its own. */
function mixed(model: BoardModel, method: Method, subject: Subject): Command | undefined {
  const command = callOf(model, method, { ...subject, isOwn: false, condition: '-' });
  return command && { ...statement(command.text), allowed: ['TypeError', 'ValueError'] };
}
