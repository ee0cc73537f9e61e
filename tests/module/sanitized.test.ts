// SPDX-License-Identifier: MIT
// The module with sanitizers that look at every access and every sum of it: they find nothing.

import { describeModule } from './module-suite.js';
import { standardMicropython } from './micropythons.js';

await describeModule(standardMicropython, 'sanitized');
