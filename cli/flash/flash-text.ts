// SPDX-License-Identifier: MIT
// Text of `vencoder flash`: the question before it writes, the result, the list of devices.

import { columns } from '../support/columns.js';
import { printable } from '../support/printable.js';
import type { Device } from './devices.js';
import type { FlashResult, FlashRequest, FlashSummary } from './flash.js';

const SHOWN_OFFSETS = 8;

/** Without an answer; the user types it at the end. */
export function flashQuestion({ device, size, board }: FlashSummary): string {
  const { path, givenAs, title, size: capacity } = device;
  const name = givenAs === undefined ? '' : `given as ${givenAs}, `;
  const content = `${size} bytes${forBoard(board)}`;
  const text = `${path} (${name}${title}, ${capacity} bytes) will be overwritten with ${content}.`;
  return `${printable(text)} Type "yes" to continue: `;
}

export function flashResult(result: FlashResult, action: FlashRequest['action']): string {
  const { device, size, board, written, kept, wrong } = result;
  const target = printable(`${device.path}: ${size} bytes${forBoard(board)}`);
  if (action === 'nothing') {
    return `${target} would be written\n`;
  }
  const counts = written === undefined ? '' : `, ${written} bytes written, ${kept ?? 0} unchanged (skipped)`;
  if (wrong.length === 0) {
    return `${target}${counts}; verified\n${renamedNote(result)}`;
  }
  const more = wrong.length > SHOWN_OFFSETS ? ', ...' : '';
  const offsets = wrong.slice(0, SHOWN_OFFSETS).join(', ');
  const differ =
    wrong.length === 1 ? '1 block differs, at offset' : `${wrong.length} blocks differ, at offsets`;
  return `${target}${counts}\nverification failed: ${differ} ${offsets}${more}\n${renamedNote(result)}`;
}

function renamedNote({ device: { path, givenAs = path }, isRenamed }: FlashResult): string {
  return isRenamed === true
    ? printable(`note: ${givenAs} means something else by now, which was not written`) + '\n'
    : '';
}

export function deviceTable(devices: Device[]): string {
  const rows = devices.map(({ path, size, title }) => [path, String(size), title].map(printable));
  return rows.length === 0
    ? 'No removable disk is connected.\n'
    : columns([['DEVICE', 'BYTES', ''], ...rows]);
}

function forBoard(board: string | undefined): string {
  return board === undefined ? '' : ` for ${board}`;
}
