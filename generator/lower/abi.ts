// SPDX-License-Identifier: MIT
/** Model → views of the C header of the ABI and of the assertions that compare it with what a compiler sees. */
import type { Abi, Constant, CType, Field, Scalar, Struct } from '../model/model.js';
import { Layouts, sharingPlace } from '../model/layout.js';
import { quoted } from '../model/c-names.js';

/** A line that stands in the output only for one generation of the ABI. */
export interface Guarded {
  line: string;
  generation?: string | undefined;
}

export interface AbiView {
  name: string;
  doc: string[];
  macros: { generation: string; macro: string }[];
  scalars: string[];
  constants: { doc: string; line: string }[];
  enumerations: { name: string; doc: string; members: Guarded[] }[];
  structs: { name: string; doc: string; members: (Guarded & { indent: string })[] }[];
  functions: (Guarded & { doc: string })[];
}

export interface AbiCheckView {
  name: string;
  assertions: Guarded[];
}

export function generationMacro(name: string, generation: string): string {
  return `${name.toUpperCase()}_GENERATION_${generation}`;
}

export function lowerAbi(abi: Abi, name: string): AbiView {
  return {
    name,
    doc: abi.doc.split('\n\n'),
    macros: abi.generations.map((generation) => ({ generation, macro: generationMacro(name, generation) })),
    scalars: abi.scalars.map((scalar) => `typedef ${baseName(scalar)} ${scalar.name};`),
    constants: abi.constants.map((constant) => ({
      doc: constant.doc,
      line: `#define ${constant.name} (${constantText(constant)})`,
    })),
    enumerations: abi.enumerations.map(({ name: enumeration, doc, members }) => ({
      name: enumeration,
      doc,
      members: members.map((member) => ({
        line: `${member.name} = ${member.value},`,
        generation: guard(member, name),
      })),
    })),
    structs: abi.structs.map((struct) => ({
      name: struct.name,
      doc: struct.doc,
      members: structMembers(struct, name),
    })),
    functions: abi.functions.map((fn) => ({
      doc: fn.doc,
      line: `${prototype(fn.returns, fn.name, fn.parameters)};`,
      generation: guard(fn, name),
    })),
  };
}

export function lowerAbiCheck(abi: Abi, name: string): AbiCheckView {
  return {
    name,
    assertions: [
      ...abi.constants.map((constant) => constantAssertion(constant)),
      ...abi.enumerations.flatMap((enumeration) =>
        enumeration.members.map((member) => ({
          line: assertion(
            `${member.name} == ${member.value}`,
            `${enumeration.name}.${member.name} is not ${member.value}`,
          ),
          generation: guard(member, name),
        })),
      ),
      ...abi.structs.flatMap((struct) => structAssertions(abi, struct, name)),
      ...abi.functions.map((fn) => ({
        line: assertion(
          `__builtin_types_compatible_p(__typeof__(${fn.name}), ${prototype(fn.returns, '', fn.parameters)})`,
          `${fn.name} has another prototype`,
        ),
        generation: guard(fn, name),
      })),
    ],
  };
}

export interface AbiCallsView {
  name: string;
  functions: (Guarded & { failures: string[] })[];
}

/** Every function, and the values that it returns when it fails. */
export function lowerAbiCalls(abi: Abi, name: string): AbiCallsView {
  return {
    name,
    functions: abi.functions.map((fn) => ({
      line: fn.name,
      generation: guard(fn, name),
      failures: fn.failures.map((failure) => {
        const value = failure.name ?? String(failure.value);
        return `{ ${quoted(fn.name)}, ${quoted(value)}, (long long)${value} },`;
      }),
    })),
  };
}

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

/** A constant as a C expression: error codes are signed, what does not fit an int is unsigned. */
function constantText({ value, isError }: Constant): string {
  if (isError) {
    return `(int)0x${value.toString(16).toUpperCase()}U`;
  }
  return value > 0x7fffffff ? `0x${value.toString(16).toUpperCase()}U` : String(value);
}

function guard({ generation }: { generation?: string }, name: string): string | undefined {
  return generation && generationMacro(name, generation);
}

/** The type that a scalar stands for, in C. */
export function baseName({ base }: Scalar): string {
  if ('alias' in base) {
    return base.alias;
  }
  if (base.sign === 'character') {
    return 'char';
  }
  const words: Record<number, string> = { 8: 'char', 16: 'short', 32: 'int', 64: 'long' };
  return `${base.sign} ${words[base.bits] ?? 'int'}`;
}

function declaration(type: CType, name: string): string {
  if (type.kind === 'array') {
    return `${declaration(type.of, name)}[${type.count}]`;
  }
  const text = cTypeName(type);
  return text.endsWith('*') ? `${text}${name}` : `${text} ${name}`;
}

/** A function's prototype in C; without a name, its type. */
export function prototype(returns: CType, name: string, parameters: { name: string; type: CType }[]): string {
  const list = parameters.map((parameter) => declaration(parameter.type, parameter.name)).join(', ');
  const head = name === '' ? cTypeName(returns) : declaration(returns, name);
  return `${head}(${list === '' ? 'void' : list})`;
}

function structMembers(struct: Struct, name: string): (Guarded & { indent: string })[] {
  return sharingPlace(struct.fields).flatMap((group) => {
    const [first] = group;
    if (!first?.union) {
      return group.map((field) => ({ ...member(field, name), indent: '' }));
    }
    const generation = guard(first, name);
    return [
      { line: 'union {', generation, indent: '' },
      ...group.map((field) => ({ ...member(field, name), indent: '    ' })),
      { line: '};', generation, indent: '' },
    ];
  });
}

function member(field: Field, name: string): Guarded {
  return { line: `${declaration(field.type, field.name)};`, generation: guard(field, name) };
}

function assertion(condition: string, message: string): string {
  return `_Static_assert(${condition}, ${quoted(message)});`;
}

function constantAssertion(constant: Constant): Guarded {
  const text = constantText(constant);
  const message = `${constant.name} is not ${text.replace('(int)', '')}`;
  return { line: assertion(`(long long)${constant.name} == (long long)(${text})`, message) };
}

/** Size and offsets; said once where all generations agree. */
function structAssertions(abi: Abi, struct: Struct, name: string): Guarded[] {
  const perGeneration = abi.generations.map((generation) => layoutAssertions(abi, struct, generation));
  const [first, ...others] = perGeneration;
  if (!first || others.every((lines) => lines.join() === first.join())) {
    return (first ?? []).map((line) => ({ line }));
  }
  return perGeneration.flatMap((lines, i) =>
    lines.map((line) => ({ line, generation: generationMacro(name, abi.generations[i] ?? '') })),
  );
}

function layoutAssertions(abi: Abi, struct: Struct, generation: string): string[] {
  const layout = new Layouts(abi, generation).of(struct);
  return [
    assertion(`sizeof(${struct.name}) == ${layout.size}`, `${struct.name} is not ${layout.size} bytes`),
    ...layout.fields.map(({ field, offset }) =>
      assertion(
        `offsetof(${struct.name}, ${field.name}) == ${offset}`,
        `${struct.name}.${field.name} is not at offset ${offset}`,
      ),
    ),
  ];
}
