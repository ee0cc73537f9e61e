// SPDX-License-Identifier: MIT
// A serial port with buffered input, for protocols that wait for specific answers.

import { SerialPort } from 'serialport';
import { Failure } from '../support/failure.js';

/** For the UART adapters of K230 boards; a board's USB port accepts any rate. */
const BAUD_RATE = 115200;

/** Hints by the system's error text; the library passes no error code. */
const HINTS: [reason: string, hint: string][] = [
  ['No such file', 'Run `vencoder doctor` to list the ports of attached boards.'],
  ['Permission denied', 'Run: sudo usermod --append --groups dialout $USER\nThen log in again.'],
  ['Inappropriate ioctl', 'Not a serial port. Run `vencoder doctor` to list those of attached boards.'],
  ['Is a directory', 'Not a serial port. Run `vencoder doctor` to list those of attached boards.'],
  ['busy', 'Close the other program that uses it, such as CanMV IDE or a terminal.'],
];

export class SerialLine {
  private input = Buffer.alloc(0);
  private failure: Failure | undefined;
  /** Rejects when the port closes. */
  private readonly end: Promise<never>;
  private wake: () => void = () => undefined;

  private constructor(
    private readonly port: SerialPort,
    /** The device. */
    readonly path: string,
  ) {
    port.on('data', (data: Buffer) => {
      this.input = Buffer.concat([this.input, data]);
      this.wake();
    });
    this.end = new Promise((_, reject) => {
      port.on('close', () => {
        this.failure = new Failure(`the board at ${path} was disconnected`, 'Attach it again.');
        reject(this.failure);
        this.wake();
      });
    });
    // Reported by the next write or wait.
    this.end.catch(() => undefined);
    port.on('error', () => undefined);
  }

  /** Runs `work` with the open port; a Failure if it cannot be opened. */
  static async use<T>(path: string, work: (line: SerialLine) => Promise<T>): Promise<T> {
    // No lock: on a console that another process keeps open, it would outlive this process.
    const port = new SerialPort({ path, baudRate: BAUD_RATE, autoOpen: false, lock: false });
    await new Promise<void>((resolve, reject) => {
      port.open((error) => {
        if (error === null) {
          resolve();
        } else {
          reject(openFailure(path, error.message));
        }
      });
    });
    try {
      return await work(new SerialLine(port, path));
    } finally {
      await new Promise((resolve) => {
        port.close(resolve);
      });
    }
  }

  /** Sends bytes, and waits until the system has accepted them. */
  async write(data: Buffer | string): Promise<void> {
    // The library would wait for the port to be opened again after a disconnection.
    const sent = new Promise<void>((resolve, reject) => {
      const settle = (error: Error | null | undefined): void => {
        if (error) {
          reject(error);
        }
      };
      this.port.write(data, settle);
      this.port.drain((error) => {
        settle(error);
        resolve();
      });
    });
    await Promise.race([this.end, sent]);
  }

  /** Waits for input for up to `within` ms and returns all of it; empty after a timeout. */
  async read(within = Infinity): Promise<Buffer> {
    if (this.input.length === 0) {
      await this.more(within);
    }
    const input = this.input;
    this.input = Buffer.alloc(0);
    return input;
  }

  /** Exactly `count` bytes; a Failure if they do not arrive within `within` ms. */
  async readExactly(count: number, within: number): Promise<Buffer> {
    await this.wait(() => this.input.length >= count, within, `${count} bytes`);
    return this.cut(count);
  }

  /** Input before `mark`; consumes the mark. A Failure if it does not arrive within `within` ms. */
  async until(mark: string, within: number): Promise<Buffer> {
    await this.wait(() => this.input.includes(mark), within, JSON.stringify(mark));
    const before = this.cut(this.input.indexOf(mark));
    this.cut(mark.length);
    return before;
  }

  /** Passes input before the byte `mark` to `report` as it arrives, without a timeout; consumes the mark. */
  async stream(mark: number, report: (piece: Buffer) => void): Promise<void> {
    for (;;) {
      const end = this.input.indexOf(mark);
      const piece = this.cut(end < 0 ? this.input.length : end);
      if (piece.length > 0) {
        report(piece);
      }
      if (end >= 0) {
        this.cut(1);
        return;
      }
      await this.more(Infinity);
    }
  }

  private cut(count: number): Buffer {
    const piece = this.input.subarray(0, count);
    this.input = this.input.subarray(count);
    return piece;
  }

  private async wait(isComplete: () => boolean, within: number, expected: string): Promise<void> {
    const deadline = performance.now() + within;
    while (!isComplete()) {
      const left = deadline - performance.now();
      if (left <= 0) {
        throw new Failure(
          `the board at ${this.path} does not answer: no ${expected}`,
          `Received: ${JSON.stringify(this.input.toString('latin1').slice(-200))}\nCheck that MicroPython runs there.`,
        );
      }
      await this.more(left);
    }
  }

  private async more(within: number): Promise<void> {
    if (this.failure !== undefined) {
      throw this.failure;
    }
    await new Promise<void>((resolve) => {
      const timer = within === Infinity ? undefined : setTimeout(resolve, within);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

// Such as "Error: No such file or directory, cannot open /dev/ttyACM0".
function openFailure(path: string, message: string): Failure {
  const reason = message.replace(/^Error:? /, '').replace(/, cannot open .*$/, '');
  const hint = HINTS.find(([text]) => message.includes(text))?.[1];
  return new Failure(`cannot open ${path}: ${reason}`, hint);
}
