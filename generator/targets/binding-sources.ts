// SPDX-License-Identifier: MIT
/** The unit `binding_sources.txt`: the files of the runtime that the module needs, one in a line, for make and CMake. */
import { runtimeFiles } from '../lower/runtime.js';
import type { ModuleUnit } from '../model/unit.js';

export const BINDING_SOURCES: ModuleUnit = {
  name: 'binding_sources.txt',
  level: 'module',
  emit: ({ api }, { generatedFrom }) => `# ${generatedFrom}\n${runtimeFiles(api).join('\n')}\n`,
};
