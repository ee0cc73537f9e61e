// SPDX-License-Identifier: MIT

import { GENERATION_TESTS, describeBoard } from './python-tests.js';

describeBoard('qemu-riscv64', 'A', GENERATION_TESTS);
