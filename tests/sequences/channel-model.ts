// SPDX-License-Identifier: MIT
// What may be the case with a channel. A test cannot see everything (was a lost object collected?), so there may be
// several situations, and what calls come to rules some of them out.

import { states, type Values } from './spec.js';

/** Python objects are told apart by a number that is never used again. */
export type Identity = number;

export interface Situation {
  state: string;
  /** The Encoder that created the channel, whose end is its end. */
  owner: Identity | undefined;
  /** The Encoder that set the output buffers up. */
  buffersOwner: Identity | undefined;
}

/** An outcome, as `fixture.py` tells it (a * at its end stands for any ending), and what is the case then. */
export interface Possibility {
  outcome: string;
  situation: Situation;
}

export function matches(outcome: string, pattern: string): boolean {
  return pattern.endsWith('*') ? outcome.startsWith(pattern.slice(0, -1)) : outcome === pattern;
}

/** The state without output buffers, and the one that Destroy leads to. */
const BARE = 'bare';
const BUFFERED = 'buffered';

export interface Buffers {
  count: number;
  /** They are just large enough for the pictures that are sent. */
  arePlain: boolean;
}

/** What is known of pictures and packs. */
export interface Flow {
  /** At least one pack is there to be got. */
  isUnread: boolean;
  /** No more output buffers than these are in use; Infinity where pictures may wait for one. */
  occupied: number;
  /** No more packs than these are out. */
  lent: number;
}

const UNKNOWN: Flow = { isUnread: false, occupied: Infinity, lent: Infinity };

export class Channel {
  situations: Situation[] = [{ state: BARE, owner: undefined, buffersOwner: undefined }];
  buffers: Buffers = { count: 0, arePlain: false };
  /** Attributes that it was created with. */
  attributes: Values = {};
  flow: Flow = { ...UNKNOWN };
  /** Threads that may be sending or getting. */
  threads = 0;
  isFilmed = false;
  /** Counts lives: packs of an earlier one are gone. */
  life = 0;

  /** Only this state is possible. */
  isSurely(state: string): boolean {
    return this.situations.every((situation) => situation.state === state);
  }

  /** What the next call may find, when these Encoders may be collected at any time. */
  age(lost: ReadonlySet<Identity>): void {
    const next = new Map(this.situations.map((situation) => [JSON.stringify(situation), situation]));
    for (const situation of next.values()) {
      for (const given of givenUp(situation, lost)) {
        next.set(JSON.stringify(given), given);
      }
    }
    this.situations = [...next.values()];
    if (this.situations.length > 1) {
      this.forgetFlow();
    }
  }

  /** Keeps what fits the outcome; false when nothing does. */
  observe(outcome: string, possibilities: Possibility[]): boolean {
    const fitting = possibilities.filter((each) => matches(outcome, each.outcome));
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

  /** After a fault, or where a call was cut off: it may be in any state. */
  forgetState(): void {
    this.forgetFlow();
    const everywhere = this.situations.flatMap((situation) =>
      states.flatMap((state) => [
        { ...situation, state },
        { ...situation, state, owner: undefined },
      ]),
    );
    this.situations = [...new Map(everywhere.map((each) => [JSON.stringify(each), each])).values()];
  }
}

/** What the end of a lost Encoder makes of a situation. */
function givenUp(situation: Situation, lost: ReadonlySet<Identity>): Situation[] {
  const { state, owner, buffersOwner } = situation;
  const losesBuffers = buffersOwner !== undefined && lost.has(buffersOwner);
  if (owner !== undefined && lost.has(owner)) {
    return [
      { state: BUFFERED, owner: undefined, buffersOwner },
      ...(losesBuffers ? [{ state: BARE, owner: undefined, buffersOwner: undefined }] : []),
    ];
  }
  if (!losesBuffers) {
    return [];
  }
  // Who created the channel gets the buffers.
  return owner === undefined
    ? [{ state: BARE, owner: undefined, buffersOwner: undefined }]
    : [{ state, owner, buffersOwner: owner }];
}
