// SPDX-License-Identifier: MIT
// Tests the module built with sanitizers.

import { describeModule } from './module-suite.js';
import { standardMicropython } from './micropythons.js';

await describeModule(standardMicropython, 'sanitized');
