// SPDX-License-Identifier: MIT
/** Reads the script that a module names as its example. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostics } from '../model/diagnostics.js';
import type { Example, Location } from '../model/model.js';
import { isPrintable } from './texts.js';

/** What a script begins with, and no reader of a manual needs. */
const LICENCE = /^# SPDX-License-Identifier: .*\n/;

/**
 * @param root folder that the result's path is relative to
 * @param spec path of the module's file, relative to the root
 * @param name path of the script, relative to the folder of that file
 * @returns without code after an error
 */
export function readExample(
  root: string,
  spec: string,
  name: string,
  at: Location,
  diagnostics: Diagnostics,
): Example {
  const file = path.join(path.dirname(spec), name);
  const code = textOf(path.join(root, file))?.replace(LICENCE, '').trim();
  if (code === undefined) {
    diagnostics.add('S059', at, `the example ${file} cannot be read`, 'name a file, relative to this one');
  } else if (code === '' || !isPrintable(code.replaceAll(/[\n\t]/g, ''))) {
    const message = `the example ${file} ${code === '' ? 'is empty' : 'has a control character'}`;
    diagnostics.add('S059', at, message, 'write a script, with \\n as the end of lines');
  }
  return { file, code: code ?? '' };
}

/** Undefined if there is no such file. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
