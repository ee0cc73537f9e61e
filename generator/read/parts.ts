// SPDX-License-Identifier: MIT
/** The parts of a spec, with the names that they declare and use: an error in one makes others wrong. */
import type { Part } from '../model/diagnostics.js';
import type { Location } from '../model/model.js';
import type { Declarations, NamedTerm, Term } from './declarations.js';
import { innerTerms } from './terms.js';

export function partsOf(declarations: Declarations): Part[] {
  const { aliases, classes, constants, enumerations, functions, interfaces } = declarations;
  return [
    ...[...aliases, ...constants].map(({ name, term, at }) => part(at, [name], [term])),
    ...enumerations.map(({ name, members, at }) => part(at, [name, ...members.map((each) => each.name)], [])),
    ...interfaces.map(({ name, base, members, at }) =>
      part(at, [name], [...(base ? [base] : []), ...termsIn(members)]),
    ),
    ...functions.map(({ name, parameters, returns, at }) =>
      part(at, [name], [...termsIn(parameters), returns]),
    ),
    ...classes.flatMap(({ name, construction, constants: own, attributes, methods, at }) => [
      part(at, [name], []),
      ...(construction ? [part(construction.at, [name], termsIn(construction.parameters))] : []),
      ...[...own, ...attributes].map((each) => part(each.at, [name], [each.term])),
      ...methods.map((each) => part(each.at, [name], [...termsIn(each.parameters), each.returns])),
    ]),
  ];
}

function part(at: Location, names: string[], terms: Term[]): Part {
  return { at, names, uses: terms.flatMap(namesIn) };
}

function termsIn(members: readonly Pick<NamedTerm, 'term'>[]): Term[] {
  return members.map(({ term }) => term);
}

/** All names in a term. */
function namesIn(term: Term): string[] {
  return [...('name' in term ? [term.name] : []), ...innerTerms(term).flatMap(namesIn)];
}
