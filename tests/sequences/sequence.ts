// This file is part of the k230 vencoder project, MIT licence.
// A sequence on the board, step by step, against the model.

import { Board, BoardEnded, type Fresh } from './board.js';
import { matches } from './channel.js';
import type { Exchange } from './exchange.js';
import { opening, startMedia, type Making } from './opening.js';
import { endWork, exchangeOf, type Sequence } from './steps.js';
import { World, type Generation } from './world.js';

/** What was done, for a script that does it again; `undefined` stands for a soft reset. */
export type Record = Pick<Exchange, 'text' | 'around' | 'allowed'>;
export type History = (Record | undefined)[];

/** A sequence that came to what it should not. */
export class Finding extends Error {
  constructor(
    what: string,
    readonly history: History,
  ) {
    super(what);
  }
}

/** Runs sequences on one board after another; a board that has shown a finding is not used again. */
export class Player {
  /** Steps done so far. */
  steps = 0;
  private board: Board | undefined;
  private history: History = [];

  constructor(
    private readonly command: string[],
    private readonly generation: Generation,
  ) {}

  /** @throws Finding */
  async play(sequence: Sequence): Promise<void> {
    this.history = [];
    try {
      const board = await this.freshBoard();
      await this.playOn(board, sequence);
    } catch (error) {
      this.end();
      throw error instanceof BoardEnded ? new Finding(error.message, this.history) : error;
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
      const outcome = await this.exchange(board, exchange);
      exchange = exchange.then?.(outcome);
    }
  }

  private async exchange(board: Board, { text, around, allowed }: Exchange): Promise<string> {
    this.history.push({ text, around, allowed });
    this.steps++;
    const outcome = await board.step(text, around);
    if (!allowed.some((pattern) => matches(outcome, pattern))) {
      const wanted = allowed.join(' or ');
      throw new Finding(`${text} came to ${outcome}, not to ${wanted}`, this.history);
    }
    return outcome;
  }

  private async reset(board: Board): Promise<void> {
    this.history.push(undefined);
    this.judge(await board.reset());
  }

  private judge({ left, complaints }: Fresh): void {
    const all = [...left.map((what) => `left after the soft reset: ${what}`), ...complaints];
    if (all.length > 0) {
      throw new Finding(all.join('\n'), this.history);
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
