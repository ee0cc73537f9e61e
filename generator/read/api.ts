// SPDX-License-Identifier: MIT
/** Declarations → the Python side of the model. */
import type {
  Api,
  Attribute,
  Class,
  Doc,
  Location,
  StateMachine,
  Method,
  Parameter,
  Returns,
  Rule,
  ValueType,
} from '../model/model.js';
import { InvalidMembers, type Symbols } from './symbols.js';
import type { Comment, Declarations, NamedTerm, Term } from './declarations.js';

type ClassDeclaration = Declarations['classes'][number];

export function readApi(declarations: Declarations, symbols: Symbols): Api {
  return new ApiReader(declarations, symbols).read();
}

class ApiReader {
  constructor(
    private readonly declarations: Declarations,
    private readonly symbols: Symbols,
  ) {}

  read(): Api {
    const module = this.declarations.aliases.find(
      ({ term }) => term.kind === 'name' && term.name === 'Module',
    );
    if (!module || module.term.kind !== 'name') {
      const { classes, files } = this.declarations;
      const at = classes[0]?.at ?? files[0]?.at ?? { file: 'spec', line: 1, column: 1 };
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
    const text = (key: string): string =>
      this.symbols.string(shape.get(key), module.at, `${key} of the module`);
    return {
      doc: this.declarations.files.find(({ path }) => path === module.file)?.comment.text ?? '',
      prefix: text('prefix'),
      native: text('native'),
      facade: text('facade'),
      imports: this.symbols.strings(shape.get('imports'), module.at, 'an import'),
      starImports: this.symbols.strings(shape.get('starImports'), module.at, 'a star import'),
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
      at: module.at,
    };
  }

  private machine(): StateMachine | undefined {
    const declaration = this.declarations.interfaces.find(
      ({ base }) => base?.kind === 'name' && base.name === 'StateMachine',
    );
    if (!declaration || declaration.base?.kind !== 'name') {
      return undefined;
    }
    const states = declaration.members.map(({ name, term, at }) => {
      const args = term.kind === 'name' && term.name === 'State' ? term.args : [];
      return {
        name,
        description: this.symbols.string(args[0], at, `the description of ${name}`),
        error: this.symbols.valueName(args[1], at, `the error of ${name}`),
      };
    });
    const [keyTerm, keylessTerm] = declaration.base.args;
    const key = this.symbols.string(keyTerm, declaration.at, 'the key of the state machine');
    const keyless =
      keylessTerm && this.symbols.string(keylessTerm, declaration.at, 'the firmware without the key');
    return { name: declaration.name, key, keyless, states, at: declaration.at };
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
      isFinalised: declaration.implemented.includes('Finalised'),
      lifetime: tagTexts(declaration.comment, 'lifetime'),
      construction: {
        doc: readDoc(construction.comment),
        parameters: construction.parameters.map((parameter) => this.parameter(parameter, docs)),
        at: construction.at,
      },
      attributes: declaration.attributes.flatMap(({ name, term, comment, at }) =>
        this.attribute(name, term, comment, at),
      ),
      constants: declaration.constants.map(({ name, term, comment, at }) => ({
        name,
        doc: comment.text,
        enumerator: term.kind === 'number' ? String(term.value) : this.symbols.valueName(term, at, name),
        value: this.symbols.number(term, at, name),
        at,
      })),
      methods: declaration.methods.map((method) => this.method(method)),
      rules: this.rules(declaration.name),
      at: declaration.at,
    };
  }

  private attribute(name: string, term: Term, comment: Comment, at: Location): Attribute[] {
    const base = { name, doc: comment.text, at };
    const args = term.kind === 'name' ? term.args : [];
    const unit = (properties: Term | undefined): string =>
      this.symbols.string(this.symbols.members(properties, at, 'the argument').get('unit'), at, 'the unit');
    switch (term.kind === 'name' ? term.name : '') {
      case 'Field':
        return [{ ...base, kind: 'field', parameter: this.symbols.string(args[0], at, 'the parameter') }];
      case 'IntArray':
        return [
          {
            ...base,
            kind: 'intArray',
            count: this.symbols.number(args[0], at, 'the length of the list'),
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
      case 'StructView':
        return [{ ...base, kind: 'structView', struct: args[0]?.kind === 'name' ? args[0].name : '' }];
      default:
        if (term.kind !== 'invalid') {
          this.symbols.diagnostics.add(
            'S031',
            at,
            `${name} has an unsupported attribute type`,
            'use Field, IntArray, Count, ReadOnly, Computed or StructView',
          );
        }
        return [];
    }
  }

  private parameter({ name, term, at }: NamedTerm, docs: Map<string, string>): Parameter {
    const parameter: Parameter = {
      name,
      doc: docs.get(name) ?? '',
      type: { kind: 'int', min: 0, max: 0 },
      at,
    };
    let inner = this.symbols.resolve(term);
    for (; inner.kind === 'name'; inner = this.symbols.resolve(inner.args[0] ?? inner)) {
      if (inner.name === 'Default') {
        parameter.default = this.symbols.number(inner.args[1], at, `the default of ${name}`);
      } else if (inner.name === 'Alias') {
        parameter.alias = this.symbols.string(inner.args[1], at, `the other keyword of ${name}`);
      } else {
        break;
      }
      if (inner.args.length === 0) {
        break;
      }
    }
    parameter.type = this.valueType(inner, name);
    return parameter;
  }

  private valueType(term: Term, subject: string): ValueType {
    const resolved = this.symbols.resolve(term);
    if (resolved.kind === 'name') {
      const [first] = resolved.args;
      switch (resolved.name) {
        case 'Int':
          return this.bounds(first, resolved.at, subject);
        case 'Index':
          return {
            kind: 'int',
            min: 0,
            max: this.symbols.number(first, resolved.at, `the bound of ${subject}`) - 1,
          };
        case 'OneOf':
          return { kind: 'choice', of: this.choices(first, resolved.at, subject) };
        case 'BufferOf':
          return { kind: 'buffer', struct: first?.kind === 'name' ? first.name : '' };
        case 'Out':
          return { kind: 'object', class: first?.kind === 'name' ? first.name : '', isOut: true };
        default:
          if (this.declarations.classes.some(({ name }) => name === resolved.name)) {
            return { kind: 'object', class: resolved.name, isOut: false };
          }
      }
    }
    this.symbols.report(
      'S032',
      resolved,
      resolved.at,
      `${subject} has an unsupported type`,
      'use Int, Index, OneOf, BufferOf, Out or a class of the spec',
    );
    return { kind: 'int', min: 0, max: 0 };
  }

  private bounds(term: Term | undefined, at: Location, subject: string): ValueType {
    const shape = this.symbols.members(term, at, `the bounds of ${subject}`);
    const multipleOf = shape.get('multipleOf');
    const unit = shape.get('unit');
    const source = shape.get('source');
    return {
      kind: 'int',
      min: this.symbols.number(shape.get('min'), at, `min of ${subject}`),
      max: this.symbols.number(shape.get('max'), at, `max of ${subject}`),
      ...(multipleOf && { multipleOf: this.symbols.number(multipleOf, at, `multipleOf of ${subject}`) }),
      ...(unit && { unit: this.symbols.string(unit, at, `unit of ${subject}`) }),
      ...(source && { source: this.symbols.string(source, at, `source of ${subject}`) }),
    };
  }

  private choices(term: Term | undefined, at: Location, subject: string): { name: string; value: number }[] {
    const items = term?.kind === 'union' ? term.items : term ? [term] : [];
    return items.map((item) => ({
      name: this.symbols.valueName(item, at, `a choice of ${subject}`),
      value: this.symbols.number(item, at, `a choice of ${subject}`),
    }));
  }

  private method({ name, comment, at, parameters, returns }: ClassDeclaration['methods'][number]): Method {
    const shape = this.call(returns, name);
    const docs = parameterDocs(comment);
    const text = (key: string): string | undefined => {
      const term = shape.get(key);
      return term && this.symbols.string(term, at, `${key} of ${name}`);
    };
    const to = text('to');
    const waits = text('waits');
    const errors = shape.get('errors');
    return {
      name,
      doc: readDoc(comment),
      parameters: parameters.map((parameter) => this.parameter(parameter, docs)),
      returns: this.returns(shape.get('returns'), at, name),
      from: this.symbols.strings(shape.get('from'), at, `a state of ${name}`),
      errors: this.errors(errors, at, name),
      stays: this.symbols.strings(shape.get('stays'), at, `a state of ${name}`),
      noop: this.symbols.strings(shape.get('noop'), at, `a state of ${name}`),
      reports: this.symbols.strings(shape.get('reports'), at, `a state of ${name}`),
      ...(to && { to }),
      ...(waits && { waits }),
      at,
    };
  }

  /** Members of a method's Call. */
  private call(returns: Term, name: string): Map<string, Term> {
    if (returns.kind === 'name' && returns.name === 'Call') {
      return this.symbols.members(returns.args[1], returns.at, `the Call of ${name}`);
    }
    this.symbols.report(
      'S033',
      returns,
      returns.at,
      `${name} must return a Call`,
      'write `Call<States, { returns: None; from: … }>`',
    );
    return new InvalidMembers(returns.at);
  }

  private errors(term: Term | undefined, at: Location, method: string): Method['errors'] {
    const resolved = term && this.symbols.resolve(term);
    const members = resolved
      ? this.symbols.members(resolved, at, `the errors of ${method}`)
      : new Map<string, Term>();
    return [...members].map(([state, code]) => ({
      state,
      code: this.symbols.valueName(code, at, `the error of ${method}`),
    }));
  }

  private returns(term: Term | undefined, at: Location, method: string): Returns {
    const kinds: Record<string, Returns> = { None: 'none', DriverCode: 'code', Status: 'status' };
    const found = term?.kind === 'name' ? kinds[term.name] : undefined;
    if (!found) {
      this.symbols.report(
        'S034',
        term,
        at,
        `${method} has no valid \`returns\``,
        'use None, DriverCode or Status',
      );
    }
    return found ?? 'none';
  }

  private rules(className: string): Rule[] {
    const alias = this.declarations.aliases.find(({ term }) => isRulesOf(term, className));
    const cases = alias?.term.kind === 'name' ? alias.term.args[1] : undefined;
    return (cases?.kind === 'tuple' ? cases.items : []).map((item) => this.rule(item));
  }

  private rule(term: Term): Rule {
    const shape = this.symbols.members(term, term.at, 'the case');
    const when = this.symbols.members(shape.get('when'), term.at, '`when`');
    const then = this.symbols.members(shape.get('then'), term.at, '`then`');
    return {
      label: this.symbols.string(shape.get('label'), term.at, 'the label'),
      when: [...when].map(([attribute, value]) => ({
        attribute,
        enumerator: this.symbols.valueName(value, value.at, attribute),
      })),
      then: [...then].map(([attribute, type]) => ({ attribute, type: this.valueType(type, attribute) })),
      at: term.at,
    };
  }
}

function isRulesOf(term: Term, className: string): boolean {
  const [of] = term.kind === 'name' && term.name === 'Rules' ? term.args : [];
  return of?.kind === 'name' && of.name === className;
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
