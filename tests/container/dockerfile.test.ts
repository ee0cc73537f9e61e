// SPDX-License-Identifier: MIT
// Set-up runs in the image before the project is copied: it needs what it builds from.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';
import { CODEC_PROCESS_FILES } from '../../cli/toolchain/codec-process.js';
import { INIT_FILES } from '../../cli/machine/parts.js';
import { MEDIA_PROCESS_FILES } from '../../cli/toolchain/media-process.js';

it('the Dockerfile copies what set-up builds, before it runs it', async () => {
  const text = await readFile(path.join(projectRoot, 'Dockerfile'), 'utf8');
  const before = text.slice(0, text.indexOf('dist/cli/programs/setup.js')).replaceAll('\\\n', ' ');
  const copied = [...before.matchAll(/^COPY (.*)$/gm)].flatMap(([, words = '']) =>
    words.split(/\s+/).slice(0, -1),
  );
  const isCopied = (file: string): boolean =>
    copied.some((name) => file === name || file.startsWith(`${name}/`));
  const needed = [...CODEC_PROCESS_FILES, ...MEDIA_PROCESS_FILES, ...INIT_FILES].map((file) =>
    path.relative(projectRoot, file),
  );
  expect(needed.length).toBeGreaterThan(10);
  expect(needed.filter((file) => !isCopied(file))).toEqual([]);
});
