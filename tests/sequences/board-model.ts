// SPDX-License-Identifier: MIT
// All that a sequence has made on the board so far, as far as it can be known.

import { Channel, type Identity } from './channel-model.js';
import { CHANNELS, type Values } from './spec.js';

export type Generation = 'A' | 'B';

/** A StreamData. */
export interface Stream {
  /** Packs that it surely holds: of which channel, in which of its lives. */
  holds: { chn: number; life: number; count: number } | undefined;
  /** What its pack_cnt is, apart from that. */
  count: number | undefined;
  /** The channel that it last got packs of. */
  source: number | undefined;
  /** A script has made one of its lists shorter. */
  isShortened: boolean;
}

export interface Worker {
  chn: number;
  method: string;
}

export class World {
  readonly channels = Array.from({ length: CHANNELS }, () => new Channel());
  readonly encoders = new Map<string, Identity>();
  readonly streams = new Map<string, Stream>();
  readonly attributes = new Map<string, Values>();
  readonly workers = new Map<string, Worker>();
  /** Names of objects of classes that the script derived. */
  readonly derived = new Set<string>();
  /** Encoders that no name leads to, and that may or may not be collected. */
  readonly lost = new Set<Identity>();
  isMediaStarted = false;
  /** Generation A: common pools asked for, the camera's among them. */
  pools = 1;
  /** Some output buffers are of another size: others' memory may be short. */
  isMemoryShort = false;
  /** A fault has fired, who knows in which thread. */
  hasFaults = false;
  private nextIdentity = 0;

  constructor(readonly generation: Generation) {}

  channel(chn: number): Channel {
    const channel = this.channels[chn];
    if (channel === undefined) {
      throw new Error(`there is no channel ${chn}`);
    }
    return channel;
  }

  addEncoder(name: string): void {
    this.loseEncoder(name);
    this.encoders.set(name, this.nextIdentity++);
  }

  loseEncoder(name: string): void {
    const identity = this.encoders.get(name);
    if (identity !== undefined) {
      this.lost.add(identity);
      this.encoders.delete(name);
    }
  }

  addStream(name: string): void {
    this.loseStream(name);
    this.streams.set(name, { holds: undefined, count: 0, source: undefined, isShortened: false });
  }

  setDerived(name: string, isDerived: boolean): void {
    if (isDerived) {
      this.derived.add(name);
    } else {
      this.derived.delete(name);
    }
  }

  /** Its packs go back when it is collected, who knows when. */
  loseStream(name: string): void {
    this.streams.delete(name);
  }

  /** Any call may collect garbage. */
  age(): void {
    for (const channel of this.channels) {
      channel.age(this.lost);
    }
  }

  /** What a StreamData surely holds now. */
  heldBy(stream: Stream): { chn: number; count: number } | undefined {
    if (stream.holds === undefined) {
      return undefined;
    }
    const channel = this.channel(stream.holds.chn);
    const isThere = channel.isSurely('running') && channel.life === stream.holds.life;
    return isThere ? stream.holds : undefined;
  }

  /** How many packs of a channel are out. */
  lentBy(chn: number): { least: number; most: number } {
    const channel = this.channel(chn);
    const held = [...this.streams.values()].map((stream) => this.heldBy(stream));
    const least = held.reduce((sum, each) => (each?.chn === chn ? sum + each.count : sum), 0);
    return { least, most: channel.isSurely('running') ? channel.flow.lent : Infinity };
  }

  /** What pack_cnt of a StreamData surely is. */
  packCount(stream: Stream): number | undefined {
    if (stream.holds === undefined || this.channel(stream.holds.chn).life !== stream.holds.life) {
      return stream.holds === undefined ? stream.count : 0;
    }
    return this.heldBy(stream)?.count;
  }

  /** A StreamData has given back what it held. */
  giveBack(stream: Stream, count: number | undefined): void {
    const held = this.heldBy(stream);
    if (held !== undefined) {
      const { flow } = this.channel(held.chn);
      flow.occupied -= held.count;
      flow.lent -= held.count;
    }
    stream.holds = undefined;
    stream.count = count;
  }

  /** After a fault nobody knows much; what the next calls come to tells. */
  forget(): void {
    this.hasFaults = true;
    this.doubt();
    for (const channel of this.channels) {
      channel.forgetState();
      channel.buffers.arePlain = false;
    }
  }

  /** Nobody knows whether a StreamData still has what it had. */
  doubtStream(stream: Stream): void {
    stream.holds = undefined;
    stream.count = undefined;
  }

  /** Nobody knows what a call has done to a channel's packs, or to those of all channels. */
  doubt(chn?: number): void {
    for (const stream of this.streams.values()) {
      if (stream.holds !== undefined && (chn === undefined || stream.holds.chn === chn)) {
        this.doubtStream(stream);
      }
    }
    this.channels.forEach((channel, index) => {
      if (chn === undefined || index === chn) {
        channel.forgetFlow();
      }
    });
  }
}
