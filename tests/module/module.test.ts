// SPDX-License-Identifier: MIT
// Tests the module with the standard MicroPython.

import { describeModule } from './module-suite.js';
import { standardMicropython } from './micropythons.js';

await describeModule(standardMicropython);
