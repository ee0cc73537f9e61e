// SPDX-License-Identifier: MIT
/** Declarations → the Python side of the model. */
import type {
  Api,
  Attribute,
  Class,
  Doc,
  Example,
  Location,
  StateMachine,
  Method,
  Parameter,
  Property,
  Protocols,
  Returns,
  Rule,
  ValueType,
} from '../model/model.js';
import { OS_ERROR } from '../model/exceptions.js';
import { SELF } from '../model/model.js';
import { firstBy } from '../model/once-per.js';
import { readExample } from './example.js';
import { moduleFunctions } from './modules.js';
import { InvalidMembers, type Symbols } from './symbols.js';
import { kindOf } from '../types/kinds.js';
import { ValueTypes } from './value-types.js';
import { ADDITION, STEP } from './tags.js';
import type { Comment, Declarations, Member, NamedTerm, Term } from './declarations.js';

type ClassDeclaration = Declarations['classes'][number];
/** A method or a function of the module. */
type CallDeclaration = Omit<ClassDeclaration['methods'][number], 'isStatic'> & { isStatic?: boolean };

/** @param root folder that paths are relative to */
export function readApi(
  declarations: Declarations,
  symbols: Symbols,
  root: string,
): Omit<Api, 'name' | 'files'> {
  return new ApiReader(declarations, symbols, root).read();
}

class ApiReader {
  private readonly machineName: string | undefined;
  private readonly key: string;
  /** The cases in the first Rules of each class. */
  private readonly cases: ReadonlyMap<string, { cases: Term | undefined }>;
  private readonly types: ValueTypes;

  constructor(
    private readonly declarations: Declarations,
    private readonly symbols: Symbols,
    private readonly root: string,
  ) {
    const machine = declarations.interfaces.find(({ base }) => nameOf(base) === 'StateMachine');
    this.machineName = machine?.name;
    const [key] = machine?.base?.kind === 'name' ? machine.base.args : [];
    this.key = key?.kind === 'string' ? key.value : SELF;
    this.cases = firstBy(declarations.aliases.flatMap(rulesOf), ({ className }) => className);
    this.types = new ValueTypes(symbols, declarations);
  }

  read(): Omit<Api, 'name' | 'files'> {
    const module = this.declarations.aliases.find(
      ({ term }) => term.kind === 'name' && term.name === 'Module',
    );
    if (!module || module.term.kind !== 'name') {
      const { classes, files } = this.declarations;
      const at = classes[0]?.at ?? files[0]?.at ?? { file: 'spec', line: 1, column: 1 };
      this.symbols.diagnostics.throwIfAny();
      this.symbols.diagnostics.add(
        'S030',
        at,
        'the spec declares no module',
        'write `export type Name = Module<{ … }>;`',
      );
      this.symbols.diagnostics.throwIfAny();
      throw new Error('unreachable');
    }
    const shape = this.symbols.members(module.term.args[0], module.at, 'Module');
    const text = (key: string): string => this.symbols.string(shape.get(key), `${key} of the module`);
    return {
      doc: this.declarations.files.find(({ path }) => path === module.file)?.comment.text ?? '',
      prefix: text('prefix'),
      native: text('native'),
      facade: text('facade'),
      imports: this.symbols.strings(shape.get('imports'), 'an import'),
      starImports: this.symbols.strings(shape.get('starImports'), 'a star import'),
      addition: shape.has('addition') ? text('addition') : undefined,
      example: this.example(shape.get('example'), module.file),
      constants: this.declarations.constants
        .filter(({ file }) => file === module.file)
        .map(({ name, comment, at }) => ({
          name,
          value: this.symbols.value(name),
          doc: comment.text,
          isError: false,
          at,
        })),
      machine: this.machine(),
      classes: this.declarations.classes.map((declaration) => this.class(declaration)),
      functions: moduleFunctions(this.declarations).map((declaration) => this.method(declaration)),
      at: module.at,
    };
  }

  private example(term: Term | undefined, spec: string): Example | undefined {
    const name = term && this.symbols.string(term, 'the example of the module');
    return name ? readExample(this.root, spec, name, term.at, this.symbols.diagnostics) : undefined;
  }

  private machine(): StateMachine | undefined {
    const declaration = this.declarations.interfaces.find(
      ({ base }) => base?.kind === 'name' && base.name === 'StateMachine',
    );
    if (!declaration || declaration.base?.kind !== 'name') {
      return undefined;
    }
    const states = declaration.members.map(({ name, term, at }) => {
      const isState = term.kind === 'name' && term.name === 'State';
      const args = isState ? term.args : [];
      if (!isState) {
        this.symbols.report('S022', term, `${name} is not a State`, "write `State<'is …', typeof ERROR>`");
      }
      return {
        name,
        at,
        description: this.symbols.string(args[0], `the description of ${name}`),
        error: this.symbols.valueName(args[1], `the error of ${name}`),
      };
    });
    const key = this.symbols.string(declaration.base.args[0], 'the key of the state machine');
    const { name, comment, at } = declaration;
    const steps = namedTagTexts(comment, STEP).map(([call, why]) => ({ call, why }));
    return { name, doc: comment.text, key, states, steps, at };
  }

  private class(declaration: ClassDeclaration): Class {
    const construction = declaration.construction ?? {
      comment: declaration.comment,
      parameters: [],
      at: declaration.at,
    };
    const docs = parameterDocs(construction.comment);
    return {
      name: declaration.name,
      doc: declaration.comment.text,
      paragraphs: declaration.comment.paragraphs,
      isFinalised: declaration.implemented.some((term) => nameOf(term) === 'Finalised'),
      protocols: this.protocols(declaration),
      lifetime: tagTexts(declaration.comment, 'lifetime'),
      construction: {
        doc: readDoc(construction.comment),
        parameters: construction.parameters.map((parameter) => this.parameter(parameter, docs)),
        at: construction.at,
      },
      attributes: declaration.attributes
        .filter(({ term }) => nameOf(term) !== 'Property')
        .flatMap(({ name, term, comment, at }) => this.attribute(name, term, comment, at)),
      properties: declaration.attributes
        .filter(({ term }) => nameOf(term) === 'Property')
        .map((member) => this.property(member)),
      constants: declaration.constants.map(({ name, term, comment, at }) => ({
        name,
        doc: comment.text,
        enumerator: term.kind === 'number' ? String(term.value) : this.symbols.valueName(term, name),
        value: this.symbols.number(term, name),
        isAddition: isAddition(comment),
        at,
      })),
      methods: declaration.methods.map((method) => this.method(method)),
      rules: this.rules(declaration.name),
      isAddition: isAddition(declaration.comment),
      at: declaration.at,
    };
  }

  private protocols({ name, implemented }: ClassDeclaration): Protocols {
    const method = (word: string): string | undefined => {
      const found = implemented.find((term) => nameOf(term) === word);
      return found?.kind === 'name'
        ? this.symbols.string(found.args[0], `the ${word} of ${name}`)
        : undefined;
    };
    const closes = method('ContextManager');
    const next = method('Iteration');
    const isPrinted = implemented.some((term) => nameOf(term) === 'Printed');
    return { ...(closes !== undefined && { closes }), ...(next !== undefined && { next }), isPrinted };
  }

  private attribute(name: string, term: Term, comment: Comment, at: Location): Attribute[] {
    const base = { name, doc: comment.text, isAddition: isAddition(comment), at };
    const args = term.kind === 'name' ? term.args : [];
    const unit = (properties: Term | undefined): string =>
      this.symbols.string(this.symbols.members(properties, at, 'the argument').get('unit'), 'the unit');
    switch (term.kind === 'name' ? term.name : '') {
      case 'Field':
        return [{ ...base, kind: 'field', parameter: this.symbols.string(args[0], 'the parameter') }];
      case 'IntArray':
        return [
          {
            ...base,
            kind: 'intArray',
            count: this.symbols.number(args[0], 'the length of the list'),
            countName: args[0]?.kind === 'value' ? args[0].name : '',
            unit: unit(args[1]),
          },
        ];
      case 'Count':
        return [{ ...base, kind: 'count', unit: unit(args[0]) }];
      case 'ReadOnly':
        return [{ ...base, kind: 'readOnly', unit: unit(args[0]) }];
      case 'Computed':
        return [{ ...base, kind: 'computed', unit: unit(args[0]) }];
      case 'OwnKey':
        return [{ ...base, kind: 'ownKey', unit: unit(args[0]) }];
      case 'StructView':
        return [{ ...base, kind: 'structView', struct: this.symbols.typeName(args[0], name) }];
      default:
        this.symbols.report(
          'S031',
          term,
          `${name} has an unsupported attribute type`,
          'use Field, IntArray, Count, ReadOnly, Computed, OwnKey, StructView or Property',
        );
        return [];
    }
  }

  private parameter({ name, term, at }: NamedTerm, docs: Map<string, string>): Parameter {
    const wrappers: Pick<Parameter, 'alias'> = {};
    let value: Term | undefined;
    let inner = this.symbols.resolve(term);
    const seen = new Set<string>();
    for (; inner.kind === 'name'; inner = this.symbols.resolve(inner.args[0] ?? inner)) {
      if (inner.name === 'Default') {
        value = inner.args[1];
      } else if (inner.name === 'Alias') {
        wrappers.alias = this.symbols.string(inner.args[1], `the other keyword of ${name}`);
      } else {
        break;
      }
      if (seen.has(inner.name)) {
        const help = 'remove one of them';
        this.symbols.report('S037', inner, `${name} has ${inner.name} twice`, help);
      }
      seen.add(inner.name);
      if (inner.args.length === 0) {
        break;
      }
    }
    const type = this.types.read(inner, name);
    return {
      name,
      doc: docs.get(name) ?? '',
      type,
      at,
      ...wrappers,
      ...(value && { default: kindOf(type).readDefault(type, value, `the default of ${name}`, this.types) }),
    };
  }

  private property({ name, term, comment, at }: Member): Property {
    const [type, access] = term.kind === 'name' ? term.args : [];
    return {
      name,
      doc: comment.text,
      type: this.types.read(type ?? { kind: 'invalid', at }, name),
      isWritable: this.isWritable(access, name),
      isAddition: isAddition(comment),
      at,
    };
  }

  /** `'read'` behind the type of a property: scripts cannot assign it. */
  private isWritable(term: Term | undefined, name: string): boolean {
    if (term === undefined) {
      return true;
    }
    if (term.kind !== 'string' || term.value !== 'read') {
      this.symbols.report(
        'S052',
        term,
        `the second argument of ${name} is not 'read'`,
        "write 'read', or remove it",
      );
    }
    return false;
  }

  private method({ name, comment, at, parameters, returns, isStatic = false }: CallDeclaration): Method {
    const shape = this.call(returns, name);
    const isStateful = nameOf(returns) === 'Call';
    const releases = shape.get('releases');
    const docs = parameterDocs(comment);
    const text = (key: string): string | undefined => {
      const term = shape.get(key);
      const value = term && this.symbols.string(term, `${key} of ${name}`);
      // An empty one has been reported.
      return value === '' ? undefined : value;
    };
    const to = text('to');
    const waits =
      shape.get('waits')?.kind === 'number' ? this.limitless(shape.get('waits'), name) : text('waits');
    const errors = shape.get('errors');
    const raises = text('raises') ?? OS_ERROR;
    return {
      name,
      symbol: text('symbol') ?? name,
      doc: readDoc(comment),
      parameters: parameters.map((parameter) => this.parameter(parameter, docs)),
      ...this.result(shape.get('returns'), name),
      isStatic,
      isStateful,
      hasKey: isStateful && parameters.some((parameter) => parameter.name === this.key),
      releases: releases !== undefined && this.symbols.boolean(releases, `releases of ${name}`),
      from: this.symbols.strings(shape.get('from'), `a state of ${name}`),
      errors: this.errors(errors, at, name),
      stays: this.symbols.strings(shape.get('stays'), `a state of ${name}`),
      noop: this.symbols.strings(shape.get('noop'), `a state of ${name}`),
      reports: this.symbols.strings(shape.get('reports'), `a state of ${name}`),
      raises,
      rejects: text('rejects') ?? raises,
      ...(to && { to }),
      ...(waits !== undefined && { waits }),
      isAddition: isAddition(comment),
      at,
    };
  }

  /** `waits: -1`; other numbers are no limits. */
  private limitless(term: Term | undefined, method: string): -1 {
    if (term?.kind === 'number' && term.value !== -1) {
      const help = 'write -1, or the name of a parameter';
      this.symbols.report('S053', term, `\`waits\` of ${method} is ${term.value}`, help);
    }
    return -1;
  }

  /** Members of a method's Call or Method. */
  private call(returns: Term, name: string): Map<string, Term> {
    if (returns.kind === 'name' && returns.name === 'Method') {
      return this.symbols.members(returns.args[0], returns.at, `the Method of ${name}`);
    }
    if (returns.kind === 'name' && returns.name === 'Call') {
      this.checkStates(returns.args[0], name);
      return this.symbols.members(returns.args[1], returns.at, `the Call of ${name}`);
    }
    this.symbols.report(
      'S033',
      returns,
      `${name} must return a Call or a Method`,
      'write `Call<States, { returns: None; from: … }>`, or `Method<{ returns: None }>`',
    );
    return new InvalidMembers(returns.at);
  }

  private checkStates(term: Term | undefined, method: string): void {
    const machine = this.machineName;
    if (machine !== undefined && nameOf(term) !== machine) {
      this.symbols.report(
        'S035',
        term,
        `the Call of ${method} does not name the state machine`,
        `write \`Call<${machine}, …>\``,
      );
    }
  }

  private errors(term: Term | undefined, at: Location, method: string): Method['errors'] {
    const resolved = term && this.symbols.resolve(term);
    const members = resolved
      ? this.symbols.members(resolved, at, `the errors of ${method}`)
      : new Map<string, Term>();
    return [...members].map(([state, code]) => ({
      state,
      code: this.symbols.valueName(code, `the error of ${method}`),
      at: code.at,
    }));
  }

  private result(term: Term | undefined, method: string): { returns: Returns; result?: ValueType } {
    const kinds: Record<string, Returns> = { None: 'none', DriverCode: 'code', Status: 'status' };
    const found = term?.kind === 'name' && Object.hasOwn(kinds, term.name) ? kinds[term.name] : undefined;
    // After an error a value without a type, so that no error of @returns follows.
    if (found !== undefined || term === undefined || term.kind === 'invalid') {
      return { returns: found ?? 'value' };
    }
    const result = this.types.find(term, `the result of ${method}`);
    if (result === undefined) {
      const help = 'use None, DriverCode, Status or the type of a value';
      this.symbols.report('S034', term, `${method} has no valid \`returns\``, help);
      return { returns: 'value' };
    }
    return { returns: 'value', result };
  }

  private rules(className: string): Rule[] {
    const cases = this.cases.get(className)?.cases;
    const list = cases && this.symbols.resolve(cases);
    if (list?.kind !== 'tuple') {
      this.symbols.report('S036', cases, `the Rules of ${className} are not a list`, 'write `[{ … }, …]`');
      return [];
    }
    return list.items.map((item) => this.rule(item));
  }

  private rule(term: Term): Rule {
    const shape = this.symbols.members(term, term.at, 'the case');
    const when = this.symbols.members(shape.get('when'), term.at, '`when`');
    const then = this.symbols.members(shape.get('then'), term.at, '`then`');
    return {
      label: this.symbols.string(shape.get('label'), 'the label'),
      when: [...when].map(([attribute, value]) => ({
        attribute,
        enumerator: this.symbols.valueName(value, attribute),
        value: this.symbols.number(value, attribute),
      })),
      then: [...then].map(([attribute, type]) => ({ attribute, type: this.types.read(type, attribute) })),
      at: term.at,
    };
  }
}

function nameOf(term: Term | undefined): string {
  return term?.kind === 'name' ? term.name : '';
}

function rulesOf({ term }: { term: Term }): { className: string; cases: Term | undefined }[] {
  const [of, cases] = term.kind === 'name' && term.name === 'Rules' ? term.args : [];
  return of?.kind === 'name' ? [{ className: of.name, cases }] : [];
}

function readDoc(comment: Comment): Doc {
  return {
    text: comment.text,
    returns: tagTexts(comment, 'returns')[0] ?? '',
    throws: namedTagTexts(comment, 'throws').map(([type, when]) => ({ type, when })),
    after: namedTagTexts(comment, 'after').map(([outcome, text]) => ({ outcome, text })),
    source: tagTexts(comment, 'source')[0] ?? '',
  };
}

function parameterDocs(comment: Comment): Map<string, string> {
  return new Map(namedTagTexts(comment, 'param'));
}

function isAddition({ tags }: Comment): boolean {
  return tags.some(({ name }) => name === ADDITION);
}

function tagTexts(comment: Comment, tag: string): string[] {
  return comment.tags.filter(({ name }) => name === tag).map(({ text }) => text);
}

/** The name at the start of each such tag, and the text after it. */
function namedTagTexts(comment: Comment, tag: string): [string, string][] {
  return tagTexts(comment, tag).map((text) => {
    const [name = '', ...rest] = text.split(' ');
    return [name, rest.join(' ')];
  });
}
