// SPDX-License-Identifier: MIT
/** Model → views of what people read: the manual and the type stubs for editors. */
import type {
  Api,
  Attribute,
  Class,
  Doc,
  Method,
  Model,
  Parameter,
  Rule,
  ValueType,
} from '../model/model.js';
import { publicName } from './values.js';
import { statefulMethods } from '../model/state-machine.js';
import { transitionCell, stateEffects, canBeRejected, type StateEffect } from './state-effects.js';

export interface CallView {
  line: string;
  text: string;
  parameters: { name: string; alias: string; type: string; default: string; doc: string }[];
  returns: string;
  throws: Doc['throws'];
  source: string;
}

export interface MethodView extends CallView {
  key: string;
  stateEffects: StateEffect[];
  after: Doc['after'];
}

/** A constructor has no states. */
type Called = Method | Class['construction'];

const HOLDS_NOTHING = 'Holds nothing that has to be given back.';
const DOES_NOT_WAIT =
  'The call does not wait: Ctrl-C and the end of its thread are answered when it is done.';

export function lowerManual({ api, abi }: Model): object {
  const { machine } = api;
  return {
    facade: api.facade,
    doc: api.doc,
    constants: api.constants,
    classes: api.classes.map((one) => ({
      name: one.name,
      doc: one.doc,
      lifetime: lifetime(one),
      construction: call(api, one.name, one.construction),
      attributes: one.attributes.map(({ name, doc, ...rest }) => ({
        name,
        doc: tableCell(doc),
        type: tableCell(attributeType(api, one, rest)),
      })),
      constants: one.constants.map(({ name, value, doc }) => ({ name, value, doc: tableCell(doc) })),
      rules: one.rules.map((rule) => ({ label: rule.label, text: ruleText(api, rule) })),
      methods: one.methods.map((method) => methodView(api, one, method)),
    })),
    key: machine?.key,
    states: machine?.states,
    calls:
      machine &&
      statefulMethods(api).map((method) => ({
        name: method.name,
        cells: machine.states.map(({ name }) => transitionCell(api, machine, method, name)),
      })),
    errors: abi.constants
      .filter(({ isError }) => isError)
      .map(({ name, value, doc }) => ({
        name,
        code: value | 0,
        hex: `0x${value.toString(16).toUpperCase()}`,
        meaning: tableCell(doc),
      })),
  };
}

const PYTHON_TYPES: Record<Attribute['kind'], string> = {
  field: 'int',
  intArray: 'list[int]',
  readOnly: 'int',
  computed: 'int',
  structView: 'object',
};

export function lowerStubs({ api }: Model): object {
  return {
    doc: docstring(api.doc),
    constants: api.constants.map(documented),
    classes: api.classes.map((one) => ({
      name: one.name,
      text: [one.doc, ...lifetime(one)].map(docstring),
      constants: one.constants.map(documented),
      attributes: one.attributes.map(({ name, doc, ...rest }) => ({
        line: `${name}: ${PYTHON_TYPES[rest.kind]}`,
        doc: docstring(`${doc} ${attributeType(api, one, rest)}.`),
      })),
      methods: [
        stub(api, '__init__', 'None', one.construction),
        ...one.methods.map((method) => methodStub(api, method)),
      ],
    })),
  };
}

function call(api: Api, name: string, subject: Called): CallView {
  const { doc, parameters } = subject;
  return {
    line: `${name}(${parameterList(parameters)})`,
    text: doc.text,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      alias: parameter.alias ?? '',
      type: tableCell(typeText(api, parameter.type)),
      default: parameter.default === undefined ? '' : String(parameter.default),
      doc: tableCell(parameter.doc),
    })),
    returns: doc.returns,
    throws: raised(api, subject),
    source: doc.source,
  };
}

function methodView(api: Api, one: Class, method: Method): MethodView {
  return {
    ...call(api, `${one.name}.${method.name}`, method),
    key: api.machine?.key ?? '',
    stateEffects: stateEffects(api, method),
    after: afterwards(method),
  };
}

/** What is held after a call; what cannot be interrupted needs no words of the spec. */
function afterwards({ doc }: Method): Doc['after'] {
  return doc.after.some(({ ending }) => ending === 'interruption')
    ? doc.after
    : [...doc.after, { ending: 'interruption', what: DOES_NOT_WAIT }];
}

function lifetime({ isFinalised, lifetime: events }: Class): string[] {
  return isFinalised ? events : [HOLDS_NOTHING];
}

/** Text that stays in its cell of a Markdown table. */
function tableCell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Text that neither ends a Python docstring nor escapes in it. */
function docstring(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}

function documented({ name, doc }: { name: string; doc: string }): { name: string; doc: string } {
  return { name, doc: docstring(doc) };
}

function parameterList(parameters: Parameter[]): string {
  return parameters
    .map(({ name, default: value }) => (value === undefined ? name : `${name}=${value}`))
    .join(', ');
}

function typeText(api: Api, type: ValueType): string {
  switch (type.kind) {
    case 'int':
      return [
        `int, ${type.min}..${type.max}`,
        type.multipleOf ? `, multiple of ${type.multipleOf}` : '',
        type.unit ? `, ${type.unit}` : '',
      ].join('');
    case 'choice':
      return type.of.map(({ name, value }) => `\`${publicName(api, name)}\` (${value})`).join(', ');
    case 'object':
      return type.class;
    case 'buffer':
      return `buffer of one \`${type.struct}\``;
  }
}

function attributeType(
  api: Api,
  one: Class,
  attribute: { kind: string; parameter?: string; count?: number; unit?: string; struct?: string },
): string {
  switch (attribute.kind) {
    case 'field': {
      const parameter = one.construction.parameters.find(({ name }) => name === attribute.parameter);
      return parameter ? typeText(api, parameter.type) : '';
    }
    case 'intArray':
      return `list of ${attribute.count} int, ${attribute.unit}`;
    case 'structView':
      return `${attribute.struct}, read only`;
    default:
      return `int, ${attribute.unit}, read only`;
  }
}

function ruleText(api: Api, rule: Rule): string {
  return rule.then.map(({ attribute, type }) => `\`${attribute}\` ${typeText(api, type)}`).join('; ');
}

function methodStub(api: Api, method: Method): { line: string; text: string[] } {
  return stub(api, method.name, method.returns === 'none' ? 'None' : 'int', method, [
    `:states: ${stateEffects(api, method)
      .map(({ states, what }) => `${states}: ${what}`)
      .join('; ')}`,
    ...afterwards(method).map(({ ending, what }) => `:after ${ending}: ${what}`),
  ]);
}

function stub(
  api: Api,
  name: string,
  returns: string,
  subject: Called,
  more: string[] = [],
): { line: string; text: string[] } {
  const { doc, parameters } = subject;
  const list = parameters.map(
    (parameter) =>
      `${parameter.name}: ${stubType(parameter.type)}${parameter.default === undefined ? '' : ` = ${parameter.default}`}`,
  );
  const text = [
    doc.text,
    ...parameters.map(
      (parameter) => `:param ${parameter.name}: ${parameter.doc} ${typeText(api, parameter.type)}.`,
    ),
    ...(doc.returns ? [`:returns: ${doc.returns}`] : []),
    ...raised(api, subject).map(({ type, when }) => `:raises ${type}: ${when}`),
    ...more,
  ];
  return { line: `${name}(${['self', ...list].join(', ')}) -> ${returns}:`, text: text.map(docstring) };
}

/** What the spec says a call raises, after what every call raises for its arguments and its states. */
function raised(api: Api, subject: Called): Doc['throws'] {
  const { doc, parameters } = subject;
  const isBounded = parameters.some(({ type }) => type.kind === 'int' || type.kind === 'choice');
  const key = api.machine?.key ?? '';
  return [
    { type: 'TypeError', when: 'an argument is missing, surplus, unknown or of another type' },
    ...(isBounded ? [{ type: 'ValueError', when: 'an argument is out of its bounds' }] : []),
    ...('from' in subject && canBeRejected(api, subject)
      ? [{ type: 'OSError', when: `the state of \`${key}\` refuses the call, see States` }]
      : []),
    ...doc.throws,
  ];
}

function stubType(type: ValueType): string {
  switch (type.kind) {
    case 'object':
      return type.class;
    case 'buffer':
      return 'object';
    default:
      return 'int';
  }
}
