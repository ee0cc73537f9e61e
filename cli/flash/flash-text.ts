// SPDX-License-Identifier: MIT
// Text of `vencoder flash`: the question before it writes, the result, the list of devices.

import { columns } from '../support/columns.js';
import type { Device } from './devices.js';
import type { FlashResult, FlashRequest, FlashSummary } from './flash.js';

const SHOWN_OFFSETS = 8;

/** Without an answer; the user types it at the end. */
export function flashQuestion({ device, size, board }: FlashSummary): string {
  const content = `${size} bytes${forBoard(board)}`;
  return `${device.path} (${device.title}, ${device.size} bytes) will be overwritten with ${content}. Type "yes" to continue: `;
}

export function flashResult(
  { device, size, board, written, kept, wrong }: FlashResult,
  action: FlashRequest['action'],
): string {
  const target = `${device.path}: ${size} bytes${forBoard(board)}`;
  if (action === 'nothing') {
    return `${target} would be written\n`;
  }
  const counts = written === undefined ? '' : `, ${written} bytes written, ${kept ?? 0} unchanged (skipped)`;
  if (wrong.length === 0) {
    return `${target}${counts}; verified\n`;
  }
  const more = wrong.length > SHOWN_OFFSETS ? ', ...' : '';
  const offsets = wrong.slice(0, SHOWN_OFFSETS).join(', ');
  const differ =
    wrong.length === 1 ? '1 block differs, at offset' : `${wrong.length} blocks differ, at offsets`;
  return `${target}${counts}\nverification failed: ${differ} ${offsets}${more}\n`;
}

export function deviceTable(devices: Device[]): string {
  const rows = devices.map(({ path, size, title }) => [path, String(size), title]);
  return rows.length === 0
    ? 'No removable disk is connected.\n'
    : columns([['DEVICE', 'BYTES', ''], ...rows]);
}

function forBoard(board: string | undefined): string {
  return board === undefined ? '' : ` for ${board}`;
}
