// SPDX-License-Identifier: MIT

import { GENERATION_TESTS, describeBoard } from './python-tests.js';

describeBoard('host', 'A', GENERATION_TESTS);
