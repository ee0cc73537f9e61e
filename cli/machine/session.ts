// SPDX-License-Identifier: MIT
// One run of the machine, from its power-on to its power-off.

import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf } from '../support/exit-codes.js';
import { Failure } from '../support/failure.js';
import { withReceiver } from '../support/signals.js';
import { carryOut } from './changes.js';
import { ConsoleOutput, PipedInput } from './console.js';
import { ResultReader, type Result } from './results.js';
import { Uart } from './uart.js';

const KERNEL_ARGUMENTS = 'console=ttyS0,115200 quiet loglevel=1 panic=-1';
const CTRL_C = 0x03;
/** How long the program may take to end after a signal that ends it. */
const PATIENCE_MS = 10_000;

export interface Power {
  qemu: readonly string[];
  /** QEMU's name of the machine. */
  machine: string;
  kernel: string;
  deviceTree: string;
  initramfs: string;
  /** Where the sockets of UARTs can be. The session removes it, with the initramfs in it, when the program starts. */
  folder: string;
  /** Paths that the program may change. */
  places: readonly string[];
  isTerminal: boolean;
  /** Seconds; undefined: no limit. */
  limit: number | undefined;
}

/** Boots the machine, and runs its program with this process's standard streams; returns the program's exit code. */
export async function runSession(power: Power): Promise<number> {
  const session = new Session(power);
  return await withReceiver(session.forward, () => session.run());
}

class Session {
  private readonly reader = new ResultReader();
  private readonly output: ConsoleOutput;
  private readonly input: PipedInput;
  private uarts: Uart[] = [];
  private qemu: ChildProcess | undefined;
  private changes: Promise<void> = Promise.resolve();
  private code: number | undefined;
  /** Why this process ended the machine. */
  private ended: Failure | NodeJS.Signals | undefined;

  constructor(private readonly power: Power) {
    this.output = new ConsoleOutput(() => {
      this.startInput();
    });
    this.input = new PipedInput(
      (data) => this.uarts[0]?.send(data),
      (count) => this.uarts[1]?.send(`EOF ${count}\n`),
    );
  }

  readonly forward = (signal: NodeJS.Signals): void => {
    if (!this.output.isMarked) {
      this.end(signal);
      return;
    }
    this.uarts[1]?.send(`SIGNAL ${constants.signals[signal]}\n`);
    if (signal !== 'SIGINT') {
      setTimeout(() => {
        this.end(signal);
      }, PATIENCE_MS).unref();
    }
  };

  async run(): Promise<number> {
    this.uarts = await this.openUarts();
    const { limit } = this.power;
    const timer =
      limit === undefined
        ? undefined
        : setTimeout(() => {
            this.end(this.failure(`the script did not end within ${limit} s; what it wrote is lost`));
          }, limit * 1000);
    try {
      if (this.power.isTerminal) {
        this.passKeys();
      }
      await this.runQemu();
      await Promise.all(this.uarts.map((uart) => uart.ended()));
      await this.changes;
      return this.exitCode();
    } finally {
      clearTimeout(timer);
      this.qemu?.kill('SIGKILL');
      this.uarts.forEach((uart) => {
        uart.close();
      });
      process.stdin.pause();
    }
  }

  private async openUarts(): Promise<Uart[]> {
    const { folder } = this.power;
    const open = (name: string, receive: (data: Buffer) => void): Promise<Uart> =>
      Uart.open(name, join(folder, name), receive);
    return await Promise.all([
      open('console', (data) => {
        this.output.receive(data);
      }),
      open('results', (data) => {
        this.receiveResults(data);
      }),
      open('errors', (data) => process.stderr.write(data)),
    ]);
  }

  private async runQemu(): Promise<void> {
    const { qemu, machine, kernel, deviceTree, initramfs } = this.power;
    const boot = ['-kernel', kernel, '-dtb', deviceTree, '-initrd', initramfs, '-append', KERNEL_ARGUMENTS];
    const alone = ['-display', 'none', '-monitor', 'none', '-no-reboot'];
    const args = ['-M', machine, ...alone, ...boot, ...this.uarts.flatMap(({ options }) => options)];
    // QEMU does not outlive this process, however that ends.
    const command = ['--pdeathsig', 'KILL', ...qemu, ...args];
    await new Promise<void>((resolve, reject) => {
      const child = spawn('setpriv', command, { stdio: ['ignore', 'ignore', 'inherit'], detached: true });
      this.qemu = child;
      child.once('error', reject);
      child.once('exit', () => {
        resolve();
      });
    });
  }

  private startInput(): void {
    // QEMU has read the initramfs and opened the sockets: a SIGKILL from now on leaves nothing.
    rmSync(this.power.folder, { recursive: true, force: true });
    if (!this.power.isTerminal) {
      this.input.start();
    }
  }

  // The terminal is raw from the start. Until the program has it, Ctrl-C is for this command.
  private passKeys(): void {
    process.stdin.on('data', (keys: Buffer) => {
      if (this.output.isMarked) {
        this.uarts[0]?.send(keys);
      } else if (keys.includes(CTRL_C)) {
        this.end('SIGINT');
      }
    });
  }

  private receiveResults(data: Buffer): void {
    try {
      for (const result of this.reader.read(data)) {
        this.take(result);
      }
    } catch (error) {
      this.end(this.failure((error as Error).message));
    }
  }

  private take(result: Result): void {
    switch (result.kind) {
      case 'end':
        this.code = result.code;
        break;
      case 'taken':
        this.input.acknowledge(result.count);
        break;
      case 'failed':
        this.end(this.failure(`the K230 machine's /init failed: ${result.text}`));
        break;
      case 'file':
      case 'folder':
      case 'gone':
        this.changes = this.changes.then(() => carryOut(result, this.power.places));
        // Reported at the end, by run().
        this.changes.catch(() => undefined);
        break;
    }
  }

  private end(reason: Failure | NodeJS.Signals): void {
    this.ended ??= reason;
    this.qemu?.kill('SIGKILL');
  }

  private exitCode(): number {
    if (this.code !== undefined) {
      return this.code;
    }
    if (typeof this.ended === 'string') {
      return exitCodeOf(this.ended);
    }
    throw this.ended ?? this.failure("the K230 machine ended before the board's program did");
  }

  private failure(message: string): Failure {
    const { lastLines } = this.output;
    return new Failure(
      message,
      lastLines === '' ? 'Its console showed nothing.' : `The console's last lines:\n${lastLines}`,
    );
  }
}
