// SPDX-License-Identifier: MIT
// What is on a device while it is flashed, for users who break that off.

import type { Tell } from './writing.js';

export class DeviceState {
  private step: Parameters<Tell>[0] | undefined;
  private done = 0;
  private total = 0;

  /** `isWriting`: the device is not only compared. */
  constructor(
    private readonly device: string,
    private readonly isWriting: boolean,
  ) {}

  note(step: Parameters<Tell>[0], done: number, total: number): void {
    this.step = step;
    this.done = done;
    this.total = total;
  }

  /** One line. */
  statement(): string {
    const part = `${this.done} of ${this.total} bytes`;
    if (!this.isWriting || this.step === undefined) {
      return `interrupted: ${this.device} is as it was`;
    }
    return this.step === 'writing'
      ? `interrupted: ${this.device} has ${part} of the image and does not start a board; the same command begins again`
      : `interrupted: ${this.device} was written, and ${part} were compared; --verify compares all`;
  }
}
