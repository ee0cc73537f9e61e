// This file is part of the k230 vencoder project, MIT licence.
// The module with sanitizers that look at every access and every sum of it: they find nothing. Not in `make test` yet:
// with gcc 14 (the image) the threads of channels.py end with SIGSEGV on the sanitized qemu-riscv64, and why is open.

import { it } from '@jest/globals';
import { describeModule } from './module-suite.js';
import { standardMicropython } from './micropythons.js';

if (process.env['VENCODER_LONG_TESTS'] === '1') {
  await describeModule(standardMicropython, 'sanitized');
} else {
  process.stderr.write('SKIPPED: the module with sanitizers: make test-long runs them\n');
  it.skip('finds nothing', () => undefined);
}
