// SPDX-License-Identifier: MIT
// The module with every other MicroPython at hand, old and new.

import { expect, test } from '@jest/globals';
import { describeModule } from './module-suite.js';
import { otherMicropythons } from './micropythons.js';

for (const micropython of otherMicropythons) {
  await describeModule(micropython);
}

test('every MicroPython is tested once', () => {
  const folders = otherMicropythons.map(({ folder }) => folder);
  expect(new Set(folders).size).toBe(folders.length);
});
