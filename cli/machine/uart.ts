// SPDX-License-Identifier: MIT
// One of the machine's UARTs, at a socket of this system.

import { createServer, type Server, type Socket } from 'node:net';
import { Failure } from '../support/failure.js';

/** Of a socket's address in Linux; Node cuts longer ones. */
const LONGEST_PATH = 107;

export class Uart {
  private socket: Socket | undefined;
  /** Bytes that were sent before QEMU connected. */
  private early: Buffer[] = [];

  private constructor(
    readonly name: string,
    private readonly path: string,
    private readonly server: Server,
  ) {}

  /** Listens at a socket for QEMU. */
  static async open(name: string, path: string, receive: (data: Buffer) => void): Promise<Uart> {
    const server = createServer();
    const uart = new Uart(name, path, server);
    server.once('connection', (socket) => {
      uart.socket = socket;
      socket.on('data', receive);
      // The end of QEMU is the end of all its sockets, and reported as that.
      socket.on('error', () => undefined);
      uart.early.forEach((data) => socket.write(data));
    });
    if (Buffer.byteLength(path) > LONGEST_PATH) {
      throw new Failure(
        `${path} is too long for a socket: more than ${LONGEST_PATH} bytes`,
        'Set TMPDIR to a folder with a shorter path.',
      );
    }
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
    return uart;
  }

  /** QEMU's options for it; UARTs are numbered in the order of these options. */
  get options(): string[] {
    return ['-chardev', `socket,id=${this.name},path=${this.path}`, '-serial', `chardev:${this.name}`];
  }

  send(data: Buffer | string): void {
    const bytes = Buffer.from(data);
    if (this.socket === undefined) {
      this.early.push(bytes);
    } else {
      this.socket.write(bytes);
    }
  }

  /** Resolves when all that the machine sent was received. */
  async ended(): Promise<void> {
    const { socket } = this;
    if (socket !== undefined && !socket.closed) {
      await new Promise((resolve) => socket.once('close', resolve));
    }
  }

  close(): void {
    this.socket?.destroy();
    this.server.close();
  }
}
