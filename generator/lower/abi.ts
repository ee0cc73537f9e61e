// SPDX-License-Identifier: MIT
/** Model → views of the ABI's C files: header, layout assertions, calls and failures. */
import type { Abi, CFunction, Constant, Field, Struct } from '../model/model.js';
import { commentLine, generationMacro, memberName, quoted } from '../model/c-names.js';
import { abiNames } from '../model/exposed-names.js';
import { constantText, declaration, prototype, scalarBase } from '../model/c-types.js';
import { groupUnions, layoutsOf, type Layouts } from '../model/layout.js';
import { oncePer } from '../model/once-per.js';

/** A line of output, for one generation of the ABI or for all. */
export interface GuardedLine {
  line: string;
  generation: string | undefined;
}

export interface AbiView {
  name: string;
  doc: string[];
  macros: { macro: string }[];
  scalars: string[];
  constants: { doc: string; line: string }[];
  enumerations: { name: string; doc: string; members: GuardedLine[] }[];
  structs: { name: string; doc: string; members: (GuardedLine & { indent: string })[] }[];
  functions: (GuardedLine & { doc: string })[];
}

export interface AbiCheckView {
  assertions: GuardedLine[];
}

export function lowerAbi(abi: Abi, name: string): AbiView {
  return {
    name,
    doc: abi.doc.split('\n\n').map(commentLine),
    macros: abi.generations.map((generation) => ({ macro: generationMacro(name, generation) })),
    scalars: abi.scalars.map((scalar) => `typedef ${scalarBase(scalar)} ${scalar.name};`),
    constants: abi.constants.map((constant) => ({
      doc: commentLine(constant.doc),
      line: `#define ${constant.name} (${constantText(constant)})`,
    })),
    enumerations: abi.enumerations.map(({ name: enumeration, doc, members }) => ({
      name: enumeration,
      doc: commentLine(doc),
      members: members.map((member) => ({
        line: `${member.name} = ${member.value},`,
        generation: guard(member, name),
      })),
    })),
    structs: abi.structs.map((struct) => ({
      name: struct.name,
      doc: commentLine(struct.doc),
      members: structMembers(struct, name),
    })),
    functions: abi.functions.map((fn) => ({
      doc: commentLine(fn.doc),
      line: `${prototype(fn.returns, fn.name, parameters(abi, fn))};`,
      generation: guard(fn, name),
    })),
  };
}

export function lowerAbiCheck(abi: Abi, name: string): AbiCheckView {
  return {
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
          `__builtin_types_compatible_p(__typeof__(${fn.name}), ${prototype(fn.returns, '', parameters(abi, fn))})`,
          `${fn.name} has another prototype`,
        ),
        generation: guard(fn, name),
      })),
    ],
  };
}

export interface AbiCallsView {
  name: string;
  functions: (GuardedLine & { failures: string[] })[];
}

/** All functions, with their return values on failure. */
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

/** The parameters of a function, named so that they hide nothing. */
function parameters(abi: Abi, fn: CFunction): CFunction['parameters'] {
  const hidden = namesOf(abi);
  return fn.parameters.map((each) => ({ ...each, name: memberName(each.name, hidden) }));
}

const namesOf = oncePer((abi: Abi) => new Set(abiNames(abi).map(({ name }) => name)));

function guard({ generation }: { generation?: string }, name: string): string | undefined {
  return generation && generationMacro(name, generation);
}

function structMembers(struct: Struct, name: string): (GuardedLine & { indent: string })[] {
  return groupUnions(struct.fields).flatMap((group) => {
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

function member(field: Field, name: string): GuardedLine {
  return { line: `${declaration(field.type, field.name)};`, generation: guard(field, name) };
}

function assertion(condition: string, message: string): string {
  return `_Static_assert(${condition}, ${quoted(message)});`;
}

function constantAssertion(constant: Constant): GuardedLine {
  const text = constantText(constant);
  const message = `${constant.name} is not ${text.replace('(int)', '')}`;
  return {
    line: assertion(`(long long)${constant.name} == (long long)(${text})`, message),
    generation: undefined,
  };
}

/** Size and offsets; once if they are the same in all generations. */
function structAssertions(abi: Abi, struct: Struct, name: string): GuardedLine[] {
  const perGeneration = layoutsOf(abi).map((layouts) => layoutAssertions(struct, layouts));
  const [first, ...others] = perGeneration;
  if (!first || others.every((lines) => lines.join() === first.join())) {
    return (first ?? []).map((line) => ({ line, generation: undefined }));
  }
  return perGeneration.flatMap((lines, i) =>
    lines.map((line) => ({ line, generation: generationMacro(name, abi.generations[i] ?? '') })),
  );
}

function layoutAssertions(struct: Struct, layouts: Layouts): string[] {
  const layout = layouts.of(struct);
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
