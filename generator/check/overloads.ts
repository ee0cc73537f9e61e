// SPDX-License-Identifier: MIT
/** Checks that each call fits at most one form of a method. */
import type { Diagnostics } from '../model/diagnostics.js';
import type { Forms } from '../model/forms.js';
import type { Api, Class, Method, Parameter } from '../model/model.js';
import { keyChoice } from '../types/own-key.js';
import { ANY_OBJECT } from '../types/kind.js';
import { kindOf } from '../types/kinds.js';

/** @param one the class of a method; undefined for a function of the module */
export function checkOverloads(
  api: Api,
  one: Class | undefined,
  { name, all }: Forms,
  diagnostics: Diagnostics,
): void {
  for (const [i, form] of all.entries()) {
    const lists = parameterLists(api, one, form);
    const other = all
      .slice(0, i)
      .find((each) =>
        parameterLists(api, one, each).some((list) => lists.some((own) => fitBoth(api, list, own))),
      );
    if (other) {
      const message = `some calls of ${name} fit this form and that of line ${other.at.line}`;
      const help = 'change the number, the names or the types of their parameters';
      diagnostics.add('C090', form.at, message, help);
    }
  }
}

/** The parameters of a form, with and without a key that it can leave out. */
function parameterLists(api: Api, one: Class | undefined, form: Method): Parameter[][] {
  const { parameters } = form;
  return keyChoice(api, one, form) ? [parameters, parameters.slice(1)] : [parameters];
}

/** Whether some call fits both lists, with any number of its arguments by position. */
function fitBoth(api: Api, one: readonly Parameter[], other: readonly Parameter[]): boolean {
  const most = Math.min(one.length, other.length);
  return Array.from({ length: most + 1 }, (_, count) => count).some(
    (count) =>
      one.slice(0, count).every((parameter, i) => other[i] && overlap(api, parameter, other[i])) &&
      fitByKeyword(api, one, other, count) &&
      fitByKeyword(api, other, one, count),
  );
}

/** Whether keywords can give what one list needs and the other one takes. */
function fitByKeyword(
  api: Api,
  one: readonly Parameter[],
  other: readonly Parameter[],
  count: number,
): boolean {
  const taken = other.slice(count);
  return one
    .slice(count)
    .filter((parameter) => parameter.default === undefined)
    .every((parameter) =>
      taken.some((each) => haveOneKeyword(parameter, each) && overlap(api, parameter, each)),
    );
}

function haveOneKeyword(one: Parameter, other: Parameter): boolean {
  const names = [other.name, other.alias];
  return names.includes(one.name) || (one.alias !== undefined && names.includes(one.alias));
}

/** Whether some value has the kinds of both parameters. */
function overlap(api: Api, one: Parameter, other: Parameter): boolean {
  const values = kindOf(one.type).accepts(one.type, api);
  const others = kindOf(other.type).accepts(other.type, api);
  return values.some((value) => others.some((each) => areOne(value, each)));
}

function areOne(one: string, other: string): boolean {
  return one === other || (one === ANY_OBJECT && isObject(other)) || (other === ANY_OBJECT && isObject(one));
}

/** Objects of classes, some of which can be called. */
function isObject(value: string): boolean {
  return value === 'callable' || value.startsWith('class ');
}
