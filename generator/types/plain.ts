// SPDX-License-Identifier: MIT
/** What most kinds answer, and what all scalars have in common. */
import type { ValueType } from '../model/model.js';
import { RESULT, type Argument, type ArgumentCode, type Kind, type ResultCode } from './kind.js';
import { literalText, readLiteral } from './literals.js';

/** A kind of parameters that has no defaults and is neither stored nor a result. */
export const PLAIN = {
  isInt: false,
  isNamed: () => false,
  readDefault: (_, term, subject, reader) => readLiteral(term, subject, reader.symbols),
  isParameter: () => true,
  isResult: () => false,
  isPossible: () => true,
  fits: () => false,
  range: () => undefined,
  isTimeout: () => false,
  isLent: () => false,
  itself: () => undefined,
  makes: () => undefined,
  shape: (type) => type,
  runtime: () => [],
  endings: () => [],
  defaultC: () => '{ 0 }',
  scalar: () => undefined,
  member: () => undefined,
  stored: (_, value) => value,
  isShared: () => false,
  isKept: () => false,
  resultContract: () => [],
  result: () => ({ before: [], passed: [], object: 'mp_const_none' }),
  imports: () => [],
  tuples: () => [],
  defaultText: (_, value) => literalText(value),
  isBounded: () => false,
  source: () => undefined,
} satisfies Partial<Kind<ValueType>>;

/** How C has the values of a kind of scalars. */
interface ScalarForms {
  c: string;
  kind: string;
  /** The value in C from a parsed one. */
  parsed: (value: string) => string;
  /** The Python object from the value in C. */
  object: (value: string) => string;
}

/** A kind whose values are single numbers in C. */
export function scalarKind({
  c,
  kind,
  parsed,
  object,
}: ScalarForms): Pick<
  Kind<ValueType>,
  'scalar' | 'member' | 'stored' | 'contract' | 'argument' | 'isResult' | 'resultContract' | 'result'
> {
  return {
    scalar: () => ({ c, kind }),
    member: () => c,
    stored: (_, value) => parsed(value),
    contract: (_, name) => [`${c} ${name}`],
    argument: (_, argument) => (argument.isOptional ? optionalScalar(argument) : plainScalar(argument)),
    isResult: () => true,
    resultContract: () => [`${c} *${RESULT.value}`],
    result: (): ResultCode => ({
      before: [`${c} ${RESULT.value};`],
      passed: [`&${RESULT.value}`],
      object: object(RESULT.value),
    }),
  };

  function plainScalar({ value }: Argument): ArgumentCode {
    return { before: [], passed: [parsed(value)], after: [] };
  }

  /** The engine gets a pointer. */
  function optionalScalar({ value, variable }: Argument): ArgumentCode {
    return {
      before: [`${c} ${variable} = ${parsed(value)};`],
      passed: [unlessNone(value, `&${variable}`)],
      after: [],
    };
  }
}

/** NULL if the parsed value is None. */
export function unlessNone(value: string, pointer: string): string {
  return `${value}.i == BINDING_NONE ? NULL : ${pointer}`;
}
