// SPDX-License-Identifier: MIT
/** TypeScript source → declarations as plain data. The only file that knows ts-morph. */
import path from 'node:path';
import {
  Node,
  Project,
  SyntaxKind,
  type ClassDeclaration,
  type EnumMember,
  type InterfaceDeclaration,
  type JSDocableNode,
  type ParameterDeclaration,
  type SourceFile,
  type TypeLiteralNode,
  type TypeNode,
} from 'ts-morph';
import type { Findings } from '../diagnostics.js';
import type { Location } from '../model/model.js';
import type { Comment, Declarations, Member, NamedTerm, Term } from './term.js';

/**
 * Reads spec files. Parses and walks only: what type checking would find is `tsc`'s business.
 * @param root folder that locations are given relative to
 * @param files paths of the `.ts` files
 * @throws SpecError with every mistake of the syntax, when there is one
 */
export function readDeclarations(root: string, files: readonly string[], findings: Findings): Declarations {
  const project = new Project({
    compilerOptions: { noLib: true, noResolve: true, types: [] },
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
  });
  const out: Declarations = {
    files: [],
    aliases: [],
    constants: [],
    enumerations: [],
    interfaces: [],
    functions: [],
    classes: [],
  };
  const readers = files.map((file) => new FileReader(root, project.addSourceFileAtPath(file), findings));
  for (const reader of readers) {
    reader.reportSyntax();
  }
  // What a broken file declares is a guess: all that follows from it would be noise.
  findings.throwIfAny();
  for (const reader of readers) {
    reader.readInto(out);
  }
  return out;
}

class FileReader {
  private readonly file: string;

  constructor(
    root: string,
    private readonly source: SourceFile,
    private readonly findings: Findings,
  ) {
    this.file = path.relative(root, source.getFilePath());
  }

  readInto(out: Declarations): void {
    const statements = this.source.getStatements();
    out.files.push({
      path: this.file,
      comment: this.fileComment(),
      at: this.at(statements[0] ?? this.source),
    });
    for (const statement of statements) {
      this.readStatement(statement, out);
    }
  }

  private readStatement(node: Node, out: Declarations): void {
    if (Node.isImportDeclaration(node)) {
      return;
    }
    if (Node.isTypeAliasDeclaration(node)) {
      out.aliases.push({
        ...this.declared(node, node.getName()),
        term: this.term(node.getTypeNodeOrThrow()),
      });
    } else if (Node.isEnumDeclaration(node)) {
      out.enumerations.push({
        ...this.declared(node, node.getName()),
        members: node.getMembers().map((member) => this.enumerator(member)),
      });
    } else if (Node.isVariableStatement(node)) {
      for (const variable of node.getDeclarations()) {
        const term = this.typeOf(variable, variable.getTypeNode(), variable.getName());
        out.constants.push({ ...this.declared(node, variable.getName()), term });
      }
    } else if (Node.isInterfaceDeclaration(node)) {
      const base = node.getExtends()[0];
      out.interfaces.push({
        ...this.declared(node, node.getName()),
        base: base && this.term(base),
        members: this.properties(node, 'an interface'),
      });
    } else if (Node.isFunctionDeclaration(node)) {
      out.functions.push({
        ...this.declared(node, node.getName() ?? ''),
        parameters: this.parameters(node.getParameters()),
        returns: this.typeOf(node, node.getReturnTypeNode(), `what ${node.getName() ?? 'it'} returns`),
      });
    } else if (Node.isClassDeclaration(node)) {
      out.classes.push(this.classDeclaration(node));
    } else {
      this.unexpected(
        node,
        `\`${node.getKindName()}\` in a spec`,
        'a spec only declares: types, interfaces, enums, constants, functions, classes',
      );
    }
  }

  private classDeclaration(node: ClassDeclaration): Declarations['classes'][number] {
    const [construction] = node.getConstructors();
    const properties = node.getProperties();
    const methods = node.getInstanceMethods();
    const read = new Set<Node | undefined>([construction, ...properties, ...methods]);
    const base = node.getExtends();
    if (base) {
      this.unexpected(base, `the base ${base.getText()} of a class`, 'copy what the class needs from it');
    }
    for (const member of node.getMembers().filter((each) => !read.has(each))) {
      this.unexpected(
        member,
        `\`${oneLine(member.getText())}\` in a class`,
        'a class has one constructor, attributes, constants and methods',
      );
    }
    return {
      ...this.declared(node, node.getName() ?? ''),
      marks: node.getImplements().map((mark) => mark.getText()),
      construction: construction && {
        comment: this.comment(construction),
        parameters: this.parameters(construction.getParameters()),
        at: this.at(construction),
      },
      constants: properties.filter((p) => p.isStatic()).map((p) => this.member(p)),
      attributes: properties.filter((p) => !p.isStatic()).map((p) => this.member(p)),
      methods: methods.map((method) => ({
        name: method.getName(),
        comment: this.comment(method),
        parameters: this.parameters(method.getParameters()),
        returns: this.typeOf(method, method.getReturnTypeNode(), `what ${method.getName()} returns`),
        at: this.at(method),
      })),
    };
  }

  private enumerator(member: EnumMember): Declarations['enumerations'][number]['members'][number] {
    const value = member.getValue();
    if (typeof value !== 'number' || !member.getInitializer()) {
      this.unexpected(
        member,
        `enumerator ${member.getName()} without a number`,
        'give every enumerator its value',
      );
    }
    return {
      name: member.getName(),
      value: Number(value),
      comment: this.comment(member),
      at: this.at(member),
    };
  }

  private properties(node: InterfaceDeclaration | TypeLiteralNode, where: string): Member[] {
    return node.getMembers().flatMap((member) => {
      if (Node.isPropertySignature(member)) {
        return [this.member(member)];
      }
      this.unexpected(member, `\`${oneLine(member.getText())}\` in ${where}`, 'write `name: Type;`');
      return [];
    });
  }

  private member(
    node: JSDocableNode & Node & { getName(): string; getTypeNode(): TypeNode | undefined },
  ): Member {
    this.refuseOptional(node, node.getName());
    const term = this.typeOf(node, node.getTypeNode(), node.getName());
    return { name: node.getName(), term, comment: this.comment(node), at: this.at(node) };
  }

  private typeOf(node: Node, type: TypeNode | undefined, what: string): Term {
    if (type) {
      return this.term(type);
    }
    this.unexpected(node, `${what} without a type`, 'give it a type of the vocabulary');
    return { kind: 'unreadable', at: this.at(node) };
  }

  /** Marks that would say something to TypeScript and nothing to the generator. */
  private refuseOptional(node: Node, name: string): void {
    const marks = [SyntaxKind.QuestionToken, SyntaxKind.DotDotDotToken, SyntaxKind.EqualsToken];
    if (marks.some((mark) => node.getFirstChildByKind(mark))) {
      this.unexpected(
        node,
        `${name} with \`?\`, \`...\` or \`=\``,
        'write it plain; `Default` makes a parameter optional',
      );
    }
  }

  private parameters(nodes: ParameterDeclaration[]): NamedTerm[] {
    return nodes.map((node) => {
      this.refuseOptional(node, node.getName());
      const term = this.typeOf(node, node.getTypeNode(), node.getName());
      return { name: node.getName(), term, at: this.at(node) };
    });
  }

  private term(node: Node): Term {
    const at = this.at(node);
    if (Node.isLiteralTypeNode(node)) {
      const literal = node.getLiteral();
      if (Node.isStringLiteral(literal)) {
        return { kind: 'string', value: literal.getLiteralValue(), at };
      }
      if (Node.isNumericLiteral(literal)) {
        return { kind: 'number', value: literal.getLiteralValue(), at };
      }
      if (Node.isPrefixUnaryExpression(literal)) {
        return { kind: 'number', value: Number(literal.getText()), at };
      }
    }
    if (Node.isTupleTypeNode(node)) {
      return { kind: 'tuple', items: node.getElements().map((element) => this.term(element)), at };
    }
    if (Node.isUnionTypeNode(node)) {
      return { kind: 'union', items: node.getTypeNodes().map((item) => this.term(item)), at };
    }
    if (Node.isTypeLiteral(node)) {
      const members = this.properties(node, 'an object type').map(({ name, term }) => ({ name, term }));
      return { kind: 'object', members, at };
    }
    if (Node.isTypeQuery(node)) {
      return { kind: 'value', name: node.getExprName().getText(), at };
    }
    if (Node.isTypeReference(node)) {
      const name = node.getTypeName();
      if (Node.isQualifiedName(name)) {
        return { kind: 'value', name: name.getRight().getText(), at };
      }
      return {
        kind: 'name',
        name: name.getText(),
        args: node.getTypeArguments().map((arg) => this.term(arg)),
        at,
      };
    }
    if (Node.isExpressionWithTypeArguments(node)) {
      const args = node.getTypeArguments().map((arg) => this.term(arg));
      return { kind: 'name', name: node.getExpression().getText(), args, at };
    }
    this.unexpected(node, `the type \`${node.getText()}\``, 'use the words of the vocabulary');
    return { kind: 'unreadable', at };
  }

  private declared(
    node: JSDocableNode & Node,
    name: string,
  ): { name: string; file: string; comment: Comment; at: Location } {
    return { name, file: this.file, comment: this.comment(node), at: this.at(node) };
  }

  /** The comment right above the node, without one that opens the file. */
  private comment(node: JSDocableNode): Comment {
    const doc = node.getJsDocs().at(-1);
    if (!doc || this.isFileComment(doc.getPos())) {
      return { text: '', tags: [] };
    }
    return {
      text: oneLine(doc.getDescription()),
      tags: doc.getTags().map((tag) => ({ name: tag.getTagName(), text: tagText(tag.getText()) })),
    };
  }

  private fileComment(): Comment {
    const leading =
      this.source.getStatementByKind(SyntaxKind.ImportDeclaration)?.getLeadingCommentRanges() ?? [];
    // A licence may stand above it.
    const text =
      leading.map((comment) => comment.getText()).find((comment) => comment.startsWith('/**')) ?? '';
    const lines = text.replace(/^\/\*\*|\*\/$/g, '').split('\n');
    return { text: paragraphs(lines.map((line) => line.replace(/^\s*\* ?/, '')).join('\n')), tags: [] };
  }

  private isFileComment(position: number): boolean {
    return (
      position === this.source.getFullText().indexOf('/**') && this.source.getImportDeclarations().length > 0
    );
  }

  /** Reports what the parser stumbled over. */
  reportSyntax(): void {
    const compilerNode = this.source.compilerNode as unknown as {
      parseDiagnostics?: { start: number; messageText: string | { messageText: string } }[];
    };
    for (const problem of compilerNode.parseDiagnostics ?? []) {
      const { line, column } = this.source.getLineAndColumnAtPos(problem.start);
      const text =
        typeof problem.messageText === 'string' ? problem.messageText : problem.messageText.messageText;
      this.findings.add(
        'S001',
        { file: this.file, line, column },
        `TypeScript cannot read this: ${text}`,
        'mend the syntax',
      );
    }
  }

  private unexpected(node: Node, what: string, help: string): void {
    this.findings.add('S002', this.at(node), `${what} cannot be emitted`, help);
  }

  private at(node: Node): Location {
    const { line, column } = this.source.getLineAndColumnAtPos(node.getStart());
    return { file: this.file, line, column };
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** The text of a tag without the tag itself and the comment's stars. */
function tagText(text: string): string {
  return oneLine(text.replace(/^@\w+/, '').replace(/\n\s*\*/g, '\n'));
}
