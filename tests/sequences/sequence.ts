// SPDX-License-Identifier: MIT
// Plays a sequence on the board, step by step, and compares each result with the model.

import { Board, BoardFailure, type ResetReport } from './board.js';
import { matches } from './channel-model.js';
import { FAULT_RESULTS, type Command } from './command.js';
import { setup, startMedia, type CommandSource } from './setup.js';
import { callsApi } from './spec.js';
import { stopWorker, commandOf, type Sequence } from './steps.js';
import { BoardModel, type Generation } from './board-model.js';

/** The executed commands, to write a script that repeats them; `undefined` is a soft reset. */
export type Record = Pick<Command, 'text' | 'condition' | 'allowed'>;
export type History = (Record | undefined)[];

/** A sequence with an unexpected result. */
export class Finding extends Error {
  constructor(
    message: string,
    readonly history: History,
    /** The number of steps played, including the failed one. */
    readonly played: number,
  ) {
    super(message);
  }
}

/** Plays sequences on a board. After a finding, it boots a new one. */
export class Player {
  /** Commands executed so far. */
  steps = 0;
  /** Commands that called the API, without calls of threads. */
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
      const board = await this.bootedBoard();
      await this.playOn(board, sequence);
    } catch (error) {
      this.end();
      throw error instanceof BoardFailure ? new Finding(error.message, this.history, this.played) : error;
    }
  }

  end(): void {
    this.board?.end();
    this.board = undefined;
  }

  private async bootedBoard(): Promise<Board> {
    if (this.board === undefined) {
      this.board = new Board(this.command);
      this.check(await this.board.start());
    }
    return this.board;
  }

  private async playOn(board: Board, { setup: buffers, early, steps }: Sequence): Promise<void> {
    let model = await this.open(board, [...setup(buffers), ...sourcesOf(early), startMedia]);
    for (const step of steps) {
      this.played++;
      if (step.do === 'soft reset') {
        await this.reset(board);
        model = await this.open(board, [...setup(buffers), startMedia]);
      } else {
        await this.make(board, model, (now) => commandOf(now, step));
      }
    }
    for (const name of [...model.workers.keys()]) {
      await this.make(board, model, (now) => stopWorker(now, name));
    }
    await this.reset(board);
  }

  private async open(board: Board, all: CommandSource[]): Promise<BoardModel> {
    const model = new BoardModel(this.generation);
    for (const source of all) {
      await this.make(board, model, source);
    }
    return model;
  }

  private async make(board: Board, model: BoardModel, source: CommandSource): Promise<void> {
    model.assumeCollection();
    for (let command = source(model); command !== undefined;) {
      const { result, hasFaultFired } = await this.execute(board, command);
      command = command.then?.(result);
      if (hasFaultFired) {
        model.markAllUnknown();
      }
    }
  }

  private async execute(board: Board, command: Command): Promise<{ result: string; hasFaultFired: boolean }> {
    const { text, condition } = command;
    const record = { text, condition, allowed: command.allowed };
    this.history.push(record);
    this.steps++;
    this.calls += callsApi(text) ? 1 : 0;
    const { result, hasFaultFired } = await board.step(text, condition);
    const allowed = hasFaultFired ? [...command.allowed, ...FAULT_RESULTS] : command.allowed;
    record.allowed = allowed;
    if (!allowed.some((pattern) => matches(result, pattern))) {
      const expected = allowed.join(' or ');
      throw new Finding(`${text} returned ${result}, expected ${expected}`, this.history, this.played);
    }
    return { result, hasFaultFired };
  }

  private async reset(board: Board): Promise<void> {
    this.history.push(undefined);
    this.check(await board.reset());
  }

  private check({ leaked, messages }: ResetReport): void {
    const all = [...leaked.map((resource) => `leaked after the soft reset: ${resource}`), ...messages];
    if (all.length > 0) {
      throw new Finding(all.join('\n'), this.history, this.played);
    }
  }
}

function sourcesOf(steps: Sequence['steps']): CommandSource[] {
  return steps.map(
    (step): CommandSource =>
      (model) =>
        commandOf(model, step),
  );
}
