// SPDX-License-Identifier: MIT
// `vencoder flash`: writes an image to a card or to a board in USB boot mode.

import { createInterface } from 'node:readline';
import { Option, type Command } from 'commander';
import { flashByUsb, MEDIA } from '../flash/boot-mode.js';
import { candidates } from '../flash/devices.js';
import { deviceTable, flashQuestion, flashResult } from '../flash/flash-text.js';
import { DeviceState } from '../flash/device-state.js';
import { flash } from '../flash/flash.js';
import { EXIT } from '../support/exit-codes.js';
import { usageError } from '../support/failure.js';
import { printableJson } from '../support/printable.js';
import { ProgressLine } from '../support/progress.js';
import { withCleanup } from '../support/signals.js';

interface FlashOptions {
  device?: string;
  board?: string;
  yes?: boolean;
  dryRun?: boolean;
  verify?: boolean;
  json?: boolean;
  usb?: (typeof MEDIA)[number];
}

const HELP = `
Rejects damaged images, and disks that are mounted, part of this system, not removable or too small. Skips blocks that are
equal already, as long as reading is faster than writing. Then reads everything back and compares.

Examples:
  vencoder flash                                                  list the removable disks
  vencoder flash CanMV.img.gz --device /dev/sdX --board k230_canmv_lckfb
  vencoder flash CanMV.img.gz --device /dev/sdX --verify
  vencoder flash CanMV.kdimg --usb SDCARD                         a board that was connected with BOOT held down

Exit code: 0 done, 1 the device differs from the image, or you answered no, 2 wrong command line, 3 rejected or failed,
130 interrupted: stderr reports the state of the device.`;

/** Adds `flash [IMAGE] [--device DEV] ...`; without --device, it lists the devices. */
export function registerFlash(program: Command): void {
  program
    .command('flash')
    .description('write an image to a card, and verify it')
    .argument('[image]', '.img, .img.gz, .kdimg or .kdimg.gz')
    .option('--device <dev>', 'a whole disk, or a file in place of one (default: list the removable disks)')
    .addOption(
      new Option('--usb <medium>', "write to a board in USB boot mode, with the vendor's flasher")
        .choices(MEDIA)
        .conflicts(['device', 'board', 'dryRun', 'verify', 'json']),
    )
    .option('--board <name>', 'reject an image for another board')
    .option('--yes', 'skip the confirmation')
    .option('--dry-run', 'check everything, write nothing')
    .option('--verify', 'compare only')
    .option('--json', 'print as JSON')
    .addHelpText('after', HELP)
    .action(async (image: string | undefined, options: FlashOptions) => {
      process.exitCode = await runFlash(image, options);
    });
}

async function runFlash(image: string | undefined, options: FlashOptions): Promise<number> {
  if (options.usb !== undefined) {
    return await flashByUsb(requireImage(image), options.usb);
  }
  if (options.device === undefined) {
    await listDevices(options.json === true);
    if (image !== undefined) {
      throw usageError('no device given', 'Use --device DEV.');
    }
    return EXIT.done;
  }
  const chosen = requireImage(image);
  if (options.dryRun === true && options.verify === true) {
    throw usageError('--dry-run and --verify exclude each other', 'Give one of them.');
  }
  return await flashDevice(chosen, options.device, options);
}

function requireImage(image: string | undefined): string {
  if (image === undefined) {
    throw usageError('no image given', 'Run: vencoder flash IMAGE --device DEV');
  }
  return image;
}

async function flashDevice(image: string, device: string, options: FlashOptions): Promise<number> {
  const { board, json, yes } = options;
  const action = options.dryRun === true ? 'nothing' : options.verify === true ? 'compare' : 'write';
  const state = new DeviceState(device);
  const progress = new ProgressLine();
  const flashed = await withCleanup(
    () => `interrupted; ${state.describe()}`,
    async () =>
      await flash(
        { image, device, board, action },
        state,
        async (summary) => action !== 'write' || yes === true || (await confirm(flashQuestion(summary))),
        (step, done, total) => {
          progress.report(step, done, total);
        },
      ).finally(() => {
        progress.clear();
      }),
  );
  if (flashed === undefined) {
    process.stderr.write('nothing was written\n');
    return EXIT.problem;
  }
  process.stdout.write(json === true ? `${printableJson(flashed)}\n` : flashResult(flashed, action));
  return flashed.wrong.length > 0 ? EXIT.problem : EXIT.done;
}

/** Asks on stderr; true for "yes". A usage error if stdin or stderr is not a terminal. */
async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw usageError(
      'cannot prompt: stdin or stderr is not a terminal',
      'Pass --yes to skip the confirmation.',
    );
  }
  process.stderr.write(question);
  return (await readAnswer()).trim() === 'yes';
}

// '' at the end of input. Not in raw mode: the terminal edits the line and turns Ctrl-C into a signal.
async function readAnswer(): Promise<string> {
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

async function listDevices(isJson: boolean): Promise<void> {
  const devices = await candidates();
  process.stdout.write(isJson ? `${printableJson(devices)}\n` : deviceTable(devices));
}
