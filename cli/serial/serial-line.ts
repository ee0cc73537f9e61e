// SPDX-License-Identifier: MIT
// A serial port, for talk that goes by what has been read so far.

import { SerialPort } from 'serialport';
import { Failure } from '../support/failure.js';

/** What UART adapters of K230 boards take; a board's USB port takes any. */
const BAUD_RATE = 115200;

/** What to do about the system's reasons; the library gives their texts only. */
const HINTS: [reason: string, hint: string][] = [
  ['No such file', 'vencoder doctor lists the ports of attached boards.'],
  ['Permission denied', 'sudo usermod --append --groups dialout $USER, then log in again.'],
  ['Inappropriate ioctl', 'It is no serial port; vencoder doctor lists those of attached boards.'],
  ['Is a directory', 'It is no serial port; vencoder doctor lists those of attached boards.'],
  ['busy', 'Another program has it: CanMV IDE, a terminal?'],
];

export class SerialLine {
  private input = Buffer.alloc(0);
  private ended: Failure | undefined;
  /** Fails when the port does. */
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
        this.ended = new Failure(`the board at ${path} has gone`, 'Attach it again.');
        reject(this.ended);
        this.wake();
      });
    });
    // Told to whoever writes or waits next.
    this.end.catch(() => undefined);
    port.on('error', () => undefined);
  }

  /** Runs `work` with an open port; a Failure says why it cannot be opened. */
  static async use<T>(path: string, work: (line: SerialLine) => Promise<T>): Promise<T> {
    // The lock would outlive us on a console that somebody else keeps open, too.
    const port = new SerialPort({ path, baudRate: BAUD_RATE, autoOpen: false, lock: false });
    await new Promise<void>((resolve, reject) => {
      port.open((error) => {
        if (error === null) {
          resolve();
        } else {
          reject(notOpened(path, error.message));
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

  /** Sends bytes, and waits until the system has taken them. */
  async write(data: Buffer | string): Promise<void> {
    // The library waits for another opening where the port has gone.
    const taken = new Promise<void>((resolve, reject) => {
      const told = (error: Error | null | undefined): void => {
        if (error) {
          reject(error);
        }
      };
      this.port.write(data, told);
      this.port.drain((error) => {
        told(error);
        resolve();
      });
    });
    await Promise.race([this.end, taken]);
  }

  /** Waits for some input, `within` ms, and gives all there is; empty when none came in time. */
  async read(within = Infinity): Promise<Buffer> {
    if (this.input.length === 0) {
      await this.more(within);
    }
    const input = this.input;
    this.input = Buffer.alloc(0);
    return input;
  }

  /** Exactly `count` bytes. A Failure when they do not come in `within` ms. */
  async take(count: number, within: number): Promise<Buffer> {
    await this.wait(() => this.input.length >= count, within, `${count} bytes`);
    return this.cut(count);
  }

  /** Input up to `mark`, which goes, too. A Failure when it does not come in `within` ms. */
  async until(mark: string, within: number): Promise<Buffer> {
    await this.wait(() => this.input.includes(mark), within, JSON.stringify(mark));
    const before = this.cut(this.input.indexOf(mark));
    this.cut(mark.length);
    return before;
  }

  /** Input up to the byte `mark`, which goes, too; pieces are told as they come, however long that takes. */
  async stream(mark: number, tell: (piece: Buffer) => void): Promise<void> {
    for (;;) {
      const end = this.input.indexOf(mark);
      const piece = this.cut(end < 0 ? this.input.length : end);
      if (piece.length > 0) {
        tell(piece);
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

  private async wait(isThere: () => boolean, within: number, what: string): Promise<void> {
    const deadline = performance.now() + within;
    while (!isThere()) {
      const left = deadline - performance.now();
      if (left <= 0) {
        throw new Failure(
          `the board at ${this.path} does not answer: ${what} did not come`,
          `It said: ${JSON.stringify(this.input.toString('latin1').slice(-200))}\nIs MicroPython running there?`,
        );
      }
      await this.more(left);
    }
  }

  private async more(within: number): Promise<void> {
    if (this.ended !== undefined) {
      throw this.ended;
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

// As "Error: No such file or directory, cannot open /dev/ttyACM0".
function notOpened(path: string, message: string): Failure {
  const reason = message.replace(/^Error:? /, '').replace(/, cannot open .*$/, '');
  const hint = HINTS.find(([text]) => message.includes(text))?.[1];
  return new Failure(`${path} cannot be opened: ${reason}`, hint);
}
