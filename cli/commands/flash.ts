// SPDX-License-Identifier: MIT
// `vencoder flash`: an image onto a card.

import { createInterface } from 'node:readline';
import { Option, type Command } from 'commander';
import { flashByUsb, MEDIA } from '../flash/boot-mode.js';
import { DeviceState } from '../flash/device-state.js';
import { candidates } from '../flash/devices.js';
import { flash, type Flashed, type Order, type Plan } from '../flash/flash.js';
import { withCleanup } from '../support/signals.js';
import { columns } from '../support/columns.js';
import { usageError } from '../support/failure.js';
import { ProgressLine } from '../support/progress.js';

const DIFFERS = 1;
const SHOWN_OFFSETS = 8;

interface FlashOptions {
  device?: string;
  board?: string;
  yes?: boolean;
  dryRun?: boolean;
  verify?: boolean;
  json?: boolean;
  usb?: (typeof MEDIA)[number];
}

/**
 * Adds `flash IMAGE --device DEV [--board NAME] [--yes] [--dry-run | --verify] [--json]`, and without --device a list
 * of devices. Exit code 1 when the device is not what the image says.
 */
export function registerFlash(program: Command): void {
  program
    .command('flash')
    .description('write an image to a card, and read it back')
    .argument('[image]', '.img, .img.gz, .kdimg or .kdimg.gz')
    .option(
      '--device <dev>',
      'the whole disk, or a file that stands for one; without it, the attached ones are listed',
    )
    .addOption(
      new Option('--usb <medium>', "a board in USB boot mode, by the vendor's flasher, instead of a card")
        .choices(MEDIA)
        .conflicts(['device', 'board', 'dryRun', 'verify', 'json']),
    )
    .option('--board <name>', 'refuse an image that is for another board')
    .option('--yes', 'do not ask before writing')
    .option('--dry-run', 'check everything, write nothing')
    .option('--verify', 'compare only')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      `
Refused: disks that are mounted, of this system, not removable or too small, damaged images. Blocks that are right already
are not written again, as long as reading is the faster way. Afterwards all of it is read back from the device.

Examples:
  vencoder flash                                                  which disks there are
  vencoder flash CanMV.img.gz --device /dev/sdX --board k230_canmv_lckfb
  vencoder flash CanMV.img.gz --device /dev/sdX --verify
  vencoder flash CanMV.kdimg --usb SDCARD                         a board that was attached with BOOT held

Exit code: 0 done, 1 the device differs from the image, or you said no, 2 wrong command line, 3 refused;
130 interrupted: stderr says in which state the device is.`,
    )
    .action(async (image: string | undefined, options: FlashOptions) => {
      process.exitCode = await act(image, options);
    });
}

async function act(image: string | undefined, options: FlashOptions): Promise<number> {
  if (options.usb !== undefined) {
    return await flashByUsb(requireImage(image), options.usb);
  }
  if (options.device === undefined) {
    await list(options.json === true);
    if (image !== undefined) {
      throw usageError('which device is it to be?', '--device DEV: take one of the list above.');
    }
    return 0;
  }
  const chosen = requireImage(image);
  if (options.dryRun === true && options.verify === true) {
    throw usageError('--dry-run and --verify exclude each other', 'Give one of them.');
  }
  return await flashOne(chosen, options.device, options);
}

function requireImage(image: string | undefined): string {
  if (image === undefined) {
    throw usageError('which image is it to be?', 'As in: vencoder flash IMAGE --device DEV');
  }
  return image;
}

async function flashOne(image: string, device: string, options: FlashOptions): Promise<number> {
  const action = options.dryRun === true ? 'nothing' : options.verify === true ? 'compare' : 'write';
  const order: Order = { image, device, board: options.board, action };
  const state = new DeviceState(device, action === 'write');
  const progress = new ProgressLine();
  let total = 0;
  const flashed = await withCleanup(
    () => state.statement(),
    async () =>
      await flash(
        order,
        async (plan) => {
          total = plan.size;
          return action !== 'write' || options.yes === true || (await confirmed(plan));
        },
        (step, done) => {
          state.note(step, done, total);
          progress.report(step, done, total);
        },
      ).finally(() => {
        progress.clear();
      }),
  );
  if (flashed === undefined) {
    process.stderr.write('nothing was written\n');
    return DIFFERS;
  }
  process.stdout.write(
    options.json === true ? `${JSON.stringify(flashed, undefined, 2)}\n` : text(flashed, action),
  );
  return flashed.wrong.length > 0 ? DIFFERS : 0;
}

async function confirmed({ device, size, board }: Plan): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw usageError(
      'nobody can be asked: stdin or stderr is no terminal',
      '--yes writes without a question.',
    );
  }
  const what = `${size} bytes${board === undefined ? '' : ` for ${board}`}`;
  const answer = await answerTo(
    `${device.path} (${device.title}, ${device.size} bytes) is overwritten with ${what}. Write "yes" to go on: `,
  );
  return answer.trim() === 'yes';
}

// '' at the end of input. The terminal edits the line, and makes signals of Ctrl-C, as in the rest of the command.
async function answerTo(question: string): Promise<string> {
  process.stderr.write(question);
  const lines = createInterface({ input: process.stdin, terminal: false });
  let answer: string | undefined;
  await new Promise<void>((resolve) => {
    lines.once('close', resolve).once('line', (line) => {
      answer = line;
      lines.close();
    });
  });
  process.stderr.write(answer === undefined ? '\n' : '');
  return answer ?? '';
}

function text({ device, size, board, written, kept, wrong }: Flashed, action: Order['action']): string {
  const target = `${device.path}: ${size} bytes${board === undefined ? '' : ` for ${board}`}`;
  if (action === 'nothing') {
    return `${target} would be written\n`;
  }
  const shares = written === undefined ? '' : `, ${written} of them written, ${kept ?? 0} right already`;
  if (wrong.length === 0) {
    return `${target}${shares}; read back, all right\n`;
  }
  const more = wrong.length > SHOWN_OFFSETS ? ', ...' : '';
  return `${target}${shares}\nWRONG in ${wrong.length} blocks, at ${wrong.slice(0, SHOWN_OFFSETS).join(', ')}${more}\n`;
}

async function list(isJson: boolean): Promise<void> {
  const devices = await candidates();
  if (isJson) {
    process.stdout.write(`${JSON.stringify(devices, undefined, 2)}\n`);
    return;
  }
  process.stdout.write(
    devices.length === 0
      ? 'No removable disk is attached.\n'
      : columns([
          ['DEVICE', 'BYTES', ''],
          ...devices.map(({ path, size, title }) => [path, String(size), title]),
        ]),
  );
}
