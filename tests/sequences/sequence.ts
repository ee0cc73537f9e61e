// SPDX-License-Identifier: MIT
// A sequence on the board, step by step, against the model.

import { Board, BoardEnded, type Fresh } from './board.js';
import { matches } from './channel-model.js';
import { WITH_A_FAULT, type Exchange } from './command.js';
import { opening, startMedia, type Making } from './setup.js';
import { callsApi } from './spec.js';
import { endWork, exchangeOf, type Sequence } from './steps.js';
import { World, type Generation } from './board-model.js';

/** What was done, for a script that does it again; `undefined` stands for a soft reset. */
export type Record = Pick<Exchange, 'text' | 'around' | 'allowed'>;
export type History = (Record | undefined)[];

/** A sequence that came to what it should not. */
export class Finding extends Error {
  constructor(
    what: string,
    readonly history: History,
    /** Steps of the sequence that were played, the last one's failure included. */
    readonly played: number,
  ) {
    super(what);
  }
}

/** Runs sequences on one board after another; a board that has shown a finding is not used again. */
export class Player {
  /** Steps done so far. */
  steps = 0;
  /** Those of them that called the API; what threads call is not counted. */
  calls = 0;
  private board: Board | undefined;
  private history: History = [];
  private played = 0;

  constructor(
    private readonly command: string[],
    private readonly generation: Generation,
  ) {}

  /** @throws Finding */
  async play(sequence: Sequence): Promise<void> {
    this.history = [];
    this.played = 0;
    try {
      const board = await this.freshBoard();
      await this.playOn(board, sequence);
    } catch (error) {
      this.end();
      throw error instanceof BoardEnded ? new Finding(error.message, this.history, this.played) : error;
    }
  }

  end(): void {
    this.board?.end();
    this.board = undefined;
  }

  private async freshBoard(): Promise<Board> {
    if (this.board === undefined) {
      this.board = new Board(this.command);
      this.judge(await this.board.start());
    }
    return this.board;
  }

  private async playOn(board: Board, { opening: buffers, early, steps }: Sequence): Promise<void> {
    let world = await this.open(board, [...opening(buffers), ...makings(early), startMedia]);
    for (const step of steps) {
      this.played++;
      if (step.do === 'soft reset') {
        await this.reset(board);
        world = await this.open(board, [...opening(buffers), startMedia]);
      } else {
        await this.make(board, world, (now) => exchangeOf(now, step));
      }
    }
    for (const name of [...world.workers.keys()]) {
      await this.make(board, world, (now) => endWork(now, name));
    }
    await this.reset(board);
  }

  private async open(board: Board, all: Making[]): Promise<World> {
    const world = new World(this.generation);
    for (const making of all) {
      await this.make(board, world, making);
    }
    return world;
  }

  private async make(board: Board, world: World, making: Making): Promise<void> {
    world.age();
    for (let exchange = making(world); exchange !== undefined;) {
      const { outcome, hasFired } = await this.exchange(board, exchange);
      exchange = exchange.then?.(outcome);
      if (hasFired) {
        world.forget();
      }
    }
  }

  private async exchange(board: Board, exchange: Exchange): Promise<{ outcome: string; hasFired: boolean }> {
    const { text, around } = exchange;
    const record = { text, around, allowed: exchange.allowed };
    this.history.push(record);
    this.steps++;
    this.calls += callsApi(text) ? 1 : 0;
    const { outcome, hasFired } = await board.step(text, around);
    const allowed = hasFired ? [...exchange.allowed, ...WITH_A_FAULT] : exchange.allowed;
    record.allowed = allowed;
    if (!allowed.some((pattern) => matches(outcome, pattern))) {
      const wanted = allowed.join(' or ');
      throw new Finding(`${text} came to ${outcome}, not to ${wanted}`, this.history, this.played);
    }
    return { outcome, hasFired };
  }

  private async reset(board: Board): Promise<void> {
    this.history.push(undefined);
    this.judge(await board.reset());
  }

  private judge({ left, complaints }: Fresh): void {
    const all = [...left.map((what) => `left after the soft reset: ${what}`), ...complaints];
    if (all.length > 0) {
      throw new Finding(all.join('\n'), this.history, this.played);
    }
  }
}

function makings(steps: Sequence['steps']): Making[] {
  return steps.map(
    (step): Making =>
      (world) =>
        exchangeOf(world, step),
  );
}
