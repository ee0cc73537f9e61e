// SPDX-License-Identifier: MIT
// A model of the board: the objects, channels and threads of a sequence, as far as they are known.

import { Channel, type Identity } from './channel-model.js';
import { CHANNELS, type Values } from './spec.js';

export type Generation = 'A' | 'B';

/** A StreamData. */
export interface Stream {
  /** The packs that it is known to hold, with their channel and its life. */
  holds: { chn: number; life: number; count: number } | undefined;
  /** Its pack_cnt if it holds no known packs. */
  count: number | undefined;
  /** The channel of its last packs. */
  source: number | undefined;
  /** The script has shortened one of its lists. */
  isShortened: boolean;
}

export interface Worker {
  chn: number;
  method: string;
}

export class BoardModel {
  readonly channels = Array.from({ length: CHANNELS }, () => new Channel());
  readonly encoders = new Map<string, Identity>();
  readonly streams = new Map<string, Stream>();
  readonly attributes = new Map<string, Values>();
  /** Constants of the class that a script has assigned on an object, by the object's name. */
  readonly shadows = new Map<string, Values>();
  readonly workers = new Map<string, Worker>();
  /** Names of instances of Python subclasses. */
  readonly derived = new Set<string>();
  /** Encoders without a reference, which may or may not be collected. */
  readonly dropped = new Set<Identity>();
  isMediaStarted = false;
  /** Generation A: requested common pools, including the camera's. */
  pools = 1;
  /** Some output buffers have another size, so memory may be too small for others. */
  isMemoryShort = false;
  /** A fault has fired, possibly in another thread. */
  hasFaults = false;
  private nextIdentity = 0;

  constructor(readonly generation: Generation) {}

  channel(chn: number): Channel {
    const channel = this.channels[chn];
    if (channel === undefined) {
      throw new Error(`no channel ${chn}`);
    }
    return channel;
  }

  addEncoder(name: string): void {
    this.dropEncoder(name);
    this.encoders.set(name, this.nextIdentity++);
  }

  dropEncoder(name: string): void {
    this.shadows.delete(name);
    const identity = this.encoders.get(name);
    if (identity !== undefined) {
      this.dropped.add(identity);
      this.encoders.delete(name);
    }
  }

  addStream(name: string): void {
    this.dropStream(name);
    this.streams.set(name, { holds: undefined, count: 0, source: undefined, isShortened: false });
  }

  setDerived(name: string, isDerived: boolean): void {
    if (isDerived) {
      this.derived.add(name);
    } else {
      this.derived.delete(name);
    }
  }

  /** Its packs are released when it is collected, at an unknown time. */
  dropStream(name: string): void {
    this.shadows.delete(name);
    this.streams.delete(name);
  }

  /** Any call may collect garbage. */
  assumeCollection(): void {
    for (const channel of this.channels) {
      channel.assumeCollection(this.dropped);
    }
  }

  /** The packs that a StreamData is known to hold now. */
  heldBy(stream: Stream): { chn: number; count: number } | undefined {
    if (stream.holds === undefined) {
      return undefined;
    }
    const channel = this.channel(stream.holds.chn);
    const isHeld = channel.isKnownToBe('running') && channel.life === stream.holds.life;
    return isHeld ? stream.holds : undefined;
  }

  /** The smallest and greatest possible number of outstanding packs of a channel. */
  outstandingOf(chn: number): { min: number; max: number } {
    const channel = this.channel(chn);
    const held = [...this.streams.values()].map((stream) => this.heldBy(stream));
    const min = held.reduce((sum, each) => (each?.chn === chn ? sum + each.count : sum), 0);
    return { min, max: channel.isKnownToBe('running') ? channel.flow.outstanding : Infinity };
  }

  /** The pack_cnt of a StreamData, if known. */
  packCount(stream: Stream): number | undefined {
    if (stream.holds === undefined || this.channel(stream.holds.chn).life !== stream.holds.life) {
      return stream.holds === undefined ? stream.count : 0;
    }
    return this.heldBy(stream)?.count;
  }

  /** A StreamData has released its packs. */
  release(stream: Stream, count: number | undefined): void {
    const held = this.heldBy(stream);
    if (held !== undefined) {
      const { flow } = this.channel(held.chn);
      flow.occupied -= held.count;
      flow.outstanding -= held.count;
    }
    stream.holds = undefined;
    stream.count = count;
  }

  /** After a fault, all states are possible. The results of the next calls narrow them down. */
  markAllUnknown(): void {
    this.hasFaults = true;
    this.markUnknown();
    for (const channel of this.channels) {
      channel.forgetState();
      channel.buffers.areStandard = false;
    }
  }

  /** Whether a StreamData still holds its packs is unknown. */
  markStreamUnknown(stream: Stream): void {
    stream.holds = undefined;
    stream.count = undefined;
  }

  /** The packs of a channel, or of all channels, are unknown. */
  markUnknown(chn?: number): void {
    for (const stream of this.streams.values()) {
      if (stream.holds !== undefined && (chn === undefined || stream.holds.chn === chn)) {
        this.markStreamUnknown(stream);
      }
    }
    this.channels.forEach((channel, index) => {
      if (chn === undefined || index === chn) {
        channel.forgetFlow();
      }
    });
  }
}
