// SPDX-License-Identifier: MIT
// Expected results that the spec does not define: frames and packs, memory, and owners of channels.

import type { Class, Method, Parameter } from '../../generator/model/model.js';
import type { Channel, Identity, Situation } from './channel-model.js';
import { classOf, constant, enumerator, fieldOf, type Values } from './spec.js';
import { allowedNumbers, pick } from './values.js';
import type { Stream, BoardModel } from './board-model.js';

/** The size of the frames that `fixture.py` sends. */
const FRAME_SIZE: Record<string, number> = { width: 128, height: 64, picWidth: 128, picHeight: 64 };
const BUFFER_COUNTS = [4, 2, 3, 1, 6, 8];
/** A header and its frame. */
const PACKS_PER_FRAME = 2;
/** A wait that times out takes real time. */
const SHORT_TIMEOUTS = [0, 1, 2];
const ALL_TIMEOUTS = [1000, 0, -1];
export const RARE = 32;
export const JPEG = enumerator('K_PT_JPEG');
const UNITS_2D = constant('K_VENC_2D_MAX_CHN_NUM');
export const MAX_POOLS = constant('VB_MAX_COMM_POOLS');

/** A call of a method with its arguments. */
export interface Call {
  method: Method;
  chn: number;
  /** Without a number: the channel is the Encoder's own. */
  isOwn: boolean;
  encoder: Identity;
  stream: Stream | undefined;
  attributes: Values;
  /** The frame has the size of the channel. */
  isValidFrame: boolean;
  numbers: Record<string, number>;
}

/** A result of an allowed call. */
interface CallResult {
  result: string;
  /** The channel moves to the next state. */
  changesState: boolean;
}

export interface Expectation {
  /** The call does not wait, so a long timeout is allowed. */
  returnsAtOnce?(channel: Channel): boolean;
  results(call: Call, model: BoardModel): CallResult[];
  /** Updates the model after a result. */
  update?(call: Call, model: BoardModel, result: string): void;
  /** The owners of the channel afterwards. */
  owners?(call: Call): Partial<Situation>;
}

const SUCCESS: CallResult = { result: 'None', changesState: true };
/** The result of a call that Ctrl-C interrupts; its effect is unknown. */
const INTERRUPTED = 'None';
const DRIVER_ERROR: CallResult = { result: 'OSError*', changesState: false };

const chnAttr = classOf('ChnAttrStr');
const settings = chnAttr.construction.parameters.map((parameter) => ({
  parameter,
  attribute: fieldOf(chnAttr, parameter),
}));

/** The standard attributes of a class. */
export function standardAttributes(owner: Class): Values {
  const values = owner.construction.parameters.map((parameter) => [
    fieldOf(owner, parameter),
    FRAME_SIZE[parameter.name] ?? parameter.default ?? 0,
  ]);
  return Object.fromEntries(values) as Values;
}

/** Attributes that every codec accepts: the standard frame size and defaults. */
function areStandard(values: Values): boolean {
  return settings.every(({ parameter, attribute }) => {
    const standard = FRAME_SIZE[parameter.name] ?? parameter.default;
    return standard === undefined || attribute === 'mjpeg_quality_factor' || values[attribute] === standard;
  });
}

/** A valid number for a parameter; rarely one at the limits of its type. */
export function numberFor(method: Method, parameter: Parameter, channel: Channel, choice: number): number {
  if (parameter.name === method.waits) {
    return pick(returnsAtOnce(method, channel) ? ALL_TIMEOUTS : SHORT_TIMEOUTS, choice);
  }
  return settingFor(parameter, choice);
}

/** The same for a parameter that is not the timeout. */
export function settingFor(parameter: Parameter, choice: number): number {
  const isFree = hasNoUsualValue(parameter.type) && parameter.default === undefined;
  if (choice % RARE === RARE - 1 || isFree) {
    return pick(allowedNumbers(parameter.type), Math.floor(choice / RARE));
  }
  const standard = FRAME_SIZE[parameter.name] ?? parameter.default;
  return typeof standard === 'number'
    ? standard
    : pick(parameter.name === 'profile' ? [1, 2, 3, 5] : BUFFER_COUNTS, choice);
}

/** Choices and switches have no usual value. */
function hasNoUsualValue(type: Parameter['type']): boolean {
  return type.kind === 'choice' || (type.kind === 'int' && type.min === 0 && type.max === 1);
}

/** A call may omit the default timeout if it does not wait. */
export function mayOmit(method: Method, parameter: Parameter, channel: Channel): boolean {
  return (
    parameter.default !== undefined && (parameter.name !== method.waits || returnsAtOnce(method, channel))
  );
}

function returnsAtOnce(method: Method, channel: Channel): boolean {
  const isRejected = !channel.situations.some(({ state }) => method.from.includes(state));
  return isRejected || (expectationOf(method).returnsAtOnce?.(channel) ?? false);
}

function isStandard(channel: Channel): boolean {
  return areStandard(channel.attributes) && channel.buffers.areStandard;
}

function isIdle(channel: Channel): boolean {
  return channel.threads === 0 && !channel.hasCamera;
}

function hasFreeBuffers(channel: Channel): boolean {
  const needed = channel.flow.occupied + PACKS_PER_FRAME;
  return isIdle(channel) && isStandard(channel) && needed <= channel.buffers.count;
}

function hasPack(channel: Channel): boolean {
  return channel.threads === 0 && channel.flow.isUnread;
}

const setOutBufs: Expectation = {
  results({ numbers }, model) {
    if (model.generation === 'A' && model.isMediaStarted) {
      return [{ result: 'AssertionError', changesState: false }];
    }
    // start_media() may have failed before or after MediaManager.init().
    const mayBeLate = model.generation === 'A' && model.isMemoryShort;
    const late = mayBeLate ? [{ result: 'AssertionError', changesState: false }] : [];
    const mustSucceed = hasStandardSize(numbers) && !model.isMemoryShort && model.pools < MAX_POOLS;
    return mustSucceed ? [SUCCESS] : [SUCCESS, DRIVER_ERROR, ...late];
  },
  update({ chn, numbers }, model, result) {
    model.pools++;
    const isOk = result === 'None' && hasStandardSize(numbers);
    model.isMemoryShort ||= !isOk && result !== 'AssertionError';
    if (result === 'None') {
      model.channel(chn).buffers = { count: numbers['buf_num'] ?? 0, areStandard: isOk };
    } else if (result !== 'AssertionError') {
      model.channel(chn).buffers.areStandard = false;
    }
  },
  owners: ({ encoder }) => ({ buffersOwner: encoder }),
};

function hasStandardSize(numbers: Record<string, number>): boolean {
  return (
    ['width', 'height'].every((name) => numbers[name] === FRAME_SIZE[name]) && (numbers['buf_num'] ?? 0) < 100
  );
}

const create: Expectation = {
  results({ chn, attributes }, model) {
    const { buffers } = model.channel(chn);
    const mustSucceed = areStandard(attributes) && buffers.areStandard && !model.isMemoryShort;
    const hasMemory = model.generation === 'B' || model.isMediaStarted;
    return mustSucceed && hasMemory ? [SUCCESS] : [SUCCESS, DRIVER_ERROR];
  },
  update({ chn, attributes }, model, result) {
    if (result === 'None') {
      const channel = model.channel(chn);
      channel.attributes = { ...attributes };
      channel.isTurned = false;
      channel.isEndedRaw = false;
      channel.life++;
    }
  },
  owners: ({ encoder }) => ({ owner: encoder }),
};

const start: Expectation = {
  results: ({ chn }, model) => (isStandard(model.channel(chn)) ? [SUCCESS] : [SUCCESS, DRIVER_ERROR]),
  update({ chn }, model, result) {
    const channel = model.channel(chn);
    if (result === 'None') {
      const used = isIdle(channel) ? 0 : Infinity;
      channel.flow = { isUnread: false, occupied: used, outstanding: used };
    }
  },
};

const sendFrame: Expectation = {
  returnsAtOnce: hasFreeBuffers,
  results({ chn, isValidFrame }, model) {
    const channel = model.channel(chn);
    const rejected = { result: '-*', changesState: true };
    if (!isValidFrame) {
      return [rejected];
    }
    const accepted = { result: '0', changesState: true };
    const full = { result: String(constant('K_ERR_VENC_BUSY')), changesState: true };
    if (hasFreeBuffers(channel)) {
      return [accepted];
    }
    return isStandard(channel) && channel.threads === 0 ? [accepted, full] : [accepted, rejected];
  },
  update({ chn, isValidFrame }, model, result) {
    const channel = model.channel(chn);
    if (!['0', INTERRUPTED].includes(result) || !isValidFrame) {
      return;
    }
    const isEncoded = hasFreeBuffers(channel);
    channel.flow = {
      ...channel.flow,
      isUnread: (isEncoded && result === '0') || channel.flow.isUnread,
      occupied: isEncoded ? channel.flow.occupied + PACKS_PER_FRAME : Infinity,
    };
  },
};

// GetStream timed out with free buffers: no frame is queued.
function afterEmptyGet(channel: Channel, result: string): void {
  const { flow, buffers } = channel;
  flow.isUnread = false;
  if (result === '-1' && isIdle(channel) && flow.outstanding + PACKS_PER_FRAME <= buffers.count) {
    flow.occupied = flow.outstanding;
  }
}

const getStream: Expectation = {
  returnsAtOnce: hasPack,
  results({ chn }, model) {
    const got = { result: '0', changesState: true };
    return hasPack(model.channel(chn)) ? [got] : [got, { result: '-1', changesState: true }];
  },
  update({ chn, stream }, model, result) {
    if (stream === undefined) {
      return;
    }
    if (result === INTERRUPTED) {
      const { flow } = model.channel(chn);
      model.markStreamUnknown(stream);
      model.channel(chn).flow = {
        ...flow,
        isUnread: false,
        outstanding: Math.max(flow.outstanding, flow.occupied),
      };
    } else if (result === '0' || result === '-1') {
      model.release(stream, result === '0' ? undefined : 0);
      afterEmptyGet(model.channel(chn), result);
    } else if (result.startsWith('OSError') && stream.holds === undefined) {
      stream.count = 0;
    } else {
      model.markStreamUnknown(stream);
    }
  },
};

const releaseStream: Expectation = {
  results: () => [SUCCESS],
  update({ chn, stream }, model) {
    if (stream?.holds?.chn === chn) {
      model.release(stream, undefined);
    }
  },
};

/** Stop and Destroy release all packs. */
const teardown: Expectation = {
  results: ({ chn }, model) => (model.channel(chn).isEndedRaw ? [SUCCESS, DRIVER_ERROR] : [SUCCESS]),
  update({ chn }, model) {
    const channel = model.channel(chn);
    channel.life++;
    channel.forgetFlow();
  },
};

/** A call that the driver rejects unless the channel has one of the payload types. */
function onlyFor(...payloads: string[]): Expectation {
  const values = payloads.map(enumerator);
  return {
    results: ({ chn }, model) =>
      values.includes(Number(model.channel(chn).attributes['payload_type'])) ? [SUCCESS] : [DRIVER_ERROR],
  };
}

/** A rotation of a running channel must keep the sides of its pictures. */
const setRotation: Expectation = {
  results({ chn, numbers }, model) {
    const channel = model.channel(chn);
    const isTurned = exchangesSides(numbers);
    if (channel.isKnownToBe('created') || channel.isTurned === isTurned) {
      return [SUCCESS];
    }
    const busy = { result: `OSError ${String(constant('K_ERR_VENC_BUSY'))}`, changesState: false };
    return channel.isKnownToBe('running') && channel.isTurned !== undefined ? [busy] : [SUCCESS, busy];
  },
  update({ chn, numbers }, model, result) {
    if (result === 'None') {
      model.channel(chn).isTurned = exchangesSides(numbers);
    }
  },
};

function exchangesSides({ rotation = 0 }: Record<string, number>): boolean {
  return rotation % 2 === 1;
}

/** The last channel has no 2D unit. An own channel may be any. */
const setOsd: Expectation = {
  results({ chn, isOwn, isValidFrame }) {
    if (!isValidFrame || (!isOwn && chn >= UNITS_2D)) {
      return [DRIVER_ERROR];
    }
    return isOwn ? [SUCCESS, DRIVER_ERROR] : [SUCCESS];
  },
};

/** What a frame of `fixture.py` is to the call. */
export function bufferOf(method: Method): string {
  return method.name === 'SetOSD' ? 'image' : 'picture.info';
}

/** A call that only reads; `shown` is how its results start. */
function reading(...shown: string[]): Expectation {
  return { results: () => shown.map((result) => ({ result: `${result}*`, changesState: false })) };
}

const EXPECTATIONS: Record<string, Expectation> = {
  SetOutBufs: setOutBufs,
  Create: create,
  Start: start,
  SendFrame: sendFrame,
  GetStream: getStream,
  ReleaseStream: releaseStream,
  RequestIDR: onlyFor('K_PT_H264', 'K_PT_H265'),
  SetRotation: setRotation,
  SetMirror: { results: () => [SUCCESS] },
  SetDeblocking: onlyFor('K_PT_H264', 'K_PT_H265'),
  SetEntropyCoding: onlyFor('K_PT_H264'),
  SetSAO: onlyFor('K_PT_H265'),
  SetOSD: setOsd,
  Stop: teardown,
  Destroy: { ...teardown, owners: () => ({ owner: undefined }) },
  // Objects of the script may fill the heap.
  frames: reading('<StreamData', 'MemoryError'),
  sps_pps: reading('None', "b'", 'MemoryError'),
  stats: reading('(', 'MemoryError'),
};

export function expectationOf(method: Method): Expectation {
  const expectation = EXPECTATIONS[method.name];
  if (expectation === undefined) {
    throw new Error(`tests/sequences/expectations.ts must define the results of ${method.name}`);
  }
  return expectation;
}
