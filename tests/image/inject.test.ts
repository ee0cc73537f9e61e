// SPDX-License-Identifier: MIT
// `vencoder image inject`: changes only the program and the scripts, and leaves no file if it fails.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';
import { vencoder } from '../board-run.js';
import { MIB, NEW, changedBlocks, expectFiles, injectionScene, inspection } from './injection-scene.js';
import { APP_OFFSET, APP_SIZE, elfProgram } from './made-images.js';

const { at, made, disk, injected, scriptOption, extracted, expectRejected } = injectionScene();

describe('a disk image', () => {
  it('gets the program and the scripts without any other change', async () => {
    const image = await disk();
    const before = await readFile(image);
    const { code, stdout } = await injected(image, at('new.img'), scriptOption());
    expect(code).toBe(0);
    const sha256 = createHash('sha256').update(NEW).digest('hex');
    expect(stdout).toContain(
      `/micropython on partition 2: ${at('new.elf')}, ${NEW.length} bytes\n  SHA-256 ${sha256}`,
    );
    const after = await readFile(at('new.img'));
    expect((await readFile(image)).equals(before)).toBe(true);
    const changed = changedBlocks(before, after);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter((offset) => offset < APP_OFFSET || offset >= APP_OFFSET + APP_SIZE)).toEqual([]);
    await expectFiles(await extracted(after, APP_OFFSET, APP_SIZE));
    const [found, old] = [await inspection(at('new.img')), await inspection(image)];
    expect(found.programs).toEqual([{ ...old.programs[0], size: NEW.length, sha256 }]);
    expect(found.areas).toEqual(old.areas);
  });

  it.each([
    ['/sdcard', '/script.py'],
    ['/', '/script.py'],
    ['sdcard/lib/', '/lib/script.py'],
    ['main.py', '/main.py'],
  ])('gets a script for %s as %s', async (target, path) => {
    const args = ['--script', `${at('script.py')}:${target}`, '--json'];
    const { code, stdout } = await injected(await disk(), at('new.img'), args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ path: '/micropython' }, { path }]);
  });

  it('is written without progress output with --quiet', async () => {
    const args = ['image', 'inject', await disk(), '--elf', at('new.elf'), '-o', at('new.img'), '--json'];
    const { code, stdout, stderr } = await vencoder(['--quiet', ...args]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject([{ path: '/micropython', size: NEW.length }]);
  });

  it('may be gzipped, both old and new', async () => {
    const plain = await disk();
    const image = await made('old.img.gz', gzipSync(await readFile(plain), { level: 1 }));
    expect(await injected(plain, at('new.img'))).toMatchObject({ code: 0 });
    expect(await injected(image, at('new.img.gz'))).toMatchObject({ code: 0 });
    // The time stamps of the written files differ.
    const [one, other] = [await readFile(at('new.img')), gunzipSync(await readFile(at('new.img.gz')))];
    expect(changedBlocks(one, other).length).toBeLessThanOrEqual(2);
  });
});

describe('fails without writing:', () => {
  it.each([
    ['x86-64', elfProgram('x86-64'), 'is a program for x86-64'],
    ['not ELF', Buffer.from('#!/bin/sh\n'), 'is not an ELF program'],
  ])('a program for another machine: %s', async (_, program, message) => {
    await writeFile(at('new.elf'), program);
    await expectRejected(await injected(await disk(), at('out.img')), 2, message);
  });

  it('a program that does not fit', async () => {
    await writeFile(at('new.elf'), elfProgram('riscv64', 9 * MIB));
    await expectRejected(
      await injected(await disk(), at('out.img')),
      3,
      /bytes free, but the files need 9\d{6}\n/,
    );
  });

  it('an image without a program', async () => {
    const image = await disk([{ name: '/main.py', content: '' }]);
    await expectRejected(await injected(image, at('out.img')), 3, 'has no MicroPython program to replace');
  });

  it('an OUT that exists', async () => {
    const image = await disk();
    await writeFile(at('there.img'), 'mine');
    const run = await injected(image, at('there.img'));
    await expectRejected(run, 2, 'there.img already exists');
    expect(await readFile(at('there.img'), 'utf8')).toBe('mine');
  });

  it.each(['main.py', 'main.py:', ':/main.py', 'main.py:/../x', 'main.py:/a*b'])(
    '--script %s',
    async (script) => {
      const run = await injected(await disk(), at('out.img'), ['--script', script]);
      await expectRejected(run, 2, 'not FILE:PATH');
    },
  );

  it('a missing script', async () => {
    const run = await injected(await disk(), at('out.img'), ['--script', `${at('none.py')}:/main.py`]);
    await expectRejected(run, 2, 'none.py is not a file');
  });
});

describe('interrupted while writing', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGKILL', null],
  ] as const)('by %s leaves no OUT', async (signal, code) => {
    const image = await disk();
    const cli = path.join(projectRoot, 'dist', 'cli', 'main.js');
    const args = ['image', 'inject', image, '--elf', at('new.elf'), '-o', at('out.img.gz')];
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let output = '';
    child.stderr.on('data', (text: Buffer) => {
      output += text.toString();
      if (output.includes('Compressing')) {
        child.kill(signal);
      }
    });
    const exitCode = await new Promise((resolve) => child.on('close', resolve));
    expect(exitCode).toBe(code);
    expect(existsSync(at('out.img.gz'))).toBe(false);
    if (signal !== 'SIGKILL') {
      expect(output).toContain('interrupted; ');
      expect((await readdir(at(''))).filter((name) => name.includes('out'))).toEqual([]);
    }
    // Files left by SIGKILL do not affect the next run.
    expect(await injected(image, at('out.img.gz'))).toMatchObject({ code: 0 });
    const left = (await readdir(at(''))).filter((name) => name.includes('out'));
    expect(left).toEqual(['out.img.gz']);
  });
});
