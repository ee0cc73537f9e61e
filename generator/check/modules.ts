// SPDX-License-Identifier: MIT
/** Checks across modules: one program can have all of them. */
import type { Diagnostics } from '../model/diagnostics.js';
import { abiNames, driverNames, exposedNames, type ExposedName } from '../model/exposed-names.js';
import type { Model, ProjectModel } from '../model/model.js';

export function checkModules({ modules }: ProjectModel, diagnostics: Diagnostics): void {
  const others: Model[] = [];
  for (const model of modules) {
    for (const other of others) {
      checkPair(model, other, diagnostics);
    }
    others.push(model);
  }
}

function checkPair(model: Model, other: Model, diagnostics: Diagnostics): void {
  const { api } = model;
  if (api.prefix === other.api.prefix) {
    const message = `${api.name} and ${other.api.name} have the same prefix, ${api.prefix}`;
    diagnostics.add('P005', api.at, message, 'give every module its own prefix');
  } else {
    checkExposedNames(model, other, diagnostics);
  }
  const taken = [other.api.native, other.api.facade];
  for (const name of [api.native, api.facade].filter((each) => taken.includes(each))) {
    const message = `${api.name} and ${other.api.name} are both imported as ${name}`;
    diagnostics.add('P006', api.at, message, 'give every module a `native` and a `facade` of its own');
  }
}

function checkExposedNames(model: Model, other: Model, diagnostics: Diagnostics): void {
  const names = new Map(ownNames(other).map(({ name, subject }) => [name, subject]));
  for (const { name, subject, at } of ownNames(model)) {
    const taken = names.get(name);
    if (taken !== undefined) {
      const message = `${subject} and ${taken} of ${other.api.name} have the same name in C, ${name}`;
      diagnostics.add('P007', at, message, 'rename one of them');
    }
  }
}

/** What the module exposes in C besides the ABI. */
function ownNames(model: Model): ExposedName[] {
  const shared = new Set([...driverNames(model.abi), ...abiNames(model.abi).map(({ name }) => name)]);
  return exposedNames(model).filter(({ name }) => !shared.has(name));
}
