// SPDX-License-Identifier: MIT
// What comes over UART1: messages in any pieces, and nothing else.

import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { carryOut } from '../../cli/machine/changes.js';
import { pathsOf } from '../../cli/machine/command-paths.js';
import { ResultReader, type Result } from '../../cli/machine/results.js';

function fileMessage(name: string, data: Buffer, sum = crc32(data)): Buffer {
  const head = `FILE ${data.length} ${sum.toString(16).padStart(8, '0')} ${Buffer.byteLength(name)}\n${name}`;
  return Buffer.concat([Buffer.from(head), data]);
}

const DATA = Buffer.from('END 0\nFILE\n\0\xff');
const STREAM = Buffer.concat([
  Buffer.from('TAKEN 4096\n'),
  Buffer.from('GONE 5\n/a\nb '),
  Buffer.from('FOLDER 4\n/dir'),
  fileMessage('/dir/é', DATA),
  fileMessage('/empty', Buffer.alloc(0)),
  Buffer.from('FAILED 5\nspace'),
  Buffer.from('END 42\n'),
]);
const RESULTS: Result[] = [
  { kind: 'taken', count: 4096 },
  { kind: 'gone', path: '/a\nb ' },
  { kind: 'folder', path: '/dir' },
  { kind: 'file', path: '/dir/é', data: DATA },
  { kind: 'file', path: '/empty', data: Buffer.alloc(0) },
  { kind: 'failed', text: 'space' },
  { kind: 'end', code: 42 },
];

describe('messages', () => {
  it.each([1, 2, 7, 64, STREAM.length])('in pieces of %i bytes', (size) => {
    const reader = new ResultReader();
    const results: Result[] = [];
    for (let at = 0; at < STREAM.length; at += size) {
      results.push(...reader.read(STREAM.subarray(at, at + size)));
    }
    expect(results).toEqual(RESULTS);
  });

  it.each(['FILE x\n', 'HELLO 1\n', 'END\n', 'END -1\n', 'FILE 1 123 1\n', '\n'])('%j is none', (text) => {
    expect(() => [...new ResultReader().read(Buffer.from(text))]).toThrow('UART1 sent');
  });

  it('a file with another checksum is an error', () => {
    const message = fileMessage('/f', DATA, 1);
    expect(() => [...new ResultReader().read(message)]).toThrow('/f came over UART1 with a wrong checksum');
  });
});

it('only what the program may change is changed', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'vencoder-changes-'));
  try {
    const card = path.join(folder, 'card');
    const data = Buffer.from('new');
    for (const wrong of ['/etc/x', `${card}/../x`, `${card}x`, 'card/x', `${folder}/x`]) {
      await expect(carryOut({ kind: 'file', path: wrong, data }, [card])).rejects.toThrow('may not change');
    }
    await carryOut({ kind: 'file', path: `${card}/deep/x`, data }, [card]);
    expect(await readFile(`${card}/deep/x`)).toEqual(data);
    await carryOut({ kind: 'gone', path: `${card}/deep` }, [card]);
    expect(await readdir(card)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('the paths of a command line', () => {
  const args = [
    '--sdcard',
    '/card',
    '--modules=/m',
    '--fault',
    'x:1',
    '--call-sites',
    '/o',
    '/s/main.py',
    '--data',
    'y',
  ];
  expect(pathsOf(args.slice(0, 8), () => true)).toEqual({
    places: ['/card', '/card-data'],
    outputs: ['/o'],
    folders: ['/m'],
    files: [],
    scriptFolder: '/s',
  });
  expect(pathsOf(['--sdcard', '/c', '--data', '/d'], () => true)).toMatchObject({
    places: ['/c', '/d'],
    scriptFolder: undefined,
  });
  expect(pathsOf(['/sdcard/main.py'], () => false)).toMatchObject({ scriptFolder: undefined });
});
