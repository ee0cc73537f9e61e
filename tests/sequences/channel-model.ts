// SPDX-License-Identifier: MIT
// A model of a channel. A test cannot observe everything (whether an object was collected), so the model has a set of
// possible situations, which results of calls narrow down.

import { states, type Values } from './spec.js';

/** Identifies a Python object by a unique number. */
export type Identity = number;

export interface Situation {
  state: string;
  /** The Encoder that created the channel; its finaliser destroys it. */
  owner: Identity | undefined;
  /** The Encoder that called SetOutBufs. */
  buffersOwner: Identity | undefined;
  /** The Encoder whose own channel it is. */
  ownOf: Identity | undefined;
}

/** A possible result (as from `fixture.py`; a trailing * matches any text) and the situation after it. */
export interface Possibility {
  result: string;
  situation: Situation;
}

export function matches(result: string, pattern: string): boolean {
  return pattern.endsWith('*') ? result.startsWith(pattern.slice(0, -1)) : result === pattern;
}

/** The state without output buffers, and the state after Destroy. */
const BARE = 'bare';
const DESTROYED = 'destroyed';
/** As at the start. */
export const UNUSED: Situation = { state: BARE, owner: undefined, buffersOwner: undefined, ownOf: undefined };

export interface Buffers {
  count: number;
  /** They have the size for the frames of `fixture.py`. */
  areStandard: boolean;
}

/** What is known about frames and packs. */
export interface Flow {
  /** At least one pack is unread. */
  isUnread: boolean;
  /** Upper bound of output buffers in use; Infinity if frames may wait for one. */
  occupied: number;
  /** Upper bound of outstanding packs. */
  outstanding: number;
}

const UNKNOWN: Flow = { isUnread: false, occupied: Infinity, outstanding: Infinity };

export class Channel {
  situations: Situation[] = [{ ...UNUSED }];
  buffers: Buffers = { count: 0, areStandard: false };
  /** The attributes given to Create. */
  attributes: Values = {};
  /** Whether a rotation exchanges the sides of its pictures. */
  isTurned: boolean | undefined = false;
  flow: Flow = { ...UNKNOWN };
  /** Threads that may call SendFrame or GetStream. */
  threads = 0;
  hasCamera = false;
  /** Raw calls ended it; if the Destroy after that failed, Stop fails, too. */
  isEndedRaw = false;
  /** Counts lives from Create to Stop or Destroy. Packs of an earlier life are released. */
  life = 0;

  /** True if no other state is possible. */
  isKnownToBe(...known: string[]): boolean {
    return this.situations.every(({ state }) => known.includes(state));
  }

  /** True if the state is possible. */
  mayBe(state: string): boolean {
    return this.situations.some((each) => each.state === state);
  }

  isNobodysOwn(): boolean {
    return this.situations.every(({ ownOf }) => ownOf === undefined);
  }

  /** Adds the situations after a possible collection of these Encoders. */
  assumeCollection(dropped: ReadonlySet<Identity>): void {
    const next = new Map(this.situations.map((situation) => [JSON.stringify(situation), situation]));
    for (const situation of next.values()) {
      for (const added of afterCollection(situation, dropped)) {
        next.set(JSON.stringify(added), added);
      }
    }
    this.situations = [...next.values()];
    if (this.situations.length > 1) {
      this.forgetFlow();
    }
  }

  /** The situations after the Encoder released all that it has, or kept what the driver refused. */
  close(encoder: Identity, isDone: boolean): void {
    const closed = this.situations.map(
      (situation) => afterCollection(situation, new Set([encoder])).at(-1) ?? situation,
    );
    if (closed.some((situation, i) => situation !== this.situations[i])) {
      this.life++;
      this.forgetFlow();
    }
    const possible = isDone ? closed : [...this.situations, ...closed];
    this.situations = [...new Map(possible.map((each) => [JSON.stringify(each), each])).values()];
  }

  /** Keeps the situations that match the result; false if there is none. */
  observe(result: string, possibilities: Possibility[]): boolean {
    const fitting = possibilities.filter((each) => matches(result, each.result));
    if (fitting.length === 0) {
      return false;
    }
    const kept = new Map(fitting.map(({ situation }) => [JSON.stringify(situation), situation]));
    this.situations = [...kept.values()];
    return true;
  }

  forgetFlow(): void {
    this.flow = { ...UNKNOWN };
  }

  /** After a fault or an interrupted call: any state is possible. */
  forgetState(): void {
    this.forgetFlow();
    const everywhere = this.situations.flatMap((situation) =>
      states.flatMap((state) => [
        { ...situation, state },
        { ...situation, state, owner: undefined },
      ]),
    );
    everywhere.push(UNUSED);
    this.situations = [...new Map(everywhere.map((each) => [JSON.stringify(each), each])).values()];
  }
}

/** The situations after a dropped Encoder is collected; the last one if all that it had is released. */
function afterCollection(situation: Situation, dropped: ReadonlySet<Identity>): Situation[] {
  const { owner, buffersOwner, ownOf } = situation;
  if (ownOf !== undefined) {
    return dropped.has(ownOf) ? [UNUSED] : [];
  }
  const losesBuffers = buffersOwner !== undefined && dropped.has(buffersOwner);
  if (owner !== undefined && dropped.has(owner)) {
    return [{ ...situation, state: DESTROYED, owner: undefined }, ...(losesBuffers ? [UNUSED] : [])];
  }
  if (!losesBuffers) {
    return [];
  }
  // The Encoder that created the channel becomes the owner of the buffers.
  return owner === undefined ? [UNUSED] : [{ ...situation, buffersOwner: owner }];
}
