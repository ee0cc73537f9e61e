// SPDX-License-Identifier: MIT
/** Model → view of the C module: objects, tables, wrappers. */
import type { Api, Attribute, Class, Model, Parameter, Property } from '../model/model.js';
import { argumentCode, lowerCall, resultCode, selfArgument, signature, whereInitialiser } from './calls.js';
import type { CallView, SignatureView } from './calls.js';
import { KeptArguments, type Context } from './context.js';
import { lowerNativeStubs, type StubsView } from './docs.js';
import { lowerErrors, type ErrorsView } from './errors.js';
import { memberName, quoted, snakeCase } from '../model/c-names.js';
import {
  exposedNames,
  finaliserName,
  getterName,
  hasStruct,
  isReceiver,
  isRecord,
  macroNames,
  propertyNames,
  structName,
  typeSymbol,
} from '../model/exposed-names.js';
import { raisesOther } from '../model/exceptions.js';
import { statefulMethods } from '../model/state-machine.js';
import { allMethods, formsOf } from '../model/forms.js';
import { kindOf } from '../types/kinds.js';
import { TypeTable, type TypeEntry } from '../types/table.js';
import { lowerRules, type RulesView } from './rules.js';
import { InternalNames } from './internal-names.js';
import { ParameterTables, type ParameterTable } from './parameter-tables.js';
import { hasViewsMember, lendsViews } from './lenders.js';

export interface BindingView {
  prefix: string;
  native: string;
  types: TypeEntry[];
  parameterTables: ParameterTable[];
  errors: ErrorsView;
  constants: { name: string }[];
  classes: ClassView[];
  functions: CallView[];
  /** The name of the state's key, in C; NULL: no message has it. */
  key: string;
  /** The C function of the context, if calls need it. */
  callEngine: string | undefined;
  /** Names of the calls of the state machine. */
  calls: string[];
  /** Whether calls can fail. */
  raises: boolean;
  /** Whether it needs more of the runtime than calls with a key do. */
  needsReceivers: boolean;
  /** Stubs in C comments, for tools that extract them: some keep only the last form of a method. */
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
  construction: SignatureView;
  /** A class with fields refuses other names; objects of other classes take attributes of the script. */
  fields: {
    name: string;
    member: string;
    /** Index of the parameter. */
    parameter: number;
    /** The parsed argument as the member has it. */
    stored: string;
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
  ownKeys: { name: string; getter: string }[];
  structViews: { name: string; object: string; struct: string; module: string }[];
  hasLocals: boolean;
  /** Whether its constructor sets anything. */
  constructs: boolean;
  rules: RulesView | undefined;
  constants: { name: string; enumerator: string }[];
  methods: CallView[];
  /** Only arguments of the constructor, which calls read from any object that has them. */
  isRecord: boolean;
  properties: PropertyView[];
  /** The object starts as a `binding_receiver_t`. */
  isHeld: boolean;
  /** Whether results are new objects of it. */
  isMade: boolean;
  /** Number of arguments that the object keeps for the engine. */
  kept: number;
  lendsViews: boolean;
  /** The object's count of ended views is a member of its struct. */
  hasViewsMember: boolean;
  closes: string | undefined;
  next: string | undefined;
  printed: { name: string }[];
}

interface PropertyView {
  name: string;
  /** Name for messages. */
  /** What the messages of the setter name, as a C initialiser. */
  where: string;
  classType: string;
  /** The C type of the object. */
  object: string;
  /** C functions. */
  getter: string;
  setter: string;
  get: AccessView & { returned: string };
  set: (AccessView & { type: string; after: readonly string[] }) | undefined;
}

/** A call of the engine's function that gets or sets a property. */
interface AccessView {
  engine: string;
  before: readonly string[];
  callArguments: string[];
}

export function lowerBinding(model: Model): BindingView {
  const { api, abi } = model;
  const names = new InternalNames(exposedNames(model).map(({ name }) => name));
  const symbols = new Map(api.classes.map(({ name }) => [name, names.claim('class', snakeCase(name))]));
  const types = new TypeTable(api, (name) => names.claimWhole(name));
  const context = {
    api,
    types,
    parameterTables: new ParameterTables(types, (name) => names.claimWhole(name)),
    names,
    macros: macroNames(model),
    symbols,
    made: new Set<string>(),
    callEngine: names.claimWhole('call_engine'),
  };
  const kept = new KeptArguments();
  const lowered = api.classes.map((one) => lowerClass(context, one));
  const functions = formsOf(api.functions).map((forms) => lowerCall(context, undefined, forms, kept));
  // After the calls, whose results they are.
  const classes = lowered.map((one) => ({ ...one, isMade: context.made.has(one.name) }));
  const calls = [...functions, ...classes.flatMap(({ methods }) => methods)];
  const forms = calls.flatMap((call) => call.forms);
  return {
    prefix: api.prefix,
    native: api.native,
    types: types.entries,
    parameterTables: context.parameterTables.tables,
    errors: lowerErrors(abi),
    constants: api.constants.map(({ name }) => ({ name })),
    classes,
    functions,
    key: api.machine && forms.some(({ subject }) => subject > 0) ? quoted(api.machine.key) : 'NULL',
    calls: statefulMethods(api).map(({ name }) => name),
    callEngine: forms.some(({ isPlain }) => isPlain) ? context.callEngine : undefined,
    raises: calls.length > 0 || api.classes.some(({ properties }) => properties.length > 0),
    needsReceivers:
      functions.length > 0 ||
      calls.some(({ isChosen }) => isChosen) ||
      allMethods(api).some(raisesOther) ||
      api.classes.some((one) => isReceiver(one) || isHeld(one) || one.protocols.isPrinted),
    stubs: lowerNativeStubs(model),
  };
}

function lowerClass(context: Context, one: Class): Omit<ClassView, 'isMade'> {
  const { api, macros } = context;
  const c = context.symbols.get(one.name) ?? '';
  const { parameters } = one.construction;
  const kept = new KeptArguments();
  const methods = formsOf(one.methods).map((forms) => lowerCall(context, one, forms, kept));
  const properties = one.properties.map((property) => lowerProperty(context, one, property, kept));
  return {
    name: one.name,
    c,
    type: typeSymbol(api, one.name),
    object: `${c}_obj_t`,
    struct: hasStruct(one) ? structName(api, one.name) : '',
    finaliser: one.isFinalised ? finaliserName(api, one.name) : undefined,
    construction: signature(whereInitialiser(one), c, parameters, context),
    fields: one.attributes.flatMap((attribute) => fields(attribute, parameters, context)),
    ...lowerIntArrays(context, one),
    integers: one.attributes.flatMap(({ kind, name }) =>
      kind === 'count' || kind === 'readOnly' ? [{ name, member: memberName(name, macros) }] : [],
    ),
    fixed: [
      ...one.attributes.filter(({ kind }) => !ASSIGNABLE.includes(kind)),
      ...one.properties.filter(({ isWritable }) => !isWritable),
    ].map(({ name }) => ({ name })),
    computed: getters(api, one, 'computed'),
    ownKeys: getters(api, one, 'ownKey'),
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
    hasLocals: one.isFinalised || isHeld(one) || one.methods.length + one.constants.length > 0,
    constructs: one.attributes.some(
      ({ kind }) => kind === 'field' || kind === 'intArray' || kind === 'count',
    ),
    rules: lowerRules(one, context.types),
    constants: one.constants.map(({ name, enumerator }) => ({ name, enumerator })),
    methods,
    isRecord: isRecord(one),
    properties,
    isHeld: isHeld(one),
    kept: kept.count,
    lendsViews: lendsViews(one),
    hasViewsMember: hasViewsMember(one),
    closes: one.protocols.closes,
    next: one.protocols.next,
    printed: one.protocols.isPrinted ? one.attributes.filter(({ kind }) => kind === 'field') : [],
  };
}

/** Attributes that scripts can assign. */
const ASSIGNABLE: readonly Attribute['kind'][] = ['field', 'count', 'ownKey'];

/** The attributes of a kind that the engine computes, each with its function. */
function getters(api: Api, one: Class, wanted: Attribute['kind']): { name: string; getter: string }[] {
  return one.attributes.flatMap(({ kind, name }) =>
    kind === wanted ? [{ name, getter: getterName(api, one.name, name) }] : [],
  );
}

/** Whether something else holds the object itself, and not only the object of a Python subclass. */
function isHeld(one: Class): boolean {
  const { closes, next } = one.protocols;
  const returnsItself = one.methods.some(
    ({ result }) => result && kindOf(result).itself(result) !== undefined,
  );
  return closes !== undefined || next !== undefined || lendsViews(one) || returnsItself;
}

function lowerProperty(context: Context, one: Class, property: Property, kept: KeptArguments): PropertyView {
  const { api, types } = context;
  const { name, type, isWritable } = property;
  const names = propertyNames(api, one.name, name);
  const c = context.symbols.get(one.name) ?? '';
  const result = resultCode(context, type, one, whereInitialiser(one, name));
  const code = isWritable ? argumentCode(context, property, 0, whereInitialiser(one), kept) : undefined;
  return {
    name,
    where: whereInitialiser(one),
    classType: typeSymbol(api, one.name),
    object: `${c}_obj_t`,
    getter: `${c}_get_${name}`,
    setter: `${c}_set_${name}`,
    get: {
      engine: names.get,
      before: result.before,
      callArguments: [selfArgument(one), ...result.passed],
      returned: result.object,
    },
    set: code && {
      engine: names.set,
      type: types.entry(type),
      before: [...(code.first ?? []), ...(code.early ?? []), ...code.before],
      after: code.after,
      callArguments: [selfArgument(one), ...code.passed],
    },
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

function fields(attribute: Attribute, parameters: Parameter[], { macros }: Context): ClassView['fields'] {
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
  return [{ name, member, stored, parameter: index }];
}
