// SPDX-License-Identifier: MIT
/** Reports declarations and tags of a spec that no reader uses, so that nothing is ignored silently. */
import type { Diagnostics } from '../model/diagnostics.js';
import { CALL_OUTCOMES, type Location } from '../model/model.js';
import { nearestHint } from '../model/nearest.js';
import { named } from '../model/once-per.js';
import type { Comment, Declarations, Term } from './declarations.js';
import { abiFunctions, moduleFunctions } from './modules.js';
import { typeNamesIn } from './terms.js';
import { NAMED_ALIASES, PROTOCOLS, WORDS } from './vocabulary.js';
import { ADDITION, STEP } from './tags.js';
import { termsOf } from './words.js';

/** Reports what is unused in a whole spec. */
export function reportUnused(declarations: Declarations, diagnostics: Diagnostics): void {
  reportInterfaces(declarations, diagnostics);
  reportAliases(declarations, diagnostics);
  reportConstants(declarations, diagnostics);
  reportImplemented(declarations, diagnostics);
  reportTags(declarations, diagnostics);
}

/** Reports what is unused in one module, because another declaration takes its place or is missing. */
export function reportUnusedByModule(declarations: Declarations, diagnostics: Diagnostics): void {
  reportDuplicates(declarations, diagnostics);
  reportRules(declarations, diagnostics);
}

function reportInterfaces({ interfaces }: Declarations, diagnostics: Diagnostics): void {
  for (const { name, base, at } of interfaces) {
    if (!['Struct', 'StateMachine'].includes(nameOf(base))) {
      diagnostics.add(
        'S040',
        at,
        `${name} is neither a struct nor a state machine`,
        'add `extends Struct` or `extends StateMachine<…>`',
      );
    }
  }
}

/** An alias that nothing uses may be a misspelt one. Scalars are parts of the ABI, used or not. */
function reportAliases(declarations: Declarations, diagnostics: Diagnostics): void {
  const used = new Set(termsOf(declarations).flatMap(({ term }) => typeNamesIn(term)));
  const known = new Set([...Object.keys(WORDS), ...declarations.aliases.map(({ name }) => name)]);
  const isScalar = (term: Term, depth = 0): boolean => {
    const target = named(declarations.aliases, nameOf(term));
    return (
      ['Unsigned', 'Signed', 'Character'].includes(nameOf(term)) ||
      (target !== undefined && depth < 99 && isScalar(target.term, depth + 1))
    );
  };
  for (const { name, term, at } of declarations.aliases) {
    const isRoot = ['Module', 'Rules'].includes(nameOf(term)) || NAMED_ALIASES.includes(name);
    const isUnknown = term.kind === 'invalid' || (term.kind === 'name' && !known.has(term.name));
    if (!isRoot && !used.has(name) && !isUnknown && !isScalar(term)) {
      const help = nearestHint(name, NAMED_ALIASES, 'use it, or remove it');
      diagnostics.add('S048', at, `nothing uses ${name}`, help);
    }
  }
}

/** Constants belong to the ABI or to the module, depending on their file. */
function reportConstants({ aliases, constants, functions }: Declarations, diagnostics: Diagnostics): void {
  const modules = aliases.filter(({ term }) => nameOf(term) === 'Module');
  const owners = new Set([...functions, ...modules].map(({ file }) => file));
  for (const { name, at } of constants.filter(({ file }) => !owners.has(file))) {
    diagnostics.add(
      'S041',
      at,
      `${name} is in a file that declares neither functions nor the module`,
      'move it to the file of the functions or of the module',
    );
  }
}

/** A module has one `Module`, one state machine, and one set of rules per class. */
function reportDuplicates({ aliases, interfaces }: Declarations, diagnostics: Diagnostics): void {
  const seen = new Set<string>();
  const uses = [
    ...aliases.map(({ term, at }) => ({ term, at })),
    ...interfaces.map(({ base, at }) => ({ term: base, at })),
  ];
  for (const { term, at } of uses) {
    const subject = nameOf(term) === 'Rules' ? `Rules of ${classOfRules(term)}` : nameOf(term);
    if (['Module', 'StateMachine', 'Rules'].includes(nameOf(term)) && seen.has(subject)) {
      diagnostics.add('S042', at, `duplicate ${subject}`, 'remove one of them');
    }
    seen.add(subject);
  }
}

function reportRules({ aliases, classes }: Declarations, diagnostics: Diagnostics): void {
  for (const { term, at } of aliases.filter((alias) => nameOf(alias.term) === 'Rules')) {
    if (!named(classes, classOfRules(term))) {
      diagnostics.add(
        'S043',
        at,
        `Rules of ${classOfRules(term)}, which is not a class of the spec`,
        'name a class of the spec',
      );
    }
  }
}

function reportImplemented({ classes }: Declarations, diagnostics: Diagnostics): void {
  for (const { name, implemented, at } of classes) {
    const names = implemented.map(nameOf);
    for (const [i, each] of names.entries()) {
      if (!PROTOCOLS.includes(each)) {
        const help = nearestHint(each, PROTOCOLS, `remove it, or use ${PROTOCOLS.join(', ')}`);
        diagnostics.add('S044', at, `${name} implements ${each}, which has no meaning here`, help);
      } else if (names.indexOf(each) !== i) {
        diagnostics.add('S042', at, `duplicate ${each} of ${name}`, 'remove one of them');
      }
    }
  }
}

function reportTags(declarations: Declarations, diagnostics: Diagnostics): void {
  const check = ({ comment, at }: { comment: Comment; at: Location }, supported: string[]): void => {
    for (const { name } of comment.tags.filter((tag) => !supported.includes(tag.name))) {
      const help =
        supported.length > 0
          ? nearestHint(
              `@${name}`,
              supported.map((each) => `@${each}`),
              `use only @${supported.join(', @')} here`,
            )
          : 'remove it; no tags are supported here';
      diagnostics.add('S045', at, `@${name} is not supported in this comment`, help);
    }
    reportDoubledTags(comment, at, diagnostics);
  };
  const { aliases, classes, constants, enumerations, interfaces } = declarations;
  [...aliases, ...constants, ...enumerations].forEach((one) => {
    check(one, []);
  });
  for (const one of interfaces) {
    check(one, nameOf(one.base) === 'StateMachine' ? [STEP] : []);
  }
  const members = [...enumerations, ...interfaces].flatMap(
    (one): { comment: Comment; at: Location }[] => one.members,
  );
  [...members, ...abiFunctions(declarations)].forEach((one) => {
    check(one, ['generation']);
  });
  for (const { comment, at, implemented, construction, attributes, constants: own } of classes) {
    check({ comment, at }, [
      ADDITION,
      ...(implemented.some((term) => nameOf(term) === 'Finalised') ? ['lifetime'] : []),
      ...(construction ? [] : ['throws', 'source']),
    ]);
    [...attributes, ...own].forEach((one) => {
      check(one, [ADDITION]);
    });
    for (const call of construction ? [construction] : []) {
      check(call, ['param', 'throws', 'source']);
      reportParameterDocs(call, diagnostics);
    }
  }
  const calls = [...classes.flatMap(({ methods }) => methods), ...moduleFunctions(declarations)];
  for (const call of calls) {
    check(call, ['param', 'returns', 'throws', 'after', 'source', ADDITION]);
    reportParameterDocs(call, diagnostics);
    reportOutcomes(call, diagnostics);
  }
}

/** Tags that occur once, or once for each name that follows them; an empty tag has no meaning. */
function reportDoubledTags({ tags }: Comment, at: Location, diagnostics: Diagnostics): void {
  const seen = new Set<string>();
  for (const { name, text } of tags) {
    const [word = ''] = text.split(' ');
    const subject = ['param', 'after'].includes(name) ? `@${name} ${word}` : `@${name}`;
    if (name === ADDITION && text !== '') {
      const help = 'remove the text; the comment of the member describes it, and the tag stands behind that';
      diagnostics.add('S058', at, `@${name} has the text \`${text}\``, help);
    } else if (text === '' && name !== ADDITION) {
      diagnostics.add('S050', at, `@${name} has no text`, 'write it, or remove the tag');
    } else if (!['throws', 'lifetime', STEP].includes(name) && seen.has(subject)) {
      diagnostics.add('S049', at, `${subject} is doubled`, 'join them, or remove one');
    } else if (name === 'throws' && word === text) {
      diagnostics.add('S050', at, `@throws ${word} has no text`, 'write when the call raises it');
    } else if (name === STEP && word === text) {
      diagnostics.add('S050', at, `@${STEP} ${word} has no text`, 'write why the call has this place');
    }
    seen.add(subject);
  }
}

function reportOutcomes({ comment, at }: { comment: Comment; at: Location }, diagnostics: Diagnostics): void {
  const known: readonly string[] = CALL_OUTCOMES;
  for (const { text } of comment.tags.filter((tag) => tag.name === 'after')) {
    const [outcome = ''] = text.split(' ');
    if (!known.includes(outcome)) {
      diagnostics.add(
        'S047',
        at,
        `@after ${outcome} is not an outcome of a call`,
        nearestHint(outcome, CALL_OUTCOMES, `use one of ${CALL_OUTCOMES.join(', ')}`),
      );
    }
  }
}

function reportParameterDocs(
  { comment, parameters, at }: { comment: Comment; parameters: { name: string }[]; at: Location },
  diagnostics: Diagnostics,
): void {
  for (const { text } of comment.tags.filter((tag) => tag.name === 'param')) {
    const [name = ''] = text.split(' ');
    if (!parameters.some((parameter) => parameter.name === name)) {
      diagnostics.add(
        'S046',
        at,
        `@param ${name} does not match a parameter`,
        nearestHint(
          name,
          parameters.map((parameter) => parameter.name),
          'fix the name, or delete the line',
        ),
      );
    }
  }
}

function nameOf(term: Term | undefined): string {
  return term?.kind === 'name' ? term.name : '';
}

function classOfRules(term: Term | undefined): string {
  return term?.kind === 'name' ? nameOf(term.args[0]) : '';
}
