// SPDX-License-Identifier: MIT
/** Checks methods and functions of the module: documentation, timeout, resources, C names, results. */
import type { Diagnostics } from '../model/diagnostics.js';
import { formsOf, type Forms } from '../model/forms.js';
import { EXCEPTIONS, OS_ERROR } from '../model/exceptions.js';
import type { CallOutcome, Class, Method, Model } from '../model/model.js';
import { nearestHint } from '../model/nearest.js';
import { kindOf } from '../types/kinds.js';
import { checkDoc } from './docs.js';
import { checkOverloads } from './overloads.js';
import { checkParameters, checkResult } from './parameters.js';

/** @param one the class of the methods; undefined for functions of the module */
export function checkCalls(
  model: Model,
  one: Class | undefined,
  methods: readonly Method[],
  diagnostics: Diagnostics,
): void {
  for (const method of methods) {
    checkCall(model, one, method, diagnostics);
  }
  for (const forms of formsOf(methods)) {
    checkSymbols(forms, diagnostics);
    checkStatic(forms, diagnostics);
    checkOverloads(model.api, one, forms, diagnostics);
  }
}

function checkCall(model: Model, one: Class | undefined, method: Method, diagnostics: Diagnostics): void {
  const name = one ? `${one.name}.${method.name}` : method.name;
  checkDoc(name, method.doc.text, method.at, diagnostics);
  checkParameters(model, name, method.parameters, method.at, diagnostics);
  checkWait(model, method, diagnostics);
  checkReturns(model, method, diagnostics);
  checkExceptions(method, diagnostics);
  // A call without states acquires nothing that its result does not show.
  if (method.isStateful || method.waits !== undefined) {
    checkResources(name, method, diagnostics);
  }
  checkItself(name, method.isStatic ? undefined : one, method, diagnostics);
  if (one === undefined || method.isStatic) {
    checkObjectless(name, method, diagnostics);
  }
}

/** `Self` names the class of the object of the call. */
function checkItself(
  name: string,
  one: Class | undefined,
  { at, result }: Method,
  diagnostics: Diagnostics,
): void {
  const itself = result && kindOf(result).itself(result);
  if (itself !== undefined && itself !== one?.name) {
    const message = `${name} returns Self<${itself}>, but its object is ${one ? `of class ${one.name}` : 'missing'}`;
    diagnostics.add('C110', at, message, one ? `write Self<${one.name}>` : 'return another type');
  }
}

function checkReturns(model: Model, method: Method, diagnostics: Diagnostics): void {
  const { name, at, returns, result, doc } = method;
  if (result) {
    checkResult(model, result, `the result of ${name}`, at, diagnostics);
  }
  if (returns === 'none' && doc.returns !== '') {
    diagnostics.add(
      'C058',
      at,
      `${name} returns None, but @returns says more`,
      'remove @returns, or change `returns`',
    );
  }
  // A value without a type was an error in reading.
  if (returns !== 'none' && (returns !== 'value' || result) && doc.returns === '') {
    const message = `the return value of ${name} is not documented`;
    diagnostics.add('C021', at, message, 'add @returns to its comment');
  }
}

/** Both are built in, and a failure that the result reports raises none. */
function checkExceptions(method: Method, diagnostics: Diagnostics): void {
  const { name, at, returns, raises, rejects } = method;
  for (const exception of new Set([raises, rejects])) {
    if (!EXCEPTIONS.includes(exception)) {
      const message = `${name} raises ${exception}, which is not one of Python's exceptions for errors`;
      diagnostics.add(
        'C101',
        at,
        message,
        nearestHint(exception, EXCEPTIONS, `use ${EXCEPTIONS.join(', ')}`),
      );
    }
  }
  if ((returns === 'code' || returns === 'status') && raises !== OS_ERROR) {
    const message = `${name} returns a failure, and \`raises\` says that it raises ${raises}`;
    diagnostics.add('C102', at, message, 'remove `raises`, or return None or a value');
  }
}

/** A function of the module or a static method has no object. */
function checkObjectless(name: string, method: Method, diagnostics: Diagnostics): void {
  const { at, isStatic, isStateful, releases, parameters, result } = method;
  for (const parameter of parameters.filter(({ type }) => kindOf(type).isKept(type))) {
    const message = `no object keeps ${parameter.name} of the ${isStatic ? 'static method' : 'function'} ${name}`;
    const help = isStatic ? 'remove `static`' : 'make it a method of a class';
    diagnostics.add('C097', parameter.at, message, help);
  }
  if (isStateful || releases || (result && kindOf(result).isLent(result))) {
    const subject = isStatic ? 'a static method' : 'a function of the module';
    const message = `${name} is ${subject}, which has neither states nor views`;
    diagnostics.add('C096', at, message, 'write `Method<{ returns: … }>`');
  }
}

/** Python has one attribute for all forms. */
function checkStatic({ name, first, all }: Forms, diagnostics: Diagnostics): void {
  for (const { at } of all.filter(({ isStatic }) => isStatic !== first.isStatic)) {
    const message = `${name} has a form with an object and a static one`;
    diagnostics.add('C100', at, message, 'make all forms static, or none');
  }
}

/** The first form of a method names its C function; each other one needs a name of its own. */
function checkSymbols({ name, all }: Forms, diagnostics: Diagnostics): void {
  for (const { at } of all.slice(1).filter(({ symbol }) => symbol === name)) {
    const message = `a further form of ${name} does not name its C function`;
    diagnostics.add('C091', at, message, `add \`symbol: '${name}…'\` with a name of its own`);
  }
}

/** The parameter with a call's timeout is an int of its own. */
function checkWait({ api }: Model, { name, at, waits, parameters }: Method, diagnostics: Diagnostics): void {
  if (waits === undefined || waits === -1) {
    return;
  }
  const parameter = parameters.find((each) => each.name === waits);
  if (!parameter) {
    const names = parameters.map((each) => each.name);
    const help = nearestHint(waits, names, 'name one of its parameters');
    diagnostics.add('C020', at, `\`waits\` of ${name} names ${waits}, which is not a parameter`, help);
  } else if (!kindOf(parameter.type).isTimeout(parameter.type) || waits === api.machine?.key) {
    const message = `\`waits\` of ${name} names ${waits}, which is not a timeout`;
    diagnostics.add('C053', at, message, 'name an Int in ms, -1 or more');
  }
}

/** The resources after each outcome of a call must be documented. */
function checkResources(name: string, { at, doc, waits }: Method, diagnostics: Diagnostics): void {
  const outcomes: CallOutcome[] = ['success', 'failure', ...(waits ? (['interruption'] as const) : [])];
  for (const outcome of outcomes) {
    if (!doc.after.some((each) => each.outcome === outcome && each.text !== '')) {
      diagnostics.add(
        'C046',
        at,
        `the resources of ${name} after ${outcome} are not documented`,
        `add @after ${outcome} to its comment`,
      );
    }
  }
}
