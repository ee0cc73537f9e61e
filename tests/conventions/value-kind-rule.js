// SPDX-License-Identifier: MIT
// The lint rule that keeps knowledge of a kind of value types in its file: elsewhere, no code reads the `kind` of a value
// type, so that none can compare it, switch over it or index a table with it. Other types with a `kind` are not affected.

const KINDS = '/generator/types/';

export const valueKindRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { read: 'Ask kindOf(type) of generator/types/kinds.ts instead of the `kind` of a value type.' },
  },
  create(context) {
    const { program, getTypeAtLocation } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();

    // Whether `kind` of a value of this type can be one that a file of generator/types declares.
    function isValueType(type) {
      const parts = type.isUnion() ? type.types : [checker.getApparentType(type)];
      return parts.some((part) =>
        part.isUnion()
          ? isValueType(part)
          : checker
              .getPropertyOfType(part, 'kind')
              ?.declarations?.some((declaration) => declaration.getSourceFile().fileName.includes(KINDS)),
      );
    }

    function check(node, type) {
      if (isValueType(type)) {
        context.report({ node, messageId: 'read' });
      }
    }

    return {
      'MemberExpression[computed=false][property.name="kind"], MemberExpression[computed=true][property.value="kind"]'(
        node,
      ) {
        check(node, getTypeAtLocation(node.object));
      },
      'ObjectPattern > Property[key.name="kind"]'(node) {
        check(node, getTypeAtLocation(node.parent));
      },
    };
  },
};
