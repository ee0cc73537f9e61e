// SPDX-License-Identifier: MIT
/**
 * Compares templates with the types of their views, branch by branch: a render shows only the branches that it takes.
 * Handlebars parses the template; TypeScript's checker has the types.
 */
import Handlebars from 'handlebars';
import type { Symbol as TypeSymbol, Type, Node } from 'ts-morph';

type Program = hbs.AST.Program;
type Block = hbs.AST.BlockStatement;
type Path = hbs.AST.PathExpression;

/** What `{{.}}` is, in a block: the innermost one last. */
interface Scope {
  /** Undefined after an error, so that no others follow. */
  type: Type | undefined;
  /** Paths that an enclosing `if` has found to be there. */
  present: readonly string[];
  isItem: boolean;
}

type Scopes = readonly Scope[];

/** Arguments of the renderer's helpers. */
const HELPERS: Readonly<Record<string, (type: Type) => boolean>> = {
  upper: (type) => type.isString() || type.isStringLiteral(),
  join: (type) => type.isArray() && (type.getArrayElementType()?.isString() ?? false),
};

export class TemplateChecker {
  readonly errors: string[] = [];
  private readonly used = new Set<Node>();
  private template = '';

  /** @param at a node of the program, for types of properties */
  constructor(
    private readonly partials: ReadonlyMap<string, string>,
    private readonly at: Node,
  ) {}

  /** Checks a template, and the partials that it uses. */
  check(name: string, text: string, view: Type): void {
    this.template = name;
    this.program(Handlebars.parse(text), [{ type: view, present: [], isItem: false }]);
  }

  /** Members of a view that no checked template has used. */
  unused(view: Type): string[] {
    const seen = new Set<Type>();
    const found: string[] = [];
    const visit = (type: Type, path: string): void => {
      for (const each of variantsOf(type)) {
        const item = each.getArrayElementType();
        if (item) {
          visit(item, path);
        } else if ((each.isObject() || each.isIntersection()) && !seen.has(each)) {
          seen.add(each);
          for (const member of each.getProperties()) {
            const name = `${path}.${member.getName()}`;
            if (member.getDeclarations().every((declaration) => !this.used.has(declaration))) {
              found.push(name);
            } else {
              visit(member.getTypeAtLocation(this.at), name);
            }
          }
        }
      }
    };
    visit(view, '');
    return found;
  }

  private program(program: Program | undefined, scopes: Scopes): void {
    for (const statement of program?.body ?? []) {
      this.statement(statement, scopes);
    }
  }

  private statement(statement: hbs.AST.Statement, scopes: Scopes): void {
    switch (statement.type) {
      case 'MustacheStatement':
        this.mustache(statement as hbs.AST.MustacheStatement, scopes);
        return;
      case 'BlockStatement':
        this.block(statement as Block, scopes);
        return;
      case 'PartialStatement':
        this.partial(statement as hbs.AST.PartialStatement, scopes);
        return;
      case 'ContentStatement':
      case 'CommentStatement':
        return;
      default:
        this.report(statement, `has an unknown statement, ${statement.type}`);
    }
  }

  private mustache({ path, params }: hbs.AST.MustacheStatement, scopes: Scopes): void {
    if (params.length > 0) {
      this.helper(path as Path, params, scopes);
      return;
    }
    const type = this.expression(path, scopes);
    if (type && !variantsOf(type).every(isPrintable)) {
      this.report(path, `prints ${textOf(path)}, which is ${type.getText(this.at)}`);
    }
  }

  private helper(path: Path, params: hbs.AST.Expression[], scopes: Scopes): void {
    if (path.original === 'equal') {
      this.equal(path, params, scopes);
      return;
    }
    const accepts = HELPERS[path.original];
    const [argument] = params;
    if (!accepts || !argument || params.length > 1) {
      this.report(path, `calls ${path.original} in a way that the checker does not know`);
      return;
    }
    const type = this.expression(argument, scopes);
    if (type && !accepts(type)) {
      this.report(path, `calls ${path.original} with ${textOf(argument)}, which is ${type.getText(this.at)}`);
    }
  }

  /** Only members of a type with named values are compared with a text: a misspelt text would differ from all. */
  private equal(path: Path, [one, other]: hbs.AST.Expression[], scopes: Scopes): void {
    const type = one && this.expression(one, scopes);
    if (!type) {
      return;
    }
    const values = variantsOf(type).map((each) => each.getLiteralValue());
    const value = other?.type === 'StringLiteral' ? (other as hbs.AST.StringLiteral).value : undefined;
    if (value === undefined || !values.includes(value)) {
      this.report(path, `compares ${textOf(one)}, which is ${type.getText(this.at)}, with ${textOf(other)}`);
    }
  }

  private block(block: Block, scopes: Scopes): void {
    const [argument] = block.params;
    const name = block.path.original;
    if (!argument || block.params.length > 1 || hasOptions(block)) {
      this.report(block, `has a block ${name} with other than one argument`);
      return;
    }
    switch (name) {
      case 'if':
      case 'unless':
        this.condition(block, name === 'if', argument, scopes);
        return;
      case 'each':
      case 'with':
        this.inner(block, name === 'each', argument, scopes);
        return;
      case 'prefixLines':
        this.program(block.program, scopes);
        return;
      default:
        this.report(block, `has an unknown block, ${name}`);
    }
  }

  private condition(block: Block, isIf: boolean, argument: hbs.AST.Expression, scopes: Scopes): void {
    const type = this.expression(argument, scopes, true);
    if (type && variantsOf(type).every((each) => each.isObject() && !each.isArray())) {
      this.report(block, `decides by ${textOf(argument)}, which is always there`);
    }
    const key = argument.type === 'PathExpression' ? keyOf(argument as Path) : undefined;
    const [outer, current] = [scopes.slice(0, -1), scopes.at(-1)];
    const then =
      key !== undefined && current ? [...outer, { ...current, present: [...current.present, key] }] : scopes;
    this.program(block.program, isIf ? then : scopes);
    this.program(block.inverse, isIf ? scopes : then);
  }

  private inner(block: Block, isEach: boolean, argument: hbs.AST.Expression, scopes: Scopes): void {
    const type = this.expression(argument, scopes);
    const item = isEach ? type?.getArrayElementType() : type;
    if (type && !item) {
      this.report(block, `has an each of ${textOf(argument)}, which is ${type.getText(this.at)}`);
    }
    this.program(block.program, [...scopes, { type: item, present: [], isItem: isEach }]);
    this.program(block.inverse, scopes);
  }

  private partial(statement: hbs.AST.PartialStatement, scopes: Scopes): void {
    const { name, params } = statement;
    const partial = (name as Path).original;
    const text = this.partials.get(partial);
    if (text === undefined || params.length > 1 || hasOptions(statement)) {
      this.report(statement, `has an unknown partial, or one with options: ${partial}`);
      return;
    }
    const [argument] = params;
    const scope = scopes.at(-1);
    const type = argument ? this.expression(argument, scopes) : scope?.type;
    const outer = this.template;
    this.template = `${outer} > ${partial}`;
    const present = argument ? [] : (scope?.present ?? []);
    this.program(Handlebars.parse(text), [{ type, present, isItem: false }]);
    this.template = outer;
  }

  /** The type of a value; undefined after an error. */
  private expression(node: hbs.AST.Expression, scopes: Scopes, isCondition = false): Type | undefined {
    if (node.type === 'SubExpression') {
      const { path, params } = node as hbs.AST.SubExpression;
      this.helper(path, params, scopes);
      return undefined;
    }
    if (node.type !== 'PathExpression') {
      this.report(node, `has an unknown expression, ${textOf(node)}`);
      return undefined;
    }
    return this.path(node as Path, scopes, isCondition);
  }

  private path(node: Path, scopes: Scopes, isCondition: boolean): Type | undefined {
    const scope = scopes.at(-1 - node.depth);
    if (!scope) {
      this.report(node, `uses ${node.original} outside all blocks`);
      return undefined;
    }
    if (node.data) {
      if (node.original !== '@first' || !scopes.at(-1)?.isItem) {
        this.report(node, `uses ${node.original}`);
      }
      return undefined;
    }
    let { type } = scope;
    for (const [i, part] of node.parts.entries()) {
      const member = type && propertyOf(type, part);
      if (type && !member) {
        this.report(node, `uses ${node.original}, but ${type.getText(this.at)} has no ${part}`);
      }
      member?.getDeclarations().forEach((declaration) => this.used.add(declaration));
      const found = member?.getTypeAtLocation(this.at);
      const isPresent = scope.present.includes(node.parts.slice(0, i + 1).join('.'));
      type = found && isPresent ? found.getNonNullableType() : found;
    }
    if (type?.isNullable() === true && !isCondition) {
      this.report(node, `uses ${node.original}, which may be undefined, outside an \`if\``);
      return undefined;
    }
    return type;
  }

  private report({ loc }: Pick<hbs.AST.Node, 'loc'>, message: string): void {
    const error = `${this.template}:${loc.start.line}: ${message}`;
    if (!this.errors.includes(error)) {
      this.errors.push(error);
    }
  }
}

function variantsOf(type: Type): Type[] {
  return type.isUnion() ? type.getUnionTypes() : [type];
}

/** The member that all variants of a type have. */
function propertyOf(type: Type, name: string): TypeSymbol | undefined {
  return type.isString() ? undefined : type.getProperty(name);
}

function isPrintable(type: Type): boolean {
  return type.isString() || type.isNumber() || type.isBoolean() || type.isLiteral();
}

/** The path from the scope that it is in, if that is the innermost one. */
function keyOf({ depth, parts, data }: Path): string | undefined {
  return depth === 0 && !data ? parts.join('.') : undefined;
}

/** Handlebars leaves out an empty hash, which its types do not say. */
function hasOptions({ hash }: { hash?: hbs.AST.Hash }): boolean {
  return hash !== undefined;
}

function textOf(node: hbs.AST.Node | undefined): string {
  return node && 'original' in node ? String(node.original) : (node?.type ?? 'nothing');
}
