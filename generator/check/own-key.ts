// SPDX-License-Identifier: MIT
/** Checks objects with a key of their own: the calls that can leave it out. */
import type { Diagnostics } from '../model/diagnostics.js';
import { SELF, type Class, type Method, type Model } from '../model/model.js';
import { keyChoice } from '../types/own-key.js';
import { kindOf } from '../types/kinds.js';

export function checkOwnKey({ api }: Model, one: Class, diagnostics: Diagnostics): void {
  const [attribute, ...others] = one.attributes.filter(({ kind }) => kind === 'ownKey');
  for (const { name, at } of others) {
    const message = `${one.name} has a second OwnKey, ${name}`;
    diagnostics.add('C106', at, message, 'remove it: an object has one key of its own');
  }
  if (attribute === undefined) {
    return;
  }
  const methods = one.methods.filter((method) => keyChoice(api, one, method) !== undefined);
  if (methods.length === 0) {
    const key = api.machine?.key ?? SELF;
    const message = `${attribute.name} is an OwnKey, but no call of ${one.name} can leave out a key`;
    const help =
      key === SELF
        ? 'name a parameter in `StateMachine`, or remove the attribute'
        : `make ${key} the first parameter of its calls, or remove the attribute`;
    diagnostics.add('C105', attribute.at, message, help);
  } else if (!one.isFinalised) {
    const message = `objects of ${one.name} have a key of their own, and nothing releases what it selects`;
    diagnostics.add('C109', attribute.at, message, 'add `implements Finalised`');
  }
  for (const method of methods) {
    checkForms(one, method, keyChoice(api, one, method) === 'byCount', diagnostics);
  }
}

/** A call shows whether it has the key, and no key is -1. */
function checkForms(one: Class, method: Method, isCounted: boolean, diagnostics: Diagnostics): void {
  const [key] = method.parameters;
  const isOptional = method.parameters.some((parameter) => parameter.default !== undefined);
  if (isCounted && isOptional) {
    const message = `some calls of ${one.name}.${method.name} fit both the form with its key and that without`;
    const help = 'remove the defaults, or put a parameter that is not a number behind the key';
    diagnostics.add('C107', method.at, message, help);
  }
  if (key && (kindOf(key.type).range(key.type)?.min ?? 0) < 0) {
    const message = `${key.name} of ${one.name}.${method.name} can be negative, which is how the engine sees a key that is left out`;
    diagnostics.add('C108', key.at, message, 'use an Index, or an Int from 0 on');
  }
}
