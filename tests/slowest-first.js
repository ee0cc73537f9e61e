// SPDX-License-Identifier: MIT
// Files that take long start first, so that none is left alone at the end: jest knows their times only from earlier runs in the
// same folder, and takes the longest file otherwise. Times are those that `make suite-times` wrote.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import Sequencer from '@jest/test-sequencer';

const TESTS = import.meta.dirname;
const TIMES = path.join(TESTS, '..', 'docs', 'suite-times.md');

/** Seconds by path below tests/: the last column of the table of files. */
function writtenTimes() {
  const rows = readFileSync(TIMES, 'utf8').matchAll(/^\| `tests\/(\S+)` \|.* (\d+) \|$/gm);
  return new Map([...rows].map(([, name, seconds]) => [name, Number(seconds)]));
}

export default class SlowestFirst extends Sequencer {
  sort(tests) {
    const times = writtenTimes();
    // A file that was not measured yet may take long.
    const secondsOf = (test) => times.get(path.relative(TESTS, test.path)) ?? Number.MAX_SAFE_INTEGER;
    return [...super.sort(tests)].sort((one, other) => secondsOf(other) - secondsOf(one));
  }
}
