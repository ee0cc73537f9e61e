// SPDX-License-Identifier: MIT
/** Model → view of the C module: objects, tables, wrappers. */
import type { Api, Attribute, Class, Method, Model, Parameter, Rule } from '../model/model.js';
import { lowerStubs } from './docs.js';
import { finaliserName, functionName, hasStruct, structName, getterName } from './contract.js';
import { quoted, snakeCase } from '../model/c-names.js';
import { cInt, hasFields, typeSymbol, ValueTypes, type ValueTypeView } from './values.js';

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
  fields: { name: string; type: string; index: number; isOptional: boolean; value: string }[];
  intArrays: { name: string; count: string }[];
  counts: { name: string; type: string }[];
  /** Ints of the struct that the engine sets. */
  integers: { name: string }[];
  /** Attributes that scripts cannot assign. */
  fixed: { name: string }[];
  computed: { name: string; getter: string }[];
  structViews: { name: string; struct: string; module: string }[];
  hasLocals: boolean;
  rules: RuleView[];
  constants: { name: string; enumerator: string }[];
  methods: MethodView[];
}

interface SignatureView {
  name: string;
  symbol: string;
  count: number;
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
    name: string;
    index: number;
    isOut: boolean;
    hasFields: boolean;
    struct: string;
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
  checks: { attribute: string; type: string }[];
}

export function lowerBinding(model: Model): BindingView {
  const { api, abi } = model;
  const types = new ValueTypes(api);
  const classes = api.classes.map((one) => lowerClass(api, one, types));
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

function lowerClass(api: Api, one: Class, types: ValueTypes): ClassView {
  const c = snakeCase(one.name);
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
    fields: one.attributes.flatMap((attribute) => fields(attribute, parameters, types)),
    intArrays: one.attributes.flatMap((attribute) =>
      attribute.kind === 'intArray'
        ? [{ name: attribute.name, count: attribute.countName || String(attribute.count) }]
        : [],
    ),
    counts: one.attributes.flatMap(({ kind, name }) =>
      kind === 'count' ? [{ name, type: types.name({ kind: 'int', min: 0, max: entries(one) }, name) }] : [],
    ),
    integers: one.attributes.flatMap(({ kind, name }) =>
      kind === 'count' || kind === 'readOnly' ? [{ name }] : [],
    ),
    fixed: one.attributes.flatMap(({ kind, name }) =>
      kind === 'field' || kind === 'count' ? [] : [{ name }],
    ),
    computed: one.attributes.flatMap(({ kind, name }) =>
      kind === 'computed' ? [{ name, getter: getterName(api, one.name, name) }] : [],
    ),
    structViews: one.attributes.flatMap((attribute) =>
      attribute.kind === 'structView'
        ? [{ name: attribute.name, struct: attribute.struct, module: quoted(api.facade) }]
        : [],
    ),
    hasLocals: one.isFinalised || one.methods.length + one.constants.length > 0,
    rules: one.rules.map((rule) => lowerRule(rule, types)),
    constants: one.constants.map(({ name, enumerator }) => ({ name, enumerator })),
    methods: one.methods.map((method) => lowerMethod(api, one, method, types)),
  };
}

/** The number of entries that all int arrays have. */
function entries(one: Class): number {
  return Math.min(
    ...one.attributes.flatMap((attribute) => (attribute.kind === 'intArray' ? [attribute.count] : [])),
  );
}

function fields(attribute: Attribute, parameters: Parameter[], types: ValueTypes): ClassView['fields'] {
  if (attribute.kind !== 'field') {
    return [];
  }
  const index = parameters.findIndex(({ name }) => name === attribute.parameter);
  const parameter = parameters[index];
  return parameter
    ? [{ name: attribute.name, index, type: types.parameterName(parameter), ...defaultOf(parameter) }]
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

function lowerRule(rule: Rule, types: ValueTypes): RuleView {
  return {
    label: quoted(rule.label),
    condition: rule.when
      .map(({ attribute, enumerator }) => `c->${attribute} == (int32_t)${enumerator}`)
      .join(' && '),
    checks: rule.then.map(({ attribute, type }) => ({
      attribute,
      type: types.name(type, `${rule.label.replace(/\W/g, '')}_${attribute}`),
    })),
  };
}

function lowerMethod(api: Api, one: Class, method: Method, types: ValueTypes): MethodView {
  const symbol = `${snakeCase(one.name)}_${snakeCase(method.name)}`;
  const key = api.machine?.key ?? '';
  const waitsAt = method.parameters.findIndex(({ name }) => name === method.waits);
  return {
    ...signature(`${one.name}.${method.name}`, symbol, method.parameters, types),
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
    objects: method.parameters.flatMap((parameter, index) => objectArgument(api, parameter, index)),
    buffers: method.parameters.flatMap(({ name, type }, index) =>
      type.kind === 'buffer' ? [{ struct: type.struct, name, index }] : [],
    ),
    callArguments: [
      'self',
      ...method.parameters.map((parameter, index) => callArgument(api, parameter, index, index === waitsAt)),
      ...(method.waits ? ['&binding_gil', '&wait.progress'] : []),
    ],
    waits: waitsAt < 0 ? undefined : { index: waitsAt },
  };
}

function objectArgument(api: Api, parameter: Parameter, index: number): MethodView['objects'] {
  const { type } = parameter;
  if (type.kind !== 'object') {
    return [];
  }
  const c = snakeCase(type.class);
  return [
    {
      object: `${c}_obj_t`,
      name: parameter.name,
      index,
      c,
      isOut: type.isOut,
      hasFields: hasFields(api, type.class),
      struct: structName(api, type.class),
      type: typeSymbol(api, type.class),
    },
  ];
}

function callArgument(api: Api, { name, type }: Parameter, index: number, isWait: boolean): string {
  if (isWait) {
    return 'binding_wait_slice(&wait)';
  }
  switch (type.kind) {
    case 'object':
      return hasFields(api, type.class) ? `&${name}` : `&${name}->c`;
    case 'buffer':
      return `&${name}`;
    case 'int':
    case 'choice':
      return `(int32_t)values[${index}].i`;
  }
}
