// SPDX-License-Identifier: MIT
/** Model → view of the C module: objects, tables, wrappers. */
import type { Api, Attribute, Class, Method, Model, Parameter, Rule } from '../model/model.js';
import { lowerStubs, type StubsView } from './docs.js';
import { memberName, quoted, snakeCase } from '../model/c-names.js';
import {
  exposedNames,
  finaliserName,
  functionName,
  getterName,
  hasStruct,
  macroNames,
  structName,
  typeSymbol,
} from '../model/exposed-names.js';
import type { ArgumentCode } from '../types/kind.js';
import { kindOf } from '../types/kinds.js';
import { TypeTable, type TypeEntry } from '../types/table.js';
import { InternalNames } from './internal-names.js';

export interface BindingView {
  prefix: string;
  native: string;
  types: TypeEntry[];
  errors: { name: string; meaning: string }[];
  constants: { name: string }[];
  classes: ClassView[];
  /** Stubs in C comments, for tools that extract them. */
  stubs: StubsView;
}

interface ClassView {
  name: string;
  c: string;
  type: string;
  object: string;
  /** The struct that the engine accesses; empty if there is none. */
  struct: string;
  finaliser: string | undefined;
  quotedName: string;
  construction: SignatureView;
  /** A class with fields refuses other names; objects of other classes take attributes of the script. */
  fields: {
    name: string;
    member: string;
    type: string;
    /** The parsed argument as the member has it. */
    stored: string;
    isOptional: boolean;
    value: string;
  }[];
  /** Lists of one length, in the order of the struct with their entries. */
  intArrays: { name: string; index: number }[];
  listLength: string;
  counts: { name: string; member: string; type: string }[];
  /** Ints of the struct that the engine sets. */
  integers: { name: string; member: string }[];
  /** Attributes that scripts cannot assign. */
  fixed: { name: string }[];
  computed: { name: string; getter: string }[];
  structViews: { name: string; object: string; struct: string; module: string }[];
  hasLocals: boolean;
  rules: RuleView[];
  constants: { name: string; enumerator: string }[];
  methods: MethodView[];
}

interface SignatureView {
  name: string;
  symbol: string;
  count: number;
  /** Number of leading arguments that a call by position must have. */
  required: number;
  parameters: { name: string; alias: string; type: string; isOptional: boolean; value: string }[];
}

interface MethodView extends SignatureView {
  /** The firmware that calls the method without its first parameter, or NULL. */
  keyless: string;
  pythonName: string;
  wrapper: string;
  engine: string;
  returns: { isNone: boolean; isCode: boolean; isStatus: boolean };
  key: string;
  keyValue: string;
  /** C lines before and after the call of the engine. */
  before: readonly string[];
  after: readonly string[];
  callArguments: string[];
  waits: { index: number } | undefined;
}

interface RuleView {
  label: string;
  condition: string;
  checks: { attribute: string; member: string; type: string }[];
}

/** What the lowering of every class and method needs. */
interface Context {
  api: Api;
  types: TypeTable;
  names: InternalNames;
  macros: ReadonlySet<string>;
  /** Start of the C names of each class. */
  symbols: ReadonlyMap<string, string>;
}

export function lowerBinding(model: Model): BindingView {
  const { api, abi } = model;
  const names = new InternalNames(exposedNames(model).map(({ name }) => name));
  const symbols = new Map(api.classes.map(({ name }) => [name, names.claim('class', snakeCase(name))]));
  const types = new TypeTable(api, (name) => names.claimWhole(name));
  const context = { api, types, names, macros: macroNames(model), symbols };
  const classes = api.classes.map((one) => lowerClass(context, one));
  return {
    prefix: api.prefix,
    native: api.native,
    types: types.entries,
    errors: abi.constants
      .filter(({ isError }) => isError)
      .map(({ name, doc }) => ({ name, meaning: quoted(doc) })),
    constants: api.constants.map(({ name }) => ({ name })),
    classes,
    stubs: lowerStubs(model),
  };
}

function lowerClass(context: Context, one: Class): ClassView {
  const { api, types, macros } = context;
  const c = context.symbols.get(one.name) ?? '';
  const { parameters } = one.construction;
  return {
    name: one.name,
    c,
    type: typeSymbol(api, one.name),
    object: `${c}_obj_t`,
    struct: hasStruct(one) ? structName(api, one.name) : '',
    finaliser: one.isFinalised ? finaliserName(api, one.name) : undefined,
    quotedName: quoted(one.name),
    construction: signature(one.name, c, parameters, types),
    fields: one.attributes.flatMap((attribute) => fields(attribute, parameters, context)),
    ...lowerIntArrays(context, one),
    integers: one.attributes.flatMap(({ kind, name }) =>
      kind === 'count' || kind === 'readOnly' ? [{ name, member: memberName(name, macros) }] : [],
    ),
    fixed: one.attributes.flatMap(({ kind, name }) =>
      kind === 'field' || kind === 'count' ? [] : [{ name }],
    ),
    computed: one.attributes.flatMap(({ kind, name }) =>
      kind === 'computed' ? [{ name, getter: getterName(api, one.name, name) }] : [],
    ),
    structViews: one.attributes.flatMap((attribute) =>
      attribute.kind === 'structView'
        ? [
            {
              name: attribute.name,
              object: `view_${attribute.name}`,
              struct: attribute.struct,
              module: quoted(api.facade),
            },
          ]
        : [],
    ),
    hasLocals: one.isFinalised || one.methods.length + one.constants.length > 0,
    rules: one.rules.map((rule) => lowerRule(rule, context)),
    constants: one.constants.map(({ name, enumerator }) => ({ name, enumerator })),
    methods: one.methods.map((method) => lowerMethod(context, one, method)),
  };
}

/** The int arrays, which have one length, and the count of their valid entries. */
function lowerIntArrays(
  { types, macros }: Context,
  { attributes }: Class,
): Pick<ClassView, 'intArrays' | 'listLength' | 'counts'> {
  const lists = attributes.flatMap((each) => (each.kind === 'intArray' ? [each] : []));
  const intArrays = lists.map(({ name }, index) => ({ name, index }));
  const [first] = lists;
  const listLength = first ? first.countName || String(first.count) : '0';
  const counts = attributes.flatMap(({ kind, name }) =>
    kind === 'count'
      ? [
          {
            name,
            member: memberName(name, macros),
            type: types.entry({ kind: 'int', min: 0, max: first?.count ?? 0 }),
          },
        ]
      : [],
  );
  return { intArrays, listLength, counts };
}

function fields(
  attribute: Attribute,
  parameters: Parameter[],
  { types, macros }: Context,
): ClassView['fields'] {
  if (attribute.kind !== 'field') {
    return [];
  }
  const index = parameters.findIndex(({ name }) => name === attribute.parameter);
  const parameter = parameters[index];
  const { name } = attribute;
  const member = memberName(name, macros);
  if (!parameter) {
    return [];
  }
  const { type } = parameter;
  const stored = kindOf(type).stored(type, `values[${index}]`);
  return [{ name, member, stored, type: types.entry(type), ...defaultOf(parameter) }];
}

function defaultOf({ type, default: value }: Parameter): { isOptional: boolean; value: string } {
  return value === undefined
    ? { isOptional: false, value: '{ 0 }' }
    : { isOptional: true, value: kindOf(type).defaultC(type, value) };
}

function signature(name: string, symbol: string, parameters: Parameter[], types: TypeTable): SignatureView {
  return {
    name: quoted(name),
    symbol,
    count: parameters.length,
    required: parameters.findLastIndex((parameter) => parameter.default === undefined) + 1,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      alias: parameter.alias ? `MP_QSTR_${parameter.alias}` : 'MP_QSTRnull',
      type: types.entry(parameter.type),
      ...defaultOf(parameter),
    })),
  };
}

function quotedOrNull(text: string | undefined): string {
  return text === undefined ? 'NULL' : quoted(text);
}

function lowerRule(rule: Rule, { types, macros }: Context): RuleView {
  return {
    label: quoted(rule.label),
    condition: rule.when
      .map(({ attribute, enumerator }) => `c->${memberName(attribute, macros)} == (int32_t)${enumerator}`)
      .join(' && '),
    checks: rule.then.map(({ attribute, type }) => ({
      attribute,
      member: memberName(attribute, macros),
      type: types.entry(type),
    })),
  };
}

function lowerMethod(context: Context, one: Class, method: Method): MethodView {
  const { api, types, names } = context;
  const symbol = names.claim('method', `${snakeCase(one.name)}_${snakeCase(method.name)}`);
  const key = api.machine?.key ?? '';
  const waitsAt = method.parameters.findIndex(({ name }) => name === method.waits);
  const name = `${one.name}.${method.name}`;
  const codes = method.parameters.map((parameter, index) => argumentCode(context, parameter, index, name));
  return {
    ...signature(name, symbol, method.parameters, types),
    keyless: quotedOrNull(method.parameters[0]?.name === key ? api.machine?.keyless : undefined),
    pythonName: method.name,
    wrapper: symbol,
    engine: functionName(api, method.name),
    returns: {
      isNone: method.returns === 'none',
      isCode: method.returns === 'code',
      isStatus: method.returns === 'status',
    },
    key: quoted(key),
    keyValue: `values[${method.parameters.findIndex(({ name }) => name === key)}].i`,
    before: [...codes.flatMap(({ early }) => early ?? []), ...codes.flatMap(({ before }) => before)],
    after: codes.flatMap(({ after }) => after),
    callArguments: [
      'self',
      ...codes.flatMap(({ passed }, index) => (index === waitsAt ? WAIT_ARGUMENT : passed)),
      ...(method.waits ? ['&binding_gil', '&wait.progress'] : []),
      '&result',
    ],
    waits: waitsAt < 0 ? undefined : { index: waitsAt },
  };
}

/** The timeout of one slice instead of the call's. */
const WAIT_ARGUMENT = ['binding_wait_slice(&wait)'];

/** The code of an argument. Its C variable is numbered: names of the spec would hide those of the function. */
function argumentCode(context: Context, parameter: Parameter, index: number, where: string): ArgumentCode {
  const { api, macros, symbols, types } = context;
  const { name, type } = parameter;
  return kindOf(type).argument(type, {
    api,
    parameter: name,
    where: quoted(where),
    value: `values[${index}]`,
    variable: `argument_${index}`,
    classSymbol: (className) => symbols.get(className) ?? '',
    isOptional: false,
    entry: (each) => types.entry(each),
    // Objects that keep functions have a place for each.
    kept: '',
    member: (attribute) => memberName(attribute, macros),
  });
}
