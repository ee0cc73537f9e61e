// SPDX-License-Identifier: MIT
// Calls of methods: their text, and what they may come to by spec and knowledge.

import type { Method, Parameter } from '../../generator/model/model.js';
import type { Possibility, Situation } from './channel-model.js';
import { chnAttr } from './construction.js';
import { besides, type Around, type Exchange } from './command.js';
import { knowledgeOf, mayLeaveOut, numberFor, type Call } from './expectations.js';
import { countLent } from './objects.js';
import { channelParameter, classOf, keepsRules, says } from './spec.js';
import { mistakesOf, pick, written, type Argument } from './values.js';
import type { World } from './board-model.js';

/** Who and what a call is about, and numbers that decide the rest. */
export interface Subject {
  chn: number;
  encoder: string;
  stream: string;
  attributes: string;
  choices: number[];
  keywords: number;
  useAlias: boolean;
  around: Around;
}

/** An exception that got no memory for what it says. */
const WITHOUT_TEXT = 'OSError';

/** A right call; undefined when an object that it needs is not there. */
export function callOf(world: World, method: Method, meant: Subject): Exchange | undefined {
  const subject = resolved(world, meant);
  const encoder = world.encoders.get(subject.encoder);
  const given = argumentsOf(world, method, subject);
  if (encoder === undefined || given === undefined) {
    return undefined;
  }
  const call: Call = {
    method,
    chn: subject.chn,
    encoder,
    stream: world.streams.get(subject.stream),
    attributes: world.attributes.get(subject.attributes) ?? {},
    isPlainPicture: isPlainPicture(world, subject),
    numbers: numbersOf(given),
  };
  const kept = given.filter(({ parameter }, index) => !isLeftOut(world, method, parameter, subject, index));
  const text = `${subject.encoder}.${method.name}(${written(kept, subject.keywords, subject.useAlias)})`;
  return exchangeOf(world, call, text, subject);
}

// Another object where the one that was meant is not there.
function resolved(world: World, subject: Subject): Subject {
  return {
    ...subject,
    encoder: oneOf(world.encoders, subject.encoder),
    stream: oneOf(world.streams, subject.stream),
    attributes: oneOf(world.attributes, subject.attributes),
  };
}

function oneOf(there: ReadonlyMap<string, unknown>, name: string): string {
  return there.has(name) ? name : ([...there.keys()][0] ?? name);
}

// Defaults at the end, where the choices say so.
function isLeftOut(
  world: World,
  method: Method,
  parameter: Parameter,
  subject: Subject,
  index: number,
): boolean {
  const isWanted = (subject.choices[index] ?? 0) % 5 === 4 && index === method.parameters.length - 1;
  return isWanted && mayLeaveOut(method, parameter, world.channel(subject.chn));
}

function exchangeOf(world: World, call: Call, text: string, subject: Subject): Exchange {
  const always = raisedInAnyState(call);
  if (always !== undefined) {
    return { text, around: subject.around, allowed: [always, ...besides(subject.around)] };
  }
  const channel = world.channel(call.chn);
  const possibilities = channel.situations.flatMap((situation) => [
    ...possibilitiesIn(world, call, situation),
    ...disturbed(call, situation, subject.around, world.derived.has(subject.encoder)),
  ]);
  const wasEmpty = call.stream !== undefined && world.packCount(call.stream) === 0;
  const wasUnread = channel.flow.isUnread;
  return {
    text,
    around: subject.around,
    allowed: [...new Set(possibilities.map(({ outcome }) => outcome))],
    then: (outcome) => {
      channel.observe(outcome, possibilities);
      knowledgeOf(call.method).done?.(call, world, outcome);
      if (outcome.startsWith('MemoryError')) {
        world.doubt(call.chn);
      }
      if (isBrokenGet(call, subject, outcome)) {
        return wasEmpty ? holding(world, subject, wasUnread) : undefined;
      }
      return furtherOf(world, call.method, subject, outcome);
    },
  };
}

// Broken off before it began, while it waited, or when it had got what was there.
function isBrokenGet({ method }: Call, { around }: Subject, outcome: string): boolean {
  return method.name === 'GetStream' && around === 'broken' && outcome === 'None';
}

// What can be seen of packs after a call that moved some.
function furtherOf(world: World, method: Method, subject: Subject, outcome: string): Exchange | undefined {
  if (method.name === 'GetStream' && outcome === '0') {
    return holding(world, subject);
  }
  return method.name === 'ReleaseStream' && outcome === 'None' ? countLent(world, subject.chn) : undefined;
}

// Checked before the channel is looked at.
function raisedInAnyState({ method, attributes, stream }: Call): string | undefined {
  const takes = (name: string): boolean =>
    method.parameters.some(({ type }) => type.kind === 'object' && type.class === name);
  if (takes(chnAttr.name) && !keepsRules(chnAttr, attributes)) {
    return 'ValueError';
  }
  const fills = method.parameters.some(({ type }) => type.kind === 'object' && type.isOut);
  return fills && stream?.isShortened === true ? 'ValueError' : undefined;
}

function possibilitiesIn(world: World, call: Call, situation: Situation): Possibility[] {
  const { action, raises, next } = says(call.method, situation.state);
  if (action === 'REJECT') {
    return [{ outcome: raises, situation }];
  }
  if (action === 'NOOP') {
    return [{ outcome: 'None', situation }];
  }
  const known = knowledgeOf(call.method);
  const after = { ...situation, ...known.owners?.(call), state: next };
  return known
    .passes(call, world)
    .map(({ outcome, moves }) => ({ outcome, situation: moves ? after : situation }));
}

// What allocates nothing does not fail for want of memory; a refusal allocates its text, and has none in the end. What
// a script's own class does allocates, too.
function disturbed(call: Call, situation: Situation, around: Around, isDerived: boolean): Possibility[] {
  const isRefusal = says(call.method, situation.state).action === 'REJECT';
  const allocates = call.method.returns === 'none' || isRefusal || isDerived;
  if (around === '-' || (around !== 'broken' && !allocates)) {
    return [];
  }
  const outcomes = [...besides(around), ...(isRefusal ? [WITHOUT_TEXT] : [])];
  return outcomes.map((outcome) => ({ outcome, situation }));
}

// The packs that came can be read. With `wasUnread` none need have come: where there were some, they are there still.
function holding(world: World, { stream: name, chn }: Subject, wasUnread?: boolean): Exchange {
  const stream = world.streams.get(name);
  const channel = world.channel(chn);
  const most = Math.min(channel.buffers.count, constantRoom);
  return {
    text: `held(${name}, True)`,
    around: '-',
    allowed: [
      ...(wasUnread === undefined ? [] : ['0']),
      ...Array.from({ length: most }, (_, index) => String(index + 1)),
    ],
    then: (outcome) => {
      if (outcome === '0') {
        channel.flow.isUnread = wasUnread ?? false;
        return undefined;
      }
      if (stream !== undefined) {
        stream.source = chn;
        stream.holds = { chn, life: channel.life, count: Number(outcome) };
        channel.flow.lent += Number(outcome);
      }
      return undefined;
    },
  };
}

const constantRoom = classOf('StreamData').attributes.reduce(
  (room, attribute) => (attribute.kind === 'intArray' ? attribute.count : room),
  0,
);

function argumentsOf(world: World, method: Method, subject: Subject): Argument[] | undefined {
  const texts = method.parameters.map((parameter, index) =>
    textFor(world, method, parameter, subject, index),
  );
  return texts.every((text) => text !== undefined)
    ? method.parameters.map((parameter, index) => ({ parameter, text: texts[index] ?? '' }))
    : undefined;
}

function textFor(
  world: World,
  method: Method,
  parameter: Parameter,
  subject: Subject,
  index: number,
): string | undefined {
  const { type } = parameter;
  if (type.kind === 'object') {
    const isAttributes = type.class === chnAttr.name;
    const name = isAttributes ? subject.attributes : subject.stream;
    return world.attributes.has(name) || world.streams.has(name) ? name : undefined;
  }
  if (type.kind === 'buffer') {
    return isPlainPicture(world, subject) ? 'picture.info' : 'blank';
  }
  if (parameter.name === channelParameter) {
    return String(subject.chn);
  }
  if (parameter.name === method.waits && subject.around === 'broken') {
    return '-1';
  }
  return String(numberFor(method, parameter, world.channel(subject.chn), subject.choices[index] ?? 0));
}

function isPlainPicture(world: World, { choices }: Subject): boolean {
  return world.isMediaStarted && (choices[0] ?? 0) % 8 !== 7;
}

function numbersOf(given: Argument[]): Record<string, number> {
  const numbers = given.filter(({ parameter }) => parameter.type.kind === 'int');
  return Object.fromEntries(numbers.map(({ parameter, text }) => [parameter.name, Number(text)]));
}

/** A call with one mistake in its arguments. */
export function wrongCallOf(
  world: World,
  method: Method,
  meant: Subject,
  mistake: number,
): Exchange | undefined {
  const subject = resolved(world, meant);
  const right = argumentsOf(world, method, subject);
  if (right === undefined || !world.encoders.has(subject.encoder)) {
    return undefined;
  }
  const mistakes = mistakesOf(method, right).filter(
    ({ text }) => world.isMediaStarted || !text.includes('picture'),
  );
  const { text, raises } = pick(mistakes, mistake);
  const { around } = subject;
  const allowed = [raises, ...besides(around)];
  return { text: `${subject.encoder}.${method.name}(${text})`, around, allowed };
}
