// SPDX-License-Identifier: MIT
// What the spec cannot tell: what pictures and packs come to, what memory suffices, and who owns a channel.

import type { Class, Method, Parameter } from '../../generator/model/model.js';
import type { Channel, Identity, Situation } from './channel-model.js';
import { classOf, constant, keeperOf, type Values } from './spec.js';
import { allowedNumbers, pick } from './values.js';
import type { Stream, World } from './board-model.js';

/** The picture that `fixture.py` sends. */
const PLAIN_SIZE: Record<string, number> = { width: 128, height: 64, picWidth: 128, picHeight: 64 };
const FEW_BUFFERS = [4, 2, 3, 1, 6, 8];
/** A header and its picture. */
const PACKS_OF_A_PICTURE = 2;
/** Waits in vain take real time. */
const SHORT = [0, 1, 2];
const ANY_TIMEOUT = [1000, 0, -1];
export const SELDOM = 32;
export const MAX_POOLS = constant('VB_MAX_COMM_POOLS');

/** A call of a method with its arguments. */
export interface Call {
  method: Method;
  chn: number;
  encoder: Identity;
  stream: Stream | undefined;
  attributes: Values;
  /** The picture is the one that fits. */
  isPlainPicture: boolean;
  numbers: Record<string, number>;
}

/** What a call that is let through comes to; without `moves` it changes nothing. */
interface Passing {
  outcome: string;
  moves: boolean;
}

export interface Knowledge {
  /** A long time-out is all right: nothing has to be waited for. */
  isAtOnce?(channel: Channel): boolean;
  passes(call: Call, world: World): Passing[];
  /** What else is so after an outcome. */
  done?(call: Call, world: World, outcome: string): void;
  /** Whose the channel is afterwards. */
  owners?(call: Call): Partial<Situation>;
}

const WELL: Passing = { outcome: 'None', moves: true };
/** What a call that tells a number comes to when Ctrl-C ends it; what it did until then is open. */
const BROKEN_OFF = 'None';
const DRIVER_REFUSES: Passing = { outcome: 'OSError*', moves: false };

const chnAttr = classOf('ChnAttrStr');
const keepers = chnAttr.construction.parameters.map((parameter) => ({
  parameter,
  attribute: keeperOf(chnAttr, parameter),
}));

/** Such attributes, of the class that has them. */
export function plainAttributes(owner: Class): Values {
  const given = owner.construction.parameters.map((parameter) => [
    keeperOf(owner, parameter),
    PLAIN_SIZE[parameter.name] ?? parameter.default ?? 0,
  ]);
  return Object.fromEntries(given) as Values;
}

/** Attributes with which a codec surely works: the picture's size, and defaults. */
function arePlain(values: Values): boolean {
  return keepers.every(({ parameter, attribute }) => {
    const wanted = PLAIN_SIZE[parameter.name] ?? parameter.default;
    return wanted === undefined || attribute === 'mjpeg_quality_factor' || values[attribute] === wanted;
  });
}

/** A number that suits a parameter; seldom one from the ends of what its type allows. */
export function numberFor(method: Method, parameter: Parameter, channel: Channel, choice: number): number {
  if (parameter.name === method.waits) {
    return pick(isAtOnce(method, channel) ? ANY_TIMEOUT : SHORT, choice);
  }
  return settingFor(parameter, choice);
}

/** The same, for parameters that are no matter of waiting. */
export function settingFor(parameter: Parameter, choice: number): number {
  if (choice % SELDOM === SELDOM - 1 || parameter.type.kind === 'choice') {
    return pick(allowedNumbers(parameter.type), Math.floor(choice / SELDOM));
  }
  const plain = PLAIN_SIZE[parameter.name] ?? parameter.default;
  return plain ?? pick(parameter.name === 'profile' ? [1, 2, 3, 5] : FEW_BUFFERS, choice);
}

/** A default time-out may be left out where nothing can wait long. */
export function mayLeaveOut(method: Method, parameter: Parameter, channel: Channel): boolean {
  return parameter.default !== undefined && (parameter.name !== method.waits || isAtOnce(method, channel));
}

function isAtOnce(method: Method, channel: Channel): boolean {
  const isRefused = !channel.situations.some(({ state }) => method.from.includes(state));
  return isRefused || (knowledgeOf(method).isAtOnce?.(channel) ?? false);
}

function isPlain(channel: Channel): boolean {
  return arePlain(channel.attributes) && channel.buffers.arePlain;
}

function isQuiet(channel: Channel): boolean {
  return channel.threads === 0 && !channel.isFilmed;
}

function hasRoom(channel: Channel): boolean {
  const needed = channel.flow.occupied + PACKS_OF_A_PICTURE;
  return isQuiet(channel) && isPlain(channel) && needed <= channel.buffers.count;
}

function hasPack(channel: Channel): boolean {
  return channel.threads === 0 && channel.flow.isUnread;
}

const setOutBufs: Knowledge = {
  passes({ numbers }, world) {
    if (world.generation === 'A' && world.isMediaStarted) {
      return [{ outcome: 'AssertionError', moves: false }];
    }
    // What start_media() got done before it failed is not known.
    const mayBeLate = world.generation === 'A' && world.isMemoryShort;
    const late = mayBeLate ? [{ outcome: 'AssertionError', moves: false }] : [];
    const isSure = hasPlainSize(numbers) && !world.isMemoryShort && world.pools < MAX_POOLS;
    return isSure ? [WELL] : [WELL, DRIVER_REFUSES, ...late];
  },
  done({ chn, numbers }, world, outcome) {
    world.pools++;
    const isWell = outcome === 'None' && hasPlainSize(numbers);
    world.isMemoryShort ||= !isWell && outcome !== 'AssertionError';
    if (outcome === 'None') {
      world.channel(chn).buffers = { count: numbers['buf_num'] ?? 0, arePlain: isWell };
    } else if (outcome !== 'AssertionError') {
      world.channel(chn).buffers.arePlain = false;
    }
  },
  owners: ({ encoder }) => ({ buffersOwner: encoder }),
};

function hasPlainSize(numbers: Record<string, number>): boolean {
  return (
    ['width', 'height'].every((name) => numbers[name] === PLAIN_SIZE[name]) && (numbers['buf_num'] ?? 0) < 100
  );
}

const create: Knowledge = {
  passes({ chn, attributes }, world) {
    const { buffers } = world.channel(chn);
    const isSure = arePlain(attributes) && buffers.arePlain && !world.isMemoryShort;
    const hasMemory = world.generation === 'B' || world.isMediaStarted;
    return isSure && hasMemory ? [WELL] : [WELL, DRIVER_REFUSES];
  },
  done({ chn, attributes }, world, outcome) {
    if (outcome === 'None') {
      const channel = world.channel(chn);
      channel.attributes = { ...attributes };
      channel.life++;
    }
  },
  owners: ({ encoder }) => ({ owner: encoder }),
};

const start: Knowledge = {
  passes: ({ chn }, world) => (isPlain(world.channel(chn)) ? [WELL] : [WELL, DRIVER_REFUSES]),
  done({ chn }, world, outcome) {
    const channel = world.channel(chn);
    if (outcome === 'None') {
      const used = isQuiet(channel) ? 0 : Infinity;
      channel.flow = { isUnread: false, occupied: used, lent: used };
    }
  },
};

const sendFrame: Knowledge = {
  isAtOnce: hasRoom,
  passes({ chn, isPlainPicture }, world) {
    const channel = world.channel(chn);
    const refused = { outcome: '-*', moves: true };
    if (!isPlainPicture) {
      return [refused];
    }
    const taken = { outcome: '0', moves: true };
    const full = { outcome: String(constant('K_ERR_VENC_BUSY')), moves: true };
    if (hasRoom(channel)) {
      return [taken];
    }
    return isPlain(channel) && channel.threads === 0 ? [taken, full] : [taken, refused];
  },
  done({ chn, isPlainPicture }, world, outcome) {
    const channel = world.channel(chn);
    if (!['0', BROKEN_OFF].includes(outcome) || !isPlainPicture) {
      return;
    }
    const isEncoded = hasRoom(channel);
    channel.flow = {
      ...channel.flow,
      isUnread: (isEncoded && outcome === '0') || channel.flow.isUnread,
      occupied: isEncoded ? channel.flow.occupied + PACKS_OF_A_PICTURE : Infinity,
    };
  },
};

// Where nothing comes though there is room, no picture waits.
function emptied(channel: Channel, outcome: string): void {
  const { flow, buffers } = channel;
  flow.isUnread = false;
  if (outcome === '-1' && isQuiet(channel) && flow.lent + PACKS_OF_A_PICTURE <= buffers.count) {
    flow.occupied = flow.lent;
  }
}

const getStream: Knowledge = {
  isAtOnce: hasPack,
  passes({ chn }, world) {
    const got = { outcome: '0', moves: true };
    return hasPack(world.channel(chn)) ? [got] : [got, { outcome: '-1', moves: true }];
  },
  done({ chn, stream }, world, outcome) {
    if (stream === undefined) {
      return;
    }
    if (outcome === BROKEN_OFF) {
      const { flow } = world.channel(chn);
      world.doubtStream(stream);
      world.channel(chn).flow = { ...flow, isUnread: false, lent: Math.max(flow.lent, flow.occupied) };
    } else if (outcome === '0' || outcome === '-1') {
      world.giveBack(stream, outcome === '0' ? undefined : 0);
      emptied(world.channel(chn), outcome);
    } else if (outcome.startsWith('OSError') && stream.holds === undefined) {
      stream.count = 0;
    } else {
      world.doubtStream(stream);
    }
  },
};

const releaseStream: Knowledge = {
  passes: () => [WELL],
  done({ chn, stream }, world) {
    if (stream?.holds?.chn === chn) {
      world.giveBack(stream, undefined);
    }
  },
};

/** Stop, Destroy: what was held is gone. */
const ending: Knowledge = {
  passes: () => [WELL],
  done({ chn }, world) {
    const channel = world.channel(chn);
    channel.life++;
    channel.forgetFlow();
  },
};

const KNOWN: Record<string, Knowledge> = {
  SetOutBufs: setOutBufs,
  Create: create,
  Start: start,
  SendFrame: sendFrame,
  GetStream: getStream,
  ReleaseStream: releaseStream,
  Stop: ending,
  Destroy: { ...ending, owners: () => ({ owner: undefined }) },
};

export function knowledgeOf(method: Method): Knowledge {
  const known = KNOWN[method.name];
  if (known === undefined) {
    throw new Error(`tests/sequences/expectations.ts has to know what ${method.name} comes to`);
  }
  return known;
}
