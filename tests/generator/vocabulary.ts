// SPDX-License-Identifier: MIT
/** The words that `spec/vocabulary.ts` declares, in the form of the generator's own list. */
import { Node, Project, type TypeAliasDeclaration, type TypeNode } from 'ts-morph';
import type { Members, Word } from '../../generator/read/vocabulary.js';

/** Types that only describe the arguments of words. */
const DESCRIPTIONS = ['Bounds', 'Case'];

export function wordsOf(file: string): Record<string, Word> {
  const source = new Project({ skipAddingFilesFromTsConfig: true }).addSourceFileAtPath(file);
  const declarations = [...source.getTypeAliases(), ...source.getInterfaces()];
  const words = declarations.filter((each) => !DESCRIPTIONS.includes(each.getName()));
  return Object.fromEntries(
    words.map((declaration) => {
      const parameters = declaration.getTypeParameters();
      const objects = Object.fromEntries(
        parameters.flatMap((parameter, i) => {
          const members = membersOf(parameter.getConstraint(), source.getTypeAlias('Bounds'));
          return members ? [[i, members]] : [];
        }),
      );
      const hasObjects = Object.keys(objects).length > 0;
      const optional = parameters.filter((parameter) => parameter.getDefault()).length;
      const word: Word = {
        count: parameters.length,
        ...(optional > 0 && { optional }),
        ...(hasObjects && { objects }),
      };
      return [declaration.getName(), word];
    }),
  );
}

/** The members of an object type; true for those that it needs. */
function membersOf(
  node: TypeNode | undefined,
  bounds: TypeAliasDeclaration | undefined,
): Members | undefined {
  const type = node?.getText() === 'Bounds' ? bounds?.getTypeNode() : node;
  if (!Node.isTypeLiteral(type)) {
    return undefined;
  }
  return Object.fromEntries(type.getProperties().map((each) => [each.getName(), !each.hasQuestionToken()]));
}
