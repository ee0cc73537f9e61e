// SPDX-License-Identifier: MIT
/** Model → views of the documentation: the manual, and the type stubs for editors. */
import type {
  Api,
  Attribute,
  Class,
  Doc,
  Method,
  Model,
  Parameter,
  Property,
  ValueType,
} from '../model/model.js';
import { isRecord } from '../model/exposed-names.js';
import { formsOf, type Forms } from '../model/forms.js';
import { keyChoice } from '../types/own-key.js';
import type { NamedTuple } from '../types/kind.js';
import { SELF } from '../model/model.js';
import { named } from '../model/once-per.js';
import { kindOf } from '../types/kinds.js';
import { statefulMethods } from '../model/state-machine.js';
import { contentsOf, methodAnchors, type ContentsView } from './contents.js';
import {
  callEffects,
  canBeRejected,
  stateEffects,
  type CallEffect,
  type StateEffect,
} from './state-effects.js';

export interface ManualView {
  facade: string;
  doc: string;
  /** `fence` is longer than any in the code. */
  example: { file: string; code: string; fence: string } | undefined;
  /** None, as for the states, if the module has no state machine. */
  steps: { number: number; call: string; why: string }[];
  contents: ContentsView;
  constants: ConstantView[];
  /** What is so of each addition. */
  addition: string;
  classes: {
    name: string;
    doc: string;
    lifetime: string[];
    extension: string[];
    protocols: string[];
    construction: CallView;
    hasAttributes: boolean;
    attributes: AttributeView[];
    addedAttributes: AttributeView[];
    hasConstants: boolean;
    constants: ConstantView[];
    addedConstants: ConstantView[];
    methods: FormsView[];
  }[];
  functions: FormsView[];
  subclasses: string[];
  bounds: { name: string; when: string; type: string; source: string }[];
  key: string;
  stateDoc: string;
  states: { name: string; description: string; effects: CallEffect[] }[];
  errors: { name: string; code: number; hex: string; meaning: string }[];
}

interface ConstantView {
  name: string;
  value: number;
  doc: string;
}

interface AttributeView {
  name: string;
  doc: string;
  type: string;
}

interface Documented {
  name: string;
  doc: string;
}

interface StubConstant extends Documented {
  /** With the value, if it is final. */
  type: string;
}

interface StubView {
  /** Above it. */
  decorators: string[];
  line: string;
  text: string[];
}

export interface StubsView {
  doc: string;
  /** What its types need. */
  typeImports: { from: string; names: string }[];
  /** What the facade imports, and scripts get from it. */
  imports: string[];
  starImports: string[];
  functions: StubView[];
  constants: StubConstant[];
  tuples: readonly NamedTuple[];
  classes: {
    name: string;
    text: string[];
    constants: StubConstant[];
    attributes: { line: string; doc: string }[];
    properties: { line: string; doc: string }[];
    methods: StubView[];
    protocols: { line: string }[];
  }[];
}

export interface CallView {
  line: string;
  text: string;
  parameters: {
    name: string;
    alias: string;
    /** '' if there are cases. */
    type: string;
    default: string;
    doc: string;
    /** None, or the types for values of other attributes. */
    cases: TypeCase[];
  }[];
  returns: string;
  throws: Doc['throws'];
  source: string;
  /** Empty for a constructor, as are the resources. */
  stateEffects: StateEffect[];
  key: string;
  after: Doc['after'];
}

/** Where a type applies. */
interface TypeCase {
  label: string;
  type: string;
}

/** A constructor has no state effects. */
type Callable = Method | Class['construction'];

const NO_LIFETIME = 'Objects own nothing that must be released.';
const FIELDS_EXTENSION =
  'An object refuses other attributes, so that a misspelt name is found. An instance of a subclass takes any; calls read the attributes from the instance or its class. Calls also accept any other object that has the attributes; those with a default can be missing.';
const OWN_ATTRIBUTES =
  'A script can add attributes of its own to an object and shadow its methods and constants; read-only attributes cannot be assigned.';
const SUBCLASSES = [
  'An `__init__` of a subclass calls that of its class: `Class.__init__(self, …)`, or `super().__init__(…)`, which passes no keywords with MicroPython 1.21. Without such a call, the class gets the arguments of the subclass.',
  'A method of a subclass calls that of its class: `Class.method(self, …)` or `super().method(…)`.',
  'An attribute that a subclass declares, or that a script assigns to its instance, hides the attribute of the class. A call that fills an object fills the lists that the object shows.',
];
const OTHERWISE = 'otherwise, and until a call takes the object';
const LIST = new Intl.ListFormat('en');
const STATIC = 'Static: called on the class or on an object, which it does not use.';
const DOES_NOT_BLOCK =
  'The call does not block: Ctrl-C and the end of its thread take effect when it returns.';

export function lowerManual({ api, abi }: Model): ManualView {
  const { machine } = api;
  const sources = api.classes.flatMap((one) => bounds(api, one));
  const contents = contentsOf(api, {
    hasExample: api.example !== undefined,
    hasSteps: (machine?.steps.length ?? 0) > 0,
    hasBounds: sources.length > 0,
    hasStates: machine !== undefined,
  });
  return {
    facade: api.facade,
    doc: api.doc,
    example: api.example && { ...api.example, fence: fenceAround(api.example.code) },
    steps: steps(api, methodAnchors(contents)),
    contents,
    constants: api.constants,
    addition: api.addition ?? '',
    classes: api.classes.map((one) => ({
      name: one.name,
      doc: noted(api, { ...one, doc: one.paragraphs.join('\n\n') }),
      lifetime: lifetime(one),
      extension: [extension(one), ...initialiser(one)],
      protocols: protocols(one),
      construction: callView(api, one.name, one.construction),
      ...attributesView(api, one),
      hasConstants: one.constants.length > 0,
      constants: one.constants.filter(({ isAddition }) => !isAddition),
      addedConstants: one.constants.filter(({ isAddition }) => isAddition),
      methods: formsOf(one.methods).map((forms) => formsView(api, one, forms)),
    })),
    functions: formsOf(api.functions).map((forms) => formsView(api, undefined, forms)),
    subclasses: SUBCLASSES,
    bounds: sources,
    key: machine?.key === SELF ? 'the object' : `\`${machine?.key ?? ''}\``,
    stateDoc: machine?.doc ?? '',
    states: (machine?.states ?? []).map(({ name, description }) => ({
      name,
      description,
      effects: callEffects(api, name, (method) => rowName(api, method)),
    })),
    errors: abi.constants
      .filter(({ isError }) => isError)
      .map(({ name, value, doc }) => ({
        name,
        code: value | 0,
        hex: `0x${value.toString(16).toUpperCase()}`,
        meaning: doc,
      })),
  };
}

/** The order of calls; a call of the module is a link. */
function steps({ machine }: Api, anchors: ReadonlyMap<string, string>): ManualView['steps'] {
  return (machine?.steps ?? []).map(({ call, why }, i) => {
    const anchor = anchors.get(call);
    const name = `\`${call}\``;
    return { number: i + 1, call: anchor === undefined ? name : `[${name}](${anchor})`, why };
  });
}

/** Three backquotes, or one more than the code has in a row. */
function fenceAround(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  return '`'.repeat(longest + 1);
}

function attributesView(
  api: Api,
  one: Class,
): Pick<ManualView['classes'][number], 'hasAttributes' | 'attributes' | 'addedAttributes'> {
  const all = [
    ...one.attributes.map((attribute) => ({
      ...attribute,
      type:
        attribute.kind === 'field'
          ? `the argument \`${attribute.parameter}\``
          : attributeType(api, one, attribute),
    })),
    ...one.properties.map((property) => ({ ...property, type: propertyType(api, property) })),
  ];
  return {
    hasAttributes: all.length > 0,
    attributes: all.filter(({ isAddition }) => !isAddition),
    addedAttributes: all.filter(({ isAddition }) => isAddition),
  };
}

/** The ints with a documented source: parameters, then attributes by the cases of the rules. */
function bounds(api: Api, one: Class): ManualView['bounds'] {
  const calls = [{ name: one.name, parameters: one.construction.parameters }, ...one.methods];
  const subjects = [
    ...calls.flatMap(({ name, parameters }) =>
      parameters.map((parameter) => ({ name: `${name}: ${parameter.name}`, when: '', type: parameter.type })),
    ),
    ...one.rules.flatMap(({ label, then }) =>
      then.map(({ attribute, type }) => ({ name: `${one.name}.${attribute}`, when: label, type })),
    ),
  ];
  return subjects.flatMap(({ name, when, type }) => {
    const source = kindOf(type).source(type);
    return source ? [{ name, when, type: kindOf(type).manual(type, api), source }] : [];
  });
}

const PYTHON_TYPES: Record<Exclude<Attribute['kind'], 'field'>, string> = {
  intArray: 'list[int]',
  count: 'int',
  readOnly: 'int',
  computed: 'int',
  ownKey: 'int',
  structView: 'object',
};

/** Attributes that a script cannot assign. */
const READ_ONLY: ReadonlySet<Attribute['kind']> = new Set(['readOnly', 'computed', 'structView']);

function attributeStub(one: Class, attribute: Attribute): string {
  if (attribute.kind !== 'field') {
    return PYTHON_TYPES[attribute.kind];
  }
  const parameter = named(one.construction.parameters, attribute.parameter);
  return parameter ? kindOf(parameter.type).stub(parameter.type) : 'object';
}

/** The stubs of the facade, which has more names than the C module. */
export function lowerStubs(model: Model): StubsView {
  const { imports, starImports } = model.api;
  return { ...stubs(model, 'first'), imports, starImports };
}

/** The stubs of the C module, with types of builtins only: tools that read them from the C file drop the imports. */
export function lowerNativeStubs(model: Model): StubsView {
  const view = stubs(model, 'last');
  const plain = <T extends { line: string }>(each: T): T => ({
    ...each,
    line: withBuiltins(each.line, view.tuples),
  });
  const int = (each: StubConstant): StubConstant => ({ ...each, type: 'int' });
  return {
    ...view,
    tuples: [],
    typeImports: view.typeImports.flatMap(({ from, names }) =>
      names.split(', ').includes('overload') ? [{ from, names: 'overload' }] : [],
    ),
    constants: view.constants.map(int),
    functions: view.functions.map(plain),
    classes: view.classes.map((one) => ({
      ...one,
      constants: one.constants.map(int),
      attributes: one.attributes.map(plain),
      properties: one.properties.map(plain),
      methods: one.methods.map(plain),
    })),
  };
}

function withBuiltins(line: string, tuples: readonly NamedTuple[]): string {
  const plain = line
    .replace(/\bLiteral\[[^\]]*\]/g, 'int')
    .replace(/\b(_Buffer|_SupportsWrite\[bytes\])/g, 'object');
  return tuples.reduce(
    (text, { name, fields }) => text.replaceAll(name, `tuple[${fields.map(() => 'int').join(', ')}]`),
    plain,
  );
}

/** Where the documented one of a method's forms is. Editors show the first; other tools keep the last. */
type DocumentedForm = 'first' | 'last';

function stubs({ api }: Model, place: DocumentedForm): StubsView {
  const isOrdered = place === 'first';
  const ordered = (forms: StubView[]): StubView[] => (isOrdered ? forms : forms.reverse());
  return {
    doc: docstring([api.doc, ...orderOfCalls(api)].join('\n\n')),
    imports: [],
    starImports: [],
    constants: api.constants.map((each) => constantStub(each, `Literal[${each.value}]`)),
    tuples: tuplesOf(api),
    classes: api.classes.map((one) => ({
      name: one.name,
      text: [noted(api, one), ...lifetime(one), extension(one), ...protocols(one), ...initialiser(one)].map(
        docstring,
      ),
      constants: one.constants.map((constant) =>
        constantStub({ ...constant, doc: noted(api, constant) }, `Final = ${constant.value}`),
      ),
      attributes: one.attributes
        .filter(({ kind }) => !READ_ONLY.has(kind))
        .map((attribute) => ({
          line: `${attribute.name}: ${attributeStub(one, attribute)}`,
          doc: docstring(`${noted(api, attribute)} ${attributeType(api, one, attribute)}.`),
        })),
      properties: one.properties
        .filter(({ isWritable }) => isWritable)
        .map((property) => ({
          line: `${property.name}: ${kindOf(property.type).stub(property.type)}`,
          doc: docstring(`${noted(api, property)} ${kindOf(property.type).manual(property.type, api)}.`),
        })),
      methods: [
        ...ordered(constructionStubs(api, one)),
        ...one.attributes
          .filter(({ kind }) => READ_ONLY.has(kind))
          .map((attribute) => readOnlyStub(api, one, attribute)),
        ...one.properties.filter(({ isWritable }) => !isWritable).map((each) => propertyStub(api, each)),
        ...one.methods.flatMap((method) => ordered(methodStubs(api, one, method))),
      ],
      protocols: protocolStubs(one),
    })),
    functions: api.functions.flatMap((method) => ordered(functionStubs(api, method))),
    typeImports: typeImports(api),
  };
}

function callView(api: Api, name: string, subject: Callable): CallView {
  const { doc, parameters } = subject;
  return {
    line: `${name}(${parameterList(parameters)})`,
    text: doc.text,
    parameters: parameters.map((parameter) => {
      const cases = typeCases(api, subject, parameter);
      return {
        name: parameter.name,
        alias: parameter.alias ?? '',
        type: cases.length > 0 ? '' : kindOf(parameter.type).manual(parameter.type, api),
        default: defaultInManual(api, parameter),
        doc: parameter.doc,
        cases,
      };
    }),
    returns: doc.returns,
    throws: exceptions(api, subject),
    source: doc.source,
    stateEffects: [],
    key: '',
    after: [],
  };
}

/** The types of an argument of a constructor whose bounds depend on other attributes. */
function typeCases(api: Api, subject: Callable, { name, type }: Parameter): TypeCase[] {
  const one = api.classes.find(({ construction }) => construction === subject);
  const fields = new Set(
    one?.attributes.flatMap((each) => (each.kind === 'field' && each.parameter === name ? [each.name] : [])),
  );
  const labels = new Map<string, string[]>();
  for (const { label, then } of one?.rules ?? []) {
    for (const ruled of then.filter(({ attribute }) => fields.has(attribute))) {
      const text = kindOf(ruled.type).manual(ruled.type, api);
      labels.set(text, [...(labels.get(text) ?? []), label]);
    }
  }
  return labels.size === 0
    ? []
    : [
        ...[...labels].map(([text, list]) => ({ label: `for ${LIST.format(list)}`, type: text })),
        { label: OTHERWISE, type: kindOf(type).manual(type, api) },
      ];
}

/** The type of an argument in one line. */
function typeText(api: Api, subject: Callable, parameter: Parameter): string {
  const cases = typeCases(api, subject, parameter);
  return cases.length === 0
    ? kindOf(parameter.type).manual(parameter.type, api)
    : cases.map(({ label, type }) => `${label}: ${type}`).join('; ');
}

/** As text, for stubs. */
function orderOfCalls({ machine }: Api): string[] {
  const lines = (machine?.steps ?? []).map(({ call, why }, i) => `${i + 1}. ${call}: ${why}`);
  return lines.length === 0 ? [] : ['Order of calls:', lines.join('\n')];
}

/** The forms of a method or a function; one form needs no list of them. */
interface FormsView {
  name: string;
  /** `form` says which of several it is; '' if there is one. */
  calls: (CallView & { form: string })[];
  isOverloaded: boolean;
}

function formsView(api: Api, one: Class | undefined, { name, all }: Forms): FormsView {
  const path = one ? `${one.name}.${name}` : name;
  const isOverloaded = all.length > 1;
  const calls = all.map((form, i) => {
    const view = methodView(api, path, form);
    return {
      ...(keyChoice(api, one, form) ? withoutKey(view) : view),
      form: isOverloaded ? `Form ${i + 1} of ${all.length}` : '',
    };
  });
  return { name: path, calls, isOverloaded };
}

/** A call that can leave out its first argument, written as Python's own documents do. */
function withoutKey(view: CallView): CallView {
  const [key, ...others] = view.parameters;
  return {
    ...view,
    line: view.line.replace(/\((\w+)(, )?/, (_, name: string, comma?: string) =>
      comma ? `([${name},] ` : `([${name}]`,
    ),
    parameters: key ? [{ ...key, default: OWN_KEY }, ...others] : others,
  };
}

const OWN_KEY = "the object's own";

function methodView(api: Api, path: string, method: Method): CallView {
  const { doc } = method;
  return {
    ...callView(api, path, method),
    text: [methodText(api, method), ...(method.isStatic ? [STATIC] : []), ...resizingNotes(method)].join(' '),
    returns: `${returnsText(api, method).replace(/\.$/, '')}${doc.returns && '.'}`,
    key: keyText(api, method),
    stateEffects: method.isStateful ? stateEffects(api, method) : [],
    after: outcomes(method),
  };
}

/** The engine uses buffers of the script while the GIL is released. */
function resizingNotes({ parameters, waits }: Method): string[] {
  return parameters
    .filter(({ type }) => waits !== undefined && kindOf(type).isShared(type))
    .map(({ name }) => `No other thread may resize \`${name}\` during the call.`);
}

/** What has the states of a call, in running text. */
function keyText({ machine }: Api, { hasKey }: Method): string {
  return machine && hasKey ? `\`${machine.key}\`` : 'the object';
}

function returnsText(api: Api, { doc, result }: Method): string {
  return result ? `${doc.returns.replace(/\.$/, '')} (${kindOf(result).manual(result, api)})` : doc.returns;
}

/** A call in the list of states; one of several forms has its parameters. */
function rowName(api: Api, method: Method): string {
  const isForm = statefulMethods(api).some((other) => other !== method && other.name === method.name);
  return isForm ? `${method.name}(${parameterList(method.parameters)})` : method.name;
}

/** Resources after a call, by outcome; calls that do not block share one text for interruption. */
function outcomes({ doc }: Method): Doc['after'] {
  return doc.after.length === 0 || doc.after.some(({ outcome }) => outcome === 'interruption')
    ? doc.after
    : [...doc.after, { outcome: 'interruption', text: DOES_NOT_BLOCK }];
}

function lifetime({ isFinalised, lifetime: events }: Class): string[] {
  return isFinalised ? events : [NO_LIFETIME];
}

/** How scripts can extend the class. */
function extension(one: Class): string {
  return isRecord(one) ? FIELDS_EXTENSION : OWN_ATTRIBUTES;
}

/** What Python does with the methods of the class. */
function protocols({ protocols: { closes, next } }: Class): string[] {
  return [
    ...(closes === undefined
      ? []
      : [`\`with\` accepts an object: the end of the block calls \`${closes}()\`.`]),
    ...(next === undefined
      ? []
      : [`\`for\` accepts an object: each item is a result of \`${next}()\`, and None ends the loop.`]),
  ];
}

/** What a subclass must know of these methods. */
function initialiser({ name, protocols: { closes, next } }: Class): string[] {
  return closes === undefined && next === undefined
    ? []
    : [
        `An \`__init__\` of a subclass calls \`${name}.__init__(self, …)\`: after \`super().__init__(…)\`, \`with\` and \`for\` get an object of ${name} and not the instance.`,
      ];
}

function protocolStubs({ name, protocols: { closes, next }, methods }: Class): { line: string }[] {
  const item = methods.find((method) => method.name === next);
  return [
    ...(closes === undefined
      ? []
      : [
          { line: `__enter__(self) -> ${name}: ...` },
          { line: '__exit__(self, *args: object) -> None: ...' },
        ]),
    ...(item === undefined
      ? []
      : [{ line: `__iter__(self) -> ${name}: ...` }, { line: `__next__(self) -> ${itemStub(item)}: ...` }]),
  ];
}

/** The type of a result. */
function valueStub(type: ValueType): string {
  const kind = kindOf(type);
  return kind.resultStub?.(type) ?? kind.stub(type);
}

/** Of all parameters, fields, properties and results. */
function typesOf({ classes, functions }: Api): ValueType[] {
  return [
    ...[...classes.flatMap(({ methods }) => methods), ...functions].flatMap(({ parameters, result }) => [
      ...parameters.map(({ type }) => type),
      ...(result ? [result] : []),
    ]),
    ...classes.flatMap(({ construction, properties }) =>
      [...construction.parameters, ...properties].map(({ type }) => type),
    ),
  ];
}

function tuplesOf(api: Api): NamedTuple[] {
  return typesOf(api)
    .flatMap((type) => kindOf(type).tuples(type))
    .filter(({ name }, i, all) => all.findIndex((other) => other.name === name) === i);
}

/** What the types of stubs need, by module. */
function typeImports(api: Api): StubsView['typeImports'] {
  const { classes, functions } = api;
  const isOverloaded =
    [...classes.map(({ methods }) => methods), functions].some((methods) =>
      formsOf(methods).some(({ all }) => all.length > 1),
    ) ||
    classes.some((one) => one.methods.some((method) => keyChoice(api, one, method) !== undefined)) ||
    [...classes.flatMap(({ construction, methods }) => [construction, ...methods]), ...functions].some(
      hasAlias,
    );
  const all = [
    ...typesOf(api).flatMap((type) => kindOf(type).imports(type)),
    ...(isOverloaded ? ['typing_extensions.overload'] : []),
    // A star import of a name that is final in two modules is an error.
    ...(api.constants.length > 0 ? ['typing_extensions.Literal'] : []),
    ...(classes.some(({ constants }) => constants.length > 0) ? ['typing_extensions.Final'] : []),
    ...(tuplesOf(api).length > 0 ? ['typing_extensions.NamedTuple'] : []),
  ].map((each) => each.split('.'));
  const modules = [...new Set(all.map(([from = '']) => from))].sort();
  return modules.map((from) => ({
    from,
    names: [...new Set(all.flatMap(([other, name = '']) => (other === from ? [name] : [])))]
      .sort()
      .join(', '),
  }));
}

function propertyType(api: Api, { type, isWritable }: Property): string {
  return `${kindOf(type).manual(type, api)}${isWritable ? '' : ', read only'}`;
}

function propertyStub(api: Api, property: Property): StubView {
  const { name, type } = property;
  return {
    line: `${name}(self) -> ${valueStub(type)}:`,
    text: [`${noted(api, property)} ${propertyType(api, property)}.`].map(docstring),
    decorators: ['@property'],
  };
}

/** Its description; one of an addition says so. */
function noted(api: Api, { doc, isAddition }: { doc: string; isAddition: boolean }): string {
  return isAddition ? `${doc} Addition of this module: ${api.addition}.` : doc;
}

function methodText(api: Api, { doc, isAddition }: Method): string {
  return noted(api, { doc: doc.text, isAddition });
}

/**
 * Escapes text for a Python docstring. C comments have it, too: no line ends with a backslash, also not as a trigraph,
 * which would continue the comment.
 */
export function docstring(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return escaped.replace(/\\\\$/gm, '\\x5c').replace(/\?\?\/$/gm, '??\\x2f');
}

function constantStub({ name, doc }: Documented, type: string): StubConstant {
  return { name, type, doc: docstring(doc) };
}

function readOnlyStub(api: Api, one: Class, attribute: Attribute): StubView {
  return {
    line: `${attribute.name}(self) -> ${attributeStub(one, attribute)}:`,
    text: [`${noted(api, attribute)} ${attributeType(api, one, attribute)}.`].map(docstring),
    decorators: ['@property'],
  };
}

/** The default as Python code; '' if there is none. */
function defaultText({ type, default: value }: Parameter): string {
  return value === undefined ? '' : kindOf(type).defaultText(type, value);
}

/** The default as a reader of the manual knows it. */
function defaultInManual(api: Api, { type, default: value }: Parameter): string {
  if (value === undefined) {
    return '';
  }
  const kind = kindOf(type);
  return kind.defaultInManual?.(type, value, api) ?? `\`${kind.defaultText(type, value)}\``;
}

function prefixed(prefix: string, text: string): string {
  return text === '' ? '' : `${prefix}${text}`;
}

function parameterList(parameters: Parameter[]): string {
  return parameters
    .map((parameter) => {
      const value = defaultText(parameter);
      return value === '' ? parameter.name : `${parameter.name}=${value}`;
    })
    .join(', ');
}

function attributeType(api: Api, one: Class, attribute: Attribute): string {
  switch (attribute.kind) {
    case 'field': {
      const parameter = one.construction.parameters.find(({ name }) => name === attribute.parameter);
      return parameter ? typeText(api, one.construction, parameter) : '';
    }
    case 'intArray':
      return `list of ${attribute.count} int, ${attribute.unit}`;
    case 'count':
      return `int, ${attribute.unit}`;
    case 'structView':
      return `${attribute.struct}, read only`;
    case 'readOnly':
    case 'computed':
      return `int, ${attribute.unit}, read only`;
    case 'ownKey':
      return `int, ${attribute.unit}`;
  }
}

/** The stubs of a method, the documented form first: it may leave out its first argument, and have other keywords. */
function methodStubs(api: Api, one: Class, method: Method): StubView[] {
  const full = withAlias(method, (each) => methodStub(api, one.methods, each, 'self'));
  if (!keyChoice(api, one, method)) {
    return overloaded(full);
  }
  const rest = { ...method, parameters: method.parameters.slice(1) };
  const [short, ...others] = withAlias(rest, (each) => methodStub(api, one.methods, each, 'self'));
  const text = [`The same without \`${method.parameters[0]?.name ?? ''}\`: for ${OWN_KEY}.`];
  return overloaded([...full, ...(short ? [{ ...short, text }] : []), ...others]);
}

function constructionStubs(api: Api, { construction }: Class): StubView[] {
  return overloaded(
    withAlias(construction, (each) => ({ ...stub(api, '__init__(self', 'None', each), decorators: [] })),
  );
}

function functionStubs(api: Api, method: Method): StubView[] {
  return overloaded(withAlias(method, (each) => methodStub(api, api.functions, each, '')));
}

function hasAlias({ parameters }: Callable): boolean {
  return parameters.some(({ alias }) => alias !== undefined);
}

/** The stub of a call, and the one with the second keywords. */
function withAlias<T extends Callable>(subject: T, print: (subject: T) => StubView): StubView[] {
  if (!hasAlias(subject)) {
    return [print(subject)];
  }
  const aliased = subject.parameters.flatMap(({ name, alias }) =>
    alias === undefined ? [] : [`\`${alias}\` for \`${name}\``],
  );
  const parameters = subject.parameters.map((each) => ({ ...each, name: each.alias ?? each.name }));
  return [
    print(subject),
    { ...print({ ...subject, parameters }), text: [`The same with ${aliased.join(' and ')}.`] },
  ];
}

/** Several stubs of one call. */
function overloaded(forms: StubView[]): StubView[] {
  return forms.length === 1
    ? forms
    : forms.map((form) => ({
        ...form,
        decorators: ['@overload', ...form.decorators.filter((each) => each !== '@overload')],
      }));
}

/** @param first what precedes the parameters */
function methodStub(api: Api, methods: readonly Method[], method: Method, first: string): StubView {
  const effects = method.isStateful ? stateEffects(api, method) : [];
  const states = effects.map((each) => `${each.states}: ${each.effect}`).join('; ');
  const isForm = methods.some((other) => other !== method && other.name === method.name);
  return {
    ...stub(api, `${method.name}(${method.isStatic ? '' : first}`, resultStub(method), method, [
      ...resizingNotes(method).map((note) => `:threads: ${note}`),
      ...(method.isStateful ? [`:states: ${states}`] : []),
      ...outcomes(method).map(({ outcome, text }) => `:after ${outcome}: ${text}`),
    ]),
    decorators: [...(isForm ? ['@overload'] : []), ...(method.isStatic ? ['@staticmethod'] : [])],
  };
}

/** The type that `for` yields. */
function itemStub(method: Method): string {
  const { result } = method;
  return (result && kindOf(result).itemStub?.(result)) ?? resultStub(method);
}

function resultStub({ returns, result }: Method): string {
  return result ? valueStub(result) : returns === 'none' ? 'None' : 'int';
}

/** @param head the name and the parenthesis, with `self` if there is one */
function stub(
  api: Api,
  head: string,
  returns: string,
  subject: Callable,
  extra: string[] = [],
): { line: string; text: string[] } {
  const { doc, parameters } = subject;
  const list = parameters.map(
    (parameter) =>
      `${parameter.name}: ${kindOf(parameter.type).stub(parameter.type)}${prefixed(' = ', defaultText(parameter))}`,
  );
  const text = [
    'isAddition' in subject ? methodText(api, subject) : doc.text,
    ...parameters.map(
      (parameter) => `:param ${parameter.name}: ${parameter.doc} ${typeText(api, subject, parameter)}.`,
    ),
    ...(doc.returns ? [`:returns: ${'returns' in subject ? returnsText(api, subject) : doc.returns}`] : []),
    ...exceptions(api, subject).map(({ type, when }) => `:raises ${type}: ${when}`),
    ...extra,
  ];
  const separator = head.endsWith('(') || list.length === 0 ? '' : ', ';
  return { line: `${head}${separator}${list.join(', ')}) -> ${returns}:`, text: text.map(docstring) };
}

/** Exceptions of a call: those of its arguments and states, then those of the spec. */
export function exceptions(api: Api, subject: Callable): Doc['throws'] {
  const { doc, parameters } = subject;
  const isBounded = parameters.some(({ type }) => kindOf(type).isBounded(type));
  return [
    { type: 'TypeError', when: 'an argument is missing, unexpected or of the wrong type' },
    ...(isBounded ? [{ type: 'ValueError', when: 'an argument is out of range' }] : []),
    ...('from' in subject && subject.isStateful && canBeRejected(api, subject)
      ? [
          {
            type: subject.rejects,
            when: `the state of ${keyText(api, subject)} does not allow the call, see States`,
          },
        ]
      : []),
    ...doc.throws,
  ];
}
