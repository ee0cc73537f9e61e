// SPDX-License-Identifier: MIT
/** Declarations → the C side of the model. */
import type { Abi, BaseType, CFunction, Constant, CType, Field, Location } from '../model/model.js';
import { nearestHint } from '../model/nearest.js';
import { named } from '../model/once-per.js';
import { abiFunctions } from './modules.js';
import type { Symbols } from './symbols.js';
import type { Comment, Declarations, Member, Term } from './declarations.js';

export function readAbi(declarations: Declarations, symbols: Symbols): Omit<Abi, 'files'> {
  return new AbiReader(declarations, symbols).read();
}

class AbiReader {
  private generations: string[] = [];

  constructor(
    private readonly declarations: Declarations,
    private readonly symbols: Symbols,
  ) {}

  read(): Omit<Abi, 'files'> {
    const { declarations } = this;
    const scalars = declarations.aliases.flatMap(({ name, term, at }) => {
      const base = this.scalarBase(term);
      return base ? [{ name, base, at }] : [];
    });
    const generations = named(declarations.aliases, 'Generations');
    this.generations = generations ? this.symbols.strings(generations.term, 'a generation') : [];
    const functions = abiFunctions(declarations);
    const files = new Set(functions.map(({ file }) => file));
    return {
      doc: declarations.files.find(({ path }) => files.has(path))?.comment.text ?? '',
      generations: this.generations,
      scalars,
      enumerations: declarations.enumerations.map(({ name, comment, members, at }) => ({
        name,
        doc: comment.text,
        at,
        members: members.map((member) => ({
          name: member.name,
          value: member.value,
          at: member.at,
          ...this.generation(member.comment, member.at),
        })),
      })),
      constants: this.constants(files),
      structs: declarations.interfaces
        .filter(({ base }) => base?.kind === 'name' && base.name === 'Struct')
        .map(({ name, comment, members, at }) => ({
          name,
          doc: comment.text,
          fields: members.flatMap((member) => this.fields(member)),
          at,
        })),
      functions: functions.map((fn) => ({
        name: fn.name,
        doc: fn.comment.text,
        parameters: fn.parameters.map(({ name, term, at }) => ({ name, type: this.type(term), at })),
        ...this.returns(fn.returns),
        ...this.generation(fn.comment, fn.at),
        at: fn.at,
      })),
    };
  }

  /** The constants of the files that declare functions. */
  private constants(files: ReadonlySet<string>): Constant[] {
    return this.declarations.constants
      .filter(({ file }) => files.has(file))
      .map(({ name, term, comment, at }) => {
        const isError = term.kind === 'name' && term.name === 'ErrorCode';
        return { name, value: this.symbols.value(name), doc: comment.text, isError, at };
      });
  }

  private generation(comment: Comment, at: Location): { generation?: string } {
    const tag = comment.tags.find(({ name }) => name === 'generation');
    if (!tag) {
      return {};
    }
    const known = this.generations;
    if (!known.includes(tag.text)) {
      const help = nearestHint(tag.text, known, 'use a generation that `Generations` lists');
      this.symbols.diagnostics.add(
        'S020',
        at,
        `generation ${tag.text} is not one of ${known.join(', ')}`,
        help,
      );
    }
    return { generation: tag.text };
  }

  private scalarBase(term: Term): BaseType | { alias: string } | undefined {
    if (term.kind !== 'name') {
      return undefined;
    }
    if (term.name === 'Unsigned' || term.name === 'Signed') {
      const bits = this.symbols.number(term.args[0], 'a width in bits');
      return { sign: term.name === 'Unsigned' ? 'unsigned' : 'signed', bits };
    }
    if (term.name === 'Character') {
      return { sign: 'character', bits: 8 };
    }
    const target = this.symbols.resolve(term);
    const isScalar = target.kind === 'name' && ['Unsigned', 'Signed', 'Character'].includes(target.name);
    return isScalar ? { alias: term.name } : undefined;
  }

  private fields(member: Member): Field[] {
    const { name, term, comment, at } = member;
    const generation = this.generation(comment, at);
    if (term.kind === 'name' && term.name === 'Union') {
      const inner = this.symbols.members(term.args[0], at, 'a Union');
      return [...inner].map(([field, type]) => ({
        name: field,
        type: this.type(type),
        ...generation,
        union: name,
        at: type.at,
      }));
    }
    return [{ name, type: this.type(term), ...generation, at }];
  }

  private returns(term: Term): Pick<CFunction, 'returns' | 'failures'> {
    if (term.kind !== 'name' || term.name !== 'Fails') {
      return { returns: this.type(term), failures: [] };
    }
    const [returns, failures] = term.args;
    const items = failures?.kind === 'union' ? failures.items : [failures];
    return {
      returns: returns ? this.type(returns) : { kind: 'void' },
      failures: items.map((item) => ({
        ...(item?.kind === 'value' && { name: item.name }),
        value: this.symbols.number(item, 'a value of Fails'),
      })),
    };
  }

  private type(term: Term): CType {
    if (term.kind === 'name') {
      const [first, second] = term.args;
      switch (term.name) {
        case 'Void':
          return { kind: 'void' };
        case 'Pointer':
        case 'ConstPointer':
          return {
            kind: 'pointer',
            to: first ? this.type(first) : { kind: 'void' },
            isConst: term.name === 'ConstPointer',
          };
        case 'ArrayOf':
          return {
            kind: 'array',
            of: first ? this.type(first) : { kind: 'void' },
            count: this.symbols.number(second, 'a count'),
          };
        default:
          if (term.args.length === 0 && this.symbols.isDeclared(term.name)) {
            return { kind: 'named', name: term.name };
          }
      }
    }
    this.symbols.report(
      'S021',
      term,
      'not a C type',
      'use a scalar, an enumeration, a struct, Pointer, ConstPointer or ArrayOf',
    );
    return { kind: 'void' };
  }
}
