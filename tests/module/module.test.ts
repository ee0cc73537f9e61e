// This file is part of the k230 vencoder project, MIT licence.
// The module with the standard MicroPython.

import { describeModule } from './module-suite.js';
import { standardMicropython } from './micropythons.js';

await describeModule(standardMicropython);
