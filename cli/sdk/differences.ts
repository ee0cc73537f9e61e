// SPDX-License-Identifier: MIT
// Compares an SDK's headers with the model, and describes each difference.

import type { Abi } from '../../generator/model/model.js';
import { partsOf, type Part, type PartKind, type Property } from './parts.js';
import type { Probe } from './probe.js';

export interface Difference {
  kind: PartKind | 'symbol';
  name: string;
  /** The struct of a field, the enumeration of an enumerator. */
  owner?: string;
  /** Sizes and offsets are in bytes. */
  property: 'presence' | 'size' | 'offset' | 'value' | 'type';
  expected: string | number;
  found: string | number;
}

export interface Comparison {
  /** Number of compared parts of each kind. */
  compared: Partial<Record<PartKind, number>>;
  differences: Difference[];
  /** Functions that the headers declare. */
  declared: string[];
}

const TYPES = new Set<PartKind>(['scalar', 'enumeration', 'struct']);

/** Compares all parts of a generation in the model with the values that the compiler reads from the headers. */
export async function compareHeaders(probe: Probe, abi: Abi, generation: string): Promise<Comparison> {
  const parts = partsOf(abi, generation);
  const presences = await probe.valuesOf(parts.map(({ presence }) => presence));
  const isPresent = (_: Part, i: number): boolean => presences[i] !== undefined;
  const missingParts = parts.filter((part, i) => !isPresent(part, i));
  const missing = new Set(missingParts.filter(({ kind }) => TYPES.has(kind)).map(({ name }) => name));
  // A part that needs a missing type is missing for that reason, which is reported once, for the type.
  const hasItsTypes = ({ needs }: { needs: string[] }): boolean => !needs.some((name) => missing.has(name));
  const present = parts.filter(isPresent);
  const checks = present.flatMap((part) =>
    part.properties
      .filter((property) => property.kind !== 'type' || hasItsTypes(property))
      .map((property) => ({ part, property })),
  );
  const answers = await probe.valuesOf(checks.map(({ property }) => expressionOf(property)));
  const differences = missingParts.filter(hasItsTypes).map(missingPart);
  for (const [i, { part, property }] of checks.entries()) {
    const answer = answers[i];
    if (answer === undefined || Number(answer) !== expectedAnswer(property)) {
      differences.push(await differenceIn(probe, part, property, answer));
    }
  }
  return {
    compared: countKinds(parts),
    differences,
    declared: present.filter(({ kind }) => kind === 'function').map(({ name }) => name),
  };
}

/** A difference as one line of text. */
export function describeDifference(difference: Difference): string {
  const { property, expected, found } = difference;
  const label = property === 'presence' ? '' : `${property} `;
  return `${subject(difference)}: expected ${label}${expected}, found ${found}`;
}

function subject({ kind, name, owner }: Difference): string {
  switch (kind) {
    case 'field':
      return `struct ${owner ?? ''}, field ${name}`;
    case 'enumerator':
      return `enumeration ${owner ?? ''}, enumerator ${name}`;
    case 'enumeration':
    case 'function':
    case 'macro':
    case 'scalar':
    case 'struct':
    case 'symbol':
      return `${kind} ${name}`;
  }
}

function expressionOf(property: Property): string {
  return property.kind === 'type'
    ? `__builtin_types_compatible_p(__typeof__(${property.of}), ${property.expected})`
    : property.expression;
}

function expectedAnswer(property: Property): number {
  return property.kind === 'type' ? 1 : property.expected;
}

function missingPart(part: Part): Difference {
  const { kind, name, owner, properties } = part;
  const expected = properties.map((property) => `${property.kind} ${property.expected}`).join(', ');
  return { kind, name, ...(owner && { owner }), property: 'presence', expected, found: `no such ${kind}` };
}

async function differenceIn(
  probe: Probe,
  { kind, name, owner }: Part,
  property: Property,
  answer: bigint | undefined,
): Promise<Difference> {
  const { kind: propertyKind, expected } = property;
  const number = answer === undefined ? 'no constant value' : Number(answer);
  const found = property.kind === 'type' ? await probe.typeOf(property.of) : number;
  return { kind, name, ...(owner && { owner }), property: propertyKind, expected, found };
}

function countKinds(parts: Part[]): Partial<Record<PartKind, number>> {
  const counts: Partial<Record<PartKind, number>> = {};
  for (const { kind } of parts) {
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
