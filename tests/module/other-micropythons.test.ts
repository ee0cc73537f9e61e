// SPDX-License-Identifier: MIT
// Tests the module with every other available MicroPython, older and newer.

import { expect, test } from '@jest/globals';
import { describeModule } from './module-suite.js';
import { otherMicropythons } from './micropythons.js';

for (const micropython of otherMicropythons) {
  await describeModule(micropython);
}

test('tests each MicroPython once', () => {
  const folders = otherMicropythons.map(({ folder }) => folder);
  expect(new Set(folders).size).toBe(folders.length);
});
