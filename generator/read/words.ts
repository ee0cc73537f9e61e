// SPDX-License-Identifier: MIT
/** Checks how the words of the vocabulary are used: their arguments and the members of their options. */
import { nearestHint } from '../model/nearest.js';
import type { Location } from '../model/model.js';
import type { Declarations, NamedTerm, Term } from './declarations.js';
import type { Symbols } from './symbols.js';
import { innerTerms } from './terms.js';
import { CASE, WORDS, type Members } from './vocabulary.js';

export function checkWords(declarations: Declarations, symbols: Symbols): void {
  for (const { at, term } of termsOf(declarations)) {
    checkTerm(term, at, symbols);
  }
  for (const { name, members } of declarations.interfaces) {
    checkTwice(members, name, symbols);
  }
}

/** Every term of a spec that no other contains. */
export function termsOf(declarations: Declarations): { term: Term; at: Location }[] {
  const { aliases, constants, interfaces, functions, classes } = declarations;
  return [
    ...aliases,
    ...constants,
    ...interfaces.flatMap(({ base, members, at }) => [...(base ? [{ term: base, at }] : []), ...members]),
    ...functions.flatMap(callTerms),
    ...classes.flatMap(({ implemented, construction, constants: own, attributes, methods }) => [
      ...implemented.map((term) => ({ term, at: term.at })),
      ...(construction?.parameters ?? []),
      ...own,
      ...attributes,
      ...methods.flatMap(callTerms),
    ]),
  ];
}

function callTerms({ parameters, returns }: { parameters: NamedTerm[]; returns: Term }): {
  term: Term;
  at: Location;
}[] {
  return [...parameters, { term: returns, at: returns.at }];
}

function checkTerm(term: Term, at: Location, symbols: Symbols): void {
  if (term.kind === 'object') {
    checkTwice(term.members, 'the object type', symbols);
  }
  if (term.kind === 'name') {
    checkArguments(term, symbols);
  }
  for (const inner of innerTerms(term)) {
    checkTerm(inner, at, symbols);
  }
}

function checkArguments(term: Term & { kind: 'name' }, symbols: Symbols): void {
  const { name, args, at } = term;
  const word = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  if (args.length > 0 && symbols.reportUnknown(name, at)) {
    return;
  }
  const count = word?.count ?? 0;
  if (args.length > count) {
    symbols.diagnostics.add(
      'S015',
      args[count]?.at ?? at,
      countText(name, count, args.length),
      'remove the rest',
    );
  }
  const needed = count - (word?.optional ?? 0);
  if (args.length < needed) {
    symbols.diagnostics.add('S012', at, countText(name, needed, args.length), 'add the missing ones');
  }
  for (const [position, members] of Object.entries(word?.objects ?? {})) {
    checkMembers(args[Number(position)], members, name, symbols);
  }
  const cases = name === 'Rules' && args[1] ? symbols.resolve(args[1]) : undefined;
  for (const item of cases?.kind === 'tuple' ? cases.items : []) {
    checkMembers(item, CASE, 'a case', symbols);
  }
}

function checkMembers(term: Term | undefined, members: Members, owner: string, symbols: Symbols): void {
  const object = term && symbols.resolve(term);
  if (object?.kind !== 'object') {
    return;
  }
  const known = Object.keys(members);
  for (const { name, term: member } of object.members.filter((each) => !known.includes(each.name))) {
    const help = nearestHint(name, known, `${owner} has ${known.join(', ')}`);
    symbols.diagnostics.add('S014', member.at, `${name} is not an option of ${owner}`, help);
  }
  for (const name of known.filter(
    (each) => members[each] && !object.members.some((one) => one.name === each),
  )) {
    symbols.diagnostics.add('S012', object.at, `${owner} has no \`${name}\``, `add \`${name}: …\``);
  }
}

function checkTwice(members: { name: string; term: Term }[], owner: string, symbols: Symbols): void {
  const seen = new Set<string>();
  for (const { name, term } of members) {
    if (seen.has(name)) {
      symbols.diagnostics.add('S013', term.at, `${owner} has ${name} twice`, 'remove or rename one of them');
    }
    seen.add(name);
  }
}

function countText(name: string, wanted: number, given: number): string {
  return `${name} takes ${wanted} argument${wanted === 1 ? '' : 's'}, not ${given}`;
}
