// SPDX-License-Identifier: MIT
// Builds method calls and their allowed results.

import type { Method, Parameter } from '../../generator/model/model.js';
import { UNUSED, type Possibility, type Situation } from './channel-model.js';
import { chnAttr } from './construction.js';
import { alsoAllowed, type Condition, type Command } from './command.js';
import { bufferOf, expectationOf, mayOmit, numberFor, type Call } from './expectations.js';
import { countOutstanding } from './objects.js';
import { channelParameter, classOf, constant, satisfiesRules, transitionOf } from './spec.js';
import { mistakesOf, pick, formatArguments, type Argument } from './values.js';
import type { BoardModel } from './board-model.js';

/** The objects of a call, and numbers that choose its arguments. */
export interface Subject {
  chn: number;
  /** The call leaves out the number: the channel is the Encoder's own. */
  isOwn?: boolean;
  encoder: string;
  stream: string;
  attributes: string;
  choices: number[];
  keywords: number;
  useAlias: boolean;
  condition: Condition;
}

/** Encoders with a channel of their own, and none by number. */
export const OWN_ENCODERS: readonly string[] = ['e3', 'e4'];

/** An OSError without arguments: there was no memory for them. */
const ERROR_WITHOUT_TEXT = 'OSError';

/** A valid call; undefined if an object that it needs does not exist. */
export function callOf(model: BoardModel, method: Method, requested: Subject): Command | undefined {
  const subject = withExistingObjects(model, requested);
  const encoder = model.encoders.get(subject.encoder);
  const args = argumentsOf(model, method, subject);
  if (encoder === undefined || args === undefined) {
    return undefined;
  }
  const call: Call = {
    method,
    chn: subject.chn,
    isOwn: subject.isOwn === true,
    encoder,
    stream: model.streams.get(subject.stream),
    attributes: model.attributes.get(subject.attributes) ?? {},
    isValidFrame: isValidFrame(model, subject),
    numbers: numbersOf(args),
  };
  const kept = args.filter(
    ({ parameter }, index) =>
      !isOmitted(model, method, parameter, subject, index) &&
      !(call.isOwn && parameter.name === channelParameter),
  );
  const text = `${subject.encoder}.${method.name}(${formatArguments(kept, subject.keywords, subject.useAlias)})`;
  return commandOf(model, call, text, subject);
}

// Replaces objects that do not exist with existing ones.
function withExistingObjects(model: BoardModel, subject: Subject): Subject {
  return {
    ...subject,
    encoder: existing(model.encoders, subject.encoder, OWN_ENCODERS),
    stream: existing(model.streams, subject.stream),
    attributes: existing(model.attributes, subject.attributes),
  };
}

function existing(
  objects: ReadonlyMap<string, unknown>,
  name: string,
  except: readonly string[] = [],
): string {
  return objects.has(name) ? name : ([...objects.keys()].find((each) => !except.includes(each)) ?? name);
}

// The choices may omit the last parameter.
function isOmitted(
  model: BoardModel,
  method: Method,
  parameter: Parameter,
  subject: Subject,
  index: number,
): boolean {
  const isChosen = (subject.choices[index] ?? 0) % 5 === 4 && index === method.parameters.length - 1;
  return isChosen && mayOmit(method, parameter, model.channel(subject.chn));
}

function commandOf(model: BoardModel, call: Call, text: string, subject: Subject): Command {
  const always = raisedBeforeStateCheck(call);
  if (always !== undefined) {
    return { text, condition: subject.condition, allowed: [always, ...alsoAllowed(subject.condition)] };
  }
  const channel = model.channel(call.chn);
  const possibilities = channel.situations.flatMap((situation) => [
    ...possibilitiesIn(model, call, situation),
    ...resultsUnder(call, situation, subject.condition, model.derived.has(subject.encoder)),
  ]);
  const wasEmpty = call.stream !== undefined && model.packCount(call.stream) === 0;
  const wasUnread = channel.flow.isUnread;
  return {
    text,
    condition: subject.condition,
    allowed: [...new Set(possibilities.map(({ result }) => result))],
    then: (result) => {
      channel.observe(result, possibilities);
      expectationOf(call.method).update?.(call, model, result);
      if (result.startsWith('MemoryError')) {
        model.markUnknown(call.chn);
      }
      if (isInterruptedGet(call, subject, result)) {
        return wasEmpty ? holdPacks(model, subject, wasUnread) : undefined;
      }
      return checkAfter(model, call.method, subject, result);
    },
  };
}

// Ctrl-C arrived before the call, during its wait, or after it got packs.
function isInterruptedGet({ method }: Call, { condition }: Subject, result: string): boolean {
  return method.name === 'GetStream' && condition === 'interrupted' && result === 'None';
}

// A further command that checks the packs after a call.
function checkAfter(
  model: BoardModel,
  method: Method,
  subject: Subject,
  result: string,
): Command | undefined {
  if (method.name === 'GetStream' && result === '0') {
    return holdPacks(model, subject);
  }
  return method.name === 'ReleaseStream' && result === 'None'
    ? countOutstanding(model, subject.chn)
    : undefined;
}

// The exception for arguments that fail their checks, which precede the state check.
function raisedBeforeStateCheck({ method, attributes, stream }: Call): string | undefined {
  const accepts = (name: string): boolean =>
    method.parameters.some(({ type }) => type.kind === 'object' && type.class === name);
  if (accepts(chnAttr.name) && !satisfiesRules(chnAttr, attributes)) {
    return 'ValueError';
  }
  const fills = method.parameters.some(({ type }) => type.kind === 'object' && type.isOut);
  return fills && stream?.isShortened === true ? 'ValueError' : undefined;
}

function possibilitiesIn(model: BoardModel, call: Call, situation: Situation): Possibility[] {
  const raised = raisedForOwn(call, situation);
  if (raised !== undefined) {
    return [{ result: raised, situation }];
  }
  const { action, raises, reports, next } = transitionOf(call.method, situation.state);
  if (action === 'REJECT') {
    return [{ result: raises, situation }];
  }
  if (action === 'REPORT') {
    return [{ result: reports, situation }];
  }
  if (action === 'NOOP') {
    return [{ result: 'None', situation }];
  }
  const expectation = expectationOf(call.method);
  const after = afterCall(call, { ...situation, ...expectation.owners?.(call), state: next });
  return expectation
    .results(call, model)
    .map(({ result, changesState }) => ({ result, situation: changesState ? after : situation }));
}

/** A call with the number of a channel that another Encoder has of its own. */
const ANOTHERS_OWN = `OSError ${constant('K_ERR_VENC_BUSY')}`;
/** Calls of an Encoder's own channel before Create, and the states in which all others raise ValueError. */
const PREPARING = ['SetOutBufs', 'Create'];
const BEFORE_CREATE = ['bare', 'buffered'];

// The exception of a call because of whose own the channel is.
function raisedForOwn({ isOwn, method }: Call, { ownOf, state }: Situation): string | undefined {
  if (!isOwn) {
    return ownOf === undefined ? undefined : ANOTHERS_OWN;
  }
  return BEFORE_CREATE.includes(state) && !PREPARING.includes(method.name) ? 'ValueError' : undefined;
}

// Destroy gives an own channel back.
function afterCall({ method, isOwn, encoder }: Call, situation: Situation): Situation {
  if (!isOwn) {
    return situation;
  }
  return method.name === 'Destroy' ? UNUSED : { ...situation, ownOf: encoder };
}

// Further results under a condition. Only calls that allocate run out of memory: those that return None or an
// object, rejected ones (which allocate a message) and those of Python subclasses.
function resultsUnder(
  call: Call,
  situation: Situation,
  condition: Condition,
  isDerived: boolean,
): Possibility[] {
  const isRejected =
    transitionOf(call.method, situation.state).action === 'REJECT' ||
    raisedForOwn(call, situation) !== undefined;
  const allocates = ['none', 'value'].includes(call.method.returns) || isRejected || isDerived;
  if (condition === '-' || (condition !== 'interrupted' && !allocates)) {
    return [];
  }
  const results = [...alsoAllowed(condition), ...(isRejected ? [ERROR_WITHOUT_TEXT] : [])];
  return results.map((result) => ({ result, situation }));
}

// Reads the new packs. With `wasUnread`, GetStream may have returned none; those available then stay unread.
function holdPacks(model: BoardModel, { stream: name, chn }: Subject, wasUnread?: boolean): Command {
  const stream = model.streams.get(name);
  const channel = model.channel(chn);
  const max = Math.min(channel.buffers.count, packCapacity);
  return {
    text: `held(${name}, True)`,
    condition: '-',
    allowed: [
      ...(wasUnread === undefined ? [] : ['0']),
      ...Array.from({ length: max }, (_, index) => String(index + 1)),
    ],
    then: (result) => {
      if (result === '0') {
        channel.flow.isUnread = wasUnread ?? false;
        return undefined;
      }
      if (stream !== undefined) {
        stream.source = chn;
        stream.holds = { chn, life: channel.life, count: Number(result) };
        channel.flow.outstanding += Number(result);
      }
      return undefined;
    },
  };
}

const packCapacity = classOf('StreamData').attributes.reduce(
  (capacity, attribute) => (attribute.kind === 'intArray' ? attribute.count : capacity),
  0,
);

function argumentsOf(model: BoardModel, method: Method, subject: Subject): Argument[] | undefined {
  const texts = method.parameters.map((parameter, index) =>
    textFor(model, method, parameter, subject, index),
  );
  return texts.every((text) => text !== undefined)
    ? method.parameters.map((parameter, index) => ({ parameter, text: texts[index] ?? '' }))
    : undefined;
}

function textFor(
  model: BoardModel,
  method: Method,
  parameter: Parameter,
  subject: Subject,
  index: number,
): string | undefined {
  const { type } = parameter;
  if (type.kind === 'object') {
    const isAttributes = type.class === chnAttr.name;
    const name = isAttributes ? subject.attributes : subject.stream;
    return model.attributes.has(name) || model.streams.has(name) ? name : undefined;
  }
  if (type.kind === 'buffer') {
    return isValidFrame(model, subject) ? bufferOf(method) : 'blank';
  }
  if (parameter.name === channelParameter) {
    return String(subject.chn);
  }
  if (parameter.name === method.waits && subject.condition === 'interrupted') {
    return '-1';
  }
  return String(numberFor(method, parameter, model.channel(subject.chn), subject.choices[index] ?? 0));
}

function isValidFrame(model: BoardModel, { choices }: Subject): boolean {
  return model.isMediaStarted && (choices[0] ?? 0) % 8 !== 7;
}

function numbersOf(args: Argument[]): Record<string, number> {
  const numbers = args.filter(({ parameter }) => ['int', 'choice'].includes(parameter.type.kind));
  return Object.fromEntries(numbers.map(({ parameter, text }) => [parameter.name, Number(text)]));
}

/** A call with one wrong argument. */
export function wrongCallOf(
  model: BoardModel,
  method: Method,
  requested: Subject,
  mistake: number,
): Command | undefined {
  const subject = withExistingObjects(model, requested);
  const right = argumentsOf(model, method, subject);
  if (right === undefined || !model.encoders.has(subject.encoder)) {
    return undefined;
  }
  const mistakes = mistakesOf(method, right).filter(
    ({ text }) => model.isMediaStarted || !text.includes('picture'),
  );
  const { text, raises } = pick(mistakes, mistake);
  const { condition } = subject;
  const allowed = [raises, ...alsoAllowed(condition)];
  return { text: `${subject.encoder}.${method.name}(${text})`, condition, allowed };
}
