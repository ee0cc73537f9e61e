// SPDX-License-Identifier: MIT
/** Ints from a list of enumerators: `OneOf<E>`. */
import type { Api } from '../model/model.js';
import { firstBy, oncePer } from '../model/once-per.js';
import type { Term } from '../model/term.js';
import { cInt } from '../model/c-types.js';
import { INT } from './int.js';
import type { Kind, TermReader, Use } from './kind.js';
import { INT32 } from './limits.js';
import { PLAIN } from './plain.js';
import { checkConstantForAll } from './references.js';

export interface ChoiceType {
  kind: 'choice';
  of: { name: string; value: number }[];
}

declare module '../model/model.js' {
  interface ValueKinds {
    choice: ChoiceType;
  }
}

/** Width of the counter in a table entry. */
const MAX_CHOICES = 255;

export const choiceKind: Kind<ChoiceType> = {
  ...PLAIN,
  ...INT,
  words: { OneOf: { count: 1 } },
  isInt: true,
  read: (term, subject, reader) => ({ kind: 'choice', of: readChoices(term.args[0], subject, reader) }),
  check: checkChoices,
  fits: ({ of }, number) => of.some(({ value }) => value === number),

  accepts: () => ['int', 'bool'],
  shapeName({ of }) {
    const ends = [...new Set([of[0]?.name ?? '', of.at(-1)?.name ?? ''])];
    return ['choice', ...ends].join('_').toLowerCase();
  },

  table({ of }, name, { api }) {
    const choices = of.map((choice) => {
      const { owner, name: constant } = publicName(api, choice.name);
      return `    { ${owner ? `MP_QSTR_${owner}` : 'MP_QSTRnull'}, MP_QSTR_${constant}, ${choice.name} },`;
    });
    return {
      before: [`static const binding_choice_t ${name}_choices[] = {`, ...choices, '};', ''],
      members: [
        ['kind', 'BINDING_CHOICE'],
        ['choice_count', `MP_ARRAY_SIZE(${name}_choices)`],
        ['choices', `${name}_choices`],
      ],
    };
  },

  defaultC: (_, value) => `{ ${cInt(Number(value))} }`,
  stub: ({ of }) => `Literal[${of.map(({ value }) => value).join(', ')}]`,
  imports: () => ['typing_extensions.Literal'],
  manual({ of }, api) {
    const values = of.map(({ name, value }) => `\`${publicText(api, name)}\` (${value})`).join(', ');
    return of.length > 1 ? `one of ${values}` : values;
  },
  defaultInManual({ of }, value, api) {
    const choice = of.find((each) => each.value === value);
    return choice && `\`${publicText(api, choice.name)}\``;
  },
  isBounded: () => true,
};

function readChoices(
  term: Term | undefined,
  subject: string,
  { symbols }: TermReader,
): { name: string; value: number }[] {
  const list = term && symbols.resolve(term);
  const items = list?.kind === 'union' ? list.items : list ? [list] : [];
  return items.map((item) => ({
    name: symbols.valueName(item, `a choice of ${subject}`),
    value: symbols.number(item, `a choice of ${subject}`),
  }));
}

function checkChoices({ of }: ChoiceType, { model, name, at, diagnostics }: Use): void {
  if (of.length > MAX_CHOICES) {
    diagnostics.add('C052', at, `${name} has ${of.length} choices`, `use at most ${MAX_CHOICES}`);
  }
  const seen = new Set<number>();
  for (const { name: choice, value } of of) {
    if (seen.has(value)) {
      diagnostics.add('C052', at, `${name} has the choice ${choice} (${value}) twice`, 'remove one of them');
    }
    seen.add(value);
    checkConstantForAll(model.abi, choice, name, at, diagnostics);
    if (value < INT32.min || value > INT32.max) {
      diagnostics.add('C052', at, `the choice ${choice} of ${name} is not a 32-bit int`, 'remove it');
    }
  }
}

/** How scripts refer to an enumerator. */
interface PublicName {
  /** The class of the constant; undefined: no class has it. */
  owner?: string;
  name: string;
}

function publicName(api: Api, enumerator: string): PublicName {
  return publicNames(api).get(enumerator) ?? { name: enumerator };
}

function publicText(api: Api, enumerator: string): string {
  const { owner, name } = publicName(api, enumerator);
  return owner ? `${owner}.${name}` : name;
}

const publicNames = oncePer(({ classes }: Api) =>
  firstBy(
    classes.flatMap((one) => one.constants.map((constant) => ({ ...constant, owner: one.name }))),
    ({ enumerator }) => enumerator,
  ),
);
