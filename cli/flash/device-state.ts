// SPDX-License-Identifier: MIT
// What is known about a device while an image is written to it, for every message that ends the work early.

/** 'flushing': all bytes were passed to the device, which has not confirmed that it has stored them. */
export type FlashStep = 'writing' | 'flushing' | 'comparing';

export class DeviceState {
  private step: FlashStep | undefined;
  private isTouched = false;
  private done = 0;
  private total = 0;
  private wrong = 0;

  /** @param device its name */
  constructor(private device: string) {}

  begin(device: string, total: number): void {
    this.device = device;
    this.total = total;
  }

  /** The next write may change the device. */
  touch(): void {
    this.isTouched = true;
  }

  /** `done` bytes of the image are processed in this step; in `wrong` blocks the device differs. */
  update(step: FlashStep, done: number, wrong = 0): void {
    this.step = step;
    this.done = done;
    this.wrong = wrong;
  }

  /** One line, without a full stop. */
  describe(): string {
    const { device, done, total, wrong } = this;
    const differing = wrong === 0 ? '' : `, in which ${wrong} blocks differ`;
    const compared = `${done} of ${total} bytes are compared${differing}`;
    if (!this.isTouched) {
      const result = this.step === 'comparing' ? `; ${compared}` : '';
      return `${device} is unchanged${result}`;
    }
    switch (this.step) {
      case 'comparing':
        return `${device} is written, and ${compared}; use --verify to compare all`;
      case 'flushing':
        return `all ${total} bytes are written to ${device}, which has not confirmed them; run the command again`;
      case 'writing':
      case undefined:
        return `${done} of ${total} bytes are written to ${device}, which is incomplete and may not boot; run the command again to start over`;
    }
  }
}
