// SPDX-License-Identifier: MIT

import { ALL_TESTS, describeBoard } from './python-tests.js';

describeBoard('host', 'B', ALL_TESTS);
