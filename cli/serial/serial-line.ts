// SPDX-License-Identifier: MIT
// A serial port with buffered input, for protocols that wait for specific answers.

import { existsSync, realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SerialPort } from 'serialport';
import { Failure } from '../support/failure.js';
import { describeReturn, portsLike } from './port-return.js';
import { openFailure, requireSerialDevice } from './port-failures.js';

/** For the UART adapters of K230 boards; a board's USB port accepts any rate. */
const BAUD_RATE = 115200;
/** A port that accepts no bytes for this long is stuck. */
const WRITE_MS = 10_000;
/** How often a wait checks that the device is still there. */
const CHECK_MS = 500;
/** A board that floods the port waits until its input was read. */
const MOST_BUFFERED = 1 << 20;

export class SerialLine {
  private input: Buffer[] = [];
  private buffered = 0;
  private failure: Failure | undefined;
  /** Rejects when the port closes. */
  private readonly end: Promise<never>;
  private wake: () => void = () => undefined;

  private constructor(
    private readonly port: SerialPort,
    /** The device, or a link to it. */
    readonly path: string,
    /** The device's own path, which vanishes with it. */
    private readonly device: string,
  ) {
    port.on('data', (data: Buffer) => {
      this.input.push(data);
      this.buffered += data.length;
      if (this.buffered > MOST_BUFFERED) {
        port.pause();
      }
      this.wake();
    });
    this.end = new Promise((_, reject) => {
      port.on('close', () => {
        this.failure ??= this.disconnection();
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
    requireSerialDevice(path);
    const before = portsLike(path);
    const port = await openPort(path);
    const line = new SerialLine(port, path, existsSync(path) ? realpathSync(path) : path);
    try {
      return await work(line);
    } catch (error) {
      if (line.failure !== undefined) {
        const note = error instanceof Failure ? error.hint : '';
        throw new Failure(line.failure.message, `${await describeReturn(path, before)}\n${note}`.trim());
      }
      throw error;
    } finally {
      await new Promise((resolve) => {
        port.close(resolve);
      });
    }
  }

  /** Sends bytes; a Failure if the port does not accept them. */
  async write(data: Buffer | string): Promise<void> {
    // The library would wait for the port to be opened again after a disconnection.
    const sent = new Promise<void>((resolve, reject) => {
      this.port.write(data, (error) => {
        if (error) {
          reject(error);
        } else {
          resolve();
        }
      });
    });
    sent.catch(() => undefined);
    const late = new AbortController();
    const stuck = sleep(WRITE_MS, 'stuck', { signal: late.signal }).catch(() => undefined);
    try {
      if ((await Promise.race([this.end, sent, stuck])) === 'stuck') {
        // Unsent bytes would delay the close.
        this.port.flush();
        this.requireBoard();
        throw new Failure(`${this.path} does not accept data`, 'Attach the board again.');
      }
    } finally {
      late.abort();
    }
  }

  /** Waits for input for up to `within` ms and returns all of it; empty after a timeout. */
  async read(within = Infinity): Promise<Buffer> {
    if (this.buffered === 0) {
      await this.more(within);
    }
    const input = Buffer.concat(this.input);
    this.input = [];
    this.buffered = 0;
    this.port.resume();
    return input;
  }

  /** Returns input for the next read. */
  unread(data: Buffer): void {
    this.input.unshift(data);
    this.buffered += data.length;
  }

  private async more(within: number): Promise<void> {
    let left = within;
    do {
      this.requireBoard();
      await this.inputOrEnd(Math.min(left, CHECK_MS));
      left -= CHECK_MS;
    } while (this.buffered === 0 && left > 0);
    if (this.buffered === 0) {
      this.requireBoard();
    }
  }

  /** Waits for input or the end of the port, up to `within` ms. */
  private async inputOrEnd(within: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, within);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private requireBoard(): void {
    // The library can miss a hang-up.
    if (!existsSync(this.device)) {
      this.failure ??= this.disconnection();
    }
    if (this.failure !== undefined) {
      throw this.failure;
    }
  }

  private disconnection(): Failure {
    return new Failure(`the board at ${this.path} was disconnected`);
  }
}

async function openPort(path: string): Promise<SerialPort> {
  // Loaded when it is needed: it would slow every start of the tool.
  const { SerialPort: Port } = await import('serialport');
  // No lock: on a console that another process keeps open, it would outlive this process.
  const port = new Port({ path, baudRate: BAUD_RATE, autoOpen: false, lock: false });
  const error = await new Promise<Error | null>((resolve) => {
    port.open(resolve);
  });
  if (error !== null) {
    throw await openFailure(path, error.message);
  }
  return port;
}
