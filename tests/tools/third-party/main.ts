// SPDX-License-Identifier: MIT
// `make third-party`: writes THIRD-PARTY.md.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../../cli/support/project.js';
import { thirdPartyDocument } from './document.js';

await writeFile(join(projectRoot, 'THIRD-PARTY.md'), await thirdPartyDocument());
