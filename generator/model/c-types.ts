// SPDX-License-Identifier: MIT
/** Types, prototypes and constants of the ABI, as C spells them. */
import type { Constant, CType, Scalar } from './model.js';

export function cTypeName(type: CType): string {
  switch (type.kind) {
    case 'named':
      return type.name;
    case 'void':
      return 'void';
    case 'pointer':
      return `${type.isConst ? 'const ' : ''}${cTypeName(type.to)}${type.to.kind === 'pointer' ? '' : ' '}*`;
    case 'array':
      return `${cTypeName(type.of)}[${type.count}]`;
  }
}

/** A constant as a C expression: error codes are signed; values beyond INT_MAX are unsigned. */
export function constantText({ value, isError }: Constant): string {
  if (isError) {
    return `(int)0x${value.toString(16).toUpperCase()}U`;
  }
  return value > 0x7fffffff ? `0x${value.toString(16).toUpperCase()}U` : String(value);
}

/** A declaration of a name with a type that is spelled before it. */
export function declaredAs(type: string, name: string): string {
  return `${type}${type.endsWith('*') ? '' : ' '}${name}`;
}

/** INT_MIN cannot be written as one literal in C. */
export function cInt(value: number): string {
  return value === -2147483648 ? '-2147483647 - 1' : String(value);
}

/** The C type that a scalar is a typedef of. */
export function scalarBase({ base }: Scalar): string {
  if ('alias' in base) {
    return base.alias;
  }
  if (base.sign === 'character') {
    return 'char';
  }
  const names: Record<number, string> = { 8: 'char', 16: 'short', 32: 'int', 64: 'long' };
  return `${base.sign} ${names[base.bits] ?? 'int'}`;
}

/** A declaration of a name of this type. */
export function declaration(type: CType, name: string): string {
  if (type.kind === 'array') {
    return declaration(type.of, `${name}[${type.count}]`);
  }
  return declaredAs(cTypeName(type), name);
}

/** The prototype of a function; with an empty name, its function type. */
export function prototype(returns: CType, name: string, parameters: { name: string; type: CType }[]): string {
  const list = parameters.map((parameter) => declaration(parameter.type, parameter.name)).join(', ');
  const head = name === '' ? cTypeName(returns) : declaration(returns, name);
  return `${head}(${list === '' ? 'void' : list})`;
}
