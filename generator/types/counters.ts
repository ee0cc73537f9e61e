// SPDX-License-Identifier: MIT
/** Counters with names, as a result: a tuple whose items are attributes, too: `Counters<Names>`. */
import type { NameTerm, Term } from '../model/term.js';
import { RESULT, type Kind, type TermReader, type Use } from './kind.js';
import { PLAIN } from './plain.js';

export interface CountersType {
  kind: 'counters';
  names: string[];
}

declare module '../model/model.js' {
  interface ValueKinds {
    counters: CountersType;
  }
}

const NAMES = 'value_names';

export const countersKind: Kind<CountersType> = {
  ...PLAIN,
  words: { Counters: { count: 1 } },
  read: (term, subject, reader) => ({ kind: 'counters', names: readNames(term, subject, reader) }),
  check: checkNames,
  isParameter: () => false,
  isResult: () => true,
  accepts: () => ['tuple'],
  shapeName: () => 'counters',
  table: () => ({ before: [], members: [] }),
  runtime: () => ['binding_counters.c'],
  contract: () => [],
  argument: () => ({ before: [], passed: [], after: [] }),
  resultContract: ({ names }) => [`uint64_t ${RESULT.value}[${names.length}]`],

  result: ({ names }) => ({
    before: [
      `static const qstr ${NAMES}[] = { ${names.map((name) => `MP_QSTR_${name}`).join(', ')} };`,
      `uint64_t ${RESULT.value}[${names.length}];`,
    ],
    passed: [RESULT.value],
    object: `binding_new_counters(${NAMES}, ${RESULT.value}, ${names.length})`,
  }),

  stub: tupleName,
  tuples: (type) => [{ name: tupleName(type), fields: type.names }],
  manual: ({ names }) => `tuple of ints with the attributes ${names.map((name) => `\`${name}\``).join(', ')}`,
};

/** Of the named tuple in stubs: equal counters have one. */
function tupleName({ names }: CountersType): string {
  return `_${['Counters', ...names].join('_')}`;
}

function readNames(term: NameTerm, subject: string, { symbols }: TermReader): string[] {
  const list: Term | undefined = term.args[0] && symbols.resolve(term.args[0]);
  const items = list?.kind === 'tuple' ? list.items : [list];
  return items.map((item) => symbols.string(item, `a name of ${subject}`));
}

function checkNames({ names }: CountersType, { name, at, diagnostics }: Use): void {
  const wrong = names.find((each, i) => !/^[a-z][a-z_0-9]*$/.test(each) || names.indexOf(each) !== i);
  if (wrong !== undefined || names.length === 0) {
    const message = `${name} has the counter ${JSON.stringify(wrong ?? '')}`;
    diagnostics.add('C111', at, message, 'write different names in snake case');
  }
}
