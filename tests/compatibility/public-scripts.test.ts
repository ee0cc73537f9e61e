// SPDX-License-Identifier: MIT
// The judge of public scripts, on scripts of our own; and the public ones, if their folder is there: what docs/compatibility.md
// says of each must still hold.

import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';
import { renderPage } from '../tools/compatibility/page.js';
import { generationsOf, readScriptList, type PublicScript } from '../tools/compatibility/script-list.js';
import { tryScript, type Row } from '../tools/compatibility/verdict.js';

const COLUMNS = ['number', 'repository', 'path', 'url', 'firmware', 'records', 'needs', 'file'];
const RECORDER = path.join(projectRoot, 'examples', 'record_mp4.py');

describe('the judge', () => {
  let folder: string;
  const rows = new Map<string, Row>();

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vencoder-scripts-'));
    await cp(RECORDER, path.join(folder, 'recorder.py'));
    const scripts: Record<string, [firmware: string, records: string, text: string | undefined]> = {
      recorder: ['A/B', 'MP4', undefined],
      damaged: ['B', 'raw', "open('/sdcard/video.264', 'wb').write(b'no stream')\n"],
      silent: ['B', 'raw', 'pass\n'],
      catches: [
        'B',
        '-',
        "try:\n    import nothing_like_it\nexcept Exception as e:\n    print('failed:', repr(e))\n",
      ],
      crashes: [
        'B',
        'JPEG',
        "import image, uctypes\nimage.Image(64, 64, image.RGB888).save('/sdcard/a.png')\nuctypes.bytes_at(8, 1)\n",
      ],
      endless: ['B', '-', 'import time\nwhile True:\n    time.sleep(1)\n'],
      later: ['M', '-', 'pass\n'],
    };
    const lines = [COLUMNS.join('\t')];
    for (const [name, [firmware, records, text]] of Object.entries(scripts)) {
      lines.push(
        [name, 'owner/name', `${name}.py`, 'https://host/x', firmware, records, '-', `${name}.py`].join('\t'),
      );
      if (text !== undefined) {
        await writeFile(path.join(folder, `${name}.py`), text);
      }
    }
    await writeFile(path.join(folder, 'index.tsv'), `${lines.join('\n')}\n`);
    for (const script of await readScriptList(folder)) {
      rows.set(script.number, await tryScript(script, folder));
    }
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['recorder', true, /^mp4: h264 1280x720, 150 frames, 5\.0 s$/],
    ['damaged', false, /264: nothing; /],
    ['silent', false, /^exit code 0, no output$/],
    ['catches', false, /ImportError/],
    ['crashes', false, /^exit code 139; png: png 64x64/],
    ['endless', true, /^no exception$/],
    ['later', true, /^no exception$/],
  ])('%s', (name, runs, text) => {
    expect(rows.get(name)).toMatchObject({ runs, text: expect.stringMatching(text) });
  });

  it('counts all, and those that are for firmware after the last release', async () => {
    const page = await renderPage([...rows.values()]);
    expect(page).toContain('**3 of 7 scripts run to a right output: 43 %.**');
    expect(page).toContain('1 of all scripts are for CanMV after v1.8 only');
    expect(page).toContain('| recorder | owner/name | [recorder.py](https://host/x) | A | runs |');
  });

  it('names a column that the list does not have', async () => {
    await writeFile(path.join(folder, 'index.tsv'), 'number\tfile\n');
    await expect(readScriptList(folder)).rejects.toThrow('has no column repository, path');
  });
});

const SCRIPTS = process.env['VENCODER_SCRIPTS'];
const PAGE = path.join(projectRoot, 'docs', 'compatibility.md');
if (SCRIPTS === undefined || !existsSync(SCRIPTS)) {
  process.stderr.write('\nSKIPPED: the public scripts: VENCODER_SCRIPTS names no folder\n\n');
}

(SCRIPTS === undefined ? describe.skip : describe)('public scripts', () => {
  it('run if docs/compatibility.md says so', async () => {
    const folder = path.resolve(SCRIPTS ?? '');
    const page = await readFile(PAGE, 'utf8');
    const isSaidToRun = ({ number }: PublicScript): boolean =>
      new RegExp(`^\\| ${number} \\|.*\\| runs \\|`, 'm').test(page);
    const failed: string[] = [];
    for (const script of (await readScriptList(folder)).filter(isSaidToRun)) {
      expect(generationsOf(script)).not.toEqual([]);
      const { runs, text } = await tryScript(script, folder);
      failed.push(...(runs ? [] : [`${script.number}: ${text}`]));
    }
    expect(failed).toEqual([]);
  });
});
