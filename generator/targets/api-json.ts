// SPDX-License-Identifier: MIT
/** The unit `api.json`: a module's API as data, for tools of others. Its schema is docs/api.schema.json. */
import { exceptions } from '../lower/docs.js';
import type {
  Api,
  Attribute,
  Class,
  Method,
  Model,
  Parameter,
  StateMachine,
  ValueType,
} from '../model/model.js';
import { keyChoice } from '../types/own-key.js';
import { firstCall, transition } from '../model/state-machine.js';
import type { ModuleUnit } from '../model/unit.js';
import { kindOf } from '../types/kinds.js';

/** `$id` of the schema; its number changes when a tool that reads the file must change. */
export const API_SCHEMA = 'urn:micropython-module:api:1';

export const API_JSON: ModuleUnit = {
  name: 'api.json',
  level: 'module',
  emit: (model, { generatedFrom }) => `${JSON.stringify(documentOf(model, generatedFrom), undefined, 2)}\n`,
};

function documentOf({ api, abi }: Model, generatedFrom: string): object {
  return {
    $schema: API_SCHEMA,
    $comment: generatedFrom,
    name: api.facade,
    native: api.native,
    doc: api.doc,
    imports: [...api.imports, ...api.starImports],
    ...(api.addition !== undefined && { addition: api.addition }),
    ...(api.example && { example: api.example }),
    constants: api.constants.map(({ name, value, doc }) => ({ name, value, doc })),
    ...(api.machine && { states: statesOf(api.machine) }),
    classes: api.classes.map((one) => classOf(api, one)),
    functions: api.functions.map((method) => methodOf(api, method)),
    errors: abi.constants
      .filter(({ isError }) => isError)
      .map(({ name, value, doc }) => ({ name, errno: value | 0, doc })),
  };
}

function statesOf({ key, doc, states, steps }: StateMachine): object {
  return {
    key,
    ...(doc && { doc }),
    states: states.map(({ name, description, error }) => ({ name, description, error })),
    ...(steps.length > 0 && { steps }),
  };
}

function classOf(api: Api, one: Class): object {
  const { construction } = one;
  return {
    name: one.name,
    doc: one.doc,
    ...mark(one),
    lifetime: one.lifetime,
    construction: callOf(api, construction),
    constants: one.constants.map(({ name, enumerator, value, doc, isAddition }) => ({
      name,
      value,
      doc,
      ...mark({ isAddition }),
      ...(/^[A-Za-z_]/.test(enumerator) && { enumerator }),
    })),
    attributes: one.attributes.map((attribute) => attributeOf(api, construction.parameters, attribute)),
    properties: one.properties.map(({ name, doc, isWritable, isAddition, type }) => ({
      name,
      doc,
      ...mark({ isAddition }),
      isWritable,
      type: typeOf(api, type),
    })),
    protocols: one.protocols,
    methods: one.methods.map((method) => methodOf(api, method, one)),
    rules: one.rules.map(({ label, when, then }) => ({
      label,
      when: when.map(({ attribute, enumerator, value }) => ({ attribute, enumerator, value })),
      then: then.map(({ attribute, type }) => ({ attribute, type: typeOf(api, type) })),
    })),
  };
}

function attributeOf(api: Api, parameters: readonly Parameter[], attribute: Attribute): object {
  const parameter =
    attribute.kind === 'field' ? parameters.find((each) => each.name === attribute.parameter) : undefined;
  return {
    ...attribute,
    // Left out of the JSON.
    at: undefined,
    isAddition: attribute.isAddition || undefined,
    isWritable: ['field', 'count', 'ownKey'].includes(attribute.kind),
    ...(parameter && { type: typeOf(api, parameter.type) }),
  };
}

function callOf(api: Api, subject: Method | Class['construction']): object {
  const { doc, parameters } = subject;
  return {
    doc: doc.text,
    parameters: parameters.map(({ name, doc: meaning, alias, default: value, type }) => ({
      name,
      doc: meaning,
      ...(alias !== undefined && { alias }),
      ...(value !== undefined && { default: value }),
      type: typeOf(api, type),
    })),
    raises: exceptions(api, subject).map(({ type, when }) => ({ type, when })),
    ...(doc.source && { source: doc.source }),
  };
}

function methodOf(api: Api, method: Method, owner?: Class): object {
  const { name, doc, returns, result, isStatic, waits, releases } = method;
  return {
    name,
    ...(isStatic && { isStatic }),
    ...(keyChoice(api, owner, method) && { isKeyOptional: true }),
    ...mark(method),
    ...callOf(api, method),
    returns: { kind: returns, doc: doc.returns, ...(result && { type: typeOf(api, result) }) },
    ...(waits !== undefined && { waits }),
    ...(releases && { releases }),
    ...(api.machine && method.isStateful && { states: effectsOf(api, api.machine, method) }),
    after: doc.after.map(({ outcome, text }) => ({ outcome, text })),
  };
}

function mark({ isAddition }: { isAddition: boolean }): object {
  return isAddition ? { isAddition } : {};
}

/** The effect in each state. */
function effectsOf(api: Api, machine: StateMachine, method: Method): object[] {
  return machine.states.map(({ name }) => {
    const { action, next, error } = transition(api, machine, method, name);
    const required = action === 'REJECT' ? firstCall(api, name, method.from) : undefined;
    return {
      state: name,
      effect: action.toLowerCase(),
      next,
      ...(error !== undefined && { error }),
      ...(required !== undefined && { call: required }),
    };
  });
}

/** The type as its kind describes it, and as a script's author reads it. */
function typeOf(api: Api, type: ValueType): object {
  const members = Object.entries(type).map(([name, value]: [string, unknown]) => [
    name,
    isType(value) ? typeOf(api, value) : value,
  ]);
  return {
    python: kindOf(type).stub(type),
    text: kindOf(type).manual(type, api),
    ...(Object.fromEntries(members) as object),
  };
}

/** Whether a member of a type is a type, as that of an optional is. */
function isType(value: unknown): value is ValueType {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
