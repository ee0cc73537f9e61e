// SPDX-License-Identifier: MIT
// Rejects tests that lose output of a process.

import { expect, it } from '@jest/globals';
import { listFiles, readSource } from './source-graph.js';

// communicate() reads the pipe itself and loses what readline() buffered. board_process.py has the ways to wait.
it('no Python test reads a line of a process', () => {
  const reading = listFiles(/^tests\/.*\.py$/)
    .filter((file) => file !== 'tests/board/board_process.py')
    .filter((file) => /\bstd(out|err)\.readline\(/.test(readSource(file)));
  expect(reading).toEqual([]);
});
