// SPDX-License-Identifier: MIT
/** Checks the protocols of Python that a class implements by its methods. */
import type { Diagnostics } from '../model/diagnostics.js';
import { formsOf } from '../model/forms.js';
import type { Api, Class, Method } from '../model/model.js';
import { nearestHint } from '../model/nearest.js';
import { kindOf } from '../types/kinds.js';

export function checkProtocols(api: Api, one: Class, diagnostics: Diagnostics): void {
  const { closes, next, isPrinted } = one.protocols;
  if (closes !== undefined) {
    methodOf(one, 'ContextManager', closes, diagnostics);
  }
  const method = next === undefined ? undefined : methodOf(one, 'Iteration', next, diagnostics);
  if (method && !(method.result && kindOf(method.result).accepts(method.result, api).includes('none'))) {
    const message = `an iteration by ${method.name} has no end: its result is never None`;
    diagnostics.add('C093', method.at, message, 'return an Optional');
  }
  if (isPrinted && !one.attributes.some(({ kind }) => kind === 'field')) {
    const message = `${one.name} is Printed, but has no Field`;
    diagnostics.add('C094', one.at, message, 'add a Field, or remove Printed');
  }
  const lender = one.methods.find(({ result }) => result && kindOf(result).isLent(result));
  const releaser = one.methods.find(({ releases }) => releases);
  if (releaser && !lender) {
    const message = `${releaser.name} releases the views of ${one.name}, which has none`;
    diagnostics.add('C095', releaser.at, message, 'remove `releases`, or return a View');
  }
}

/** The method of a protocol, which calls it without arguments. */
function methodOf(
  { name, at, methods }: Class,
  protocol: string,
  wanted: string,
  diagnostics: Diagnostics,
): Method | undefined {
  const named = formsOf(methods).filter(({ first }) => !first.isStatic);
  const forms = named.find((each) => each.name === wanted);
  const form = forms?.all.find(({ parameters }) => parameters.every((each) => each.default !== undefined));
  if (!form && wanted !== '') {
    const message = `${protocol} of ${name} names ${wanted}, which is not a method without arguments`;
    const others = named.map((each) => each.name).filter((each) => each !== wanted);
    diagnostics.add(
      'C092',
      at,
      message,
      nearestHint(wanted, others, 'name a method that needs no arguments'),
    );
  }
  return form;
}
