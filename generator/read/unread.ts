// SPDX-License-Identifier: MIT
/** What a spec declares and no reader takes up: reported, so that nothing is dropped silently. */
import type { Findings } from '../diagnostics.js';
import { ENDINGS, type Location } from '../model/model.js';
import type { Comment, Declarations, Term } from './term.js';

export function reportUnread(declarations: Declarations, findings: Findings): void {
  reportInterfaces(declarations, findings);
  reportConstants(declarations, findings);
  reportSeconds(declarations, findings);
  reportRules(declarations, findings);
  reportMarks(declarations, findings);
  reportTags(declarations, findings);
}

function reportInterfaces({ interfaces }: Declarations, findings: Findings): void {
  for (const { name, base, at } of interfaces) {
    if (!['Struct', 'StateMachine'].includes(word(base))) {
      findings.add(
        'S040',
        at,
        `${name} is neither a struct nor a machine`,
        'write `extends Struct` or `extends StateMachine<…>` behind its name',
      );
    }
  }
}

/** Constants belong to the ABI or to the module, by the file they stand in. */
function reportConstants({ aliases, constants, functions }: Declarations, findings: Findings): void {
  const modules = aliases.filter(({ term }) => word(term) === 'Module');
  const homes = new Set([...functions, ...modules].map(({ file }) => file));
  for (const { name, at } of constants.filter(({ file }) => !homes.has(file))) {
    findings.add(
      'S041',
      at,
      `${name} stands in a file that declares neither functions nor the module`,
      'move it to the one it belongs to',
    );
  }
}

/** A spec has one module, one machine, and one set of rules for a class. */
function reportSeconds({ aliases, interfaces }: Declarations, findings: Findings): void {
  const seen = new Set<string>();
  const uses = [
    ...aliases.map(({ term, at }) => ({ term, at })),
    ...interfaces.map(({ base, at }) => ({ term: base, at })),
  ];
  for (const { term, at } of uses) {
    const what = word(term) === 'Rules' ? `Rules of ${rulesOf(term)}` : word(term);
    if (['Module', 'StateMachine', 'Rules'].includes(word(term)) && seen.has(what)) {
      findings.add('S042', at, `${what} is declared a second time`, 'keep one of them');
    }
    seen.add(what);
  }
}

function reportRules({ aliases, classes }: Declarations, findings: Findings): void {
  for (const { term, at } of aliases.filter((alias) => word(alias.term) === 'Rules')) {
    if (!classes.some(({ name }) => name === rulesOf(term))) {
      findings.add('S043', at, `there are rules of ${rulesOf(term)}, which is no class`, 'name a class');
    }
  }
}

function reportMarks({ classes }: Declarations, findings: Findings): void {
  for (const { name, marks, at } of classes) {
    for (const mark of marks.filter((each) => each !== 'Finalised')) {
      findings.add(
        'S044',
        at,
        `${name} implements ${mark}, which says nothing`,
        'delete it, or use Finalised',
      );
    }
  }
}

function reportTags(declarations: Declarations, findings: Findings): void {
  const check = ({ comment, at }: { comment: Comment; at: Location }, read: string[]): void => {
    for (const { name } of comment.tags.filter((tag) => !read.includes(tag.name))) {
      const help = read.length > 0 ? `here only @${read.join(', @')} are read` : 'no tag is read here';
      findings.add('S045', at, `@${name} says nothing in this comment`, help);
    }
  };
  const { aliases, classes, constants, enumerations, functions, interfaces } = declarations;
  [...aliases, ...constants, ...enumerations, ...interfaces].forEach((one) => {
    check(one, []);
  });
  const members = [...enumerations, ...interfaces].flatMap(
    (one): { comment: Comment; at: Location }[] => one.members,
  );
  [...members, ...functions].forEach((one) => {
    check(one, ['generation']);
  });
  for (const { comment, at, marks, construction, attributes, constants: own, methods } of classes) {
    check({ comment, at }, [
      ...(marks.includes('Finalised') ? ['lifetime'] : []),
      ...(construction ? [] : ['throws', 'source']),
    ]);
    [...attributes, ...own].forEach((one) => {
      check(one, []);
    });
    for (const call of construction ? [construction] : []) {
      check(call, ['param', 'returns', 'throws', 'source']);
      reportParameterDocs(call, findings);
    }
    for (const method of methods) {
      check(method, ['param', 'returns', 'throws', 'after', 'source']);
      reportParameterDocs(method, findings);
      reportEndings(method, findings);
    }
  }
}

function reportEndings({ comment, at }: { comment: Comment; at: Location }, findings: Findings): void {
  const known: readonly string[] = ENDINGS;
  for (const { text } of comment.tags.filter((tag) => tag.name === 'after')) {
    const [ending = ''] = text.split(' ');
    if (!known.includes(ending)) {
      findings.add(
        'S047',
        at,
        `@after ${ending} names no way in which a call ends`,
        `begin with one of ${ENDINGS.join(', ')}`,
      );
    }
  }
}

function reportParameterDocs(
  { comment, parameters, at }: { comment: Comment; parameters: { name: string }[]; at: Location },
  findings: Findings,
): void {
  for (const { text } of comment.tags.filter((tag) => tag.name === 'param')) {
    const [name = ''] = text.split(' ');
    if (!parameters.some((parameter) => parameter.name === name)) {
      findings.add('S046', at, `@param ${name} describes no parameter`, 'mend the name, or delete the line');
    }
  }
}

function word(term: Term | undefined): string {
  return term?.kind === 'name' ? term.name : '';
}

function rulesOf(term: Term | undefined): string {
  return term?.kind === 'name' ? word(term.args[0]) : '';
}
