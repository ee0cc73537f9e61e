// SPDX-License-Identifier: MIT
/** TypeScript source → declarations. The only file that depends on ts-morph. */
import { createRequire } from 'node:module';
import path from 'node:path';
import type {
  ClassDeclaration,
  EnumMember,
  InterfaceDeclaration,
  JSDocableNode,
  MethodDeclaration,
  Node as SyntaxNode,
  ParameterDeclaration,
  NumericLiteral,
  PrefixUnaryExpression,
  SourceFile,
  TypeLiteralNode,
  TypeNode,
} from 'ts-morph';
import type { Diagnostics } from '../model/diagnostics.js';
import type { Location } from '../model/model.js';
import type { Comment, Declarations, Member, NamedTerm, Term } from './declarations.js';
import { isPrintable } from './texts.js';
import { WORD_LIST } from './vocabulary.js';

// An import would search its 9 MB for the names of exports, which takes half as long as loading it.
const { Node, Project, SyntaxKind } = createRequire(import.meta.url)('ts-morph') as typeof import('ts-morph');

/** Types within types: more than any driver has, and less than the stack holds. */
const MAX_DEPTH = 64;
const TOO_DEEP_HELP = 'give inner types names of their own';

/**
 * Reads the declarations of spec files. Parses only; `tsc` does the type checking.
 * @param root folder that locations are relative to
 * @param files paths of the `.ts` files
 * @throws SpecError with all syntax errors
 */
export function readDeclarations(
  root: string,
  files: readonly string[],
  diagnostics: Diagnostics,
): Declarations {
  const project = new Project({
    compilerOptions: { noLib: true, noResolve: true, types: [] },
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
  });
  const declarations: Declarations = {
    files: [],
    aliases: [],
    constants: [],
    enumerations: [],
    interfaces: [],
    functions: [],
    classes: [],
  };
  const readers = files.flatMap((file) => {
    const at = { file: path.relative(root, file), line: 1, column: 1 };
    return withinStack(
      at,
      diagnostics,
      () => new FileReader(root, project.addSourceFileAtPath(file), diagnostics),
    );
  });
  for (const reader of readers) {
    if (!reader.reportUnknownBytes()) {
      reader.reportSyntaxErrors();
    }
  }
  // Declarations of a file with syntax errors are guesses: errors about them would be noise.
  diagnostics.throwIfAny();
  for (const reader of readers) {
    reader.readInto(declarations);
  }
  return declarations;
}

/** The result of work on a file; none, and a diagnostic, if its types are nested so deeply that the stack ends. */
function withinStack<T>(at: Location, diagnostics: Diagnostics, work: () => T): T[] {
  try {
    return [work()];
  } catch (error) {
    // Not `instanceof`: in a virtual machine, as jest's, the error may be of another realm.
    if ((error as Error).name !== 'RangeError') {
      throw error;
    }
    diagnostics.add('S057', at, 'types of the file are nested too deeply', TOO_DEEP_HELP);
    return [];
  }
}

class FileReader {
  private readonly file: string;
  /** Where the first doc comment starts, if it is the comment of the file: one above an import. */
  private readonly fileCommentAt: number | undefined;
  private readonly lineStarts: readonly number[];
  /** Of types within types, where the reader is. */
  private depth = 0;

  constructor(
    root: string,
    private readonly source: SourceFile,
    private readonly diagnostics: Diagnostics,
  ) {
    this.file = path.relative(root, source.getFilePath());
    this.lineStarts = source.compilerNode.getLineStarts();
    diagnostics.addSource(this.file, source.getFullText());
    const first = source.getFullText().indexOf('/**');
    this.fileCommentAt = source.getImportDeclarations().length > 0 ? first : undefined;
  }

  readInto(out: Declarations): void {
    const statements = this.source.getStatements();
    out.files.push({
      path: this.file,
      comment: this.fileComment(),
      imports: this.imports(),
      at: this.at(statements[0] ?? this.source),
    });
    for (const statement of statements) {
      this.readStatement(statement, out);
    }
  }

  private imports(): string[] {
    return this.source
      .getImportDeclarations()
      .map((each) =>
        path.join(path.dirname(this.file), each.getModuleSpecifierValue().replace(/\.js$/, '.ts')),
      );
  }

  private readStatement(node: SyntaxNode, out: Declarations): void {
    if (Node.isImportDeclaration(node)) {
      return;
    }
    this.rejectTypeParameters(node);
    if (Node.isTypeAliasDeclaration(node)) {
      out.aliases.push({
        ...this.declaration(node, node.getName()),
        term: this.term(node.getTypeNodeOrThrow()),
      });
    } else if (Node.isEnumDeclaration(node)) {
      out.enumerations.push({
        ...this.declaration(node, node.getName()),
        members: node.getMembers().map((member) => this.enumerator(member)),
      });
    } else if (Node.isVariableStatement(node)) {
      for (const variable of node.getDeclarations()) {
        if (variable.getTypeNode()) {
          this.rejectModifiers(variable, variable.getName());
        }
        const term = this.typeOf(variable, variable.getTypeNode(), variable.getName());
        out.constants.push({ ...this.declaration(node, variable.getName()), term });
      }
    } else if (Node.isInterfaceDeclaration(node)) {
      const [base, other] = node.getExtends();
      if (other) {
        this.reportUnsupported(other, `${node.getName()} extends two types`, 'remove one of them');
      }
      out.interfaces.push({
        ...this.declaration(node, node.getName()),
        base: base && this.term(base),
        members: this.properties(node, 'an interface'),
      });
    } else if (Node.isFunctionDeclaration(node)) {
      out.functions.push({
        ...this.declaration(node, node.getName() ?? ''),
        parameters: this.parameters(node.getParameters()),
        returns: this.typeOf(node, node.getReturnTypeNode(), `the result of ${node.getName() ?? 'it'}`),
      });
    } else if (Node.isClassDeclaration(node)) {
      out.classes.push(this.classDeclaration(node));
    } else {
      this.reportUnsupported(
        node,
        `unsupported statement: ${node.getKindName()}`,
        'declare types, interfaces, enums, constants, functions or classes',
      );
    }
  }

  private classDeclaration(node: ClassDeclaration): Declarations['classes'][number] {
    const [construction] = node.getConstructors();
    const properties = node.getProperties();
    const methods = node.getMethods();
    const read = new Set<SyntaxNode | undefined>([construction, ...properties, ...methods]);
    const base = node.getExtends();
    if (base) {
      this.reportUnsupported(
        base,
        `a class must not extend ${base.getText()}`,
        'copy the members that it needs from there',
      );
    }
    for (const member of node.getMembers().filter((each) => !read.has(each))) {
      this.reportUnsupported(
        member,
        `unsupported member of a class: \`${oneLine(member.getText())}\``,
        'use one constructor, attributes, constants and methods',
      );
    }
    return {
      ...this.declaration(node, node.getName() ?? ''),
      implemented: node.getImplements().map((each) => this.term(each)),
      construction: construction && {
        comment: this.comment(construction),
        parameters: this.parameters(construction.getParameters()),
        at: this.at(construction),
      },
      constants: properties.filter((p) => p.isStatic()).map((p) => this.member(p)),
      attributes: properties.filter((p) => !p.isStatic()).map((p) => this.member(p)),
      methods: methods.map((method) => this.method(method)),
    };
  }

  private method(method: MethodDeclaration): Declarations['classes'][number]['methods'][number] {
    this.rejectModifiers(method, method.getName());
    this.rejectTypeParameters(method);
    return {
      name: method.getName(),
      comment: this.comment(method),
      parameters: this.parameters(method.getParameters()),
      returns: this.typeOf(method, method.getReturnTypeNode(), `the result of ${method.getName()}`),
      at: this.at(method),
      isStatic: method.isStatic(),
    };
  }

  private rejectTypeParameters(node: SyntaxNode): void {
    const [first] = Node.isTypeParametered(node) ? node.getTypeParameters() : [];
    if (first) {
      this.reportUnsupported(first, `unsupported type parameter: \`${first.getText()}\``, 'remove it');
    }
  }

  private enumerator(member: EnumMember): Declarations['enumerations'][number]['members'][number] {
    const value = enumeratorValue(member);
    const isNumber = Number.isSafeInteger(value);
    if (!isNumber) {
      const message = `enumerator ${member.getName()} has no whole number`;
      this.reportUnsupported(member, message, 'give every enumerator a value');
    }
    return {
      name: member.getName(),
      value: isNumber ? Number(value) : 0,
      comment: this.comment(member),
      at: this.at(member),
    };
  }

  private properties(node: InterfaceDeclaration | TypeLiteralNode, parent: string): Member[] {
    return node.getMembers().flatMap((member) => {
      if (Node.isPropertySignature(member)) {
        return [this.member(member)];
      }
      this.reportUnsupported(
        member,
        `unsupported member of ${parent}: \`${oneLine(member.getText())}\``,
        'write `name: Type;`',
      );
      return [];
    });
  }

  private member(
    node: JSDocableNode & SyntaxNode & { getName(): string; getTypeNode(): TypeNode | undefined },
  ): Member {
    this.rejectModifiers(node, node.getName());
    const term = this.typeOf(node, node.getTypeNode(), node.getName());
    return { name: node.getName(), term, comment: this.comment(node), at: this.at(node) };
  }

  private typeOf(node: SyntaxNode, type: TypeNode | undefined, subject: string): Term {
    if (type) {
      return this.term(type);
    }
    const help = `give it a type of the vocabulary: ${WORD_LIST}`;
    this.reportUnsupported(node, `${subject} has no type`, help);
    return { kind: 'invalid', at: this.at(node) };
  }

  /** Rejects modifiers that TypeScript understands but the generator ignores. */
  private rejectModifiers(node: SyntaxNode, name: string): void {
    const words = Node.isModifierable(node) ? node.getModifiers().map((each) => each.getText()) : [];
    const isConstant = words.includes('static');
    for (const word of words.filter((each) => !(isConstant && ['static', 'readonly'].includes(each)))) {
      this.reportUnsupported(node, `${name} must not be ${word}`, `remove \`${word}\``);
    }
    // Not by searching for tokens: ts-morph would wrap each token of the file.
    const hasModifier =
      (Node.isQuestionTokenable(node) && node.hasQuestionToken()) ||
      (Node.isParameterDeclaration(node) && node.isRestParameter()) ||
      (Node.isInitializerExpressionable(node) && node.hasInitializer());
    if (hasModifier) {
      this.reportUnsupported(
        node,
        `${name} must not have \`?\`, \`...\` or \`=\``,
        'remove it; use `Default` for an optional parameter',
      );
    }
  }

  private parameters(nodes: ParameterDeclaration[]): NamedTerm[] {
    return nodes.flatMap((node) => {
      this.rejectModifiers(node, node.getName());
      if (node.getName() === 'this') {
        this.reportUnsupported(node, '`this` is not a parameter', 'remove it');
        return [];
      }
      const term = this.typeOf(node, node.getTypeNode(), node.getName());
      return [{ name: node.getName(), term, at: this.at(node) }];
    });
  }

  private term(node: SyntaxNode): Term {
    if (this.depth >= MAX_DEPTH) {
      this.diagnostics.add('S057', this.at(node), 'the type is nested too deeply', TOO_DEEP_HELP);
      return { kind: 'invalid', at: this.at(node) };
    }
    this.depth++;
    const term = this.shallowTerm(node);
    this.depth--;
    return term;
  }

  private shallowTerm(node: SyntaxNode): Term {
    const at = this.at(node);
    if (Node.isLiteralTypeNode(node)) {
      const literal = node.getLiteral();
      if (Node.isStringLiteral(literal)) {
        return { kind: 'string', value: literal.getLiteralValue(), at };
      }
      if (Node.isNumericLiteral(literal)) {
        return { kind: 'number', value: numberOf(literal), at };
      }
      if (Node.isTrueLiteral(literal) || Node.isFalseLiteral(literal)) {
        return { kind: 'boolean', value: literal.getLiteralValue(), at };
      }
      if (Node.isNullLiteral(literal)) {
        return { kind: 'null', at };
      }
      if (Node.isPrefixUnaryExpression(literal)) {
        return { kind: 'number', value: signedNumber(literal), at };
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
        const enumeration = name.getLeft().getText();
        return { kind: 'value', name: name.getRight().getText(), enumeration, at };
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
    const help = `use a type of the vocabulary: ${WORD_LIST}`;
    this.reportUnsupported(node, `unsupported type: \`${oneLine(node.getText())}\``, help);
    return { kind: 'invalid', at };
  }

  private declaration(
    node: JSDocableNode & SyntaxNode,
    name: string,
  ): { name: string; file: string; comment: Comment; at: Location } {
    return { name, file: this.file, comment: this.comment(node), at: this.at(node) };
  }

  /** The comment directly above the node, unless it is the comment of the file. */
  private comment(node: JSDocableNode): Comment {
    const docs = node.getJsDocs().filter((each) => each.getPos() !== this.fileCommentAt);
    const doc = docs.at(-1);
    if (!doc) {
      return { text: '', paragraphs: [], tags: [] };
    }
    if (docs.length > 1 && docs[0]) {
      this.reportUnsupported(docs[0], 'a comment that another one follows', 'join them, or remove it');
    }
    const text = oneLine(doc.getDescription());
    const tags = doc.getTags().map((tag) => ({ name: tag.getTagName(), text: tagText(tag.getText()) }));
    if (![text, ...tags.map((tag) => tag.text)].every(isPrintable)) {
      const help = 'write printable characters';
      this.diagnostics.add('S016', this.at(doc), 'the comment has a control character', help);
    }
    return { text, paragraphs: paragraphsOf(doc.getDescription()), tags };
  }

  private fileComment(): Comment {
    const leading =
      this.source.getStatementByKind(SyntaxKind.ImportDeclaration)?.getLeadingCommentRanges() ?? [];
    // A licence line may precede it.
    const text =
      leading.map((comment) => comment.getText()).find((comment) => comment.startsWith('/**')) ?? '';
    const lines = text.replace(/^\/\*\*|\*\/$/g, '').split('\n');
    const paragraphs = paragraphsOf(lines.map((line) => line.replace(/^\s*\* ?/, '')).join('\n'));
    return { text: paragraphs.join('\n\n'), paragraphs, tags: [] };
  }

  reportSyntaxErrors(): void {
    const compilerNode = this.source.compilerNode as unknown as {
      parseDiagnostics?: { start: number; messageText: string | { messageText: string } }[];
    };
    for (const error of compilerNode.parseDiagnostics ?? []) {
      const text = typeof error.messageText === 'string' ? error.messageText : error.messageText.messageText;
      this.diagnostics.add('S001', this.place(error.start), `syntax error: ${text}`, 'fix the syntax error');
    }
  }

  /** Decoding has replaced bytes that are not UTF-8; returns whether there are any. */
  reportUnknownBytes(): boolean {
    const position = this.source.getFullText().indexOf('�');
    if (position >= 0) {
      const help = 'save the file as UTF-8';
      this.diagnostics.add('S056', this.place(position, position + 1), 'the file is not UTF-8', help);
    }
    return position >= 0;
  }

  private reportUnsupported(node: SyntaxNode, message: string, help: string): void {
    this.diagnostics.add('S002', this.at(node), message, help);
  }

  private at(node: SyntaxNode): Location {
    return this.place(node.getStart(), endOf(node));
  }

  /** By the compiler's table of lines: ts-morph reads the file from its start for each position. */
  private place(position: number, end?: number): Location {
    const { line, character } = this.source.compilerNode.getLineAndCharacterOfPosition(position);
    const lineEnd = this.lineStarts[line + 1] ?? Infinity;
    const length = end !== undefined && end < lineEnd ? { length: end - position } : {};
    return { file: this.file, line: line + 1, column: character + 1, ...length };
  }
}

/** Where the part of a node ends that names it: a declaration's name, or the whole node. */
function endOf({ compilerNode }: SyntaxNode): number {
  const { name, declarationList } = compilerNode as {
    name?: { end: number };
    declarationList?: { declarations: readonly { name: { end: number } }[] };
  };
  return (declarationList?.declarations[0]?.name ?? name ?? compilerNode).end;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter((paragraph) => paragraph !== '');
}

/** The text of a tag, without its name and the asterisks of the comment. */
function tagText(text: string): string {
  return oneLine(text.replace(/^@\w+/, '').replace(/\n\s*\*/g, '\n'));
}

/** The value that an enumerator is given, if it is given one. */
function enumeratorValue(member: EnumMember): unknown {
  const initializer = member.getInitializer();
  if (Node.isNumericLiteral(initializer)) {
    return numberOf(initializer);
  }
  // Evaluating starts the compiler's type checker, which takes long.
  return initializer && member.getValue();
}

/** The value of a literal, NaN if it is too big; the compiler has made its text decimal. ts-morph's own function has 1 for 1e-7. */
function numberOf(literal: NumericLiteral): number {
  const value = Number(literal.compilerNode.text);
  return Number.isFinite(value) ? value : NaN;
}

/** The value of a literal with a sign; NaN for other operators. */
function signedNumber(literal: PrefixUnaryExpression): number {
  const operand = literal.getOperand();
  const value = Node.isNumericLiteral(operand) ? numberOf(operand) : NaN;
  const operator = literal.getOperatorToken();
  if (operator === SyntaxKind.MinusToken) {
    return -value;
  }
  return operator === SyntaxKind.PlusToken ? value : NaN;
}
