// SPDX-License-Identifier: MIT
/** Methods and functions → views: the signature of each form, and the C function that calls the engine. */
import type { Class, Method, Parameter, Returns, ValueType } from '../model/model.js';
import { memberName, snakeCase } from '../model/c-names.js';
import { functionName, hasStruct, typeSymbol } from '../model/exposed-names.js';
import { keyChoice, type KeyChoice } from '../types/own-key.js';
import { raisesOther } from '../model/exceptions.js';
import type { Forms } from '../model/forms.js';
import type { ArgumentCode, ResultCode } from '../types/kind.js';
import { kindOf } from '../types/kinds.js';
import type { Context, KeptArguments } from './context.js';

export interface SignatureView {
  /** What messages name, as a C initialiser. */
  where: string;
  symbol: string;
  count: number;
  /** Number of leading arguments that a call by position must have. */
  required: number;
  /** Their table; undefined: there are none. */
  parameters: string | undefined;
}

export interface CallView {
  pythonName: string;
  /** The C object that Python calls. */
  wrapper: string;
  forms: FormView[];
  /** Whether the form of a call is looked for. */
  isChosen: boolean;
  isStatic: boolean;
}

export interface FormView extends SignatureView {
  /** The type of the object of the call; undefined for a call without one. */
  type: string | undefined;
  /** The C type of that object. */
  object: string;
  /** Whether the engine gets a struct in that object. */
  isBoxed: boolean;
  /** How a call shows whether its first argument is the key, a `binding_key_t`. */
  key: string | undefined;
  /** Which parameter messages name, from 1 on; 0: they name the class. */
  subject: number;
  /** What the call returns, a `binding_returns_t`. */
  returns: string;
  /** Whether it only passes values to the engine, so that the runtime does the rest. */
  isPlain: boolean;
  callEngine: string;
  engine: string;
  /** The Python object of a successful call that has a result. */
  result: string | undefined;
  /** The Python object that the call returns. */
  returned: string;
  /** The C statement that raises the error of a failed call, and when; undefined: the result says it. */
  raise: { condition: string; statement: string } | undefined;
  releases: boolean;
  /** C lines before and after the call of the engine. */
  before: readonly string[];
  after: readonly string[];
  callArguments: string[];
  /** What has the timeout, in C, and C lines before each slice. */
  waits: { timeout: string; again: readonly string[] } | undefined;
}

/**
 * @param one the class of a method; undefined for a function of the module
 * @param kept where objects of the class keep arguments
 */
export function lowerCall(
  context: Context,
  one: Class | undefined,
  { name, first, all }: Forms,
  kept: KeptArguments,
): CallView {
  const owner = one ? snakeCase(one.name) : 'module';
  const forms = all.map((form) => lowerForm(context, one, form, kept));
  const { isStatic } = first;
  const isChosen = forms.length > 1;
  const wrapper = isChosen
    ? context.names.claim('forms', `${owner}_${snakeCase(name)}`)
    : (forms[0]?.symbol ?? '');
  return { pythonName: name, wrapper, forms, isChosen, isStatic };
}

function lowerForm(context: Context, one: Class | undefined, method: Method, kept: KeptArguments): FormView {
  const { api, names } = context;
  const owner = method.isStatic ? undefined : one;
  const symbol = one
    ? names.claim('method', `${snakeCase(one.name)}_${snakeCase(method.symbol)}`)
    : names.claim('function', snakeCase(method.symbol));
  const waitsAt = method.parameters.findIndex(({ name }) => name === method.waits);
  const where = whereInitialiser(one, method.name);
  const codes = method.parameters.map((parameter, index) =>
    argumentCode(context, parameter, index, where, kept),
  );
  const result = method.result && resultCode(context, method.result, owner, where);
  const before = [
    ...codes.flatMap(({ first }) => first ?? []),
    ...codes.flatMap(({ early }) => early ?? []),
    ...codes.flatMap((code) => code.before),
    ...(result?.before ?? []),
  ];
  const after = codes.flatMap((code) => code.after);
  return {
    ...signature(where, symbol, method.parameters, context),
    type: owner && typeSymbol(api, owner.name),
    object: owner && hasStruct(owner) ? `${context.symbols.get(owner.name) ?? ''}_obj_t` : 'void',
    isBoxed: owner !== undefined && hasStruct(owner),
    key: KEYS[keyChoice(api, one, method) ?? 'none'],
    callEngine: context.callEngine,
    subject: subjectOf(context, method) + 1,
    returns: RETURNS[method.returns],
    isPlain: codes.every(isRepeatable) && isPlain(method),
    engine: functionName(api, method.symbol),
    result: result?.object,
    returned: result?.object ?? RETURNED[method.returns],
    raise: raiseStatement(method),
    releases: method.releases,
    before,
    after,
    callArguments: [
      ...(owner ? [selfArgument(owner)] : []),
      ...codes.flatMap(({ passed }, index) => (index === waitsAt ? WAIT_ARGUMENT : passed)),
      ...(method.waits === -1 ? WAIT_ARGUMENT : []),
      ...(method.waits ? ['&binding_gil', '&wait.progress'] : []),
      ...(result?.passed ?? []),
    ],
    waits:
      method.waits === undefined
        ? undefined
        : {
            timeout: waitsAt < 0 ? '-1' : `values[${waitsAt}].i`,
            again: codes.flatMap(({ again }) => again ?? []),
          },
  };
}

const KEYS: Record<KeyChoice | 'none', string | undefined> = {
  none: undefined,
  byType: 'BINDING_KEY_BY_TYPE',
  byCount: 'BINDING_KEY_BY_COUNT',
};

const RETURNS: Record<Returns, string> = {
  none: 'BINDING_RETURNS_VALUE',
  code: 'BINDING_RETURNS_CODE',
  status: 'BINDING_RETURNS_STATUS',
  value: 'BINDING_RETURNS_VALUE',
};

const RETURNED: Record<Returns, string> = {
  none: 'mp_const_none',
  code: 'mp_obj_new_int(is_done ? 0 : result.code)',
  status: 'MP_OBJ_NEW_SMALL_INT(is_done ? 0 : -1)',
  value: 'mp_const_none',
};

/** The timeout of one slice instead of the call's. */
const WAIT_ARGUMENT = ['binding_wait_slice(&wait)'];

/** The engine gets the struct of an object that has one. */
export function selfArgument(one: Class): string {
  return hasStruct(one) ? '&self->c' : 'self';
}

/** Whether the runtime can do the rest of the call if a C function passes its arguments and makes its result. */
function isPlain(method: Method): boolean {
  const raises = method.isStateful || method.returns === 'none' || method.returns === 'value';
  return method.waits === undefined && !method.releases && !raisesOther(method) && raises;
}

/** Whether all C lines of an argument may be repeated. */
function isRepeatable({ early = [], after }: ArgumentCode): boolean {
  return early.length + after.length === 0;
}

/** The index of the key, which messages name with its value; -1 if the call has none. */
function subjectOf({ api }: Context, { hasKey, parameters }: Method): number {
  return parameters.findIndex(({ name }) => hasKey && name === api.machine?.key);
}

function raiseStatement(method: Method): FormView['raise'] {
  const isValue = method.returns === 'none' || method.returns === 'value';
  if (!isValue && !method.isStateful) {
    return undefined;
  }
  const values = method.parameters.length > 0 ? 'values' : 'NULL';
  const failure = ['method', values, '&result', 'errors'].join(', ');
  if (raisesOther(method)) {
    const types = [isValue ? exceptionType(method.raises) : 'NULL', exceptionType(method.rejects)];
    return { condition: '!is_done', statement: `binding_raise_as(${types.join(', ')}, ${failure});` };
  }
  return {
    condition: isValue ? '!is_done' : '!is_done && result.function == NULL',
    statement: `binding_raise_failure(${failure});`,
  };
}

/** The C name of a built-in exception. */
function exceptionType(name: string): string {
  return `&mp_type_${name}`;
}

/**
 * What the messages of a call name: a `binding_where_t` as a C initialiser.
 * @param one the class; undefined for a function of the module
 * @param name the method or the function; undefined for a constructor or an attribute
 */
export function whereInitialiser(one: Class | undefined, name?: string): string {
  const [owner, own] = [one?.name, name].filter((each) => each !== undefined);
  return `{ MP_QSTR_${owner ?? 'null'}, MP_QSTR${own === undefined ? 'null' : `_${own}`} }`;
}

/** The code of an argument. Its C variable is numbered: names of the spec would hide those of the function. */
export function argumentCode(
  context: Context,
  parameter: Pick<Parameter, 'name' | 'type'>,
  index: number,
  where: string,
  kept: KeptArguments,
): ArgumentCode {
  const { api, macros, symbols, types } = context;
  const { name, type } = parameter;
  return kindOf(type).argument(type, {
    api,
    parameter: name,
    where: `(binding_where_t)${where}`,
    value: `values[${index}]`,
    variable: `argument_${index}`,
    classSymbol: (className) => symbols.get(className) ?? '',
    isOptional: false,
    entry: (each) => types.entry(each),
    kept: kindOf(type).isKept(type) ? kept.place() : '',
    member: (attribute) => memberName(attribute, macros),
  });
}

/** @param owner the class of the object of the call */
export function resultCode(
  { api, macros, types, symbols, made }: Context,
  type: ValueType,
  owner: Class | undefined,
  where: string,
): ResultCode {
  const classSymbol = (className: string): string => symbols.get(className) ?? '';
  return kindOf(type).result(type, {
    api,
    entry: (each) => types.entry(each),
    self: owner && 'self',
    where: `(binding_where_t)${where}`,
    classSymbol,
    madeSymbol(className) {
      made.add(className);
      return classSymbol(className);
    },
    member: (attribute) => memberName(attribute, macros),
  });
}

export function signature(
  where: string,
  symbol: string,
  parameters: Parameter[],
  { parameterTables }: Context,
): SignatureView {
  return {
    where,
    symbol,
    count: parameters.length,
    required: parameters.findLastIndex((parameter) => parameter.default === undefined) + 1,
    parameters: parameterTables.table(parameters),
  };
}
