// SPDX-License-Identifier: MIT
// Python packages that stand in for the firmware's C modules: names to import, without behaviour.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Entry, Namespace } from './native-tables.js';

/** Writes one package for each module into `folder`. */
export async function writeStandIns(modules: Namespace, folder: string): Promise<void> {
  for (const [name, entry] of Object.entries(modules)) {
    await writePackage(path.join(folder, name), entry);
  }
}

async function writePackage(folder: string, entry: Entry): Promise<void> {
  const members = 'members' in entry ? entry.members : {};
  const isModule = (member: Entry): boolean => member.kind === 'module';
  await mkdir(folder, { recursive: true });
  const own = Object.entries(members).filter(([, member]) => !isModule(member));
  await writeFile(
    path.join(folder, '__init__.py'),
    own.flatMap(([name, member]) => python(name, member)).join('\n'),
  );
  await writeStandIns(
    Object.fromEntries(Object.entries(members).filter(([, member]) => isModule(member))),
    folder,
  );
}

function python(name: string, entry: Entry, indent = ''): string[] {
  switch (entry.kind) {
    case 'value':
      return [`${indent}${name} = None`];
    case 'function':
      return [`${indent}def ${name}(*args, **kwargs):`, `${indent}    raise NotImplementedError("${name}")`];
    case 'module':
    case 'type': {
      const body = Object.entries(entry.members).flatMap(([inner, member]) =>
        python(inner, member, `${indent}    `),
      );
      return [`${indent}class ${name}:`, ...body, `${indent}    pass`];
    }
  }
}
