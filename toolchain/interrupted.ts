// This file is part of the k230 vencoder project, MIT licence.
// Work that a signal ended, after it was put in order.

export class Interrupted extends Error {
  constructor(
    readonly signal: NodeJS.Signals,
    message: string,
  ) {
    super(message);
    this.name = 'Interrupted';
  }
}
