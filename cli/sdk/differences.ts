// SPDX-License-Identifier: MIT
// An SDK's headers against the model: every difference, in data and in words.

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
  /** How many parts of each kind were compared. */
  compared: Partial<Record<PartKind, number>>;
  differences: Difference[];
  /** Functions that the headers declare. */
  declared: string[];
}

const TYPES = new Set<PartKind>(['scalar', 'enumeration', 'struct']);

/** Compares everything the model says of a generation with what the compiler sees. */
export async function compareHeaders(probe: Probe, abi: Abi, generation: string): Promise<Comparison> {
  const parts = partsOf(abi, generation);
  const presences = await probe.valuesOf(parts.map(({ presence }) => presence));
  const isThere = (_: Part, i: number): boolean => presences[i] !== undefined;
  const missingParts = parts.filter((part, i) => !isThere(part, i));
  const missing = new Set(missingParts.filter(({ kind }) => TYPES.has(kind)).map(({ name }) => name));
  // What stands on a missing type is not there for that reason, which is told already.
  const stands = ({ needs }: { needs: string[] }): boolean => !needs.some((name) => missing.has(name));
  const present = parts.filter(isThere);
  const questions = present.flatMap((part) =>
    part.properties
      .filter((property) => property.tells !== 'type' || stands(property))
      .map((property) => ({ part, property })),
  );
  const answers = await probe.valuesOf(questions.map(({ property }) => expressionOf(property)));
  const differences = missingParts.filter(stands).map(missingPart);
  for (const [i, { part, property }] of questions.entries()) {
    const answer = answers[i];
    if (answer === undefined || Number(answer) !== expectedAnswer(property)) {
      differences.push(await different(probe, part, property, answer));
    }
  }
  return {
    compared: countKinds(parts),
    differences,
    declared: present.filter(({ kind }) => kind === 'function').map(({ name }) => name),
  };
}

/** A difference in words, one line. */
export function describeDifference(difference: Difference): string {
  const { property, expected, found } = difference;
  const what = property === 'presence' ? '' : `${property} `;
  return `${subject(difference)}: expected ${what}${expected}, found ${found}`;
}

function subject({ kind, name, owner }: Difference): string {
  switch (kind) {
    case 'field':
      return `struct ${owner ?? ''}, field ${name}`;
    case 'enumerator':
      return `enumeration ${owner ?? ''}, enumerator ${name}`;
    default:
      return `${kind} ${name}`;
  }
}

function expressionOf(property: Property): string {
  return property.tells === 'type'
    ? `__builtin_types_compatible_p(__typeof__(${property.of}), ${property.expected})`
    : property.expression;
}

function expectedAnswer(property: Property): number {
  return property.tells === 'type' ? 1 : property.expected;
}

function missingPart(part: Part): Difference {
  const { kind, name, owner, properties } = part;
  const expected = properties.map((property) => `${property.tells} ${property.expected}`).join(', ');
  return { kind, name, ...(owner && { owner }), property: 'presence', expected, found: `no such ${kind}` };
}

async function different(
  probe: Probe,
  { kind, name, owner }: Part,
  property: Property,
  answer: bigint | undefined,
): Promise<Difference> {
  const { tells, expected } = property;
  const number = answer === undefined ? 'nothing to compare' : Number(answer);
  const found = property.tells === 'type' ? await probe.typeOf(property.of) : number;
  return { kind, name, ...(owner && { owner }), property: tells, expected, found };
}

function countKinds(parts: Part[]): Partial<Record<PartKind, number>> {
  const counts: Partial<Record<PartKind, number>> = {};
  for (const { kind } of parts) {
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
