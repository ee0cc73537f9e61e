// SPDX-License-Identifier: MIT
// The cookbook prints examples, which tests/streams and tests/board run.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';

it('the cookbook prints the examples that it names, without their licence', async () => {
  const cookbook = await readFile(path.join(projectRoot, 'docs', 'cookbook.md'), 'utf8');
  const recipes = [...cookbook.matchAll(/\(\.\.\/(examples\/\w+\.py)\):\n\n```python\n([^]*?)```/g)];
  expect(recipes.map(([, file]) => file)).toEqual([
    'examples/record_mp4.py',
    'examples/jpeg_snapshots.py',
    'examples/split_recording.py',
    'examples/record_event.py',
    'examples/record_twice.py',
    'examples/two_streams.py',
    'examples/own_pictures.py',
    'examples/stream_rtsp.py',
    'examples/late_readers.py',
    'examples/low_latency.py',
    'examples/whole_life.py',
    'examples/draw_clock.py',
  ]);
  for (const [, file = '', code] of recipes) {
    const example = await readFile(path.join(projectRoot, file), 'utf8');
    expect(code).toBe(example.replace(/^# SPDX.*\n/, ''));
  }
});
