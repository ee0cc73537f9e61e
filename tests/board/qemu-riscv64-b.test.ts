// SPDX-License-Identifier: MIT

import { ALL_TESTS, describeBoard } from './python-tests.js';

describeBoard('qemu-riscv64', 'B', ALL_TESTS);
