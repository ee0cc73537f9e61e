// SPDX-License-Identifier: MIT
/** Model → view of the C module: objects, tables, wrappers. */
import type { Api, Attribute, Class, Method, Model, Parameter, Rule } from '../model/model.js';
import { lowerStubs } from './docs.js';
import { memberName, quoted, snakeCase } from '../model/c-names.js';
import {
  exposedNames,
  finaliserName,
  functionName,
  getterName,
  hasLists,
  hasStruct,
  listsName,
  macroNames,
  structName,
  typeSymbol,
} from '../model/exposed-names.js';
import { named } from '../model/once-per.js';
import { InternalNames } from './internal-names.js';
import { cInt, hasFields, ValueTypes, type ValueTypeView } from './values.js';

export interface BindingView {
  prefix: string;
  native: string;
  types: ValueTypeView[];
  errors: { name: string; meaning: string }[];
  constants: { name: string; value: number }[];
  classes: ClassView[];
  /** Stubs in C comments, for tools that extract them. */
  stubs: object;
}

interface ClassView {
  name: string;
  doc: string;
  c: string;
  type: string;
  object: string;
  struct: string | undefined;
  finaliser: string | undefined;
  quotedName: string;
  construction: SignatureView;
  /** A class with fields refuses other names; objects of other classes take attributes of the script. */
  fields: {
    name: string;
    member: string;
    type: string;
    index: number;
    isOptional: boolean;
    value: string;
  }[];
  /** Lists of one length, in the order of the struct with their entries. */
  intArrays: { name: string; index: number }[];
  listLength: string;
  lists: string | undefined;
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
  objects: {
    object: string;
    /** The C variable. */
    name: string;
    parameter: string;
    index: number;
    isOut: boolean;
    hasFields: boolean;
    struct: string;
    lists: string;
    /** The member with the number of valid entries of the lists. */
    counter: string;
    type: string;
    c: string;
  }[];
  buffers: { struct: string; name: string; index: number }[];
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
  types: ValueTypes;
  names: InternalNames;
  macros: ReadonlySet<string>;
  /** Start of the C names of each class. */
  symbols: ReadonlyMap<string, string>;
}

export function lowerBinding(model: Model): BindingView {
  const { api, abi } = model;
  const names = new InternalNames(exposedNames(model).map(({ name }) => name));
  const symbols = new Map(api.classes.map(({ name }) => [name, names.claim('class', snakeCase(name))]));
  const types = new ValueTypes(api, names);
  const context = { api, types, names, macros: macroNames(model), symbols };
  const classes = api.classes.map((one) => lowerClass(context, one));
  return {
    prefix: api.prefix,
    native: api.native,
    types: types.views,
    errors: abi.constants
      .filter(({ isError }) => isError)
      .map(({ name, doc }) => ({ name, meaning: quoted(doc) })),
    constants: api.constants.map(({ name, value }) => ({ name, value })),
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
    doc: one.doc,
    c,
    type: typeSymbol(api, one.name),
    object: `${c}_obj_t`,
    struct: hasStruct(one) ? structName(api, one.name) : undefined,
    finaliser: one.isFinalised ? finaliserName(api, one.name) : undefined,
    quotedName: quoted(one.name),
    construction: signature(one.name, c, parameters, types),
    fields: one.attributes.flatMap((attribute) => fields(attribute, parameters, context)),
    ...lowerIntArrays(context, one),
    lists: hasLists(one) ? listsName(api, one.name) : undefined,
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
            type: types.name({ kind: 'int', min: 0, max: first?.count ?? 0 }, name),
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
  return parameter
    ? [{ name, member, index, type: types.parameterName(parameter), ...defaultOf(parameter) }]
    : [];
}

function defaultOf({ default: value }: Parameter): { isOptional: boolean; value: string } {
  return { isOptional: value !== undefined, value: cInt(value ?? 0) };
}

function signature(name: string, symbol: string, parameters: Parameter[], types: ValueTypes): SignatureView {
  return {
    name: quoted(name),
    symbol,
    count: parameters.length,
    required: parameters.findLastIndex((parameter) => parameter.default === undefined) + 1,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      alias: parameter.alias ? `MP_QSTR_${parameter.alias}` : 'MP_QSTRnull',
      type: types.parameterName(parameter),
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
      type: types.name(type, `${rule.label.replace(/\W/g, '')}_${attribute}`),
    })),
  };
}

function lowerMethod(context: Context, one: Class, method: Method): MethodView {
  const { api, types, names } = context;
  const symbol = names.claim('method', `${snakeCase(one.name)}_${snakeCase(method.name)}`);
  const key = api.machine?.key ?? '';
  const waitsAt = method.parameters.findIndex(({ name }) => name === method.waits);
  return {
    ...signature(`${one.name}.${method.name}`, symbol, method.parameters, types),
    keyless: quotedOrNull(method.parameters[0]?.name === key ? api.machine?.keyless : undefined),
    pythonName: method.name,
    wrapper: symbol,
    engine: functionName(api, method.symbol),
    returns: {
      isNone: method.returns === 'none',
      isCode: method.returns === 'code',
      isStatus: method.returns === 'status',
    },
    key: quoted(key),
    keyValue: `values[${method.parameters.findIndex(({ name }) => name === key)}].i`,
    objects: method.parameters.flatMap((parameter, index) => objectArgument(context, parameter, index)),
    buffers: method.parameters.flatMap(({ type }, index) =>
      type.kind === 'buffer' ? [{ struct: type.struct, name: argumentName(index), index }] : [],
    ),
    callArguments: [
      'self',
      ...method.parameters.flatMap((parameter, index) =>
        callArguments(api, parameter, index, index === waitsAt),
      ),
      ...(method.waits ? ['&binding_gil', '&wait.progress'] : []),
      '&result',
    ],
    waits: waitsAt < 0 ? undefined : { index: waitsAt },
  };
}

/** The C variable of an argument. Names of the spec would hide those of the function. */
function argumentName(index: number): string {
  return `argument_${index}`;
}

function counterOf({ api, macros }: Context, className: string): string {
  const one = api.classes.find(({ name }) => name === className);
  const count = one?.attributes.find(({ kind }) => kind === 'count');
  return count ? memberName(count.name, macros) : '';
}

function objectArgument(context: Context, parameter: Parameter, index: number): MethodView['objects'] {
  const { api, symbols } = context;
  const { type } = parameter;
  if (type.kind !== 'object') {
    return [];
  }
  const c = symbols.get(type.class) ?? '';
  return [
    {
      object: `${c}_obj_t`,
      name: argumentName(index),
      parameter: parameter.name,
      index,
      c,
      isOut: type.isOut,
      hasFields: hasFields(api, type.class),
      struct: structName(api, type.class),
      lists: listsName(api, type.class),
      counter: counterOf(context, type.class),
      type: typeSymbol(api, type.class),
    },
  ];
}

function callArguments(api: Api, parameter: Parameter, index: number, isWait: boolean): string[] {
  const { type } = parameter;
  const isOut = type.kind === 'object' && type.isOut;
  const argument = isWait ? 'binding_wait_slice(&wait)' : callArgument(api, parameter, index);
  return [argument, ...(isOut ? [`&${argumentName(index)}_lists`] : [])];
}

function callArgument(api: Api, { type }: Parameter, index: number): string {
  switch (type.kind) {
    case 'object': {
      const one = named(api.classes, type.class);
      const argument = argumentName(index);
      if (hasFields(api, type.class)) {
        return `&${argument}`;
      }
      return one && hasStruct(one) ? `&${argument}->c` : argument;
    }
    case 'buffer':
      return `&${argumentName(index)}`;
    case 'int':
    case 'choice':
      return `(int32_t)values[${index}].i`;
  }
}
