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
import { UnreadableMembers, type Symbols } from './symbols.js';
import type { Comment, Declarations, NamedTerm, Term } from './term.js';

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
      this.symbols.findings.add(
        'S030',
        at,
        'no module is declared',
        'write `export type Name = Module<{ … }>;`',
      );
      this.symbols.findings.throwIfAny();
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
      classes: this.declarations.classes.map((declared) => this.class(declared)),
      at: module.at,
    };
  }

  private machine(): StateMachine | undefined {
    const declared = this.declarations.interfaces.find(
      ({ base }) => base?.kind === 'name' && base.name === 'StateMachine',
    );
    if (!declared || declared.base?.kind !== 'name') {
      return undefined;
    }
    const states = declared.members.map(({ name, term, at }) => {
      const args = term.kind === 'name' && term.name === 'State' ? term.args : [];
      return {
        name,
        description: this.symbols.string(args[0], at, `the description of ${name}`),
        error: this.symbols.valueName(args[1], at, `the error of ${name}`),
      };
    });
    const key = this.symbols.string(declared.base.args[0], declared.at, 'the parameter of the machine');
    return { name: declared.name, key, states, at: declared.at };
  }

  private class(declared: ClassDeclaration): Class {
    const construction = declared.construction ?? {
      comment: declared.comment,
      parameters: [],
      at: declared.at,
    };
    const docs = parameterDocs(construction.comment);
    return {
      name: declared.name,
      doc: declared.comment.text,
      isFinalised: declared.marks.includes('Finalised'),
      lifetime: textsOf(declared.comment, 'lifetime'),
      construction: {
        doc: readDoc(construction.comment),
        parameters: construction.parameters.map((parameter) => this.parameter(parameter, docs)),
        at: construction.at,
      },
      attributes: declared.attributes.flatMap(({ name, term, comment, at }) =>
        this.attribute(name, term, comment, at),
      ),
      constants: declared.constants.map(({ name, term, comment, at }) => ({
        name,
        doc: comment.text,
        enumerator: this.symbols.valueName(term, at, name),
        value: this.symbols.number(term, at, name),
        at,
      })),
      methods: declared.methods.map((method) => this.method(method)),
      rules: this.rules(declared.name),
      at: declared.at,
    };
  }

  private attribute(name: string, term: Term, comment: Comment, at: Location): Attribute[] {
    const base = { name, doc: comment.text, at };
    const args = term.kind === 'name' ? term.args : [];
    const unit = (about: Term | undefined): string =>
      this.symbols.string(this.symbols.members(about, at, 'what is told of it').get('unit'), at, 'a unit');
    switch (term.kind === 'name' ? term.name : '') {
      case 'Field':
        return [{ ...base, kind: 'field', parameter: this.symbols.string(args[0], at, 'a parameter') }];
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
      case 'ReadOnly':
        return [{ ...base, kind: 'readOnly', unit: unit(args[0]) }];
      case 'Computed':
        return [{ ...base, kind: 'computed', unit: unit(args[0]) }];
      case 'StructView':
        return [{ ...base, kind: 'structView', struct: args[0]?.kind === 'name' ? args[0].name : '' }];
      default:
        if (term.kind !== 'unreadable') {
          this.symbols.findings.add(
            'S031',
            at,
            `${name} is no attribute that can be emitted`,
            'use Field, IntArray, ReadOnly, Computed or StructView',
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

  private valueType(term: Term, what: string): ValueType {
    const resolved = this.symbols.resolve(term);
    if (resolved.kind === 'name') {
      const [first] = resolved.args;
      switch (resolved.name) {
        case 'Int':
          return this.bounds(first, resolved.at, what);
        case 'Index':
          return {
            kind: 'int',
            min: 0,
            max: this.symbols.number(first, resolved.at, `the bound of ${what}`) - 1,
          };
        case 'OneOf':
          return { kind: 'choice', of: this.choices(first, resolved.at, what) };
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
    this.symbols.complain(
      'S032',
      resolved,
      resolved.at,
      `${what} has no type that can be emitted`,
      'use Int, Index, OneOf, BufferOf, Out or a class of the spec',
    );
    return { kind: 'int', min: 0, max: 0 };
  }

  private bounds(term: Term | undefined, at: Location, what: string): ValueType {
    const shape = this.symbols.members(term, at, `the bounds of ${what}`);
    const multipleOf = shape.get('multipleOf');
    const unit = shape.get('unit');
    return {
      kind: 'int',
      min: this.symbols.number(shape.get('min'), at, `min of ${what}`),
      max: this.symbols.number(shape.get('max'), at, `max of ${what}`),
      ...(multipleOf && { multipleOf: this.symbols.number(multipleOf, at, `multipleOf of ${what}`) }),
      ...(unit && { unit: this.symbols.string(unit, at, `unit of ${what}`) }),
    };
  }

  private choices(term: Term | undefined, at: Location, what: string): { name: string; value: number }[] {
    const items = term?.kind === 'union' ? term.items : term ? [term] : [];
    return items.map((item) => ({
      name: this.symbols.valueName(item, at, `a choice of ${what}`),
      value: this.symbols.number(item, at, `a choice of ${what}`),
    }));
  }

  private method(declared: ClassDeclaration['methods'][number]): Method {
    const { name, comment, at, returns } = declared;
    const shape = this.call(returns, name);
    const docs = parameterDocs(comment);
    const one = (key: string): string | undefined => {
      const term = shape.get(key);
      return term && this.symbols.string(term, at, `${key} of ${name}`);
    };
    const to = one('to');
    const waits = one('waits');
    const errors = shape.get('errors');
    return {
      name,
      doc: readDoc(comment),
      parameters: declared.parameters.map((parameter) => this.parameter(parameter, docs)),
      returns: this.returns(shape.get('returns'), at, name),
      from: this.symbols.strings(shape.get('from'), at, `a state of ${name}`),
      errors: this.errors(errors, at, name),
      noop: this.symbols.strings(shape.get('noop'), at, `a state of ${name}`),
      ...(to && { to }),
      ...(waits && { waits }),
      at,
    };
  }

  /** What a Call says; for anything else what stands there is reported, and nothing is to be read from it. */
  private call(returns: Term, name: string): Map<string, Term> {
    if (returns.kind === 'name' && returns.name === 'Call') {
      return this.symbols.members(returns.args[1], returns.at, `the Call of ${name}`);
    }
    this.symbols.complain(
      'S033',
      returns,
      returns.at,
      `${name} does not return a Call`,
      'write `Call<States, { returns: None; from: … }>`',
    );
    return new UnreadableMembers(returns.at);
  }

  private errors(term: Term | undefined, at: Location, method: string): Method['errors'] {
    const resolved = term && this.symbols.resolve(term);
    const members = resolved
      ? this.symbols.members(resolved, at, `errors of ${method}`)
      : new Map<string, Term>();
    return [...members].map(([state, code]) => ({
      state,
      code: this.symbols.valueName(code, at, `error of ${method}`),
    }));
  }

  private returns(term: Term | undefined, at: Location, method: string): Returns {
    const words: Record<string, Returns> = { None: 'none', DriverCode: 'code', Status: 'status' };
    const found = term?.kind === 'name' ? words[term.name] : undefined;
    if (!found) {
      this.symbols.complain(
        'S034',
        term,
        at,
        `${method} does not say what it returns`,
        'write None, DriverCode or Status',
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
    const shape = this.symbols.members(term, term.at, 'a case');
    const when = this.symbols.members(shape.get('when'), term.at, 'when');
    const then = this.symbols.members(shape.get('then'), term.at, 'then');
    return {
      label: this.symbols.string(shape.get('label'), term.at, 'label'),
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
    returns: textsOf(comment, 'returns')[0] ?? '',
    throws: headedTexts(comment, 'throws').map(([type, when]) => ({ type, when })),
    after: headedTexts(comment, 'after').map(([ending, what]) => ({ ending, what })),
    source: textsOf(comment, 'source')[0] ?? '',
  };
}

function parameterDocs(comment: Comment): Map<string, string> {
  return new Map(headedTexts(comment, 'param'));
}

function textsOf(comment: Comment, tag: string): string[] {
  return comment.tags.filter(({ name }) => name === tag).map(({ text }) => text);
}

/** The first word of each such tag, and the text behind it. */
function headedTexts(comment: Comment, tag: string): [string, string][] {
  return textsOf(comment, tag).map((text) => {
    const [head = '', ...rest] = text.split(' ');
    return [head, rest.join(' ')];
  });
}
